"""How long each family is kept: the periods of the office against closings, births, and words on single families."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from sqlalchemy import Connection, RowMapping, Table, select

from kasesupport.cases.restrictions import hidden
from kasesupport.domain.dates import PartialDate
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile

State = Literal["due", "later", "kept", "unknown", "open"]
ORDER = ("due", "later", "kept", "unknown", "open")
CHILD = 18  # younger on the day of the closing: a child of the family, and as such decides how long it is kept
By = Mapping[str, list[RowMapping]]


@dataclass(frozen=True, slots=True)
class Periods:
    """Years after the closing, and the age of the youngest child until which is kept; the later day counts.

    0 leaves either out. `provisional` (暫定): the proposal, which the office has not settled yet.
    """

    years: int = 5
    age: int = 25
    provisional: bool = True


@dataclass(frozen=True, slots=True)
class DueLine:
    """One family and how long it is kept. Dates are ISO text.

    `state`: "due" now, since `until`; "later" on `until`; "kept" longer by the office's word (`why`; `until` ""
    for no limit); "open", not closed yet; "unknown", closed but the birth of the child it is about is not told.
    """

    family_id: str
    name: str
    kana: str
    state: State
    closed_on: str = ""
    until: str = ""
    why: str = ""


def periods(file: CaseFile) -> Periods:
    """What the office has settled, else the proposal."""
    query = select(tables.setting.c.value).where(tables.setting.c.id == "retention.periods")
    kept = file.read(lambda connection: connection.execute(query).scalar())
    return Periods(**json.loads(kept), provisional=False) if kept else Periods()


def due(file: CaseFile, on: date | None = None) -> tuple[DueLine, ...]:
    """Every family that may be seen, with how it stands on a day (today): the due first, longest due at the top."""
    settled, day = periods(file), (on or file.today()).isoformat()
    lines = file.read(lambda connection: _lines(connection, file, settled, day))
    return tuple(sorted(lines, key=lambda line: (ORDER.index(line.state), line.until, line.kana or line.name)))


def _lines(connection: Connection, file: CaseFile, settled: Periods, day: str) -> list[DueLine]:
    episodes, people, words = (_by(connection, t) for t in (tables.episode, tables.person, tables.retention))
    shown = tables.family.c.id.not_in(hidden(connection, file))
    heads = connection.execute(select(tables.family).where(shown)).mappings().all()
    return [
        _kept(_by_periods(head, episodes[head["id"]], people[head["id"]], settled, day), words[head["id"]], day)
        for head in heads
    ]


def _by(connection: Connection, table: Table) -> By:
    found: defaultdict[str, list[RowMapping]] = defaultdict(list)
    for row in connection.execute(select(table).order_by(table.c.id)).mappings():
        found[row["family_id"]].append(row)
    return found


def _by_periods(
    head: RowMapping, episodes: list[RowMapping], people: Iterable[RowMapping], settled: Periods, day: str
) -> DueLine:
    closed_on = episodes[-1]["closed_on"] if episodes else ""
    line = DueLine(head["id"], head["name"], head["kana"], "open", closed_on)
    if not closed_on:
        return line
    until = _until(date.fromisoformat(closed_on), people, settled)
    if until is None:
        return replace(line, state="unknown")
    return replace(line, state="due" if until.isoformat() <= day else "later", until=until.isoformat())


def _kept(line: DueLine, words: list[RowMapping], day: str) -> DueLine:
    """The office's word holds beside the periods: until the later of both."""
    if not words or (words[-1]["keep_until"] and words[-1]["keep_until"] <= max(day, line.until)):
        return line
    return replace(line, state="kept", until=words[-1]["keep_until"], why=words[-1]["why"])


def _until(closed: date, people: Iterable[RowMapping], settled: Periods) -> date | None:
    """The first day on which it need not be kept; None if that hangs on a birth that is not told."""
    days = [years_after(closed, settled.years)]
    for person in people if settled.age else ():
        born = PartialDate.from_text(person["birth"]).span()[1] if person["birth"] else None
        if born is None and person["is_index"]:
            return None
        if born is not None and (person["is_index"] or years_after(born, CHILD) > closed):
            days.append(years_after(born, settled.age))
    return max(days)


def years_after(day: date, years: int) -> date:
    """The same day of a later year; 1 March where that year has no 29 February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
