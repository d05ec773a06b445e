"""The index over all words of a vault, inside the encrypted file and written in the transaction of each act.

It is made of the rows and of nothing else: it stands outside the schema and the journal, is built when a file is opened
that has none of today's form, and is proven against the rows by the full check (proof.py). FTS5 keeps no text, only
where each pair of characters stands; bytes of what went are gone once it was `tidied` and the file written anew.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, islice

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection

from kasesupport.domain.changes import Change, Row
from kasesupport.store.engine import raw
from kasesupport.store.tables import metadata
from kasesupport.store.words.documents import ALONG, COLUMNS, Ask, Document, document

FORM = 6  # counted up when documents, grams or the folding of letters change: the index is then built anew
TABLES = (
    "CREATE TABLE word_form (form INTEGER NOT NULL, tidied INTEGER NOT NULL)",  # of how many rows it is in one piece
    'CREATE TABLE word_row (n INTEGER PRIMARY KEY, tab TEXT, row_id TEXT, family_id TEXT, "on" TEXT, digest BLOB)',
    "CREATE INDEX ix_word_row ON word_row (row_id, tab)",
    'CREATE INDEX ix_word_day ON word_row ("on", n)',
    "CREATE VIRTUAL TABLE word_index USING fts5 (words, marks, content='', contentless_delete=1, tokenize='ascii')",
)
DROPPED = ("DROP TABLE IF EXISTS word_form", "DROP TABLE IF EXISTS word_row", "DROP TABLE IF EXISTS word_index")
MADE = "SELECT count(*) FROM sqlite_schema WHERE name = 'word_form'"
NEW = 'INSERT INTO word_row (tab, row_id, family_id, "on", digest) VALUES (?, ?, ?, ?, ?)'
AGAIN = 'UPDATE word_row SET family_id = ?, "on" = ?, digest = ? WHERE n = ?'
PUT = "INSERT OR REPLACE INTO word_index (rowid, words, marks) VALUES (?, ?, ?)"
MANY = 2000  # documents at once while all is built
GROWN = (1.5, 20_000)  # times the rows, and rows more, after which its pieces are worth joining


def is_there(connection: driver.Connection) -> bool:
    """Whether the file has an index of today's form."""
    if not connection.execute(MADE).fetchone()[0]:
        return False
    found = connection.execute("SELECT form FROM word_form").fetchone()
    return found is not None and found[0] == FORM


def ensure(connection: Connection, *, anew: bool) -> None:
    """At opening: build what is missing, or all `anew` where a step of the schema went through the rows.

    A long vault of an older program takes a while once.
    """
    with connection.begin():
        opened = raw(connection)
        if anew or not is_there(opened):
            build(connection)
        elif _rows(opened) > GROWN[0] * opened.execute("SELECT tidied FROM word_form").fetchone()[0] + GROWN[1]:
            _join(opened)


def build(connection: Connection) -> None:
    """Make the index anew from the rows, within a transaction; in the order in which they were first written."""
    opened = raw(connection)
    for statement in (*DROPPED, *TABLES):
        opened.execute(statement)
    order = sorted((row_id, table) for table in COLUMNS for (row_id,) in opened.execute(f'SELECT id FROM "{table}"'))  # noqa: S608
    number = {(table, row_id): n for n, (row_id, table) in enumerate(order, 1)}
    found = documents(opened)
    while some := list(islice(found, MANY)):
        rows = [(number[d.table, d.id], d.table, d.id, d.family_id, d.on, d.digest) for d in some]
        opened.executemany("INSERT INTO word_row VALUES (?, ?, ?, ?, ?, ?)", rows)
        opened.executemany(PUT, [(number[d.table, d.id], d.words, d.marks) for d in some])
    opened.execute("INSERT INTO word_form VALUES (?, 0)", (FORM,))
    _join(opened)


def _join(opened: driver.Connection) -> None:
    """Make one piece of the index: of ten, each word was read from ten places, and what was found came at a third of
    the pace. Small pieces that acts add beside a large one cost next to nothing.
    """
    opened.execute("INSERT INTO word_index (word_index) VALUES ('optimize')")
    opened.execute("UPDATE word_form SET tidied = ?", (_rows(opened),))


def _rows(opened: driver.Connection) -> int:
    return int(opened.execute("SELECT coalesce(max(n), 0) FROM word_row").fetchone()[0])


def documents(connection: driver.Connection) -> Iterator[Document]:
    """Everything that can be found, as the rows tell it now."""
    found = (document(table, row, asking(connection)) for table in COLUMNS for row in _all(connection, table))
    return (each for each in found if each is not None)


def follow(connection: Connection, changes: Sequence[Change]) -> None:
    """Within an act, once its changes are known: what they touch is written anew in the index."""
    opened = raw(connection)
    for table, row_id in dict.fromkeys(chain.from_iterable(_touched(opened, change) for change in changes)):
        rows = asking(opened)(table, "id", row_id)
        _write(opened, table, row_id, document(table, rows[0], asking(opened)) if rows else None)


def forget_family(connection: Connection, family_id: str) -> None:
    """Within an erasure, which tells no changes."""
    opened = raw(connection)
    numbers = opened.execute("SELECT n FROM word_row WHERE family_id = ?", (family_id,)).fetchall()
    opened.executemany("DELETE FROM word_index WHERE rowid = ?", numbers)
    opened.execute("DELETE FROM word_row WHERE family_id = ?", (family_id,))


def tidy(connection: driver.Connection) -> None:
    """Let go of what the index has only crossed out: comes before a file is written anew without what was erased."""
    if connection.execute(MADE).fetchone()[0]:
        connection.execute("INSERT INTO word_index (word_index) VALUES ('optimize')")


def _touched(opened: driver.Connection, change: Change) -> Iterable[tuple[str, str]]:
    if change.table in COLUMNS:
        yield change.table, change.id
    for table, column, by in ALONG.get(change.table, ()):
        for row in filter(None, (change.old, change.new)):
            yield from ((table, found) for found in _with(opened, table, column, row[by], row.get("family_id")))


def _with(opened: driver.Connection, table: str, column: str, value: object, family_id: object) -> list[str]:
    """Within a family by its index: a vault has a million words and a family some hundreds."""
    within, also = (" AND family_id = ?", (family_id,)) if family_id else ("", ())
    query = f'SELECT id FROM main."{table}" WHERE "{column}" = ?{within}'  # noqa: S608
    return [str(found) for (found,) in opened.execute(query, (value, *also))]


def _write(opened: driver.Connection, table: str, row_id: str, now: Document | None) -> None:
    was = opened.execute("SELECT n, digest FROM word_row WHERE row_id = ? AND tab = ?", (row_id, table)).fetchone()
    if now is None and was:
        opened.execute("DELETE FROM word_index WHERE rowid = ?", (was[0],))
        opened.execute("DELETE FROM word_row WHERE n = ?", (was[0],))
    elif now and not was:
        made = opened.execute(NEW, (now.table, now.id, now.family_id, now.on, now.digest))
        opened.execute(PUT, (made.lastrowid, now.words, now.marks))
    elif now and was[1] != now.digest:
        opened.execute(AGAIN, (now.family_id, now.on, now.digest, was[0]))
        opened.execute(PUT, (was[0], now.words, now.marks))


def asking(opened: driver.Connection) -> Ask:
    """How a document asks for other rows."""

    def ask(table: str, column: str, value: object) -> list[Row]:
        names, query = _select(table)
        found = opened.execute(f'{query} WHERE "{column}" = ?', (value,))
        return [dict(zip(names, row, strict=True)) for row in found]

    return ask


def _all(opened: driver.Connection, table: str) -> Iterator[Row]:
    names, query = _select(table)
    return (dict(zip(names, row, strict=True)) for row in opened.execute(query))


@cache
def _select(table: str) -> tuple[tuple[str, ...], str]:
    names = tuple(column.name for column in metadata.tables[table].columns)
    listed = ", ".join(f'"{name}"' for name in names)
    return names, f'SELECT {listed} FROM main."{table}"'  # noqa: S608
