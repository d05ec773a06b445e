"""Counts that know from how many families they come: what may leave the office is decided by the families."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

FEW = 5  # families: from fewer somebody could be known (暫定)
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many things were counted, and the ids of the families behind them (never shown)."""

    count: int = 0
    families: frozenset[str] = field(default_factory=frozenset)

    @property
    def few(self) -> bool:
        """Whether so few families stand behind it that it may not go out; a nought is such a count, too."""
        return len(self.families) < FEW


NONE = Tally()


def tallied(told: Iterable[tuple[K, str]]) -> Mapping[K, Tally]:
    """Things by what they are; each comes with its family."""
    found: dict[K, list[str]] = {}
    for key, family in told:
        found.setdefault(key, []).append(family)
    return {key: Tally(len(each), frozenset(each)) for key, each in found.items()}


def together(told: Iterable[Tally]) -> Tally:
    """All of them as one."""
    each = tuple(told)
    return Tally(sum(one.count for one in each), frozenset[str]().union(*(one.families for one in each)))
