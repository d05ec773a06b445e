"""The genogram: drawn from the record, changed by touching it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from kasesupport.cases import households, people, unions
from kasesupport.diagrams.genogram import GenogramLayout, GenogramLook, draw, layout, offset
from kasesupport.diagrams.genogram.look import for_places
from kasesupport.diagrams.tools import ConnectTool, LassoTool
from kasesupport.domain.people import FamilyGraph, Household, Person, Union
from kasesupport.drawing.items import Drawing, Point
from kasesupport.ui.canvas.picture import Picture
from kasesupport.ui.diagram_page import DiagramPage
from kasesupport.ui.genogram_dock import Dock
from kasesupport.ui.genogram_panels import HouseholdPanel, PicturePanel, UnionPanel
from kasesupport.ui.genogram_relate import RelatePanel
from kasesupport.ui.genogram_words import name_of, names_of, union_title
from kasesupport.ui.layouts import Layouts
from kasesupport.ui.model import CaseModel
from kasesupport.ui.person_form import PersonForm

State = tuple[FamilyGraph, tuple[tuple[str, Point], ...], GenogramLook]
Subject = Person | Union | Household | None


class GenogramPage(DiagramPage):
    """One tap for a relative; a line, a person and an outline are described at the side."""

    diagram = "genogram"
    confides = True

    def __init__(self, model: CaseModel, go: Callable[[str], None]) -> None:
        super().__init__(model, go)
        self.title = self.tr("ジェノグラム")
        self.look = GenogramLook(on=model.case.file.today())
        self._layouts: Layouts[State, GenogramLayout] = Layouts(_lay_out)
        self._pair: tuple[str, str] | None = None  # two persons whose relation is being asked for
        self.dock = Dock(self.act)
        self.canvas.setAccessibleName(self.title)
        lasso = self.tool("lasso", self.tr("同居の枠"), "house", lambda: LassoTool(self._people))
        connect = self.tool("connect", self.tr("つなぐ"), "link", lambda: ConnectTool(self._joins))
        self.compose(self.dock, lasso, connect)
        self.canvas.collected.connect(self._live_together)
        self.canvas.connected.connect(self._ask_relation)
        self.refresh()

    def act(self, name: str) -> None:
        """What a button of the dock means for what is selected."""
        self.flush()
        subject, do = self.selected, self.model.do
        match name:
            case "father" | "mother":
                self.name_new(do(people.add_parent, subject, "M" if name == "father" else "F"))
            case "partner":
                self.name_new(do(people.add_partner, subject))
            case "sibling":
                self.name_new(do(people.add_sibling, subject))
            case "child":
                self.name_new(do(people.add_child, subject))
            case "child_of_union":
                self.name_new(do(people.add_child, "", subject))
            case "person":
                self.name_new(do(people.add_person))
            case "together":
                self._show_household_of(subject)
            case _:
                self.remove(subject)

    def refresh(self) -> None:
        """Show the record as it is now."""
        graph = self.model.record.graph
        words = "" if graph.persons else self.tr("まだ だれも いません。\n＋こども から はじめましょう")
        self.frame.invite(words, (self.tr("こども"), self._add_child))
        self.dock.setVisible(bool(graph.persons))
        super().refresh()
        kind = _kind(self._subject())
        self.canvas.surface.marked = self.selected if kind in ("union", "household") else ""
        self.dock.show_for(kind, graph, self.selected)

    def select(self, subject: str) -> None:
        """Show the details of a subject; "" for none."""
        self._pair = None
        super().select(subject)
        self.show_side()

    def picture(self) -> Picture:
        """As placed before, moved as little as the change needs."""
        graph, placed = self.model.record.graph, self._layouts.of(self._state())
        look = replace(self.look, selected=frozenset({self.selected}) if self.selected else frozenset())
        dx, dy = offset(placed)
        places = {person: (spot.x, spot.y) for person, spot in placed.spots.items()}
        return Picture(draw(graph, placed, look), (-dx, -dy), places)

    def for_paper(self, confided: bool = False) -> Drawing:
        """With its legend, nothing selected; what the screen shows of the practitioner's layer stays out unasked."""
        look = replace(self.look, legend=True, practitioner=confided)
        return draw(self.model.record.graph, self._layouts.of(self._state()), look)

    def renew(self) -> None:
        """Lay everybody out from nothing."""
        self._layouts.renew(self._state())

    def is_known(self, subject: str) -> bool:
        """A person, a union or a household."""
        return self._find(subject) is not None

    def remove(self, subject: str) -> None:
        """Take a person, a relation or a household away; undo brings it back."""
        acts = {"person": people.remove_person, "union": unions.remove_union, "household": households.remove_household}
        kind = _kind(self._find(subject))
        if kind:
            self.model.do(acts[kind], subject)
            self.model.noted.emit(self.tr("消しました。「元に戻す」で戻せます。"))

    def show_side(self) -> None:
        """What is selected, at the side."""
        graph, subject = self.model.record.graph, self._subject()
        key, select = self.selected, self.select
        show = self.side.show_part
        if self._pair and all(self._find(each) for each in self._pair):
            a, b = self._pair
            show((a, b), names_of(graph, (a, b)), lambda: RelatePanel(self.model, a, b, select))
            return
        match subject:
            case Person():
                show((key,), name_of(subject), lambda: PersonForm(self.model, key))
            case Union():
                show((key,), union_title(graph, subject), lambda: UnionPanel(self.model, key, self.name_new))
            case Household():
                people_known = tuple(person.id for person in graph.persons)
                title = subject.name or self.tr("同居の枠")
                show((key, *people_known), title, lambda: HouseholdPanel(self.model, key))
            case _:
                show(("",), self.title, self._picture_panel)

    def _picture_panel(self) -> QWidget:
        look = self.look
        return PicturePanel(
            {
                "furigana": (self.tr("ふりがな"), look.furigana, lambda on: self._see(furigana=on)),
                "called": (
                    self.tr("家での呼び名"),
                    look.labels == "called",
                    lambda on: self._see(labels="called" if on else "name"),
                ),
                "seireki": (
                    self.tr("西暦"),
                    look.era == "seireki",
                    lambda on: self._see(era="seireki" if on else "wareki"),
                ),
                "legend": (self.tr("凡例"), look.legend, lambda on: self._see(legend=on)),
            }
        )

    def _see(self, **values: object) -> None:
        self.look = replace(self.look, **values)  # type: ignore[arg-type]
        self.refresh()

    def _add_child(self) -> None:
        self.name_new(self.model.do(people.add_person, is_index=True))
        self.canvas.fit()

    def _live_together(self, members: tuple[str, ...]) -> None:
        self.name_new(self.model.do(households.add_household, members))

    def _show_household_of(self, person: str) -> None:
        known = next((house.id for house in self.model.record.graph.households if person in house.members), None)
        if household := known or self.model.do(households.add_household, (person,)):
            self.select(household)

    def _ask_relation(self, a: str, b: str) -> None:
        self.use("", None)
        self.select(a)
        self._pair = (a, b)
        self.side.unfold()
        self.show_side()

    def _joins(self, a: str, b: str) -> tuple[str, str] | None:
        people_here = self._people()
        return (a, b) if a != b and a in people_here and b in people_here else None

    def _people(self) -> dict[str, Point]:
        return dict(self.canvas.picture.places)

    def _subject(self) -> Subject:
        return self._find(self.selected)

    def _find(self, subject: str) -> Subject:
        graph = self.model.record.graph
        everything: tuple[Person | Union | Household, ...] = (*graph.persons, *graph.unions, *graph.households)
        return next((each for each in everything if each.id == subject), None)

    def _state(self) -> State:
        return self.model.record.graph, self.pins(), for_places(self.look)


def _kind(subject: Subject) -> str:
    return {Person: "person", Union: "union", Household: "household"}.get(type(subject), "")


def _lay_out(state: State, before: GenogramLayout | None) -> GenogramLayout:
    graph, pins, look = state
    return layout(graph, dict(pins), before, look)
