"""Two families that are one: all of one goes over to the other as one act, and undo parts them again.

Nothing is lost on the way: what both tell otherwise is kept as was chosen, and the rest is written down as a note of
the person, or stands with the family's former record (`former_family`). The journal of the family that goes is found
with the other's, and an erasure takes both (store/history/surroundings.py).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from kasesupport.cases import reading
from kasesupport.cases.merging_episodes import join_episodes
from kasesupport.cases.merging_kin import join_kin
from kasesupport.cases.merging_persons import join_persons
from kasesupport.cases.merging_rows import FAMILY_TABLES, Both, both_of, join_marks, rows
from kasesupport.cases.restrictions import require_sight
from kasesupport.cases.rows import OpenCase
from kasesupport.cases.telling import MERGE, Teller, details, label
from kasesupport.domain.changes import Change, Row
from kasesupport.domain.kinship import is_cyclic
from kasesupport.domain.likeness import Somebody, pairs, somebody
from kasesupport.domain.merging import HEAD, LINES, Choice, Wish, choices, joined
from kasesupport.domain.problems import Problem
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile
from kasesupport.store.op import Op

FAMILY = tables.family


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two as it is compared: `head` its own columns, `persons` their rows, `counts` its rows by table."""

    family_id: str
    head: Row
    persons: tuple[Row, ...]
    counts: Mapping[str, int]

    def person(self, person_id: str) -> Row:
        """The row of one of its persons."""
        return next(row for row in self.persons if row["id"] == person_id)


@dataclass(frozen=True, slots=True)
class Compared:
    """The family that stays and the one that goes; `proposed`: who may be the same, for the practitioner to judge."""

    stays: Side
    goes: Side
    proposed: Mapping[str, str]

    def choices(self, same: Mapping[str, str]) -> tuple[Choice, ...]:
        """What the two tell otherwise, of themselves and of those who are the same."""
        own = choices("", self.stays.head, self.goes.head, HEAD)
        of_persons = (choices(one, self.stays.person(one), self.goes.person(o), LINES) for o, one in same.items())
        return (*own, *(each for some in of_persons for each in some))


def compare(file: CaseFile, stays: str, goes: str) -> Compared:
    """Two families as they stand. Raises family_hidden, same_family."""
    _require(file, stays, goes)
    one, other = file.read(lambda connection: (_side(connection, stays), _side(connection, goes)))
    found = pairs([_as_compared(one, row) for row in one.persons], [_as_compared(other, row) for row in other.persons])
    return Compared(one, other, found)


@dataclass(frozen=True, slots=True)
class Told:
    """A choice in words: whose it is ("" the family's), which field, what the two say."""

    choice: Choice
    whose: str
    field: str
    ours: str
    theirs: str


def in_words(file: CaseFile, found: Sequence[Choice]) -> tuple[Told, ...]:
    """What is to be chosen, as it is shown."""
    return file.read(lambda connection: tuple(_told(Teller(connection), choice) for choice in found))


def _told(teller: Teller, choice: Choice) -> Told:
    table = "person" if choice.subject else "family"
    said: tuple[Row, Row] = ({choice.column: choice.ours}, {choice.column: choice.theirs})
    ours, theirs = (next(details(teller, Change(table, "", None, row))) for row in said)
    person = teller.row("person", choice.subject) if choice.subject else None
    return Told(choice, label(teller, "person", person) if person else "", ours.field, ours.after, theirs.after)


def merge(file: CaseFile, stays: str, goes: str, wish: Wish) -> None:
    """All of one family goes over to the other, as one act.

    Raises family_hidden, same_family, drafts_left (what somebody began to write there is not kept yet), no_such_person
    (a pair of others), same_person (one of two), own_ancestor.
    """
    _require(file, stays, goes)

    def merging(connection: Connection) -> None:
        _refuse_drafts(connection, goes)
        both = both_of(connection, OpenCase(file, stays, ""), goes, _pairs(connection, stays, goes, wish.pairs))
        heads = {str(row["id"]): row for row in rows(connection, FAMILY, FAMILY.c.id.in_((stays, goes)))}
        join_marks(connection, both)
        _move(connection, both)
        join_persons(connection, both, wish.theirs)
        join_kin(connection, both)
        join_episodes(connection, both)
        _join_heads(connection, both, heads, frozenset(column for subject, column in wish.theirs if not subject))
        connection.execute(delete(FAMILY).where(FAMILY.c.id == goes))
        _refuse_circles(connection, stays)

    file.transact(Op(MERGE, stays), merging)


def _require(file: CaseFile, stays: str, goes: str) -> None:
    if stays == goes:
        raise Problem("same_family")
    for each in (stays, goes):
        require_sight(file, each)


def _side(connection: Connection, family_id: str) -> Side:
    head = rows(connection, FAMILY, FAMILY.c.id == family_id)
    if not head:
        raise Problem("no_such_family")
    persons = rows(connection, tables.person, tables.person.c.family_id == family_id)
    return Side(family_id, head[0], tuple(persons), _counts(connection, family_id))


def _counts(connection: Connection, family_id: str) -> Mapping[str, int]:
    found = {table.name: _count(connection, table, family_id) for table in FAMILY_TABLES}
    return {name: count for name, count in found.items() if count}


def _count(connection: Connection, table: Table, family_id: str) -> int:
    query = select(func.count()).select_from(table).where(table.c.family_id == family_id)
    return int(connection.execute(query).scalar_one())


def _as_compared(side: Side, row: Row) -> Somebody:
    called = (str(side.head["name"]), str(side.head["kana"]))
    person_id, name, kana, former, birth = (str(row[key]) for key in ("id", "name", "kana", "former", "birth"))
    return somebody(person_id, name, kana, former, birth, called)


def _pairs(connection: Connection, stays: str, goes: str, wished: Mapping[str, str]) -> Mapping[str, str]:
    ours, theirs = (_ids(connection, each) for each in (stays, goes))
    if not (set(wished) <= theirs and set(wished.values()) <= ours):
        raise Problem("no_such_person")
    if len(set(wished.values())) < len(wished):
        raise Problem("same_person")
    return wished


def _ids(connection: Connection, family_id: str) -> set[str]:
    own = tables.person.c
    return set(connection.execute(select(own.id).where(own.family_id == family_id)).scalars())


def _refuse_drafts(connection: Connection, goes: str) -> None:
    """What is not yet an act is no row of the family, and would be out of sight. Papers laid out are no words."""
    own, who = tables.draft.c, tables.practitioner.c
    begun = (own.place.startswith(f"stays.{goes}."), own.place != f"stays.{goes}.today")
    left = select(who.id).where(who.left_on != "")
    query = select(who.name).select_from(tables.draft.outerjoin(tables.practitioner, who.id == own.practitioner_id))
    names = connection.execute(query.where(*begun, own.practitioner_id.not_in(left)).distinct()).scalars().all()
    if names:
        raise Problem("drafts_left", names="、".join(sorted(name for name in names if name)) or "—")


def _move(connection: Connection, both: Both) -> None:
    """Bytes that no row holds go along too: a redo may want them."""
    for table in (tables.blob, *FAMILY_TABLES):
        moving = update(table).where(table.c.family_id == both.goes)
        connection.execute(moving.values(family_id=both.case.family_id))


def _join_heads(connection: Connection, both: Both, heads: Mapping[str, Row], taken: frozenset[str]) -> None:
    """What is not the head any more stands with the former record."""
    ours, theirs = heads[both.case.family_id], heads[both.goes]
    kept, _ = joined(ours, theirs, HEAD, taken)
    first = min(filter(None, (str(ours["opened_on"]), str(theirs["opened_on"]))), default="")
    connection.execute(update(FAMILY).where(FAMILY.c.id == both.case.family_id).values(**kept, opened_on=first))
    left = {
        column: ours[column] if kept[column] != ours[column] and ours[column] else theirs[column] for column in HEAD
    }
    former = {"family_id": both.case.family_id, "former_id": both.goes, "opened_on": theirs["opened_on"], **left}
    day = {"id": both.case.file.new_id(), "on": both.case.file.today().isoformat()}
    connection.execute(insert(tables.former_family).values(**former, **day))


def _refuse_circles(connection: Connection, family_id: str) -> None:
    def of_family(table: Table) -> list[Row]:
        return rows(connection, table, table.c.family_id == family_id)

    if is_cyclic(reading.graph("", of_family)):
        raise Problem("own_ancestor")
