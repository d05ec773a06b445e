"""The index against the rows, read through slowly: for the full check."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import sqlcipher3.dbapi2 as driver

from kasesupport.domain.progress import Progress
from kasesupport.store.words import index

LOOK = 1000  # documents between two words on how far it is


def proven(connection: driver.Connection, progress: Progress) -> tuple[int, int]:
    """How many rows can be found, and how many of them, or of their pairs of characters, the index has otherwise.

    A file without an index has nothing to prove: (0, 0). Writes nothing to the file. Raises Cancelled.
    """
    with _one_moment(connection):
        if not index.is_there(connection):
            return 0, 0
        kept = {(tab, i): digest for tab, i, digest in connection.execute("SELECT tab, row_id, digest FROM word_row")}
        counted: Counter[tuple[str, str]] = Counter()
        looked_at = wrong = 0
        for looked_at, each in enumerate(index.documents(connection), 1):
            wrong += kept.pop((each.table, each.id), None) != each.digest
            counted.update({("words", token) for token in each.words.lower().split()})
            counted.update(("marks", token) for token in each.marks.split())
            if not looked_at % LOOK:
                progress(looked_at / (looked_at + len(kept)))
        return looked_at, wrong + len(kept) + _differing(connection, counted)


def _differing(connection: driver.Connection, counted: Counter[tuple[str, str]]) -> int:
    """How many tokens stand in more or fewer rows of the index than they should."""
    connection.execute("CREATE VIRTUAL TABLE temp.word_terms USING fts5vocab ('main', 'word_index', 'col')")
    found = {(column, term): rows for term, column, rows, _ in connection.execute("SELECT * FROM word_terms")}
    return sum(counted.get(key, 0) != found.get(key, 0) for key in counted.keys() | found.keys())


@contextmanager
def _one_moment(connection: driver.Connection) -> Iterator[None]:
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")
