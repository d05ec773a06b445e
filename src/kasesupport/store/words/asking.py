"""What the index is asked: how many rows hold these words, and which were written last."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection

from kasesupport.domain.texts import search_key
from kasesupport.store.engine import raw
from kasesupport.store.words import index
from kasesupport.store.words.documents import Document
from kasesupport.store.words.grams import mark, moved, phrase, terms

JOINED = "word_index JOIN word_row ON n = word_index.rowid"
COUNTED = 1000  # as many are counted with the first page
WITHIN = """ AND "on" <> '' AND "on" >= substr(?, 1, length("on")) AND "on" <= ?"""
PAIRS = "SELECT term FROM word_pair WHERE term >= ? AND term <= ? AND col = 'words'"
MOST = 2**63 - 1  # SQLite's greatest number
FEW = 30_000  # rows of some days: of more, too many of all are among them for a span to help
SPAN = """SELECT min(n), max(n), count(*) FROM (SELECT n FROM word_row WHERE "on" >= ? AND "on" <= ?
UNION ALL SELECT n FROM word_row WHERE "on" IN (?, ?) LIMIT ?)"""


@dataclass(frozen=True, slots=True)
class Asked:
    """`words` as typed; all of them must stand in one row. Empty filters leave nothing out.

    `family_id`: one family; `questions` and `tables`: rows of these, as a phase has them; `since`, `until`: days;
    `hidden`: families that whoever asks may not see.
    """

    words: str
    family_id: str = ""
    questions: frozenset[str] = frozenset()
    tables: frozenset[str] = frozenset()
    since: str = ""
    until: str = ""
    hidden: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that holds the words."""

    table: str
    id: str
    family_id: str
    on: str


@dataclass(frozen=True, slots=True)
class Found:
    """`hits`: those written last. `count`: of all, or with `beyond` of those looked at, there being more."""

    count: int = 0
    hits: tuple[Hit, ...] = field(default=())
    beyond: bool = False


def find(connection: Connection, asked: Asked, limit: int) -> Found:
    """What holds the words, what was written last first. Without an index (read-only) all is read.

    It stops past the last that is counted: to know how many hundred thousand rows there are takes far longer than to
    read the first page of them (`count`).
    """
    if not terms(asked.words):
        return Found()
    if not index.is_there(raw(connection)):
        return _of(list(scan(connection, asked)), limit)
    opened, most = raw(connection), max(limit, COUNTED)
    newest = _select(opened, asked, "word_index.rowid", "ORDER BY word_index.rowid DESC LIMIT ?", most + 1)
    one = 'SELECT tab, row_id, family_id, "on" FROM word_row WHERE n = ?'
    hits = tuple(Hit(*opened.execute(one, number).fetchone()) for number in newest[:limit])
    return Found(min(len(newest), most), hits, len(newest) > most)


def count(connection: Connection, asked: Asked) -> int:
    """How many hold the words, all of them."""
    if not terms(asked.words):
        return 0
    if not index.is_there(raw(connection)):
        return sum(1 for _ in scan(connection, asked))
    return sum(number for (number,) in _select(raw(connection), asked, "count(*)", ""))


def _select(opened: driver.Connection, asked: Asked, wanted: str, ending: str, *more: int) -> list[tuple[int]]:
    query = _query(opened, asked)
    if not query:
        return []
    days = (asked.since, asked.until or "9999") if asked.since or asked.until else ()
    tables, within = (JOINED, f" AND word_index.rowid BETWEEN ? AND ?{WITHIN}") if days else ("word_index", "")
    span = _span(opened, *days) if days else ()
    told = f"SELECT {wanted} FROM {tables} WHERE word_index MATCH ?{within} {ending}"  # noqa: S608
    found: list[tuple[int]] = opened.execute(told, (query, *span, *days, *more)).fetchall()
    return found


def _span(opened: driver.Connection, since: str, until: str) -> tuple[int, int]:
    """Between which rows those of these days stand, where they are few: FTS5 then skips the rest.

    A day known by its year or month alone is among them.
    """
    first, last, rows = opened.execute(SPAN, (since, until, since[:4], since[:7], FEW + 1)).fetchone()
    return (0, MOST) if rows > FEW else (first or 0, last or 0)


def scan(connection: Connection, asked: Asked) -> Iterable[Document]:
    """The same the slow way, without the index: every row is read."""
    keys = terms(asked.words)
    return (each for each in index.documents(raw(connection)) if keys and _fits(each, asked) and _holds(each, keys))


def _of(found: list[Document], limit: int) -> Found:
    newest = sorted(found, key=lambda each: each.id, reverse=True)[:limit]
    return Found(len(found), tuple(Hit(each.table, each.id, each.family_id, each.on) for each in newest))


def _holds(each: Document, keys: tuple[str, ...]) -> bool:
    texts = [search_key(text) for text in each.texts]
    return all(any(key in text for text in texts) for key in keys)


def _fits(each: Document, asked: Asked) -> bool:
    marks = set(each.marks.split())
    on, until = each.on, asked.until or "9999"
    days = not (asked.since or asked.until) or bool(on and on >= asked.since[: len(on)] and on <= until)
    phase = _phase(asked)
    right = each.family_id not in asked.hidden and asked.family_id in ("", each.family_id)
    return days and right and (not phase or bool(marks & set(phase)))


def _query(opened: driver.Connection, asked: Asked) -> str:
    """FTS5's own; "" where a single character begins no pair at all, so that nothing can be found."""
    parts = [f"({_phrase(opened, term)})" for term in terms(asked.words)]
    if "()" in parts:
        return ""
    if asked.family_id:
        parts.append(_marked([mark("fam", asked.family_id)]))
    if phase := _phase(asked):
        parts.append(_marked(phase))
    wanted = " AND ".join(parts)
    return f"({wanted}) NOT {_marked([mark('fam', each) for each in asked.hidden])}" if asked.hidden else wanted


def _phrase(opened: driver.Connection, term: str) -> str:
    """Of one character each pair that it begins: FTS5's own way through a prefix gathers them all in memory that is
    locked and wiped, and took 23 s of a common one.
    """
    if len(term) > 1:
        return phrase(term)
    opened.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.word_pair USING fts5vocab ('main', 'word_index', 'col')")
    first = moved(term)
    pairs = opened.execute(PAIRS, (first, first + chr(0x10FFFF)))
    return " OR ".join(f'"{pair}"' for (pair,) in pairs)


def _phase(asked: Asked) -> list[str]:
    return [
        *(mark("ask", each) for each in sorted(asked.questions)),
        *(mark("tab", each) for each in sorted(asked.tables)),
    ]


def _marked(marks: Iterable[str]) -> str:
    quoted = " OR ".join(f'"{each}"' for each in marks)
    return f"({{marks}} : ({quoted}))"
