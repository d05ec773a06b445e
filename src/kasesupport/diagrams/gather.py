"""Choosing several by tapping each, or by a rectangle; and moving what is chosen together."""

import math
from collections.abc import Callable, Collection, Mapping

from kasesupport.diagrams.intents import Cancel, Collect, Intents, PlaceAll, Pointer, Shift, Stroke, Toggle
from kasesupport.diagrams.tools import SLACK
from kasesupport.drawing.items import Point


class GatherTool:
    """A tap takes one in or out, a drag over the ground takes in all inside, a drag on one of them moves all.

    A drag that begins on one who is not chosen moves that one alone. `centres`: the places of all that can be
    chosen; `chosen`: those who are; `moves`: whether anything may be moved at all.
    """

    def __init__(
        self,
        centres: Callable[[], Mapping[str, Point]],
        chosen: Callable[[], Collection[str]],
        moves: Callable[[], bool] = lambda: True,
    ) -> None:
        self._centres, self._chosen, self._moves = centres, chosen, moves
        self._start: Pointer | None = None
        self._dragging = False

    def press(self, at: Pointer) -> Intents:
        """The pointer goes down."""
        self._start, self._dragging = at, False
        return ()

    def move(self, at: Pointer) -> Intents:
        """The pointer goes on, pressed or not."""
        start = self._start
        if not start or not self._leaves(start, at):
            return ()
        if who := self._grasped(start):
            return (Shift(who, at.x - start.x, at.y - start.y),)
        return (Stroke(((start.x, start.y), (at.x, start.y), (at.x, at.y), (start.x, at.y))),)

    def release(self, at: Pointer) -> Intents:
        """The pointer goes up."""
        start, self._start = self._start, None
        if not start:
            return ()
        if not self._leaves(start, at):
            known = start.subject if start.subject in self._centres() else ""
            return (Toggle(known),) if known else (Cancel(),)
        if who := self._grasped(start):
            return (PlaceAll(who, at.x - start.x, at.y - start.y),)
        inside = self._inside(start, at)
        return (Cancel(), Collect(inside)) if inside else (Cancel(),)

    def double(self, _at: Pointer) -> Intents:
        """The first of the two taps has done it."""
        self._start = None
        return ()

    def escape(self) -> Intents:
        """Give the gesture up; what is chosen stays so."""
        self._start, self._dragging = None, False
        return (Cancel(),)

    def _leaves(self, start: Pointer, at: Pointer) -> bool:
        self._dragging = self._dragging or math.hypot(at.x - start.x, at.y - start.y) > SLACK
        return self._dragging

    def _grasped(self, start: Pointer) -> tuple[str, ...]:
        """Who is moved by a drag from here; nobody: it draws a rectangle."""
        who, centres = start.subject, self._centres()
        if not who or who not in centres or not self._moves():
            return ()
        return tuple(each for each in self._chosen() if each in centres) if who in self._chosen() else (who,)

    def _inside(self, a: Pointer, b: Pointer) -> tuple[str, ...]:
        left, right, top, bottom = min(a.x, b.x), max(a.x, b.x), min(a.y, b.y), max(a.y, b.y)
        places = self._centres().items()
        return tuple(each for each, (x, y) in places if left <= x <= right and top <= y <= bottom)
