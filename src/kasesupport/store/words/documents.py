"""What of a row can be found: the columns people write words into, and nothing of pictures, settings, drafts and keys.

A private person among the resources (kin, a friend, where somebody works) is found through a tie of the office's ecomap
alone, as part of that family; what the family itself drew in a map of its own is not found here.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from kasesupport.domain.changes import Row
from kasesupport.domain.ecomap import PERSONAL
from kasesupport.store.words.grams import mark, tokens

Ask = Callable[[str, str, object], list[Row]]  # the rows of a table whose column has a value

ENTRY = ("name", "kana", "phone", "note", "area", "address", "hours", "contact", "web", "audience", "strengths",
         "limits", "cost", "flexible")  # fmt: skip
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "family": ("name", "kana", "address", "phone"),
    "former_family": ("name", "kana", "address", "phone"),
    "episode": ("reason",),
    "phase_mark": ("reason",),
    "check_note": ("reason",),
    "person": ("name", "kana", "called", "note", "work", "care", "staff_note", "former"),
    "condition": ("text",),
    "household": ("name",),
    "bond": ("note",),
    "resource": ENTRY,
    "shortage": ("text", "area", "note"),
    "tie": ("purpose", "frequency"),
    "statement": ("text",),
    "answer": ("value",),
    "need": ("text",),
    "strength": ("text",),
    "plan": ("title", "long_goal", "consideration", "closing_yardstick"),
    "goal": ("text", "check"),
    "action": ("text", "who"),
    "consent": ("recipient", "explained", "scope", "without_reason"),
    "level": ("reason", "asked", "base_state", "base_needs", "base_environment", "base_resources"),
    "event": ("text",),
    "appointment": ("what",),
    "fidelity_round": ("rater_name", "note"),
    "fidelity_mark": ("evidence",),
    "handed": ("title", "to_whom", "by_whom"),
    "attachment": ("what", "by_whom"),
    "sticker": ("words",),
}
# Whose document changes along: table -> the tables of the documents, and how these are found by its row.
ALONG: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "resource": (("tie", "resource_id", "id"),),
    "resource_tag": (("resource", "id", "resource_id"),),
    "experience": (("resource", "id", "resource_id"),),
    "need_tag": (("need", "id", "need_id"),),
    "note": (("statement", "note_id", "id"), ("answer", "note_id", "id")),
}
DAYS = ("said_on", "on", "noted_on", "opened_on")
# An answer that was chosen or points to something is kept as its id, which nobody has written or reads.
TIMED = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")
CHOSEN = re.compile(r"[a-z][a-z0-9_]*|\d{4}-\d\d(-\d\d)?|[0-9a-f]{8}-[0-9a-f-]{27}")


@dataclass(frozen=True, slots=True)
class Document:
    """`on`: the day it is of, as text ("2026-11"), else that on which it was written; `marks`: for the filters."""

    table: str
    id: str
    family_id: str
    on: str
    texts: tuple[str, ...]
    marks: str

    @property
    def words(self) -> str:
        """The texts as the index holds them."""
        return " ".join(filter(None, map(tokens, self.texts)))

    @property
    def digest(self) -> bytes:
        """Tells whether the index has it as it is."""
        told = json.dumps((self.family_id, self.on, self.texts, self.marks), ensure_ascii=False)
        return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def document(table: str, row: Row, ask: Ask) -> Document | None:
    """The row as a document; None where nothing of it is to be found."""
    texts = tuple(text for text in _texts(table, row, ask) if text)
    if not texts:
        return None
    row_id = str(row["id"])
    family = row_id if table == "family" else str(row.get("family_id") or "")
    marks = [
        mark("fam", family),
        mark("tab", table),
        *([mark("ask", str(row["question"]))] if row.get("question") else []),
    ]
    return Document(table, row_id, family, _day(row, ask), texts, " ".join(marks))


def _texts(table: str, row: Row, ask: Ask) -> Iterator[str]:
    if table == "resource":
        yield from _of_register(row, ask)
    elif table == "tie":
        yield from _of_tie(row, ask)
    elif table == "need":
        yield str(row["text"])
        tags = ask("need_tag", "family_id", row["family_id"])  # the one index it has
        yield from (str(tag["tag"]) for tag in tags if tag["need_id"] == row["id"])
    elif table == "answer":
        yield from written(str(row["value"]))
    elif table == "fidelity_mark":
        yield "\n".join(line for line in str(row["evidence"]).splitlines() if not line.startswith("@"))
    else:
        yield from _plain(row, COLUMNS[table])


def written(value: str) -> tuple[str, ...]:
    """What was written by hand in an answer, kept as JSON."""
    try:
        found = json.loads(value or '""')
    except ValueError:
        return ()
    return tuple(text for text in _strings(found) if not CHOSEN.fullmatch(text))


def _strings(found: object) -> Iterator[str]:
    match found:
        case str():
            yield found
        case list():
            yield from (text for each in found for text in _strings(each))
        case dict():
            yield from (text for each in found.values() for text in _strings(each))


def _of_register(row: Row, ask: Ask) -> Iterator[str]:
    if row["kind"] not in PERSONAL:
        yield from _plain(row, ENTRY)
        yield from (str(tag["tag"]) for tag in ask("resource_tag", "resource_id", row["id"]))
        yield from (str(each["text"]) for each in ask("experience", "resource_id", row["id"]))


def _of_tie(row: Row, ask: Ask) -> Iterator[str]:
    if row["own_map_id"] is None:
        yield from _plain(row, COLUMNS["tie"])
        for entry in ask("resource", "id", row["resource_id"]):
            yield from _plain(entry, ENTRY if entry["kind"] in PERSONAL else ())


def _plain(row: Row, columns: tuple[str, ...]) -> Iterator[str]:
    return (str(row[column]) for column in columns)


def _day(row: Row, ask: Ask) -> str:
    own = next((str(row[column]).lstrip("~") for column in DAYS if row.get(column)), "")
    if not own and row.get("note_id"):
        own = next((str(note["on"]) for note in ask("note", "id", row["note_id"])), "")
    return own or written_on(str(row["id"]))


def written_on(row_id: str) -> str:
    """The day on which a row came to be, told by its id (UUIDv7); "" where it is another kind of id."""
    if not TIMED.fullmatch(row_id):
        return ""
    return datetime.fromtimestamp(int(row_id[:8] + row_id[9:13], 16) // 1000).astimezone().date().isoformat()
