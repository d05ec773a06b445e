"""Blocks one below the other over as many pages as they need; nothing is ever cut."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kasesupport.drawing.items import Item, moved


@dataclass(frozen=True, slots=True)
class Slice:
    """What a block puts on one page, its top left at 0, 0."""

    items: tuple[Item, ...]
    height: float


# Given the room left on the page and whether the page is still empty: what goes in now (None: not here,
# never on an empty page), and the block that is left (None: all of it went in).
Block = Callable[[float, bool], tuple[Slice | None, "Block | None"]]


def whole(items: tuple[Item, ...], height: float) -> Block:
    """A block that is not divided; on an empty page it is put in whatever its height."""

    def put(room: float, empty: bool) -> tuple[Slice | None, Block | None]:
        if height > room and not empty:
            return None, put
        return Slice(items, height), None

    return put


def page_break() -> Block:
    """What follows begins a new page."""

    def put(_: float, empty: bool) -> tuple[Slice | None, Block | None]:
        return (Slice((), 0.0), None) if empty else (None, page_break())

    return put


def flow(blocks: Sequence[Block], rooms: Callable[[int], tuple[float, float]], gap: float) -> list[tuple[Item, ...]]:
    """The items of every page. `rooms` gives top and height of the n-th page's room."""
    pages: list[tuple[Item, ...]] = [()]
    used = 0.0
    todo = list(blocks)
    while todo:
        top, height = rooms(len(pages) - 1)
        done, rest = todo[0](height - used, used == 0)
        if done:
            pages[-1] += tuple(moved(item, 0, top + used) for item in done.items)
            used += done.height + gap if done.height else 0
        if rest:
            todo[0] = rest
            pages.append(())
            used = 0.0
        else:
            todo.pop(0)
    return pages
