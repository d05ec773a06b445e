"""One place that rows and journal entries can come from: the file, the file past its WAL's break, a backup."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kasesupport.domain.changes import Row
from kasesupport.store.salvaging import btree, entries
from kasesupport.store.salvaging.btree import Cell
from kasesupport.store.salvaging.carving import Carving, by_leaf, carve, cells, index_leaves, index_rows, overflow_of
from kasesupport.store.salvaging.entries import Found
from kasesupport.store.salvaging.pages import Pages
from kasesupport.store.salvaging.shapes import JOURNALS, Shape, as_row, shapes

VERSION_AT = 60  # in page 1: how many schema steps the file has seen
JOURNAL, PAST = JOURNALS


@dataclass(frozen=True, slots=True)
class Source:
    """`origin`: "file", "late" or "backup". `rows`: by table and id, as records; decoded when needed (memory)."""

    origin: str
    pages: Pages
    carving: Carving
    shapes: dict[str, Shape]
    rows: dict[str, dict[str, bytes]] = field(default_factory=dict)

    def row(self, table: str, row_id: str) -> Row | None:
        """The row that this source has under that id."""
        payload = self.rows.get(table, {}).get(row_id)
        return None if payload is None else decoded(self.shapes[table], payload)

    def is_whole(self, table: str) -> bool:
        """Whether no page of this table is lost: what it does not hold was not there."""
        return table in self.carving.leaves and table not in self.carving.broken and bool(self.carving.survey.kind(1))


def source(origin: str, pages: Pages) -> Source:
    """Reads all that the trees of `pages` hold; strays are for later."""
    first = pages.fetch(1)
    version = int.from_bytes(first[VERSION_AT : VERSION_AT + 4], "big") if first else 0
    found = Source(origin, pages, carve(pages), shapes(version))
    for table, leaves in found.carving.leaves.items():
        take(found, table, leaves)
    return _with_stray_entries(found)


def decoded(shape: Shape, payload: bytes) -> Row | None:
    """A kept record as a row."""
    return as_row(shape, btree.record(payload), 0)


def take(found: Source, table: str, leaves: Sequence[int]) -> None:
    """Adds the whole rows of those leaves of `table`; the first one read under an id stays."""
    shape = found.shapes.get(table)
    if shape is None or table in JOURNALS:
        return
    rows = found.rows.setdefault(table, {})
    own = tuple(number for number in leaves if number in found.pages.own)
    for cell in cells(found.pages, found.carving.survey, overflow_of(found.pages, found.carving.survey), own):
        row = decoded(shape, cell.payload) if cell.whole else None
        if row is not None:
            rows.setdefault(str(row["id"]), cell.payload)


def journal(found: Source, table: str = JOURNAL) -> Iterator[Found]:
    """The entries of the journal, or of the past one, in the order of their pages."""
    leaves = tuple(number for number in found.carving.leaves.get(table, ()) if number in found.pages.own)
    survey = found.carving.survey
    for cell in cells(found.pages, survey, overflow_of(found.pages, survey), leaves):
        entry = entries.entry(found.shapes[table], cell)
        if entry is not None:
            yield entry


def _with_stray_entries(found: Source) -> Source:
    """Gives the journals their stray leaves: no other table's rows look like entries."""
    stray = {n: tuple(e for cell in kept if (e := _stray_entry(found, cell))) for n, kept in _stray_cells(found)}
    past = {entry.row.get("hash") for entry in journal(found, PAST)} - {None, ""}
    leaves = {name: list(numbers) for name, numbers in found.carving.leaves.items()}
    broken = set(found.carving.broken)  # a journal with strays lacks the page that led to them
    for number, kept in stray.items():
        if kept:
            linked = any({e.row.get("hash"), e.row.get("previous")} & past for e in kept)
            broken.add(PAST if linked else JOURNAL)
            leaves.setdefault(PAST if linked else JOURNAL, []).append(number)
    carving = replace(
        found.carving,
        leaves={name: tuple(numbers) for name, numbers in leaves.items()},
        strays=tuple(number for number in found.carving.strays if not stray.get(number)),
        broken=frozenset(broken),
    )
    return replace(found, carving=carving)


def _stray_cells(found: Source) -> Iterator[tuple[int, list[Cell]]]:
    return by_leaf(found.pages, found.carving.survey, found.carving.strays)


def _stray_entry(found: Source, cell: Cell) -> Found | None:
    values = btree.record(cell.payload) if cell.whole else ()
    is_entry = not cell.whole or (values is not None and values[:1] == (None,))  # its number is the rowid
    return entries.entry(found.shapes[JOURNAL], cell) if is_entry else None


def known_ids(found: Source, table: str) -> Iterator[tuple[str, int]]:
    """The ids that the table's own index knows, with their rowids: rows may be lost that the index still names."""
    for values in index_rows(found.pages, found.carving, f"sqlite_autoindex_{table}_1"):
        match values:
            case (str(row_id), int(rowid)):
                yield row_id, rowid


def families_of(found: Source, table: str, rowids: set[int]) -> dict[int, str]:
    """Which family each of these rows belongs to, by the table's other index."""
    families: dict[int, str] = {}
    for values in index_rows(found.pages, found.carving, f"ix_{table}_family") if rowids else ():
        match values:
            case (str(family), int(rowid)) if rowid in rowids:
                families[rowid] = family
    return families


def not_there(found: Source, table: str, ids: list[str]) -> Iterator[str]:
    """Those of `ids` that were surely no rows of the table: it is whole, or its index is where they would stand."""
    index = f"sqlite_autoindex_{table}_1"
    if found.is_whole(table):
        yield from ids
    elif index in found.carving.indexes and index not in found.carving.broken:
        yield from set(ids).difference(row_id for row_id, _ in known_ids(found, table))
    else:
        yield from _between(found, index, sorted(ids))


def _between(found: Source, index: str, ids: list[str]) -> Iterator[str]:
    """Those of `ids` that stand between the first and last key of a leaf, and are no key of it."""
    for kept in index_leaves(found.pages, found.carving, index):
        names = {str(values[0]) for values in kept}
        if names:
            some = ids[bisect_left(ids, min(names)) : bisect_right(ids, max(names))]
            yield from (row_id for row_id in some if row_id not in names)
