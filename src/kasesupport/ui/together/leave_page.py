"""The way out of いっしょに, as the office wants it: a question, a PIN, or the lock with its passphrase."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from kasesupport.cases.together import MOST_PIN, Leaving
from kasesupport.ui.together.base import Desk
from kasesupport.ui.together.parts import big_label, headline, large
from kasesupport.ui.widgets import card, column, label, row, starts_at

TRIES = 3  # wrong PINs until it is locked


class LeavePage(QWidget):
    """`over`: away from the table; `back`: go on; `guessed`: too many wrong PINs."""

    over = Signal()
    back = Signal()
    guessed = Signal()

    def __init__(self, desk: Desk, way: Leaving, is_pin: Callable[[str], bool]) -> None:
        super().__init__()
        self._is_pin, self._typed, self._wrong = is_pin, "", 0
        self.keys: dict[str, QPushButton] = {}
        title = headline(self.tr("おわりますか"), desk.look)
        words = {
            "ask": self.tr("おわると、画面はセンターの仕事の画面にもどります。"),
            "pin": self.tr("センターの人が、番号を入れておわります。"),
            "lock": self.tr("おわると鍵がかかり、合言葉で開くまで何も見えません。"),
        }
        told = big_label(self.tr("書いたことは、もう残っています。") + words[way])
        self.stay = large(self.tr("つづける"), self.back.emit, "chevron-left", "plain")
        self.end = large(self.tr("おわる"), self._leave, "lock" if way == "lock" else "check", "main")
        self.told = label("", "title", wrap=False)
        self.told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._way = way
        pad = (column(self.told, self._pad(), spacing=10),) if way == "pin" else ()
        inner = card(title, told, *pad, row(self.stay, None, self.end, spacing=12), margin=28, spacing=16)
        inner.setMaximumWidth(760)
        middle = row(None, inner, None)
        middle.setStretch(1, 8)
        self.setLayout(column(None, middle, None))
        starts_at(self, self.stay)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._show()

    def refresh(self) -> None:
        """Nothing changes here."""

    def flush(self) -> None:
        """Nothing is kept here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits may be typed, too."""
        if self._way == "pin" and event.text().isdigit():
            self._type(event.text())
        elif self._way == "pin" and event.key() == Qt.Key.Key_Backspace:
            self._rub()
        else:
            super().keyPressEvent(event)

    def _pad(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, digit in enumerate("1234567890"):
            made = large(digit, partial(self._type, digit), "", "face")
            self.keys[digit] = made
            grid.addWidget(made, place // 5, place % 5)
        self.rub = large("", self._rub, "undo-2", "plain", self.tr("ひとつ消す"))
        grid.addWidget(self.rub, 0, 5, 2, 1)
        return grid

    def _type(self, digit: str) -> None:
        self._typed = (self._typed + digit)[:MOST_PIN]
        self._show()

    def _rub(self) -> None:
        self._typed = self._typed[:-1]
        self._show()

    def _show(self) -> None:
        self.told.setText("●" * len(self._typed) or "―")

    def _leave(self) -> None:
        if self._way != "pin" or self._is_pin(self._typed):
            self.over.emit()
            return
        self._typed, self._wrong = "", self._wrong + 1
        self.told.setText(self.tr("ちがう番号です"))
        if self._wrong >= TRIES:
            self.guessed.emit()
