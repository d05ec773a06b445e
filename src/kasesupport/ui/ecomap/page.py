"""The ecomap: the household in the middle, the resources around it, the ties between them."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from kasesupport.cases import ecomap, gaps, placements
from kasesupport.diagrams import ecomap as drawn
from kasesupport.diagrams.ecomap.dropping import load_of, put_down
from kasesupport.diagrams.ecomap.strokes import middle_of
from kasesupport.diagrams.genogram import GenogramLook
from kasesupport.diagrams.tools import ConnectTool, Tool
from kasesupport.domain.ecomap import HOUSEHOLD, Gap, Resource, Tie
from kasesupport.domain.people import FamilyGraph
from kasesupport.domain.record import middle_of as middle_of_map
from kasesupport.domain.record import stood_of
from kasesupport.drawing.items import Drawing, Point
from kasesupport.ui.canvas.picture import Picture
from kasesupport.ui.diagram_page import DiagramPage
from kasesupport.ui.ecomap import carrying, keeping
from kasesupport.ui.ecomap import keys as ecomap_keys
from kasesupport.ui.ecomap import side as ecomap_side
from kasesupport.ui.ecomap.dock import Dock
from kasesupport.ui.ecomap.joining import Joining
from kasesupport.ui.ecomap.rings import Rings
from kasesupport.ui.ecomap.stuck import Stuck
from kasesupport.ui.ecomap.subjects import is_member, kind_of, spoken
from kasesupport.ui.layouts import Layouts
from kasesupport.ui.model import CaseModel

State = tuple[
    FamilyGraph, tuple[Resource, ...], tuple[Tie, ...], tuple[Gap, ...], tuple[tuple[str, Point], ...], GenogramLook,
    str,
]  # fmt: skip
LEAST, NEAR = 0.625, 0.75  # scales: names are 10 px high; 12 px
Drop = tuple[str, Point | None]  # whom to tie to, and where to keep what was put down


class EcomapPage(DiagramPage):
    """Resources are added from the dock, tied by dragging or by two taps, and described at the side."""

    diagram = "ecomap"
    confides = True

    def __init__(self, model: CaseModel, go: Callable[[str], None]) -> None:
        super().__init__(model, go)
        self.title = self.tr("エコマップ")
        self.lacks: tuple[str, str] | None = None  # for whom something missing is being written, and from which need
        self.walked = ""  # whose ties are walked by key
        self.in_hand = ""  # the tool that is used instead of the bare hand
        self._stood = stood_of(model.record, self.diagram)
        self._layouts: Layouts[State, drawn.EcomapLayout] = Layouts(self._lay_out)
        self.look = drawn.EcomapLook(on=model.case.file.today(), conventions=model.record.conventions)
        self.stuck = Stuck(model)
        self.rings = Rings(self)
        self.joining = Joining(self)
        self.dock = self.make_dock()
        self.canvas.setAccessibleName(self.title)
        self.canvas.words = lambda subject: spoken(self.model.record, subject)
        connect = self.tool("connect", self.tr("つなぐ"), "link", lambda: ConnectTool(self.joining.any_two))
        self.compose(self.dock, connect, *self.more())
        self.canvas.join_by_dropping(self.joining.dropped)
        self.canvas.keyed.connect(self._keyed)
        self.canvas.nudged.connect(lambda dx, dy: ecomap_keys.nudge(self, dx, dy))
        self.canvas.chosen.connect(lambda _: self.dock.tray.shut())
        self.refresh()

    def make_dock(self) -> Dock:
        """What one adds from."""
        return Dock(self)

    def more(self) -> tuple[QWidget, ...]:
        """What stands in the bar beside the tools."""
        return (keeping.menu(self),)

    # --- what the dock and the keys ask

    def add(self, kind: str, to: str = "", at: Point | None = None, name: str = "") -> None:
        """A new resource, tied to `to`, else to the selected member or the household, with the cursor in its name."""
        self.flush()
        added = self.model.do(ecomap.add_resource, name, kind, to or self._end(), at)
        self.name_new(added[0] if added else None)

    def take(self, entry: str, to: str = "", at: Point | None = None) -> None:
        """An entry of the register, tied likewise; one that stands there already is only shown."""
        self.flush()
        end = to or self._end()
        if any((tie.resource, tie.to) == (entry, end) for tie in self.model.record.ties):
            self.model.noted.emit(self.tr("この資源は、もう図にあります。"))
        else:
            self.model.do(ecomap.add_tie, entry, end, at)
        self.come_to(entry)

    def come_to(self, subject: str) -> None:
        """Select a subject and see it whole; the keys go on from there."""
        self.select(subject)
        self.canvas.reveal(subject)
        self.canvas.setFocus()

    def lack(self, need: str = "") -> None:
        """Say at the side what is missing, from a need (its id) or not; for whom it is, else who is selected."""
        self.use("", None)
        told = next((each.person_id for each in self.model.record.needs if each.id == need), "")
        self.lacks = (told or self._end(), need)
        self.show_side()
        self.side.write()

    def carried(self, words: str, at: QPointF) -> None:
        """Something is being pulled from the dock."""
        carrying.show(self, words, at)

    def put_down_at(self, at: QPointF) -> Drop | None:
        """Where it was let go: on whom, or at which place; None where that is not on the map."""
        return carrying.put_down(self, at)

    def see(self, **values: object) -> None:
        """Show the picture otherwise: fields of the look."""
        self.look = replace(self.look, **values)  # type: ignore[arg-type]
        self.refresh()

    # --- what a diagram tells

    def refresh(self) -> None:
        """Show the record as it is now."""
        self.look = replace(self.look, conventions=self.model.record.conventions)
        nobody = not self.model.record.graph.persons
        self.frame.tell(*ecomap_side.told(self))
        self.dock.setVisible(not nobody)
        words = self.tr("まだ だれも いません。\n家族をえがくと、まんなかの家庭ができます。") if nobody else ""
        self.frame.invite(words, (self.tr("ジェノグラムをえがく"), lambda: self.go("genogram")))
        super().refresh()
        self.rings.follow()

    def select(self, subject: str) -> None:
        """Show the details of a subject; "" for none."""
        self.rings.close()
        if self.canvas.nudging and subject != self.selected:
            self.use("", None)
        if self.lacks:
            self.lacks = None
            self.show_side()
        super().select(subject)

    def use(self, name: str, tool: Tool | None) -> None:
        """Take a tool in hand; "" puts it down."""
        self.in_hand = name
        moving, self.canvas.nudging = self.canvas.nudging, name == ecomap_keys.NUDGE
        self.rings.close()
        if not name:
            self.joining.put_down()
        super().use(name, tool)
        self.dock.show_for(name)
        if moving != self.canvas.nudging:
            self.refresh()

    def enter(self, subject: str) -> None:
        """Enter ties where two are being tied, shows the buttons of a tie, and else goes on at the side."""
        if self.canvas.nudging:
            self.use("", None)
            return
        if self.joining.enter(subject):
            return
        if kind_of(self.model.record, subject) == "tie" and self.model.can_write:
            self.rings.open()
        else:
            super().enter(subject)

    def picture(self) -> Picture:
        """As placed before, with what is new in free places."""
        record, placed = self.model.record, self.placed()
        look = replace(self.look, selected=frozenset({self.selected}) if self.selected else frozenset())
        drawing = drawn.draw(record.graph, record.resources, record.ties, placed, look, record.gaps)
        seats = {person: (seat.symbol.x, seat.symbol.y) for person, seat in placed.people.items()}
        spots = {resource: (spot.x, spot.y) for resource, spot in placed.resources.items()}
        home = {HOUSEHOLD: placed.title_place()} if seats else {}
        still = frozenset({HOUSEHOLD, *seats}) - ({self.selected} if self.canvas.nudging else set())
        return Picture(drawing, placed.box[:2], {**home, **seats, **spots}, still)

    def placed(self) -> drawn.EcomapLayout:
        """The layout that is shown."""
        return self._layouts.of(self._state())

    def middle_of(self, tie: str) -> Point:
        """The middle of the way of a tie."""
        return next(middle_of(line.points) for line in self.placed().ties if line.id == tie)

    def for_paper(self, confided: bool = False) -> Drawing:
        """With its legend, nothing selected; what the screen shows of the practitioner's layer stays out unasked."""
        record, stuck = self.model.record, self.stuck.chosen()
        look = replace(self.look, legend=True, practitioner=confided, stuck=stuck)
        return drawn.draw(record.graph, record.resources, record.ties, self.placed(), look, record.gaps)

    def show_paper(self) -> None:
        """See DiagramPage."""
        super().show_paper()
        self.stuck.forget()

    def more_for_paper(self) -> Sequence[tuple[str, Callable[[bool], object]]]:
        """The children's stickers, each child's own; see DiagramPage."""
        return self.stuck.offered()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc at the side goes back to the picture; what is missing and was not written yet is given up."""
        if event.key() == Qt.Key.Key_Escape and not self.canvas.has_keys():
            self.flush()
            self.select(self.selected)
            self.canvas.setFocus()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever opens this page again begins without the practitioner's layer."""
        super().hideEvent(event)
        self.dock.tray.shut()
        if not event.spontaneous():
            self.remember()
        if self.look.practitioner and not event.spontaneous():
            self.see(practitioner=False)

    def begin_seen(self) -> None:
        """A crowded map opens at its household, where names can be read; 「全体」 shows the whole."""
        self.frame.begin_about((0.0, 0.0), LEAST, NEAR)

    def remember(self) -> None:
        """Keep where everything stands, for when the family is opened again."""
        if self.model.can_write and self.model.record.graph.persons:
            told = stood_of(self.model.record, self.diagram)
            self.model.do(placements.stand, self.diagram, self.placed().stands(), told)

    def put_down(self) -> None:
        """The page goes."""
        self.remember()

    def renew(self) -> None:
        """Everything anew around the household."""
        self._stood = {}
        self._layouts.renew(self._state())

    def is_known(self, subject: str) -> bool:
        """A resource, a tie, what is missing, a member, or the household."""
        return bool(kind_of(self.model.record, subject))

    def remove(self, subject: str) -> None:
        """A tie or an empty place goes; a resource leaves this family's map. People are not removed here."""
        acts = {"tie": ecomap.remove_tie, "resource": ecomap.leave_resource, "gap": gaps.remove}
        if act := acts.get(kind_of(self.model.record, subject)):
            self.model.do(act, subject)
            self.model.noted.emit(self.tr("消しました。「元に戻す」で戻せます。"))
        else:
            self.model.noted.emit(self.tr("家族は、ここでは消せません。ジェノグラムで消せます。"))

    def show_side(self) -> None:
        """What is selected, at the side."""
        ecomap_side.show(self)

    # --- inside

    def _place(self, subject: str, at: Point) -> None:
        """Put down inside the household's outline, a resource is tied to it: it cannot stand there."""
        end = self.placed().inside(at) if subject in self.placed().resources else ""
        if end and self.joining.dropped(subject, end):
            self.joining.join(subject, end)
            self.refresh()
        else:
            load = load_of(self.placed(), subject)
            place = put_down(self.placed(), subject, at) if load else at
            super()._place(load.id if load else subject, place)

    def _keyed(self, sign: str) -> None:
        ecomap_keys.typed(self, unicodedata.normalize("NFKC", sign).lower())

    def _end(self) -> str:
        return self.selected if is_member(self.model.record, self.selected) else HOUSEHOLD

    def _state(self) -> State:
        record, look = self.model.record, self.look
        persons = GenogramLook(look.on, conventions=look.conventions)
        middle = middle_of_map(record, self.diagram)
        return record.graph, record.resources, record.ties, record.gaps, self.pins(), persons, middle

    def _lay_out(self, state: State, before: drawn.EcomapLayout | None) -> drawn.EcomapLayout:
        graph, resources, ties, gaps, pins, look, middle = state
        return drawn.layout(graph, resources, ties, dict(pins), before, look, gaps, middle, self._stood)
