"""The ring of the genogram: opened by a tap or by Enter, it follows what it stands around."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kasesupport.diagrams.genogram.pick import line_at
from kasesupport.diagrams.hit import joined
from kasesupport.diagrams.intents import Pointer
from kasesupport.diagrams.tools import ConnectTool
from kasesupport.domain.people import Person, Union
from kasesupport.drawing.items import Box, Point
from kasesupport.ui.genogram import ring as offers
from kasesupport.ui.ring.choice import Choice
from kasesupport.ui.ring.ring import Ring

if TYPE_CHECKING:
    from kasesupport.ui.genogram.page import GenogramPage

FREE = 14.0  # px kept free around the place of a line that was tapped
STEP = 0.8  # zoomed out by so much at a time until there is room for the ring
TRIES = 8


class Rings:
    """One ring at a time over the canvas of a page."""

    def __init__(self, page: "GenogramPage") -> None:
        self._page = page
        self.ring = Ring(page.frame, page.canvas)
        self._around: tuple[tuple[str, ...], Point | None] = (), None  # subjects kept free, and a place of a line
        self.ring.picked.connect(self._picked)
        self.ring.refused.connect(page.model.noted)
        self.ring.given_up.connect(self.close)
        self.ring.pulled.connect(self._pulled)
        self.ring.dropped.connect(self._dropped)
        page.canvas.tapped.connect(self._tapped)
        page.canvas.seen.connect(self.follow)

    def open(self, keys: bool = True) -> None:
        """Around what is selected; with `keys` the keys go to it."""
        match self._page.subject():
            case Person(id=person):
                graph = self._page.model.record.graph
                found = tuple(each for each in offers.around_person(graph, person) if self._page.offers(each.name))
                self._show(found, (person,), None, whole=True)
            case Union() as union if self._page.stop[1]:
                self._of_child(union, self._page.stop[1], None)
            case Union() as union:
                self._show(self._of_union(union), union.partners, None)
            case _:
                return
        if keys:
            self.ring.take_keys()

    def open_other_parents(self, name: str) -> None:
        """Another "father" or "mother" than the one by birth."""
        self._show(tuple(offers.other_parents(name, self._page.look)), (self._page.selected,), None)
        self.ring.take_keys()

    def close(self) -> None:
        """Go away."""
        self.ring.close_up()

    def follow(self) -> None:
        """What the ring stands around may be elsewhere on the screen now."""
        if self.ring.isVisible() and not (self._is_seen() and self.ring.follow(self._box())):
            self.close()

    def _tapped(self, subject: str, x: float, y: float) -> None:
        if self._page.in_hand or not self._page.model.can_write:
            return
        found = self._page.subject()
        if not isinstance(found, Union):
            self.open(keys=False)
            return
        line = line_at(self._page.placed(), subject, (x, y))
        if line and line.child:
            self._of_child(found, line.child, (x, y))
        else:
            self._show(self._of_union(found), found.partners, (x, y))

    def _of_child(self, union: Union, child: str, at: Point | None) -> None:
        self._show(tuple(offers.around_child(union, child, self._page.look)), (child,), at)

    def _of_union(self, union: Union) -> tuple[Choice, ...]:
        couple = len(union.partners) > 1
        return tuple(offers.around_couple(union, self._page.look) if couple else offers.around_parent())

    def _show(self, choices: Sequence[Choice], clear: tuple[str, ...], at: Point | None, whole: bool = False) -> None:
        canvas = self._page.canvas
        self._around = clear, at
        if self.ring.open(choices, self._box(), whole):
            return
        if at:  # not around the people, but at least off the line that was tapped
            self._around = (), at
            if self.ring.open(choices, self._box(), whole):
                return
        for _ in range(TRIES):  # so near that nothing else has room: step back
            canvas.zoom(STEP, self._middle())
            if self.ring.open(choices, self._box(), whole):
                return

    def _box(self) -> Box:
        """What the buttons must not cover, in px of the canvas."""
        page, (subjects, at) = self._page, self._around
        boxes = [self._on_screen(box) for each in subjects if (box := page.canvas.picture.box_of(each))]
        if at:
            x, y = page.canvas.camera.to_screen(*at)
            boxes.append((x - FREE, y - FREE, 2 * FREE, 2 * FREE))
        return joined(boxes)

    def _on_screen(self, box: Box) -> Box:
        camera = self._page.canvas.camera
        left, top = camera.to_screen(box[0], box[1])
        return left, top, box[2] * camera.scale, box[3] * camera.scale

    def _middle(self) -> Point:
        left, top, wide, high = self._box()
        return left + wide / 2, top + high / 2

    def _is_seen(self) -> bool:
        (x, y), canvas = self._middle(), self._page.canvas
        return 0 <= x <= canvas.width() and 0 <= y <= canvas.height()

    def _picked(self, name: str) -> None:
        self.close()
        self._page.act(name)

    def _pulled(self, _: str, x: float, y: float) -> None:
        """A line is being pulled from the ring to somebody."""
        canvas, person = self._page.canvas, self._page.selected
        if self._page.in_hand != "pull":
            self._page.use("pull", ConnectTool(self._page.joins))
            canvas.tell("press", Pointer(*canvas.picture.places[person], person))
        canvas.tell("move", canvas.pointer_at(x, y))

    def _dropped(self, _: str, x: float, y: float) -> None:
        canvas = self._page.canvas
        self.close()
        canvas.tell("release", canvas.pointer_at(x, y))
        if self._page.in_hand == "pull":  # on nobody
            self._page.use("", None)
