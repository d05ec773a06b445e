"""Finds a damaged file's rows: by its trees where they hold, and in stray leaves where they do not.

A leaf whose inner page is lost is found by going through all pages; whose it is, is settled in strays.py.
"""

import struct
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from kasesupport.store.salvaging import btree
from kasesupport.store.salvaging.btree import INDEX_LEAF, INDEX_NODE, TABLE_LEAF, Cell, Overflow, Value
from kasesupport.store.salvaging.pages import Pages

SCHEMA, FREE = "sqlite_schema", "free"
FREE_AT = 32  # in page 1: the first page of the list of free ones
SCHEMA_KINDS = {"table", "index"}


@dataclass(frozen=True, slots=True)
class Survey:
    """What is on each page: its b-tree kind by number, 0 for none; the bad ones; loose ones (btree.Overflow)."""

    kinds: bytes
    bad: tuple[int, ...]
    loose: frozenset[int]

    def kind(self, number: int) -> int:
        """The kind of any number, be there such a page or not."""
        return self.kinds[number] if 0 < number < len(self.kinds) else 0


@dataclass(frozen=True, slots=True)
class Carving:
    """Whose each page is. `leaves` by table and `indexes` by name, as reached from their roots; `strays`: leaves
    that nothing points to, free ones aside; `broken`: tables that lack a page.
    """

    survey: Survey
    leaves: dict[str, tuple[int, ...]]
    indexes: dict[str, tuple[int, ...]]
    strays: tuple[int, ...]
    broken: frozenset[str]


def survey(pages: Pages) -> Survey:
    """Goes through all pages once."""
    kinds, bad, plain = bytearray(pages.count + 1), [], []
    claimed: set[int] = set()
    for number in range(1, pages.count + 1):
        page = pages.fetch(number)
        if page is None:
            bad.append(number)
            continue
        kinds[number] = btree.kind(page, number)
        if kinds[number]:
            claimed.update(btree.links(page, number))
        else:
            plain.append(number)
            claimed.add(int.from_bytes(page[: btree.LINK], "big"))
    return Survey(bytes(kinds), tuple(bad), frozenset(plain) - claimed)


def carve(pages: Pages) -> Carving:
    """Follows the schema's roots. Where page 1 or a part of the schema is lost, stray leaves of the schema help out."""
    found = survey(pages)
    walked = {SCHEMA: tuple(_reached(pages, found, 1)), FREE: tuple(_free(pages))}
    roots = _roots(pages, found, walked[SCHEMA])
    walked |= _walks(pages, found, {name: root for name, (root, _) in roots.items()})
    more = _roots(pages, found, _strays(found, walked))
    walked |= _walks(pages, found, {name: root for name, (root, _) in more.items() if name not in walked})
    walked[SCHEMA] += tuple({leaf for _, leaf in more.values()})
    return Carving(
        found,
        {name: tuple(n for n in walk if found.kind(n) == TABLE_LEAF) for name, walk in walked.items()},
        {name: walk for name, walk in walked.items() if walk and found.kind(walk[0]) in (INDEX_LEAF, INDEX_NODE)},
        _strays(found, walked),
        frozenset(name for name, walk in walked.items() if not all(found.kind(n) for n in walk)),
    )


def _walks(pages: Pages, found: Survey, roots: dict[str, int]) -> dict[str, tuple[int, ...]]:
    """All pages of each tree, the bad ones among them too."""
    return {name: tuple(_reached(pages, found, root)) for name, root in roots.items()}


def _reached(pages: Pages, found: Survey, root: int) -> Iterator[int]:
    return btree.walk(root, pages.expected, found.kind, pages.fetch)


def _free(pages: Pages) -> Iterator[int]:
    """The pages that hold nothing any more, as far as the list of them can be read; old rows may stand in them."""
    page, at, seen = pages.fetch(1), FREE_AT, {0}
    while page is not None and (trunk := int.from_bytes(page[at : at + 4], "big")) not in seen:
        seen.add(trunk)
        yield trunk
        page, at = pages.fetch(trunk), 0
        if page is not None:
            count = min(int.from_bytes(page[4:8], "big"), len(page) // 4 - 2)
            yield from struct.unpack(f">{count}I", page[8 : 8 + 4 * count])


def _strays(found: Survey, walked: dict[str, tuple[int, ...]]) -> tuple[int, ...]:
    reached = set().union(*walked.values())
    leaves = (n for n, kind in enumerate(found.kinds) if kind == TABLE_LEAF)
    return tuple(n for n in leaves if n not in reached)


def _roots(pages: Pages, found: Survey, leaves: tuple[int, ...]) -> dict[str, tuple[int, int]]:
    """Root page of each table and index, and the leaf that says so; leaves of other tables hold no such rows."""
    overflow = overflow_of(pages, found)
    roots: dict[str, tuple[int, int]] = {}
    for number in leaves:
        for cell in cells(pages, found, overflow, (number,)):
            values = btree.record(cell.payload)
            if not _is_schema(values):
                break
            _, name, _, root, _ = values or ()
            if isinstance(root, int) and found.kind(root):
                roots.setdefault(str(name), (root, number))
    return roots


def _is_schema(values: tuple[Value, ...] | None) -> bool:
    """A row of sqlite_schema: kind, name, table, root page (0 of the words' index, which has no tree), SQL."""
    return bool(
        values and len(values) == 5 and values[0] in SCHEMA_KINDS and isinstance(values[3], int) and values[3] >= 0
    )


def overflow_of(pages: Pages, found: Survey) -> Overflow:
    """A reader of long rows, for one pass over the file."""
    return Overflow(pages.fetch, pages.count, found.loose)


def cells(pages: Pages, found: Survey, overflow: Overflow, leaves: tuple[int, ...]) -> Iterator[Cell]:
    """The rows of those leaves that are leaves."""
    for number in leaves:
        page = pages.fetch(number) if found.kind(number) == TABLE_LEAF else None
        if page is not None:
            yield from btree.rows(page, number, overflow)


def by_leaf(pages: Pages, found: Survey, leaves: tuple[int, ...]) -> Iterator[tuple[int, list[Cell]]]:
    """The same, leaf by leaf."""
    overflow = overflow_of(pages, found)
    for number in leaves:
        yield number, list(cells(pages, found, overflow, (number,)))


def index_rows(pages: Pages, carving: Carving, name: str) -> Iterator[tuple[Value, ...]]:
    """The records of an index: the columns it sorts by, then the rowid."""
    for _, kept in _index_pages(pages, carving, name):
        yield from kept


def index_leaves(pages: Pages, carving: Carving, name: str) -> Iterator[list[tuple[Value, ...]]]:
    """The same, leaf by leaf: between the first and last key of a leaf there is no other."""
    return (kept for number, kept in _index_pages(pages, carving, name) if carving.survey.kind(number) == INDEX_LEAF)


def _index_pages(pages: Pages, carving: Carving, name: str) -> Iterator[tuple[int, list[tuple[Value, ...]]]]:
    overflow = overflow_of(pages, carving.survey)
    for number in carving.indexes.get(name, ()):
        page = pages.fetch(number) if carving.survey.kind(number) else None
        found = (btree.record(payload) for payload in (btree.keys(page, number, overflow) if page is not None else ()))
        yield number, [values for values in found if values]


def grouped(assigned: dict[int, str]) -> dict[str, tuple[int, ...]]:
    """Leaves by table, from tables by leaf."""
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for number, table in assigned.items():
        groups[table].append(number)
    return {table: tuple(numbers) for table, numbers in groups.items()}
