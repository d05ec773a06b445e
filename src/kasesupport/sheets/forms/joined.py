"""Blocks one below the other without a gap, under one heading."""

from collections.abc import Sequence

from kasesupport.drawing.items import Item, moved
from kasesupport.sheets.flow import Block, Slice


def joined(blocks: Sequence[Block], together: float = 0.0) -> Block:
    """All of them as one block; what has no room goes on on the next page.

    Lower than `together` (pt) they are not parted, unless the page is empty.
    """

    def put(room: float, empty: bool) -> tuple[Slice | None, Block | None]:
        if not empty and room < together and room < _height(blocks, together) <= together:
            return None, put
        items: list[Item] = []
        top = 0.0
        for number, each in enumerate(blocks):
            done, rest = each(room - top, empty and not items)
            if done is None:
                return (Slice(tuple(items), top), joined(blocks[number:])) if items else (None, put)
            items += (moved(item, 0, top) for item in done.items)
            top += done.height
            if rest is not None:
                return Slice(tuple(items), top), joined((rest, *blocks[number + 1 :]))
        return Slice(tuple(items), top), None

    return put


def _height(blocks: Sequence[Block], most: float) -> float:
    """How high they are together; more than `most` where they are higher."""
    high = 0.0
    for each in blocks:
        done, rest = each(most + 1, True)
        high += (done.height if done else 0.0) + (most + 1 if rest else 0.0)
        if high > most:
            break
    return high
