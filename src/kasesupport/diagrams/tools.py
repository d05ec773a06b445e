"""Pointer gestures as small state machines without a screen.

A tool is told press, move and release with a place and the subject under the pointer, and answers with
intents: frozen values that the window turns into previews and acts. Units are those of the drawing.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from kasesupport.diagrams.intents import (
    Cancel,
    Collect,
    Connect,
    Deselect,
    Intents,
    Open,
    Pan,
    PlaceAt,
    Pointer,
    Preview,
    Rubber,
    Select,
    Stroke,
)
from kasesupport.drawing.items import Point

SLACK = 6.0  # how far a finger may slip before a tap becomes a drag
STEP = 3.0  # how far the pen goes between two points of a stroke


class Tool(Protocol):
    """What a pointer does."""

    def press(self, at: Pointer) -> Intents:
        """The pointer goes down."""

    def move(self, at: Pointer) -> Intents:
        """The pointer goes on."""

    def release(self, at: Pointer) -> Intents:
        """The pointer goes up."""

    def double(self, at: Pointer) -> Intents:
        """The second tap of two."""

    def escape(self) -> Intents:
        """Give up."""


Joins = Callable[[str, str], tuple[str, str] | None]


@dataclass(slots=True)
class _Held:
    """Where the pointer went down, on what, and whether it has left the slack."""

    start: Pointer
    dragging: bool = False

    def leaves(self, at: Pointer) -> bool:
        """True from the first move beyond the slack on."""
        self.dragging = self.dragging or math.hypot(at.x - self.start.x, at.y - self.start.y) > SLACK
        return self.dragging


class SelectTool:
    """Tap selects, tap on the ground deselects, drag moves what can be moved, drag on the ground pans.

    `centre` gives the middle of a subject that may be moved, None for all others (a drag that begins on
    such a one pans). `joins`: which two may be joined, and in which order, by putting the one down on the
    other; without it everything is put down where the hand lets go. `pulls`: from which a drag pulls a line to
    what it may be joined to.
    """

    def __init__(
        self,
        centre: Callable[[str], Point | None],
        joins: Joins | None = None,
        pulls: Callable[[str], bool] = lambda _: False,
    ) -> None:
        self._centre = centre
        self._joins = joins
        self._pulls = pulls
        self._held: _Held | None = None
        self._at: Point = (0.0, 0.0)

    def press(self, at: Pointer) -> Intents:
        """The pointer goes down."""
        self._held, self._at = _Held(at), (at.x, at.y)
        return ()

    def move(self, at: Pointer) -> Intents:
        """The pointer goes on, pressed or not."""
        if not self._held or not self._held.leaves(at):
            return ()
        if target := self._target(at):
            pair = self._pair(target[0], at.subject)
            return (Preview(*target, at.subject or "" if pair else ""),)
        if start := self._pulled():
            return (Rubber(start, at.x, at.y, at.subject or "" if self._pair(start, at.subject) else ""),)
        step = Pan(at.x - self._at[0], at.y - self._at[1])
        self._at = (at.x, at.y)
        return (step,)

    def release(self, at: Pointer) -> Intents:
        """The pointer goes up."""
        held = self._held
        if not held:
            return ()
        dragged = held.leaves(at)
        target, start = self._target(at), self._pulled()
        self._held = None
        if dragged and start:
            pair = self._pair(start, at.subject)
            return (Cancel(), Connect(*pair)) if pair else (Cancel(),)
        if dragged:
            return self._put(target, at) if target else ()
        return (Select(held.start.subject, held.start.x, held.start.y),) if held.start.subject else (Deselect(),)

    def double(self, at: Pointer) -> Intents:
        """The second tap of two."""
        self._held = None
        return (Open(at.subject),) if at.subject else ()

    def escape(self) -> Intents:
        """Give up the drag; without one, the selection."""
        dragging = self._held is not None and self._held.dragging
        self._held = None
        return (Cancel(),) if dragging else (Deselect(),)

    def _put(self, target: tuple[str, float, float], at: Pointer) -> Intents:
        pair = self._pair(target[0], at.subject)
        return (Cancel(), Connect(*pair)) if pair else (PlaceAt(*target),)

    def _pair(self, dragged: str, below: str | None) -> tuple[str, str] | None:
        return self._joins(dragged, below) if self._joins and below and below != dragged else None

    def _pulled(self) -> str:
        """What a line is being pulled from, "" for nothing."""
        start = self._held.start.subject if self._held else None
        return start if start and self._joins and self._pulls(start) else ""

    def _target(self, at: Pointer) -> tuple[str, float, float] | None:
        """What is being moved and where its centre is now: it keeps the spot at which it was grasped."""
        held = self._held
        subject = held.start.subject if held else None
        centre = self._centre(subject) if subject else None
        if not held or not subject or not centre:
            return None
        return subject, centre[0] + at.x - held.start.x, centre[1] + at.y - held.start.y


class ConnectTool:
    """Drag from one to the other, or tap the one and then the other.

    `joins` says which two may be joined and in which order they are told, None where they may not. `first`
    was tapped before the tool was taken in hand.
    """

    def __init__(self, joins: Joins, first: str | None = None) -> None:
        self._joins = joins
        self._held: _Held | None = None
        self._first = first

    def press(self, at: Pointer) -> Intents:
        """The pointer goes down."""
        self._held = _Held(at)
        return ()

    def move(self, at: Pointer) -> Intents:
        """Shows the line from what was grasped, or from what was tapped first."""
        if self._held and not self._held.leaves(at):
            return ()
        start = self._held.start.subject if self._held else self._first
        if not start:
            return ()
        over = at.subject if at.subject and self._joins(start, at.subject) else ""
        return (Rubber(start, at.x, at.y, over),)

    def release(self, at: Pointer) -> Intents:
        """Joins, or remembers the first of two taps."""
        held, self._held = self._held, None
        if not held:
            return ()
        if held.leaves(at):
            return self._join(held.start.subject, at.subject)
        return self._tap(held.start)

    def double(self, _at: Pointer) -> Intents:
        """A double tap is two taps on one: it joins nothing."""
        return self.escape()

    def escape(self) -> Intents:
        """Forget the first tap and the drag."""
        self._held = self._first = None
        return (Cancel(),)

    def _tap(self, at: Pointer) -> Intents:
        subject = at.subject
        if not subject:
            return self.escape()
        if self._first and self._joins(self._first, subject):
            return self._join(self._first, subject)
        self._first = None if subject == self._first else subject
        return (Select(subject, at.x, at.y),) if self._first else (Cancel(),)

    def _join(self, a: str | None, b: str | None) -> Intents:
        self._first = None
        pair = self._joins(a, b) if a and b else None
        return (Cancel(), Connect(*pair)) if pair else (Cancel(),)


@dataclass
class LassoTool:
    """Draw a closed line around some; those whose centre is inside are collected. A tap takes the one.

    `centres` gives the places of all that can be collected.
    """

    centres: Callable[[], Mapping[str, Point]]
    _points: list[Point] = field(default_factory=list)
    _held: _Held | None = None

    def press(self, at: Pointer) -> Intents:
        """The pen goes down."""
        self._held, self._points = _Held(at), [(at.x, at.y)]
        return ()

    def move(self, at: Pointer) -> Intents:
        """The pen goes on."""
        if not self._held or not self._held.leaves(at):
            return ()
        if math.dist(self._points[-1], (at.x, at.y)) >= STEP:
            self._points.append((at.x, at.y))
        return (Stroke(tuple(self._points)),)

    def release(self, at: Pointer) -> Intents:
        """The pen goes up: the line closes by itself."""
        held, self._held = self._held, None
        if not held:
            return ()
        if not held.leaves(at):
            subject = held.start.subject
            return (Collect((subject,)),) if subject and subject in self.centres() else (Cancel(),)
        loop = [*self._points, (at.x, at.y)]
        inside = tuple(subject for subject, centre in self.centres().items() if encloses(loop, centre))
        return (Cancel(), Collect(inside)) if inside else (Cancel(),)

    def double(self, _at: Pointer) -> Intents:
        """Means nothing here."""
        return self.escape()

    def escape(self) -> Intents:
        """Throw the line away."""
        self._held, self._points = None, []
        return (Cancel(),)


def encloses(loop: list[Point], at: Point) -> bool:
    """Whether a stroke, closed by itself, goes round a place (even where it crosses its own path)."""
    turns = 0.0
    for a, b in zip(loop, loop[1:] + loop[:1], strict=True):
        before, after = math.atan2(a[1] - at[1], a[0] - at[0]), math.atan2(b[1] - at[1], b[0] - at[0])
        turns += math.remainder(after - before, math.tau)
    return abs(turns) > math.pi
