"""From two persons to the question of what they are to each other, however the two were pointed at."""

from typing import TYPE_CHECKING

from kasesupport.diagrams.tools import ConnectTool
from kasesupport.ui.genogram.relate import RelatePanel
from kasesupport.ui.genogram.words import name_of, names_of
from kasesupport.ui.widgets import begin_in

if TYPE_CHECKING:
    from kasesupport.ui.genogram.page import GenogramPage

HANDS = ("connect", "bond", "pull")  # tools that join two; by the last two one thinks of a bond first


class Joining:
    """Which two are being asked about, and who was the first while the second is sought."""

    def __init__(self, page: "GenogramPage") -> None:
        self._page = page
        self._first = ""
        self._pair: tuple[str, str] | None = None
        self._bonds_first = False
        page.canvas.connected.connect(self.ask)
        page.canvas.hovered.connect(self._hovered)

    def begin(self, person: str) -> None:
        """The next person tapped, or reached by key and entered, is asked about."""
        self._page.use("bond", ConnectTool(self._page.joins, person))
        self._first = person
        self._page.canvas.setFocus()

    def enter(self, subject: str) -> bool:
        """Enter on a person while two are being joined: the first, or the second; False where none are."""
        page, first = self._page, self._first
        if page.in_hand not in HANDS:
            return False
        self._first = subject
        if first and page.joins(first, subject):
            self.ask(first, subject)
        else:
            page.canvas.use(ConnectTool(page.joins, subject))
        return True

    def ask(self, a: str, b: str) -> None:
        """Show at the side what the two can be."""
        page = self._page
        bonds_first = page.in_hand in ("bond", "pull")
        page.use("", None)
        page.select(a)
        self._pair, self._bonds_first = (a, b), bonds_first
        page.side.unfold()
        page.show_side()
        begin_in(page.side.part)  # on the picture Tab would walk on, and away from the question

    def forget(self) -> None:
        """Something else is selected: nothing is asked any more."""
        self._pair = None

    def put_down(self) -> None:
        """No second one is sought any more."""
        self._first = ""

    def show(self) -> bool:
        """Show the question at the side; False where none is asked."""
        page, pair = self._page, self._pair
        if pair is None or not all(page.is_known(each) for each in pair):
            return False
        a, b = pair
        look, first = page.look, self._bonds_first
        title = names_of(page.model.record.graph, pair)
        page.side.show_part((a, b), title, lambda: RelatePanel(page.model, a, b, look, self._related, first))
        return True

    def _hovered(self, subject: str) -> None:
        """Say what letting go would do, before it does."""
        page = self._page
        person = next((p for p in page.model.record.graph.persons if p.id == subject), None)
        if person:
            page.dock.say_joined(name_of(person))
        else:
            page.dock.show_for(page.kind(), page.in_hand)

    def _related(self, subject: str) -> None:
        """Go on with the line between the two, which must be seen."""
        page = self._page
        if any(bond.id == subject for bond in page.model.record.graph.bonds) and not page.look.bonds:
            page.see(bonds=True)
        page.select(subject)
        page.canvas.setFocus()
