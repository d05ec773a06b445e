"""What the index is asked: how many rows hold these words, and which were written last."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import Connection

from kasesupport.domain.texts import search_key
from kasesupport.store.engine import raw
from kasesupport.store.words import index
from kasesupport.store.words.documents import Document
from kasesupport.store.words.grams import mark, phrase, terms

JOINED = "word_index JOIN word_row ON n = word_index.rowid"
WITHIN = """ AND "on" <> '' AND "on" >= substr(?, 1, length("on")) AND "on" <= ?"""


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
    """`count`: of all; `hits`: those written last of them."""

    count: int = 0
    hits: tuple[Hit, ...] = field(default=())


def find(connection: Connection, asked: Asked, limit: int) -> Found:
    """What holds the words, what was written last first. Without an index (read-only) all is read."""
    if not terms(asked.words):
        return Found()
    if not index.is_there(raw(connection)):
        return _of(list(scan(connection, asked)), limit)
    days = (asked.since, asked.until or "9999") if asked.since or asked.until else ()
    wanted = (_query(asked), *days)
    tables, within = (JOINED, WITHIN) if days else ("word_index", "")
    counted = f"SELECT count(*) FROM {tables} WHERE word_index MATCH ?{within}"  # noqa: S608
    newest = (
        f"SELECT word_index.rowid FROM {tables} WHERE word_index MATCH ?{within} ORDER BY word_index.rowid DESC LIMIT ?"  # noqa: S608
    )
    opened = raw(connection)
    (count,) = opened.execute(counted, wanted).fetchone()
    numbers = opened.execute(newest, (*wanted, limit)).fetchall()
    one = 'SELECT tab, row_id, family_id, "on" FROM word_row WHERE n = ?'
    return Found(count, tuple(Hit(*opened.execute(one, number).fetchone()) for number in numbers))


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


def _query(asked: Asked) -> str:
    parts = [f"({phrase(term)})" for term in terms(asked.words)]
    if asked.family_id:
        parts.append(_marked([mark("fam", asked.family_id)]))
    if phase := _phase(asked):
        parts.append(_marked(phase))
    wanted = " AND ".join(parts)
    return f"({wanted}) NOT {_marked([mark('fam', each) for each in asked.hidden])}" if asked.hidden else wanted


def _phase(asked: Asked) -> list[str]:
    return [
        *(mark("ask", each) for each in sorted(asked.questions)),
        *(mark("tab", each) for each in sorted(asked.tables)),
    ]


def _marked(marks: Iterable[str]) -> str:
    quoted = " OR ".join(f'"{each}"' for each in marks)
    return f"({{marks}} : ({quoted}))"
