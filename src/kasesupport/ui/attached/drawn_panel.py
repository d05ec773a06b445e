"""What was drawn by hand in いっしょに, for the practitioner: seen, printed as drawn, thrown away."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from kasesupport.domain.dates import PartialDate, both
from kasesupport.domain.strokes import Drawn
from kasesupport.ui.widgets import button, card, column, label

Act = Callable[[], object]


class DrawnPanel(QWidget):
    """`print_` asks for a printer, `remove` throws it away; both can be seen in the trail."""

    def __init__(self, print_: Act, remove: Act) -> None:
        super().__init__()
        self._facts = label("", "")
        self.print_ = button(self.tr("印刷する"), print_, "main", "printer")
        self.remove = button(self.tr("消す"), remove, "quiet", "trash-2")
        hint = label(self.tr("「いっしょに」の「てがき」でかいたものです。線のまま残っています。"), "soft")
        self.setLayout(column(card(self._facts, self.print_, hint, self.remove, margin=14, spacing=9)))

    def show_drawn(self, drawn: Drawn | None, who: str, *, may: bool) -> None:
        """Show this one, None for none."""
        self.setVisible(drawn is not None)
        if drawn is not None:
            self._facts.setText("\n".join(filter(None, (kind(drawn), who, day(drawn)))))
            self.remove.setEnabled(may)


def kind(drawn: Drawn) -> str:
    """What it is, in words."""
    words = {"name": _tr("手書きの名前"), "picture": _tr("絵"), "signature": _tr("同意のサイン")}
    return words.get(drawn.what, drawn.what)


def day(drawn: Drawn) -> str:
    """When, with the Japanese year beside it."""
    return both(PartialDate.from_text(drawn.on))


def _tr(words: str) -> str:
    return QCoreApplication.translate("DrawnPanel", words)
