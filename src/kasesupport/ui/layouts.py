"""The layout of each state of a family, so that taking an act back shows the picture as it was."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
L = TypeVar("L")
KEPT = 200  # states remembered; older ones are laid out anew


class Layouts(Generic[K, L]):
    """`make` lays a state out, given the layout shown before it (None: from nothing)."""

    def __init__(self, make: Callable[[K, L | None], L]) -> None:
        self._make = make
        self._known: dict[K, L] = {}
        self._last: L | None = None

    def of(self, state: K) -> L:
        """The layout of a state: the one it had, or one that differs little from the last."""
        if state not in self._known:
            self._known[state] = self._make(state, self._last)
            if len(self._known) > KEPT:
                del self._known[next(iter(self._known))]
        self._last = self._known[state]
        return self._last

    def aside(self, state: K) -> L:
        """The layout of a state that is not shown: the one it had, or one that differs little from the last."""
        return self._known[state] if state in self._known else self._make(state, self._last)

    def renew(self, state: K) -> L:
        """Lay a state out from nothing, whatever it looked like."""
        self._known[state] = self._last = self._make(state, None)
        return self._last

    def keep(self, state: K, made: L) -> None:
        """A state looks like this from now on."""
        self._known[state] = self._last = made
