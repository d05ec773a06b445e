"""The genogram: drawn from the record, changed by touching it."""

import unicodedata
from collections.abc import Callable, Collection
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent

from kasesupport.cases import placements
from kasesupport.diagrams.genogram import GenogramLayout, GenogramLook, draw, layout, offset
from kasesupport.diagrams.genogram.look import for_places
from kasesupport.diagrams.tools import ConnectTool, LassoTool, Tool
from kasesupport.domain.people import Bond, FamilyGraph, Household, Person, Union
from kasesupport.drawing.items import Drawing, Point
from kasesupport.ui.canvas.picture import Picture
from kasesupport.ui.canvas.pointing import ZOOM_STEP
from kasesupport.ui.diagram_page import DiagramPage
from kasesupport.ui.genogram import acts, dwelling, keeping, many
from kasesupport.ui.genogram import side as genogram_side
from kasesupport.ui.genogram.dock import Dock
from kasesupport.ui.genogram.group import HAND, Gathering
from kasesupport.ui.genogram.joining import Joining
from kasesupport.ui.genogram.lines import Stop
from kasesupport.ui.genogram.look import layer_words
from kasesupport.ui.genogram.menu import Entry, MenuButton, by_key
from kasesupport.ui.genogram.rings import Rings
from kasesupport.ui.genogram.search import SearchBar
from kasesupport.ui.genogram.words import spoken
from kasesupport.ui.layouts import Layouts
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import begin_in

State = tuple[FamilyGraph, tuple[tuple[str, Point], ...], GenogramLook]
Subject = Person | Union | Household | Bond | None


class GenogramPage(DiagramPage):
    """One tap for a relative; a line, a person and an outline are described at the side."""

    diagram = "genogram"
    confides = True

    def __init__(self, model: CaseModel, go: Callable[[str], None]) -> None:
        super().__init__(model, go)
        self.title = self.tr("ジェノグラム")
        self.look = GenogramLook(on=model.case.file.today(), conventions=model.record.conventions)
        self.in_hand = ""  # the tool that is used instead of the bare hand
        self._layouts: Layouts[State, GenogramLayout] = Layouts(_lay_out)
        self.stop: Stop = "", ""  # the line that was reached by key, and the child it leads to
        self.person = ""  # the person selected last
        self._shows_keys = False
        self.dock = Dock(self.act, model.can_write)
        self.rings = Rings(self)
        self.joining = Joining(self)
        self.gathering: Gathering = Gathering(self)
        self.menu = MenuButton(self.act, self.kind, model)
        self.canvas.setAccessibleName(self.title)
        self.canvas.words = self._spoken
        lasso = self.tool("lasso", self.tr("同居の枠"), "house", lambda: LassoTool(self._people))
        connect = self.tool("connect", self.tr("つなぐ"), "link", lambda: ConnectTool(self.joins))
        gather = self.tool(HAND, self.tr("まとめて選ぶ"), "users", self.gathering.tool)
        gather.setProperty("reads", True)
        self.compose(self.dock, gather, lasso, connect, self.menu)
        self.canvas.join_by_dropping(self.joins)
        self.canvas.collected.connect(self._live_together)
        self.canvas.keyed.connect(self._keyed)
        self.search: SearchBar = many.search_bar(self)
        many.listen(self)
        self.refresh()

    def act(self, name: str) -> None:
        """What a button, a key or an entry of the menu means for what is selected."""
        ways = {
            "ring": self.rings.open, "keys": self._show_keys, "stop": lambda: self.use("", None),
            "lasso": self.tools["lasso"].click, "connect": self.tools["connect"].click,
            "arrange": self.arrange, "arrange_one": lambda: self.arrange(self._chosen()),
            "near": lambda: self.canvas.zoom(ZOOM_STEP), "far": lambda: self.canvas.zoom(1 / ZOOM_STEP),
            "whole": self.canvas.fit, "lines": lambda: acts.next_line(self),
            "undo": self.model.undo, "redo": self.model.redo, "paper": self.show_paper,
        }  # fmt: skip
        if name in ways:
            ways[name]()
        elif name in keeping.WAYS:
            keeping.do(self, name)
        elif name in many.WAYS:
            many.do(self, name)
        else:
            acts.do(self, name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc at the side goes back to the picture; a question about two, or the list of keys, is given up."""
        if event.key() == Qt.Key.Key_Escape and not self.canvas.has_keys():
            self.flush()
            self.select(self.selected)
            self.canvas.setFocus()
        else:
            super().keyPressEvent(event)

    def refresh(self) -> None:
        """Show the record as it is now."""
        graph = self.model.record.graph
        self.look = replace(self.look, conventions=self.model.record.conventions)
        self.frame.tell(layer_words() if self.look.practitioner else "")
        words = "" if graph.persons else self.tr("まだ だれも いません。\n＋こども から はじめましょう")
        self.frame.invite(words, (self.tr("こども"), self._add_child))
        self.dock.setVisible(bool(graph.persons))
        self.gathering.follow()
        super().refresh()
        kind = self.kind()
        self.canvas.surface.mark("" if kind == "person" and not self.gathering.is_on() else self.selected)
        self.dock.show_for(kind, self.in_hand)
        self.rings.follow()

    def select(self, subject: str) -> None:
        """Show the details of a subject; "" for none."""
        self.stop, self._shows_keys = ("", ""), False
        self.joining.forget()
        self.rings.close()
        if isinstance(self._find(subject), Person):
            self.person = subject
        super().select(subject)
        self.show_side()

    def use(self, name: str, tool: Tool | None) -> None:
        """Take a tool in hand; "" puts it down."""
        self.in_hand = name
        if name != "pull":
            self.rings.close()
        if not name:
            self.joining.put_down()
        super().use(name, tool)
        self.dock.show_for(self.kind(), name)
        self.gathering.used(name)

    def enter(self, subject: str) -> None:
        """Enter shows the buttons around what is selected; what has none is gone on with at the side."""
        if self.gathering.is_on():
            self.gathering.toggle(subject)
        elif not self.model.can_write:
            super().enter(subject)
        elif self.joining.enter(subject):
            return
        elif self.kind() in ("person", "union"):
            self.rings.open()
        else:
            begin_in(self.side.part)

    def placed(self) -> GenogramLayout:
        """The layout that is shown."""
        return self._layouts.of(self._state())

    def picture(self) -> Picture:
        """As placed before, moved as little as the change needs."""
        graph, placed = self.model.record.graph, self.placed()
        look = replace(self.look, selected=frozenset(self._chosen()))
        dx, dy = offset(placed)
        places = {person: (spot.x, spot.y) for person, spot in placed.spots.items()}
        return Picture(draw(graph, placed, look), (-dx, -dy), places)

    def for_paper(self, confided: bool = False) -> Drawing:
        """With its legend, nothing selected; what the screen shows of the practitioner's layer stays out unasked."""
        look = replace(self.look, legend=True, practitioner=confided)
        graph = self.model.record.graph
        return draw(graph, self._layouts.aside((graph, self.pins(), for_places(look))), look)

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever opens this page again begins without the practitioner's layer."""
        super().hideEvent(event)
        if self.look.practitioner and not event.spontaneous():
            self.see(practitioner=False)

    def arrange(self, subjects: Collection[str] = ()) -> None:
        """整列 of everybody, or of these persons alone: the others keep their places and their order."""
        if not subjects:
            super().arrange()
            return
        before = self.placed()
        self.model.do(placements.arrange, self.diagram, subjects)
        graph, pins, look = state = self._state()
        self._layouts.keep(state, layout(graph, dict(pins), before, look, subjects))
        self.refresh()

    def renew(self) -> None:
        """Lay everybody out from nothing."""
        self._layouts.renew(self._state())

    def first(self) -> str:
        """The 本人, else whoever was entered first."""
        persons = self.model.record.graph.persons
        return next((person.id for person in persons if person.index), persons[0].id if persons else "")

    def is_known(self, subject: str) -> bool:
        """A person, a line or a household."""
        return self._find(subject) is not None

    def remove(self, subject: str) -> None:
        """Take a person, a line or a household away; undo brings it back."""
        acts.remove(self, subject)

    def show_side(self) -> None:
        """What is selected, at the side; or the list of keys, or a question about two."""
        if self._shows_keys:
            genogram_side.show_keys(self)
        elif not self.gathering.show() and not self.joining.show():
            genogram_side.show(self)

    def see(self, **values: object) -> None:
        """Show the picture otherwise: fields of the look."""
        self.look = replace(self.look, **values)  # type: ignore[arg-type]
        self.refresh()

    def _show_keys(self) -> None:
        self._shows_keys = True
        self.side.unfold()
        self.show_side()

    def _keyed(self, sign: str) -> None:
        if entry := by_key().get(unicodedata.normalize("NFKC", sign).lower()):
            self.act_if_possible(entry)

    def act_if_possible(self, entry: Entry) -> None:
        """By key: say what is missing where nobody is selected; whoever only reads writes nothing."""
        if entry.writes and not self.model.can_write:
            return
        if entry.person and self.kind() != "person":
            self.model.noted.emit(self.tr("先に、人をひとり選んでください。"))
        else:
            self.act(entry.name)

    def _place(self, subject: str, at: Point) -> None:
        dwelling.put_down(self, subject, at)

    def _add_child(self) -> None:
        self.act("first")
        self.canvas.fit()

    def _live_together(self, members: tuple[str, ...]) -> None:
        if self.gathering.is_on():
            self.gathering.add(members)
        else:
            acts.live_together(self, members)

    def joins(self, a: str, b: str) -> tuple[str, str] | None:
        """Any two persons can be asked about; what is impossible between them is then said in words."""
        people_here = self._people() if self.model.can_write else {}
        return (a, b) if a != b and a in people_here and b in people_here else None

    def offers(self, name: str) -> bool:
        """Whether the ring around a person has this button."""
        return bool(name)

    def subject(self) -> Subject:
        """What is selected."""
        return self._find(self.selected)

    def _spoken(self, subject: str) -> str:
        described = self.canvas.picture.alt(subject)
        return (
            spoken(self.model.record.graph, subject, described)
            if isinstance(self._find(subject), Person)
            else described
        )

    def _chosen(self) -> tuple[str, ...]:
        """Who is chosen: several, or what is selected."""
        if self.gathering.is_on():
            return self.gathering.people
        return (self.selected,) if self.selected else ()

    def _people(self) -> dict[str, Point]:
        return dict(self.canvas.picture.places)

    def kind(self) -> str:
        """What is selected: person, union, household, bond, or "" for nothing."""
        return _kind(self.subject())

    def kind_of(self, subject: str) -> str:
        """As `kind`, of any subject."""
        return _kind(self._find(subject))

    def _find(self, subject: str) -> Subject:
        graph = self.model.record.graph
        everything: tuple[Person | Union | Household | Bond, ...] = (
            *graph.persons, *graph.unions, *graph.households, *graph.bonds
        )  # fmt: skip
        return next((each for each in everything if each.id == subject), None)

    def _state(self) -> State:
        return self.model.record.graph, self.pins(), for_places(self.look)


def _kind(subject: Subject) -> str:
    return {Person: "person", Union: "union", Household: "household", Bond: "bond"}.get(type(subject), "")


def _lay_out(state: State, before: GenogramLayout | None) -> GenogramLayout:
    graph, pins, look = state
    return layout(graph, dict(pins), before, look)
