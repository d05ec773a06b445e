"""Whose a leaf is that no tree leads to: by a row's id where the journal or another source names it, else by shape.

A leaf that could belong to several tables belongs to none: nothing is guessed.
"""

from collections import Counter
from collections.abc import Iterable

from kasesupport.store.salvaging import btree, entries
from kasesupport.store.salvaging.btree import Cell, Value
from kasesupport.store.salvaging.carving import by_leaf, grouped
from kasesupport.store.salvaging.rows import Key
from kasesupport.store.salvaging.shapes import JOURNALS, Shape, as_row
from kasesupport.store.salvaging.sources import Source, journal, not_there, take


def place(found: Source, others: Iterable[Source]) -> int:
    """Gives the strays of `found` to their tables; tells how many rows could not be placed."""
    others = tuple(others)
    leaves = {number: _records(kept) for number, kept in _cells(found)}
    ids = {str(values[0]) for records in leaves.values() for values in records}
    named = _named(ids, (found, *others)) if ids else {}
    every = ((table, rows) for each in (found, *others) for table, rows in each.rows.items())
    known = {(table, row_id) for table, rows in every for row_id in rows} if ids else set()
    owners = {number: _owner(records, found.shapes, named, known) for number, records in leaves.items()}
    for table, numbers in grouped({number: owner for number, owner in owners.items() if owner}).items():
        _take(found, table, numbers)
    return sum(len(records) for number, records in leaves.items() if not owners[number])


def _take(found: Source, table: str, numbers: tuple[int, ...]) -> None:
    """Adds the rows of those leaves, but for old ones: those that the table's index, as far as it is read, denies."""
    before = set(found.rows.get(table, ()))
    take(found, table, numbers)
    rows = found.rows.get(table, {})
    for row_id in tuple(not_there(found, table, [row_id for row_id in rows if row_id not in before])):
        del rows[row_id]


def _cells(found: Source) -> Iterable[tuple[int, list[Cell]]]:
    own = tuple(number for number in found.carving.strays if number in found.pages.own)
    return by_leaf(found.pages, found.carving.survey, own)


def _records(kept: list[Cell]) -> list[tuple[Value, ...]]:
    """Those that have an id."""
    found = (btree.record(cell.payload) for cell in kept if cell.whole)
    return [values for values in found if values and isinstance(values[0], str)]


def _named(ids: set[str], sources: tuple[Source, ...]) -> dict[str, str]:
    """The tables of these ids."""
    named = {row_id: table for each in sources for table, rows in each.rows.items() for row_id in ids & rows.keys()}
    for each in sources:
        for entry in journal(each):
            for change in entries.changes(entry.changes, each.shapes):
                if change.id in ids:
                    named[change.id] = change.table
    return named


def _owner(records: list[tuple[Value, ...]], shapes: dict[str, Shape], named: dict[str, str], known: set[Key]) -> str:
    """The one table that a leaf's rows can belong to; "" if there is none, or more than one."""
    told = Counter(named[str(values[0])] for values in records if str(values[0]) in named)
    if told:
        return told.most_common(1)[0][0]
    fitting = [shape for shape in shapes.values() if shape.table not in JOURNALS and _fits(shape, records)]
    best = Counter({shape.table: _hits(shape, records, known) for shape in fitting}).most_common(2)
    alone = len(best) == 1 or (len(best) == 2 and best[0][1] > best[1][1])
    return best[0][0] if alone else ""


def _fits(shape: Shape, records: list[tuple[Value, ...]]) -> bool:
    return bool(records) and all(len(v) in shape.lengths and as_row(shape, v, 0) is not None for v in records)


def _hits(shape: Shape, records: list[tuple[Value, ...]], known: set[Key]) -> int:
    """How many references lead to rows that there are, less those that lead nowhere."""
    places = [(place, column.target) for place, column in enumerate(shape.columns) if column.target]
    told = [(to, values[at]) for values in records for at, to in places if at < len(values) and values[at] is not None]
    return sum(1 if value in known else -1 for value in told)
