"""Of which family: typed a few letters, Enter takes the first."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from kasesupport.cases import views
from kasesupport.cases.opening import CaseFile
from kasesupport.domain.caseload import FamilyLine
from kasesupport.ui import theme
from kasesupport.ui.widgets import button, column, label, row

MOST = 50  # families that are listed; one types on to narrow them down
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class Whose(QDialog):
    """`chosen` is the family's id, "" until one was taken."""

    def __init__(self, file: CaseFile, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("経過を書く"))
        self._file, self.chosen = file, ""
        self.sought = QLineEdit()
        self.sought.setPlaceholderText(self.tr("名前・ふりがなでさがす"))
        self.sought.setAccessibleName(self.tr("家庭をさがす"))
        self.sought.setMinimumHeight(theme.TOUCH)
        self.sought.textChanged.connect(lambda _: self._offer())
        self.found = QListWidget()
        self.found.setAccessibleName(self.tr("見つかった家庭"))
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrows act from the field
        self.found.itemActivated.connect(lambda _: self._take())
        self.found.itemClicked.connect(lambda _: self._take())
        go = button(self.tr("この家庭の経過を書く"), self._take, "main", "pencil")
        away = button(self.tr("やめる"), self.reject, "quiet", "x")
        go.setDefault(True)
        away.setAutoDefault(False)
        title = label(self.tr("どの家庭のことを書きますか"), "heading")
        self.setLayout(column(title, self.sought, self.found, row(away, None, go), margin=18, spacing=10))
        self.resize(560, 520)
        self._offer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (step := STEPS.get(Qt.Key(event.key()))) and self.found.count():
            self.found.setCurrentRow((self.found.currentRow() + step) % self.found.count())
            return
        super().keyPressEvent(event)

    def _offer(self) -> None:
        self.found.clear()
        for line in views.families(self._file, self.sought.text())[:MOST]:
            item = QListWidgetItem(self._words(line))
            item.setSizeHint(QSize(0, theme.TOUCH))
            item.setData(Qt.ItemDataRole.UserRole, line.family_id)
            self.found.addItem(item)
        self.found.setCurrentRow(0)

    def _words(self, line: FamilyLine) -> str:
        parts = (line.name or self.tr("（名前なし）"), line.kana, line.children)
        return "　".join(part for part in parts if part)

    def _take(self) -> None:
        if (item := self.found.currentItem()) is not None:
            self.chosen = str(item.data(Qt.ItemDataRole.UserRole))
            self.accept()
