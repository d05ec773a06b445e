"""さがす: every word of a vault that whoever opened the file may see, with whose it is and where it stands.

Families hidden from them are neither found nor counted (restrictions.py); nor is found what a family drew by itself.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection

from kasesupport.cases.restrictions import hidden
from kasesupport.domain.changes import Row
from kasesupport.domain.marking import Piece, excerpt
from kasesupport.domain.texts import search_key
from kasesupport.practice.meetings import MEETING
from kasesupport.practice.model import Kind, Practice, Question
from kasesupport.practice.records import RECORD
from kasesupport.store.casefile import CaseFile
from kasesupport.store.engine import raw
from kasesupport.store.words import asking
from kasesupport.store.words.asking import Asked, Hit, find
from kasesupport.store.words.documents import Ask, document
from kasesupport.store.words.grams import terms
from kasesupport.store.words.index import asking as rows_of

SHOWN = 50
MEETINGS = "meetings"  # where what was said at meetings stands, which is of no phase either
CHRONICLE = "chronicle"  # where the records of contacts stand, which are of no phase
# What is of no day: when it was entered tells nothing.
UNDATED = frozenset(
    {"family", "former_family", "person", "condition", "household", "bond", "tie", "resource", "shortage"}
)
KINDS: Mapping[str, Kind] = {
    "need": "needs", "strength": "strengths", "goal": "goals", "action": "actions", "plan": "plan_text",
    "consent": "consents", "appointment": "appointment",
}  # fmt: skip
# The page of what is written by no question.
PAGES: Mapping[str, str] = {
    "bond": "genogram", "tie": "ecomap", "sticker": "ecomap", "event": "timeline", "level": "timeline",
    "fidelity_round": "fidelity", "fidelity_mark": "fidelity", "handed": "papers", "attachment": "papers",
}  # fmt: skip
# What an earlier episode is read by (ui/standing/earlier.py); all else of the family stands on its page of today.
EARLIER = frozenset({"statement", "answer", "need", "strength", "plan", "goal", "action", "consent", "appointment"})


@dataclass(frozen=True, slots=True)
class Sought:
    """`words` as typed; the others leave out what is not of them (`since`, `until`: ISO days), "" nothing."""

    words: str
    family_id: str = ""
    phase_id: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was found. `family` is its name, "" in the area's register; `table` what it is, `column` the part
    of it the words stand in; `question` its label and `phase` its id where it was asked; `speaker` a code and `who` a
    name, as far as told; `on` a day as text; `at` the page and step it stands on; `earlier`: of a closed episode;
    `kept_back`: of a family whose address and telephone nobody else may learn (cases/protections.py).
    """

    table: str
    id: str
    family_id: str
    family: str
    column: str
    pieces: tuple[Piece, ...]
    on: str = ""
    question: str = ""
    phase: str = ""
    speaker: str = ""
    who: str = ""
    at: str = "family"
    earlier: bool = False
    kept_back: bool = False


@dataclass(frozen=True, slots=True)
class Results:
    """`lines`: those written last. `count`: of all, or with `beyond` of those looked at, there being more (`count`)."""

    count: int = 0
    lines: tuple[Line, ...] = field(default=())
    beyond: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a question stands."""

    question: Question
    phase: str
    at: str


def search(file: CaseFile, practice: Practice, sought: Sought, limit: int = SHOWN) -> Results:
    """What holds all the words, what was written last first. Nothing for no words. Writes nothing."""
    places = _places(practice)
    keys = terms(sought.words)

    def reading(connection: Connection) -> Results:
        found = find(connection, _asked(connection, file, places, sought), limit)
        ask = rows_of(raw(connection))
        return Results(found.count, tuple(_line(hit, ask, places, keys) for hit in found.hits), found.beyond)

    return file.read(reading)


def count(file: CaseFile, practice: Practice, sought: Sought) -> int:
    """How many `search` would find if it went on to the last. May be asked from any thread."""
    places = _places(practice)
    return file.read(lambda connection: asking.count(connection, _asked(connection, file, places, sought)))


def place_of_consents(practice: Practice) -> str:
    """The page and step on which consents stand; the family's where an office asks for none."""
    place = _by_kind("consent", _places(practice))
    return place.at if place else "family"


def named(file: CaseFile, words: str, most: int) -> dict[str, str]:
    """Families found by a name of their own or of one of their people: id and name, those written last first."""

    def reading(connection: Connection) -> dict[str, str]:
        asked = Asked(words, tables=frozenset({"family", "person"}), hidden=hidden(connection, file))
        ask = rows_of(raw(connection))
        found = dict.fromkeys(hit.family_id for hit in find(connection, asked, SHOWN).hits)
        return {each: _named("family", each, ask) for each in list(found)[:most]}

    return file.read(reading)


def _asked(connection: Connection, file: CaseFile, places: Mapping[str, Place], sought: Sought) -> Asked:
    questions = frozenset(name for name, place in places.items() if place.phase == sought.phase_id)
    tables = frozenset(t for t in KINDS if (place := _by_kind(t, places)) and place.phase == sought.phase_id)
    unseen = hidden(connection, file)
    return Asked(sought.words, sought.family_id, questions, tables, sought.since, sought.until, unseen)


def _places(practice: Practice) -> Mapping[str, Place]:
    """Every question, and every field of its notes, with its phase and step."""
    asked = (
        (phase, step, question) for phase in practice.phases for step in phase.steps for question in step.questions
    )
    own = {each.id: Place(each, RECORD, CHRONICLE) for asked in practice.records for each in (asked, *asked.fields)}
    own |= {each.id: Place(each, MEETING, MEETINGS) for asked in practice.meetings for each in (asked, *asked.fields)}
    return own | {
        each.id: Place(each, phase.id, f"{phase.id}/{step.id}")
        for phase, step, question in asked
        for each in (question, *question.fields)
    }


def _line(hit: Hit, ask: Ask, places: Mapping[str, Place], keys: tuple[str, ...]) -> Line:
    (row,) = ask(hit.table, "id", hit.id)
    place = places.get(str(row.get("question", ""))) or _by_kind(hit.table, places)
    asked, earlier = bool(row.get("question")) and place is not None, _is_earlier(row, ask)
    return Line(
        *(hit.table, hit.id, hit.family_id),
        family=_named("family", hit.family_id, ask),
        column=_column(row, keys),
        pieces=_excerpt(hit.table, row, ask, keys),
        on="" if hit.table in UNDATED else hit.on,
        question=place.question.label if place and asked else "",
        phase=place.phase if place else "",
        speaker=str(row.get("speaker") or ("family" if row.get("voice") == "family" else "")),
        who=_who(hit.table, row, ask),
        at=_then(row) if earlier and hit.table in EARLIER else _page(hit, place, row, ask),
        earlier=earlier,
        kept_back=bool(hit.family_id and ask("protection", "family_id", hit.family_id)),
    )


def _by_kind(table: str, places: Mapping[str, Place]) -> Place | None:
    kind = KINDS.get(table)
    return next((place for place in places.values() if kind and place.question.kind == kind), None)


def _page(hit: Hit, place: Place | None, row: Row, ask: Ask) -> str:
    if place and place.at == CHRONICLE:
        return _record(row, ask)
    if hit.table == "bond":
        return f"genogram/{hit.id}"
    return place.at if place else PAGES.get(hit.table, "family")


def _record(row: Row, ask: Ask) -> str:
    """The record of a contact, of which this is a part or which this was added to."""
    found = ask("note", "id", str(row.get("note_id") or ""))
    notes = [str(each["about_id"] or each["id"]) for each in found]
    return f"contact/{notes[0]}" if notes else CHRONICLE


def _then(row: Row) -> str:
    """The place in an earlier episode: which one, and what of it."""
    told = row.get("note_id") or ("question" in row and "speaker" not in row and row["question"]) or row["id"]
    return "/".join(("family", "earlier", str(row["episode_id"]), str(told)))


def _excerpt(table: str, row: Row, ask: Ask, keys: tuple[str, ...]) -> tuple[Piece, ...]:
    """Of the texts that hold a word, the first for each; a plan's words may stand in several."""
    found = document(table, row, ask)
    texts = list(_holding(found.texts if found else (), keys))
    pieces = [excerpt(text, keys) for text in texts]
    parted = ((*each, Piece("　…　")) for each in pieces[:-1])
    return tuple(piece for each in (*parted, *pieces[-1:]) for piece in each)


def _holding(texts: tuple[str, ...], keys: tuple[str, ...]) -> Iterator[str]:
    wanted = [next((text for text in texts if key in search_key(text)), "") for key in keys]
    return (text for text in dict.fromkeys(wanted) if text)


def _column(row: Row, keys: tuple[str, ...]) -> str:
    texts = ((name, search_key(value)) for name, value in row.items() if isinstance(value, str))
    return next((name for name, text in texts if name != "id" and any(key in text for key in keys)), "")


def _who(table: str, row: Row, ask: Ask) -> str:
    if table in ("person", "resource"):
        return str(row["name"] or row.get("called") or "")
    person = row.get("speaker_id") or row.get("person_id")
    return _named("person", str(person or ""), ask)


def _named(table: str, row_id: str, ask: Ask) -> str:
    found = ask(table, "id", row_id) if row_id else []
    return next((str(row["name"] or row.get("called") or "") for row in found), "")


def _is_earlier(row: Row, ask: Ask) -> bool:
    found = ask("episode", "id", row["episode_id"]) if row.get("episode_id") else []
    return any(episode["closed_on"] for episode in found)
