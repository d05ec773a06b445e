"""The journal's entries of a damaged file, one by one, and the changes they tell of: a row's last known state.

An act of many rows runs over many pages, so an entry with a hole still tells of the rows before and behind it.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from kasesupport.domain.changes import Change, Row
from kasesupport.store.salvaging import btree
from kasesupport.store.salvaging.btree import Cell
from kasesupport.store.salvaging.shapes import Shape, as_row, checked

START = '{"id":"'  # so begins a change in canonical JSON; inside a text the quotes would be escaped
KEYS = {"id", "new", "old", "table"}
LONGEST = 1 << 28  # bytes


@dataclass(frozen=True, slots=True)
class Found:
    """One entry. Not `whole`: some of its text is missing, its hash cannot hold."""

    seq: int
    row: Row
    whole: bool

    @property
    def changes(self) -> str:
        """The JSON of its changes, or what is left of it."""
        return str(self.row.get("changes") or "")

    @property
    def is_erased(self) -> bool:
        """Whether an erasure has emptied its words."""
        return self.whole and not any(self.row.get(name) for name in ("changes", "note", "salt"))


def entry(shape: Shape, cell: Cell) -> Found | None:
    """A cell of the journal; None if it is not one."""
    payload = cell.payload if cell.whole else btree.padded(cell.payload, LONGEST)
    row = as_row(shape, btree.record(payload, "strict" if cell.whole else "replace"), cell.rowid)
    seq = row.get("seq") if row else None
    return Found(seq, row, cell.whole) if row and isinstance(seq, int) and seq > 0 else None


def changes(text: str, shapes: dict[str, Shape]) -> Iterator[Change]:
    """All changes that can be read in what is left of an entry's text."""
    at = text.find(START)
    while at >= 0:
        told, end = _told(text, at)
        change = _change(told, shapes)
        if change is not None:
            yield change
        at = text.find(START, at + 1 if change is None else end)


def _told(text: str, at: int) -> tuple[object, int]:
    with suppress(ValueError, RecursionError):
        return json.JSONDecoder().raw_decode(text, at)
    return None, at


def _change(told: object, shapes: dict[str, Shape]) -> Change | None:
    if not isinstance(told, dict) or set(told) != KEYS:
        return None
    shape = shapes.get(told["table"]) if isinstance(told["table"], str) else None
    if shape is None or not isinstance(told["id"], str):
        return None
    old, new = checked(shape, told["old"]), checked(shape, told["new"])
    readable = new is not None or told["new"] is None
    return Change(shape.table, told["id"], old, new) if readable else None
