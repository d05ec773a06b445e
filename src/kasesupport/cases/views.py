"""Frozen reads: the list of families, and one family whole."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, Table, literal, select

from kasesupport.cases import conventions, reading
from kasesupport.cases.restrictions import hidden
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.caseload import FamilyLine
from kasesupport.domain.ecomap import PERSONAL, Resource
from kasesupport.domain.meetings import Meeting
from kasesupport.domain.people import FamilyGraph
from kasesupport.domain.protection import Protection
from kasesupport.domain.record import CaseRecord
from kasesupport.domain.texts import search_key
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history import journal

REASSESS = "assessment.again_on"  # the question that asks for the day
DAY = len("2026-11-30")  # a whole day, not only a month
OF_ALL_TIME = frozenset({tables.level, tables.event})  # they go on over the episodes


def record(case: OpenCase) -> CaseRecord:
    """Everything of one family, read at one moment: words, answers, needs and plans of the episode at hand."""
    return case.file.read(lambda connection: _record(connection, case.family_id, case.episode_id))


def graph(case: OpenCase) -> FamilyGraph:
    """The people of one family and how they belong together: what an act needs to know what is possible."""
    return case.file.read(lambda connection: reading.graph("", _rows_of(connection, case.family_id)))


def _rows_of(connection: Connection, family_id: str, episode_id: str = "") -> reading.Rows:
    def rows(table: Table) -> Sequence[reading.Row]:
        query = select(table).where(table.c.family_id == family_id).order_by(table.c.id)
        if "episode_id" in table.c and table not in OF_ALL_TIME and episode_id:
            query = query.where(table.c.episode_id == episode_id)
        found = connection.execute(query)
        names = tuple(found.keys())
        return [dict(zip(names, row, strict=True)) for row in found]  # read many times: plain ones are quicker

    return rows


def _record(connection: Connection, family_id: str, episode_id: str) -> CaseRecord:
    rows = _rows_of(connection, family_id, episode_id)
    head = connection.execute(select(tables.family).where(tables.family.c.id == family_id)).mappings().one()
    heading = {key: head[key] for key in ("name", "kana", "address", "phone", "opened_on")}
    drawn = reading.ecomap(rows, _shortages(connection, family_id))
    return CaseRecord(
        family_id=family_id,
        episode_id=episode_id,
        **heading,
        graph=reading.graph(head["name"], rows),
        resources=_resources(connection, {tie.resource for tie in drawn["ties"]}),
        own_resources=_resources(connection, {tie.resource for tie in drawn["own_ties"]}),
        **drawn,
        **reading.talk(rows),
        **reading.plan(rows),
        **reading.time(rows),
        formers=reading.formers(rows(tables.former_family)),
        meetings=_meetings(connection, {row["about_id"] for row in rows(tables.note)}),
        protections=tuple(
            Protection(r["id"], r["kept_from_id"] or "", r["since"], r["until"], r["note"])
            for r in rows(tables.protection)
        ),
        pins=tuple((r["diagram"], r["subject_id"], r["x"], r["y"]) for r in rows(tables.placement)),
        conventions=conventions.kept(connection),
    )


def _meetings(connection: Connection, ids: set[str]) -> tuple[Meeting, ...]:
    own = tables.meeting.c
    query = select(tables.meeting).where(own.id.in_(ids)).order_by(own.on, own.id)
    return tuple(Meeting(**row) for row in connection.execute(query).mappings())


def _shortages(connection: Connection, family_id: str) -> dict[str, reading.Row]:
    """What the area lacks and this family too, by id."""
    own = select(tables.gap.c.shortage_id).where(tables.gap.c.family_id == family_id)
    query = select(tables.shortage).where(tables.shortage.c.id.in_(own))
    return {row["id"]: dict(row) for row in connection.execute(query).mappings()}


def _resources(connection: Connection, ids: set[str]) -> tuple[Resource, ...]:
    query = select(tables.resource).where(tables.resource.c.id.in_(ids)).order_by(tables.resource.c.id)
    return reading.resources(map(dict, connection.execute(query).mappings()))


def entries(case: OpenCase, ids: Iterable[str]) -> tuple[Resource, ...]:
    """Entries by their ids as they stand, closed ones too: what a family was tied to, whether it still is or not."""
    wanted = set(ids)
    return case.file.read(lambda connection: _resources(connection, wanted))


def register(file: CaseFile) -> tuple[Resource, ...]:
    """What may be offered to any family, by entry order: open entries of the register, no private persons."""
    own = (tables.resource.c.kind.not_in(PERSONAL), tables.resource.c.closed_on == "")
    query = select(tables.resource).where(*own).order_by(tables.resource.c.id)
    return file.read(lambda connection: reading.resources(map(dict, connection.execute(query).mappings())))


@dataclass(frozen=True, slots=True)
class Listing:
    """The families one may see, in the order of the list, each with what it is found by, as of an entry and a day."""

    lines: tuple[tuple[FamilyLine, str], ...]
    seq: int
    today: str

    def found(self, search: str) -> tuple[FamilyLine, ...]:
        """Those with `search` in names and kana."""
        wanted = search_key(search)
        return tuple(line for line, key in self.lines if wanted in key)


def families(file: CaseFile, search: str = "") -> tuple[FamilyLine, ...]:
    """The list of families, soonest next date first, then those without one; `search` in names and kana.

    What comes next is the earliest appointment, review of a plan or new assessment that is not past. Families
    hidden from whoever opened the file are not among them (restrictions.py).
    """
    return listing(file).found(search)


def listing(file: CaseFile, before: Listing | None = None) -> Listing:
    """The same to search in letter by letter: `before` itself while nothing was written since, on the same day."""

    def reading(connection: Connection) -> Listing:
        seq, today = journal.head(connection).seq, file.today().isoformat()
        if before is not None and (before.seq, before.today) == (seq, today):
            return before
        lines = sorted(_lines(connection, file), key=lambda each: _soonest(each[0]))
        return Listing(tuple(lines), seq, today)

    return file.read(reading)


def _soonest(line: FamilyLine) -> tuple[str, str]:
    return line.next_on or "9999", line.kana or line.name


def _lines(connection: Connection, file: CaseFile) -> list[tuple[FamilyLine, str]]:
    people, formers = _by_family(connection, tables.person), _by_family(connection, tables.former_family)
    days = next_days(connection, file.today().isoformat())
    newest = newest_episodes(connection.execute(episodes()).all())
    ended = {family: state for family, (_, _, closed, state) in newest.items() if closed}
    shown = tables.family.c.id.not_in(hidden(connection, file))
    heads = connection.execute(select(tables.family).where(shown).order_by(tables.family.c.id)).mappings().all()
    return [
        _line(head, people[head["id"]], formers[head["id"]], days.get(head["id"], ("", "")), ended.get(head["id"], ""))
        for head in heads
    ]


def episodes() -> Select[Any]:
    """Of every episode what `newest_episodes` takes."""
    own = tables.episode.c
    return select(own.id, own.family_id, own.opened_on, own.closed_on, own.state)


def newest_episodes(rows: Iterable[Sequence[str]]) -> dict[str, tuple[str, str, str, str]]:
    """The newest episode of each family by the family's id: its id, the days it was opened and closed, its state."""
    newest = dict[str, tuple[str, str, str, str]]()
    for episode, family, opened, closed, state in rows:
        newest[family] = max(newest.get(family, ("", "", "", "")), (episode, opened, closed, state))
    return newest


def _line(
    head: RowMapping, people: list[RowMapping], formers: list[RowMapping], soon: tuple[str, str], ended: str
) -> tuple[FamilyLine, str]:
    children = "・".join(p["name"] or p["called"] for p in people if p["is_index"] and (p["name"] or p["called"]))
    line = FamilyLine(head["id"], head["name"], head["kana"], children, *soon, head["opened_on"], ended)
    called = (f"{row['name']}\n{row['kana']}" for row in (head, *formers))
    words = [*called, *(f"{p['name']}\n{p['kana']}\n{p['called']}\n{p['former']}" for p in people)]
    return line, "\n".join(search_key(word) for word in words)


def _by_family(connection: Connection, table: Table) -> defaultdict[str, list[RowMapping]]:
    found: defaultdict[str, list[RowMapping]] = defaultdict(list)
    for row in connection.execute(select(table).order_by(table.c.id)).mappings():
        found[row["family_id"]].append(row)
    return found


def next_days(connection: Connection, today: str, only: frozenset[str] | None = None) -> dict[str, tuple[str, str]]:
    """What comes next for each family (or `only` some) that has something to come, as `families` says it."""
    meeting, plan = tables.appointment.c, tables.plan.c
    agreed = select(meeting.family_id, meeting.on, meeting.what).where(meeting.on >= today)
    reviews = select(plan.family_id, plan.review_on, literal("review"))
    reviews = reviews.where(plan.review_on >= today, plan.state != "replaced")
    again = _looked_at_again()
    if only is not None:
        agreed, reviews = agreed.where(meeting.family_id.in_(only)), reviews.where(plan.family_id.in_(only))
        again = again.where(tables.answer.c.family_id.in_(only))
    found = [tuple(row) for query in (agreed, reviews) for row in connection.execute(query).all()]
    for family_id, value in connection.execute(again).all():
        on = json.loads(value)
        if isinstance(on, str) and len(on) == DAY and on >= today:
            found.append((family_id, on, "reassess"))
    return {family: (on, what) for family, on, what in sorted(found, reverse=True)}


def _looked_at_again() -> Select[Any]:
    """The days on which a family is to be assessed anew (M28), of episodes that are open."""
    answer, episode = tables.answer, tables.episode
    query = select(answer.c.family_id, answer.c.value).join(episode, episode.c.id == answer.c.episode_id)
    return query.where(answer.c.question == REASSESS, answer.c.state == "said", episode.c.closed_on == "")
