"""The way out of いっしょに: a question, and where the office wants it the lock, so that the passphrase is needed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kasesupport.cases.together import Leaving
from kasesupport.ui.together.base import Desk
from kasesupport.ui.together.parts import big_label, headline, large
from kasesupport.ui.widgets import card, column, row


class LeavePage(QWidget):
    """`over`: away from the table; `back`: go on."""

    over = Signal()
    back = Signal()

    def __init__(self, desk: Desk, way: Leaving) -> None:
        super().__init__()
        title = headline(self.tr("おわりますか"), desk.look)
        words = {
            "ask": self.tr("書いたことは、もう残っています。おわると、画面はセンターの仕事の画面にもどります。"),
            "lock": self.tr(
                "書いたことは、もう残っています。おわると鍵がかかり、パスフレーズで開くまで何も見えません。"
            ),
        }
        self.stay = large(self.tr("つづける"), self.back.emit, "chevron-left", "plain")
        self.end = large(self.tr("おわる"), self.over.emit, "lock" if way == "lock" else "check", "main")
        inner = card(title, big_label(words[way]), row(self.stay, None, self.end, spacing=12), margin=28, spacing=18)
        inner.setMaximumWidth(760)
        middle = row(None, inner, None)
        middle.setStretch(1, 8)
        self.setLayout(column(None, middle, None))
        self.setFocusProxy(self.stay)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def refresh(self) -> None:
        """Nothing changes here."""

    def flush(self) -> None:
        """Nothing is typed here."""
