"""The ecomap: the household in the middle, the resources around it, the ties between them."""

from collections.abc import Callable
from dataclasses import replace

from kasesupport.cases import ecomap
from kasesupport.diagrams import ecomap as drawn
from kasesupport.diagrams.genogram import GenogramLook
from kasesupport.diagrams.tools import ConnectTool
from kasesupport.domain.ecomap import HOUSEHOLD, Resource, Tie
from kasesupport.domain.people import FamilyGraph
from kasesupport.drawing.items import Drawing, Point
from kasesupport.ui import ecomap_keeping
from kasesupport.ui.canvas.picture import Picture
from kasesupport.ui.diagram_page import DiagramPage
from kasesupport.ui.ecomap_palette import Palette
from kasesupport.ui.ecomap_panels import MapPanel, MemberPanel, ResourcePanel, TiePanel, end_of, resource_of, tie_of
from kasesupport.ui.layouts import Layouts
from kasesupport.ui.model import CaseModel

State = tuple[FamilyGraph, tuple[Resource, ...], tuple[Tie, ...], tuple[tuple[str, Point], ...], GenogramLook]


class EcomapPage(DiagramPage):
    """Resources are added by the palette, tied by dragging or by two taps, and described at the side."""

    diagram = "ecomap"

    def __init__(self, model: CaseModel, go: Callable[[str], None]) -> None:
        super().__init__(model, go)
        self.title = self.tr("エコマップ")
        self._layouts: Layouts[State, drawn.EcomapLayout] = Layouts(_lay_out)
        self._look = drawn.EcomapLook(on=model.case.file.today(), conventions=model.record.conventions)
        self.palette_dock = Palette(self.add)
        self.canvas.setAccessibleName(self.title)
        connect = self.tool("connect", self.tr("つなぐ"), "link", lambda: ConnectTool(self._joins))
        self.compose(self.palette_dock, connect, ecomap_keeping.menu(self))
        self.canvas.connected.connect(self._connect_ends)
        self.refresh()

    def add(self, kind: str) -> None:
        """A new resource, tied to the selected member or else to the household, with the cursor in its name."""
        self.flush()
        to = self.selected if self._is_member(self.selected) else HOUSEHOLD
        added = self.model.do(ecomap.add_resource, "", kind, to)
        self.name_new(added[0] if added else None)

    def refresh(self) -> None:
        """Show the record as it is now."""
        self._look = replace(self._look, conventions=self.model.record.conventions)
        nobody = not self.model.record.graph.persons
        self.palette_dock.setVisible(not nobody)
        words = self.tr("まだ だれも いません。\n家族をえがくと、まんなかの家庭ができます。") if nobody else ""
        self.frame.invite(words, (self.tr("ジェノグラムをえがく"), lambda: self.go("genogram")))
        super().refresh()

    def picture(self) -> Picture:
        """As placed before, with what is new in free places."""
        record = self.model.record
        placed = self.placed()
        look = replace(self._look, selected=frozenset({self.selected}) if self.selected else frozenset())
        drawing = drawn.draw(record.graph, record.resources, record.ties, placed, look)
        seats = {person: (seat.symbol.x, seat.symbol.y) for person, seat in placed.people.items()}
        spots = {resource: (spot.x, spot.y) for resource, spot in placed.resources.items()}
        return Picture(drawing, placed.box[:2], {**seats, **spots}, frozenset(seats))

    def for_paper(self, confided: bool = False) -> Drawing:
        """With its legend, nothing selected."""
        record, look = self.model.record, replace(self._look, legend=True)
        return drawn.draw(record.graph, record.resources, record.ties, self.placed(), look)

    def placed(self) -> drawn.EcomapLayout:
        """The layout that is shown."""
        return self._layouts.of(self._state())

    def renew(self) -> None:
        """Everything anew on its ring."""
        self._layouts.renew(self._state())

    def is_known(self, subject: str) -> bool:
        """A resource, a tie, a member, or the household."""
        record = self.model.record
        known = (resource_of(record, subject), tie_of(record, subject), self._is_member(subject))
        return subject == HOUSEHOLD or any(known)

    def remove(self, subject: str) -> None:
        """A tie goes; a resource leaves this family's map. People are not removed here."""
        if tie_of(self.model.record, subject):
            self.model.do(ecomap.remove_tie, subject)
        elif resource_of(self.model.record, subject):
            self.model.do(ecomap.leave_resource, subject)

    def show_side(self) -> None:
        """What is selected, at the side."""
        record, subject = self.model.record, self.selected
        home = self.tr("家庭")
        if resource := resource_of(record, subject):
            title = resource.name or self.tr("新しい資源")
            self.side.show_part((subject,), title, lambda: ResourcePanel(self.model, subject, self.select))
        elif tie := tie_of(record, subject):
            source = resource_of(record, tie.resource)
            title = f"{source.name if source else ''} ― {end_of(record, tie.to, home)}"
            self.side.show_part((subject,), title, lambda: TiePanel(self.model, subject))
        elif subject:
            title = end_of(record, subject, home)
            self.side.show_part((subject,), title, lambda: MemberPanel(self.model, subject, self.select, self.go))
        else:
            self.side.show_part(("",), self.title, lambda: MapPanel(self._look.legend, self._show_legend))

    def _show_legend(self, on: bool) -> None:
        self._look = replace(self._look, legend=on)
        self.refresh()

    def _joins(self, a: str, b: str) -> tuple[str, str] | None:
        """A tie runs from a resource to a member or the household, whichever was touched first."""
        for one, other in ((a, b), (b, a)):
            if resource_of(self.model.record, one) and (other == HOUSEHOLD or self._is_member(other)):
                return one, other
        return None

    def _connect_ends(self, resource: str, end: str) -> None:
        ties = self.model.record.ties
        known = next((tie.id for tie in ties if (tie.resource, tie.to) == (resource, end)), None)
        if tie := known or self.model.do(ecomap.add_tie, resource, end):
            self.select(tie)

    def _state(self) -> State:
        record = self.model.record
        look = GenogramLook(on=self._look.on, conventions=self._look.conventions)
        return record.graph, record.resources, record.ties, self.pins(), look

    def _is_member(self, subject: str) -> bool:
        return any(person.id == subject for person in self.model.record.graph.persons)


def _lay_out(state: State, before: drawn.EcomapLayout | None) -> drawn.EcomapLayout:
    graph, resources, ties, pins, look = state
    return drawn.layout(graph, resources, ties, dict(pins), before, look)
