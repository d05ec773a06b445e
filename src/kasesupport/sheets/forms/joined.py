"""Blocks one below the other without a gap, under one heading."""

from collections.abc import Sequence

from kasesupport.drawing.items import Item, moved
from kasesupport.sheets.flow import Block, Slice


def joined(blocks: Sequence[Block]) -> Block:
    """All of them as one block; what has no room goes on on the next page."""

    def put(room: float, empty: bool) -> tuple[Slice | None, Block | None]:
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
