"""The table of ケース一覧: whole rows, by mouse, finger and keys; kana typed on it goes to the next family."""

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from kasesupport.ui import theme
from kasesupport.ui.caseload.model import CaseloadModel

HEAD_HIGH = 42  # logical px
SHARES = {"number": 7, "name": 8, "kana": 7, "children": 8, "phase": 8, "involvement": 7, "next": 11, "worker": 6,
          "lead": 8, "met": 6, "opened": 6}  # fmt: skip
LEAST = 13  # logical px of one share: what is wider than the window is scrolled to
MOVING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
TYPING = 1200  # ms within which letters belong together


class CaseTable(QTableView):
    """`chosen` carries the id of the family to open, `arranged` the columns in another order: a heading was dragged, or
    Ctrl+Shift and an arrow pressed. Nothing can be copied out of it by a key.
    """

    chosen = Signal(str)
    arranged = Signal(tuple)

    def __init__(self, model: CaseloadModel, name: str) -> None:
        super().__init__()
        self.lines, self._typed = model, ""
        self._pause = QTimer(self, singleShot=True, interval=TYPING)
        self._pause.timeout.connect(self._forget)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setProperty("reads", True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self._heads()
        self.clicked.connect(self._open)
        model.modelReset.connect(self.fit)

    def fit(self) -> None:
        """Share the width among the columns that are shown."""
        columns = self.lines.look.columns
        whole = sum(SHARES[name] for name in columns) or 1
        share = max(self.viewport().width() / whole, LEAST)
        for place, name in enumerate(columns):
            self.setColumnWidth(place, int(share * SHARES[name]))
        self._tell_order()

    def go_to(self, family_id: str) -> None:
        """Choose a family, the first where it is not shown."""
        row = max(self.lines.row_of(family_id), 0)
        if self.lines.lines:
            self.setCurrentIndex(self.lines.index(row, 0))

    def family(self) -> str:
        """The chosen one's id, "" for none."""
        now = self.currentIndex()
        return self.lines.lines[now.row()].family_id if now.isValid() else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
            return
        if event.modifiers() == MOVING and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            at = max(self.currentIndex().column(), 0)
            self._arrange(at, at + (1 if event.key() == Qt.Key.Key_Right else -1))
            return
        if event.matches(QKeySequence.StandardKey.Copy):  # names go out by 「書き出す」 alone, which is noted
            return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Kana as an input method shows it; nothing is edited here."""
        if told := event.commitString() or event.preeditString():
            self._typed = told
            self._seek(0)
        event.accept()

    def keyboardSearch(self, search: str) -> None:
        """Letters typed within a moment are one word; the same letter again goes on to the next family."""
        again = search == self._typed
        self._typed = search if again or not self._pause.isActive() else self._typed + search
        self._seek(self.currentIndex().row() + 1 if again else self.currentIndex().row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _dragged(self, _place: int, before: int, after: int) -> None:
        """Qt moves what is seen of the columns; here the model's own order is changed, once the drag is over."""
        heads = self.horizontalHeader()
        heads.blockSignals(True)
        heads.moveSection(after, before)
        heads.blockSignals(False)
        QTimer.singleShot(0, self, lambda: self._arrange(before, after))

    def _arrange(self, before: int, after: int) -> None:
        columns = list(self.lines.look.columns)
        if 0 <= after < len(columns):
            columns.insert(after, columns.pop(before))
            row = max(self.currentIndex().row(), 0)
            self.arranged.emit(tuple(columns))
            self.setCurrentIndex(self.lines.index(row, after))

    def _seek(self, after: int) -> None:
        self._pause.start()
        row = self.lines.row_beginning(self._typed, max(after, 0))
        if row >= 0:
            self.setCurrentIndex(self.lines.index(row, 0))

    def _forget(self) -> None:
        self._typed = ""

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.lines.lines[index.row()].family_id)

    def _heads(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.TOUCH)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads = self.horizontalHeader()
        heads.setFixedHeight(HEAD_HIGH)
        heads.setHighlightSections(False)
        heads.setSectionsMovable(True)
        heads.sectionMoved.connect(self._dragged)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._tell_order()
        self.setSortingEnabled(True)

    def _tell_order(self) -> None:
        """The sign in the heading, without asking for an order once more."""
        look, heads = self.lines.look, self.horizontalHeader()
        place = look.columns.index(look.by) if look.by in look.columns else -1
        order = Qt.SortOrder.DescendingOrder if look.down else Qt.SortOrder.AscendingOrder
        heads.blockSignals(True)
        heads.setSortIndicator(place, order)
        heads.blockSignals(False)
