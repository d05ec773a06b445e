"""Rows that point to a lost row. What cannot be without it is left out; what can comes back without the link.

Both are listed. Nothing is invented: an empty reference says "not known", and where it would say something else
(SAYS_MORE), or where what it points to was deleted and this row with it, the row is left out too.
"""

from collections.abc import Container, Iterator
from dataclasses import replace

from kasesupport.domain.salvage import Orphan
from kasesupport.store.salvaging.erasures import family_of
from kasesupport.store.salvaging.rows import Kept, Key, Rows, every
from kasesupport.store.salvaging.shapes import Column

UNLINKED = "unlinked"
SAYS_MORE = {("tie", "person_id"), ("answer", "subject_id")}  # empty: the whole household's, the whole family's


def leave_out(rows: Rows, gone: Container[Key]) -> Iterator[Orphan]:
    """Takes out what hangs on a row that is not there, until nothing does."""
    found = True
    while found:
        found = False
        for table, kept in rows.items():
            lost = [(row_id, column) for row_id, each in kept.items() if (column := _needed(rows, table, each, gone))]
            for row_id, column in lost:
                found = True
                yield _told(table, row_id, kept.pop(row_id), column)


def unlink(rows: Rows) -> Iterator[Orphan]:
    """Empties the references that are left pointing to nothing. For after `leave_out`."""
    for (table, row_id), kept in list(every(rows)):
        columns = list(_dangling(rows, table, kept))
        yield from (_told(table, row_id, kept, column) for column in columns)
        if columns:
            row = kept.row(table) | {column.name: None for column in columns}
            rows[table][row_id] = replace(kept, origin=UNLINKED, value=row)


def _needed(rows: Rows, table: str, kept: Kept, gone: Container[Key]) -> Column | None:
    """The first reference without which this row cannot be."""
    for column in _dangling(rows, table, kept):
        was_deleted = (column.target, str(kept.row(table)[column.name])) in gone
        if column.needed or was_deleted or (table, column.name) in SAYS_MORE:
            return column
    return None


def _dangling(rows: Rows, table: str, kept: Kept) -> Iterator[Column]:
    references = kept.source.shapes[table].references
    row = kept.row(table) if references else {}
    for column in references:
        parent = row.get(column.name)
        if parent is not None and parent not in rows.get(column.target, ()):
            yield column


def _told(table: str, row_id: str, kept: Kept, column: Column) -> Orphan:
    row = kept.row(table)
    return Orphan(table, row_id, family_of(table, row), str(row[column.name]), column.name)
