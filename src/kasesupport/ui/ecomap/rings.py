"""The ring of buttons at a tie: how strong it is and which way the support goes, one tap each."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kasesupport.cases import ecomap
from kasesupport.diagrams.hit import joined
from kasesupport.domain.conventions import Conventions
from kasesupport.domain.ecomap import HOUSEHOLD, Tie
from kasesupport.drawing.items import Box, Point
from kasesupport.ui.ecomap import signs, words
from kasesupport.ui.ecomap.subjects import tie_of
from kasesupport.ui.ring.choice import Choice
from kasesupport.ui.ring.ring import Ring

if TYPE_CHECKING:
    from kasesupport.ui.ecomap.page import EcomapPage

FREE = 16.0  # px kept free around the place of a line that was tapped


class Rings:
    """One ring at a time over the canvas of the page."""

    def __init__(self, page: "EcomapPage") -> None:
        self._page = page
        self.ring = Ring(page.frame, page.canvas)
        self._at: Point = (0.0, 0.0)
        self._clear: tuple[str, ...] = ()  # subjects that are not covered
        self.ring.picked.connect(self._picked)
        self.ring.given_up.connect(self.close)
        page.canvas.tapped.connect(self._tapped)
        page.canvas.seen.connect(self.follow)

    def open(self, at: Point | None = None, keys: bool = True) -> None:
        """Around a place of the tie that is selected, by default its middle; with `keys` the keys go to it."""
        page = self._page
        tie = tie_of(page.model.record, page.selected)
        if tie is None or not page.model.can_write:
            return
        self._at = at or page.middle_of(tie.id)
        choices = tuple(around_tie(tie, page.model.record.conventions))
        page.canvas.look(page.canvas.camera.showing((*self._at, 1.0, 1.0), page.canvas.width(), page.canvas.height()))
        for self._clear in ((tie.resource, tie.to), ()):  # off its ends where there is room, else off the place tapped
            if self.ring.open(choices, self._box(), whole=False):
                break
        if keys:
            self.ring.take_keys()

    def close(self) -> None:
        """Go away."""
        self.ring.close_up()

    def follow(self) -> None:
        """What the ring stands at may be elsewhere on the screen now."""
        if self.ring.isVisible() and not self.ring.follow(self._box()):
            self.close()

    def _tapped(self, subject: str, x: float, y: float) -> None:
        if not self._page.in_hand and tie_of(self._page.model.record, subject):
            self.open((x, y), keys=False)

    def _box(self) -> Box:
        canvas = self._page.canvas
        x, y = canvas.camera.to_screen(*self._at)
        boxes = [(x - FREE, y - FREE, 2 * FREE, 2 * FREE)]
        for each in self._clear:
            if each != HOUSEHOLD and (box := canvas.picture.box_of(each)):
                scale = canvas.camera.scale
                boxes.append((*canvas.camera.to_screen(box[0], box[1]), box[2] * scale, box[3] * scale))
        left, top, wide, high = joined(boxes)
        return (left + canvas.x(), top + canvas.y(), wide, high)

    def _picked(self, name: str) -> None:
        self.close()
        field, _, value = name.partition(":")
        self._page.flush()
        self._page.model.do(ecomap.edit_tie, self._page.selected, **{field: value})


def around_tie(tie: Tie, custom: Conventions) -> Iterator[Choice]:
    """Five strengths and three directions; the direction that holds is taken away by another tap."""
    for strength in ("strong", "normal", "weak", "stress", "broken"):
        word = words.strengths()[strength]
        tip = _tr("つながりを「%1」にする").replace("%1", word)
        sign = signs.of_strength(strength, custom)
        yield Choice(f"strength:{strength}", word, sign, tip, on=tie.strength == strength)
    for direction in ("in", "out", "both"):
        word, on = words.directions()[direction], tie.direction == direction
        tip = (_tr("支えの向き「%1」を消す") if on else _tr("支えの向きを「%1」にする")).replace("%1", word)
        sign = signs.of_direction(direction)
        yield Choice(f"direction:{'' if on else direction}", word, sign, tip, on=on)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ecomap", text)
