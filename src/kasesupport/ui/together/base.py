"""What every card of いっしょに is given and must be able to do."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kasesupport.drawing.items import Drawing
from kasesupport.practice.together import Card, Together
from kasesupport.ui.together.look import Look
from kasesupport.ui.together.marks import Mark, marks
from kasesupport.ui.together.model import TogetherModel
from kasesupport.ui.widgets import column

Go = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Desk:
    """The family at the table, the words of the cards, how they look, and the way to another page of the table."""

    model: TogetherModel
    words: Together
    look: Look
    go: Go
    kept: dict[str, tuple[object, Drawing]] = field(default_factory=dict)  # drawings, and of what they are

    def drawn(self, name: str, of: object, draw: Callable[[], Drawing]) -> Drawing:
        """What `draw` gives, drawn once for each `of`."""
        found = self.kept.get(name)
        if found is None or found[0] != of:
            found = self.kept[name] = (of, draw())
        return found[1]

    def marks(self) -> dict[str, Mark]:
        """Everybody's mark."""
        return marks(self.model.record.graph)


class CardPage(QWidget):
    """One card, whole. `holds` is the place for what comes from elsewhere (handwriting, stickers, a photo)."""

    def __init__(self, desk: Desk, card: Card) -> None:
        super().__init__()
        self.desk, self.card = desk, card
        self.holds: QVBoxLayout = column(spacing=10)

    def hold(self, widget: QWidget) -> None:
        """Give a widget a place on this card; it goes with the card."""
        self.holds.addWidget(widget)

    def refresh(self) -> None:
        """Show what is stored now; leave alone what is being typed."""

    def flush(self) -> None:
        """Save what is being typed."""

    @property
    def speaker(self) -> str:
        """Who speaks here now; "" where nobody was chosen."""
        return ""

    def speak(self, person_id: str) -> None:
        """Somebody speaks from now on."""
