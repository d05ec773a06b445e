"""ケース一覧: one line for each open family, from a few plain reads.

Of 10,000 families only the columns a line needs are read. Families hidden from whoever opened it are not among them.
What a line says is what cases.overview and cases.today read out of whole rows.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Select, select

from kasesupport.cases import traces
from kasesupport.cases.restrictions import hidden
from kasesupport.cases.traces import Source, Trace
from kasesupport.cases.views import episodes, newest_episodes, next_days
from kasesupport.domain.agenda import MET
from kasesupport.domain.caseload import CaseLine
from kasesupport.domain.dates import day
from kasesupport.domain.meetings import ATTENDS, CAME
from kasesupport.domain.texts import search_key
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history import journal

LEAD = "intake.lead_agency"
MANY = 300  # entries since: more of them are not read one by one
FIRST = itemgetter(0)  # by id: rows of SQLAlchemy are slow to compare
WHOLE = len("2026-11-30")
Rows = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Read:
    """`lines` as they were at entry `seq` of the journal, on a day, without the families hidden then."""

    lines: tuple[CaseLine, ...]
    seq: int
    today: str
    unseen: frozenset[str]


def lines(file: CaseFile) -> tuple[CaseLine, ...]:
    """All families with an open episode that may be seen, in the order they came. May be asked from any thread."""
    return read(file).lines


def read(file: CaseFile, before: Read | None = None) -> Read:
    """The same; of an earlier read only the families are read anew that the journal tells of since. In any thread."""
    return file.read(lambda connection: _read(connection, file, before))


def _read(connection: Connection, file: CaseFile, before: Read | None) -> Read:
    now, seq = (file.today().isoformat(), hidden(connection, file)), journal.head(connection).seq
    touched = _touched(connection, before.seq) if before and (before.today, before.unseen) == now else None
    found = _lines(Source(connection, touched), *now)
    if before is None or touched is None:
        return Read(tuple(found), seq, *now)
    kept = {line.family_id: line for line in before.lines if line.family_id not in touched}
    return Read((*kept.values(), *found), seq, *now)


def _touched(connection: Connection, seq: int) -> frozenset[str] | None:
    """The families of which something was written since entry `seq`; None where all have to be read."""
    own, found = tables.journal.c, set[str]()
    entries = connection.execute(select(own.family_id, own.changes).where(own.seq > seq).limit(MANY + 1)).all()
    if len(entries) > MANY:
        return None
    for family, changes in entries:
        found.add(family)
        for change in json.loads(changes or "[]"):
            if change["table"] == tables.practitioner.name:
                return None
            found |= {_family_of(change["table"], row) for row in (change["old"], change["new"]) if row}
    return frozenset(found - {""})


def _family_of(table: str, row: Mapping[str, Any]) -> str:
    return str(row["id"] if table == tables.family.name else row.get("family_id") or "")


def practitioners(file: CaseFile) -> dict[str, str]:
    """The names of those who work here now, by id."""
    own = tables.practitioner.c
    query = select(own.id, own.name).where(own.left_on == "").order_by(own.kana, own.name)
    return file.read(lambda connection: {row.id: row.name for row in connection.execute(query)})


def _lines(source: Source, today: str, unseen: frozenset[str]) -> Iterable[CaseLine]:
    heads = _heads(source)
    episodes = {each: told for each, told in _open(source).items() if told[0] not in unseen}
    notes, said = _notes(source), _said(source)
    phases = _phases(source, {each: opened for each, (_, opened) in episodes.items()}, notes, said)
    met, leads, levels = _met(source, today, notes, said), _leads(source), _levels(source)
    fold = cache(search_key)  # a kana comes twice, 主担当機関 many times
    days, charge, children = next_days(source.connection, today, source.only), _charge(source), _children(source)
    for episode, (family, opened) in episodes.items():
        (name, kana), workers, lead = heads[family], charge[family], leads.get(episode, "")
        on, what = days.get(family, ("", ""))
        yield CaseLine(
            family, name, kana, "・".join(children[family]), phases[episode][2], levels.get(family, ("", "", ""))[2],
            on, what, next((each for _, each, main in workers if main), ""), tuple(who for who, _, _ in workers), lead,
            met.get(episode, ""), opened, fold(kana or name), "\n".join(map(fold, (name, kana, lead))),
        )  # fmt: skip


def _heads(source: Source) -> dict[str, tuple[str, str]]:
    own = tables.family.c
    return {family: (name, kana) for family, name, kana in traces.rows_of(source, select(own.id, own.name, own.kana))}


def _open(source: Source) -> dict[str, tuple[str, str]]:
    """The newest episode of each family, where it is open: the family and the day it was opened."""
    newest = newest_episodes(traces.rows_of(source, episodes()))
    return {episode: (family, opened) for family, (episode, opened, closed, _) in newest.items() if not closed}


def _notes(source: Source) -> Rows:
    own = tables.note.c
    return traces.rows_of(source, select(own.id, own.episode_id, own.question, own.on))


def _said(source: Source) -> Rows:
    own = tables.statement.c
    return traces.rows_of(source, select(own.episode_id, own.question, own.said_on, own.state))


def _phases(source: Source, opened: Mapping[str, str], notes: Rows, said: Rows) -> dict[str, Trace]:
    """Where each episode stands, as practice.standing has it: its traces may come in any order but for equal ones."""
    best: dict[str, Trace] = {episode: (on, 0, "intake") for episode, on in opened.items()}
    for episode, trace in traces.traces(source, opened, notes, said):
        if episode in best and trace[:2] > best[episode][:2]:
            best[episode] = trace
    return best


def _met(source: Source, today: str, notes: Rows, said: Rows) -> dict[str, str]:
    """The last day, up to today, on which anybody was met or something was said (cases.today)."""
    meeting, answer, found = tables.appointment.c, tables.answer.c, dict[str, str]()
    came = answer.question == ATTENDS, answer.state == "said", answer.value.in_([json.dumps(each) for each in CAME])
    there = {note for (note,) in traces.rows_of(source, select(answer.note_id).where(*came))}
    for episode, told in (
        *((episode, on) for note, episode, question, on in notes if question in MET or note in there),
        *traces.rows_of(source, select(meeting.episode_id, meeting.on).where(meeting.on <= today)),
        *((episode, on) for episode, _, on, state in said if state == "said"),
    ):
        if found.get(episode, "") < told <= today:
            found[episode] = _whole(told)
    return found


def _whole(told: str) -> str:
    if len(told) == WHOLE:
        return told
    first = day(told)
    return first.isoformat() if first else ""


def _levels(source: Source) -> dict[str, tuple[str, str, str]]:
    """The 関与度 that holds last (day, id, value), by family."""
    own, found = tables.level.c, dict[str, tuple[str, str, str]]()
    query = select(own.family_id, own.on, own.id, own.value).where(own.series == "involvement")
    for family, on, level, value in traces.rows_of(source, query):
        found[family] = max(found.get(family, ("", "", "")), (on, level, value))
    return found


def _leads(source: Source) -> dict[str, str]:
    own = tables.answer.c
    query = select(own.episode_id, own.value).where(own.question == LEAD, own.state == "said")
    return {episode: " ".join(str(json.loads(told) or "").split()) for episode, told in traces.rows_of(source, query)}


def _charge(source: Source) -> defaultdict[str, list[tuple[str, str, bool]]]:
    """Who has charge and still works here (id, name, whether mainly), by family, the main one first."""
    own, person, found = tables.assignment.c, tables.practitioner.c, defaultdict[str, list[tuple[str, str, bool]]](list)
    here = _pairs(source, select(person.id, person.name).where(person.left_on == ""))
    query = select(1 - own.is_main, own.id, own.family_id, own.practitioner_id)
    for other, _, family, who in sorted(traces.rows_of(source, query), key=itemgetter(0, 1)):
        if who in here:
            found[family].append((who, here[who], not other))
    return found


def _children(source: Source) -> defaultdict[str, list[str]]:
    own, found = tables.person.c, defaultdict[str, list[str]](list)
    query = select(own.id, own.family_id, own.name, own.called).where(own.is_index == 1)
    for _, family, name, called in sorted(traces.rows_of(source, query), key=FIRST):
        if name or called:
            found[family].append(name or called)
    return found


def _pairs(source: Source, query: Select[Any]) -> dict[str, str]:
    return dict(traces.rows_of(source, query))
