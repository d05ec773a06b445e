"""Fields of the start: the key file, taken from a stick, and the recovery key in its groups."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QWidget

from kasesupport.ui import files, theme
from kasesupport.ui.start.words import GROUP, GROUPS, digits
from kasesupport.ui.widgets import button, column, label, row


class KeyFileField(QFrame):
    """The key file: chosen with a button or dropped here. Its place is not remembered."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("drop")
        self.setAcceptDrops(True)
        self.path: Path | None = None
        self._said = label("", "soft")
        self.choose = button(self.tr("鍵ファイルを選ぶ"), self._ask, icon_name="key-round")
        self.setLayout(row(self.choose, self._said, margin=12))
        self.layout().setStretch(1, 1)  # type: ignore[union-attr]
        self.take(None)

    def take(self, path: Path | None) -> None:
        """Take a file, or none."""
        self.path = path
        asked = self.tr("USBメモリーを差し込んで、鍵ファイルを選んでください。ここへドラッグしてもかまいません。")
        self._said.setText(self.tr("選んだ鍵ファイル：%1").replace("%1", path.name) if path else asked)
        self.choose.setAccessibleDescription(self._said.text())
        if path:
            self.chosen.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None:
            self._mark(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._mark(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._mark(False)
        if (path := _dropped(event)) is not None:
            self.take(path)
            event.acceptProposedAction()

    def _ask(self) -> None:
        if path := files.existing_file(self, self.tr("鍵ファイルを選ぶ"), Path.home(), files.key_files(others=True)):
            self.take(path)

    def _mark(self, over: bool) -> None:
        self.setProperty("over", over)
        self.style().unpolish(self)
        self.style().polish(self)


class RecoveryField(QWidget):
    """One recovery key, or a half of one: eight fields of six digits that jump on and share out what is pasted."""

    changed = Signal()
    filled = Signal()  # the last digit was typed

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.cells = [_Cell(self._name(name, place)) for place in range(GROUPS)]
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        for place, cell in enumerate(self.cells):
            cell.textEdited.connect(lambda text, place=place: self._typed(place, text))
            cell.emptied.connect(lambda place=place: self._back_from(place))
            number = label(str(place + 1), "soft", wrap=False)
            number.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addLayout(column(number, cell, spacing=2), place // 4, place % 4)
        self.setLayout(column(*([label(name, "label")] if name else []), grid))
        self.setFocusProxy(self.cells[0])

    def code(self) -> str:
        """The groups, with a hyphen between them."""
        return "-".join(cell.text() for cell in self.cells)

    def is_full(self) -> bool:
        """Whether every group has its six digits."""
        return self.first_short() == 0

    def first_short(self) -> int:
        """The first group without its six digits, from 1; 0 if there is none."""
        return next((place for place, cell in enumerate(self.cells, start=1) if len(cell.text()) < GROUP), 0)

    def mark(self, group: int) -> None:
        """Point at the group with a slip, from 1."""
        for place, cell in enumerate(self.cells, start=1):
            cell.be_wrong(place == group)
        self.cells[group - 1].setFocus()
        self.cells[group - 1].selectAll()

    def _name(self, name: str, place: int) -> str:
        return " ".join((name, self.tr("%1番目の6つの数字").replace("%1", str(place + 1)))).strip()

    def _typed(self, place: int, text: str) -> None:
        typed = digits(text)
        ours, rest = typed[:GROUP], typed[GROUP:]
        self.cells[place].put(ours)
        last = self._share_out(place + 1, rest) if rest else place
        if len(self.cells[last].text()) == GROUP and last < GROUPS - 1 and self.cells[last].is_at_end():
            last += 1
            self.cells[last].selectAll()
        self.cells[last].setFocus()
        self.changed.emit()
        if last == GROUPS - 1 and self.is_full():
            self.filled.emit()

    def _share_out(self, place: int, rest: str) -> int:
        """Put what is too long for a group into the next; one digit too many does not spoil a filled one."""
        if place == GROUPS or (len(rest) < GROUP and self.cells[place].text()):
            return place - 1
        self.cells[place].put(rest[:GROUP])
        return self._share_out(place + 1, rest[GROUP:]) if rest[GROUP:] else place

    def _back_from(self, place: int) -> None:
        if place:
            self.cells[place - 1].setFocus()
            self.cells[place - 1].end(False)


class _Cell(QLineEdit):
    """One group. No length limit: a paste of the whole code comes in here first."""

    emptied = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMinimumHeight(theme.TOUCH + 4)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhSensitiveData)

    def put(self, group: str) -> None:
        """Show a group; the cursor stays at its end."""
        if group != self.text():
            self.setText(group)
        self.be_wrong(False)

    def is_at_end(self) -> bool:
        """Whether the cursor stands behind the last digit."""
        return self.cursorPosition() == len(self.text())

    def be_wrong(self, wrong: bool) -> None:
        """Mark it, or take the mark off."""
        if bool(self.property("wrong")) != wrong:
            self.setProperty("wrong", wrong)
            self.style().unpolish(self)
            self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
            return
        super().keyPressEvent(event)


def _dropped(event: QDropEvent) -> Path | None:
    """The one file that is dropped."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
