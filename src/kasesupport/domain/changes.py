"""What an act changed, row by row. Undo is the reversal of recorded rows; there are no undo classes."""

from collections.abc import Iterable
from dataclasses import dataclass

# Bytes stand in tables that are not recorded alone (store/blobs.py).
Row = dict[str, str | int | float | bytes | None]


@dataclass(frozen=True, slots=True)
class Change:
    """One row before and after: `old` is None for a new row, `new` is None for one that went."""

    table: str
    id: str
    old: Row | None
    new: Row | None

    @property
    def key(self) -> tuple[str, str]:
        """Which row this is about."""
        return self.table, self.id


@dataclass(frozen=True, slots=True)
class Changed:
    """What listeners are told after a commit. `op` is the permanent id of the act."""

    op: str
    family_id: str
    changes: tuple[Change, ...]


def squash(changes: Iterable[Change]) -> tuple[Change, ...]:
    """One change a row, from its first state to its last; rows that ended as they began fall out.

    The order is that in which the rows were first touched.
    """
    net: dict[tuple[str, str], Change] = {}
    for change in changes:
        first = net.get(change.key, change)
        net[change.key] = Change(change.table, change.id, first.old, change.new)
    return tuple(change for change in net.values() if change.old != change.new)


def reverse(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes that lead back, last one first."""
    return tuple(Change(c.table, c.id, c.new, c.old) for c in reversed(tuple(changes)))
