"""ケース一覧: one line for each open family, from a few plain reads; and the looks kept by name.

Of 10,000 families only the columns a line needs are read. Families hidden from whoever opened it are not among them.
What a line says is what cases.overview and cases.today read out of whole rows.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Select, select

from kasesupport.cases import traces
from kasesupport.cases.restrictions import hidden
from kasesupport.cases.roles import require
from kasesupport.cases.traces import Trace
from kasesupport.cases.views import next_days
from kasesupport.domain.agenda import MET
from kasesupport.domain.caseload import COLUMNS, CaseLine, Look
from kasesupport.domain.dates import day
from kasesupport.domain.problems import Problem
from kasesupport.domain.texts import clean_line, search_key
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile
from kasesupport.store.op import Op
from kasesupport.store.settings import get, put

LEAD = "intake.lead_agency"
KEY = "caseload.looks"
FIRST = itemgetter(0)  # by id: rows of SQLAlchemy are slow to compare
WHOLE = len("2026-11-30")
Rows = Sequence[Any]


def lines(file: CaseFile) -> tuple[CaseLine, ...]:
    """All families with an open episode that may be seen, in the order they came. May be asked from any thread."""
    return file.read(lambda connection: tuple(_lines(connection, file)))


def practitioners(file: CaseFile) -> dict[str, str]:
    """The names of those who work here now, by id."""
    own = tables.practitioner.c
    query = select(own.id, own.name).where(own.left_on == "").order_by(own.kana, own.name)
    return file.read(lambda connection: {row.id: row.name for row in connection.execute(query)})


def looks(file: CaseFile) -> dict[str, Look]:
    """The looks the office kept, by name. One that makes no sense is passed over."""
    try:
        kept = json.loads(file.read(lambda connection: get(connection, KEY)) or "{}")
        return {str(name): _look(told) for name, told in kept.items()}
    except (ValueError, AttributeError, TypeError):
        return {}


def keep_look(file: CaseFile, name: str, look: Look) -> str:
    """Keep a look by a name, in place of one that has it; gives the name.

    Raises look_unnamed, text_too_long, read_only_role.
    """
    called = clean_line(name, 40)
    if not called:
        raise Problem("look_unnamed")
    _keep(file, {**looks(file), called: look})
    return called


def drop_look(file: CaseFile, name: str) -> None:
    """Take a look away. Raises read_only_role."""
    _keep(file, {called: look for called, look in looks(file).items() if called != name})


def _keep(file: CaseFile, wanted: Mapping[str, Look]) -> None:
    require(file, "practitioner")
    stored = json.dumps({name: asdict(look) for name, look in wanted.items()}, ensure_ascii=False)
    file.transact(Op("caseload.look"), lambda connection: put(connection, KEY, stored))


def _look(told: Mapping[str, Any]) -> Look:
    columns = tuple(name for name in told["columns"] if name in COLUMNS)
    by = told["by"] if told["by"] in COLUMNS else "name"
    rest = {name: str(told.get(name, "")) for name in ("phase", "involvement", "worker", "next")}
    return Look(columns or Look().columns, by, bool(told.get("down")), **rest)


def _lines(connection: Connection, file: CaseFile) -> Iterable[CaseLine]:
    unseen, today, heads = hidden(connection, file), file.today().isoformat(), _heads(connection)
    episodes = {each: told for each, told in _open(connection).items() if told[0] not in unseen}
    notes, said = _notes(connection), _said(connection)
    phases = _phases(connection, {each: opened for each, (_, opened) in episodes.items()}, notes, said)
    met, leads, levels = _met(connection, today, notes, said), _leads(connection), _levels(connection)
    fold = cache(search_key)  # a kana comes twice, 主担当機関 many times
    days, charge, children = next_days(connection, today), _charge(connection), _children(connection)
    for episode, (family, opened) in episodes.items():
        (name, kana), workers, lead = heads[family], charge[family], leads.get(episode, "")
        on, what = days.get(family, ("", ""))
        yield CaseLine(
            family, name, kana, "・".join(children[family]), phases[episode][2], levels.get(family, ("", "", ""))[2],
            on, what, next((each for _, each, main in workers if main), ""), tuple(who for who, _, _ in workers), lead,
            met.get(episode, ""), opened, fold(kana or name), "\n".join(map(fold, (name, kana, lead))),
        )  # fmt: skip


def _heads(connection: Connection) -> dict[str, tuple[str, str]]:
    own = tables.family.c
    return {family: (name, kana) for family, name, kana in _rows(connection, select(own.id, own.name, own.kana))}


def _open(connection: Connection) -> dict[str, tuple[str, str]]:
    """The newest episode of each family, where it is open: the family and the day it was opened."""
    own, newest = tables.episode.c, dict[str, tuple[str, str, str]]()
    for episode, family, opened, closed in _rows(
        connection, select(own.id, own.family_id, own.opened_on, own.closed_on)
    ):
        newest[family] = max(newest.get(family, ("", "", "")), (episode, opened, closed))
    return {episode: (family, opened) for family, (episode, opened, closed) in newest.items() if not closed}


def _notes(connection: Connection) -> Rows:
    own = tables.note.c
    return _rows(connection, select(own.id, own.episode_id, own.question, own.on))


def _said(connection: Connection) -> Rows:
    own = tables.statement.c
    return _rows(connection, select(own.episode_id, own.question, own.said_on, own.state))


def _phases(connection: Connection, opened: Mapping[str, str], notes: Rows, said: Rows) -> dict[str, Trace]:
    """Where each episode stands, as practice.standing has it: its traces may come in any order but for equal ones."""
    best: dict[str, Trace] = {episode: (on, 0, "intake") for episode, on in opened.items()}
    for episode, trace in traces.traces(connection, opened, notes, said):
        if episode in best and trace[:2] > best[episode][:2]:
            best[episode] = trace
    return best


def _met(connection: Connection, today: str, notes: Rows, said: Rows) -> dict[str, str]:
    """The last day, up to today, on which anybody was met or something was said (cases.today)."""
    meeting, found = tables.appointment.c, dict[str, str]()
    for episode, told in (
        *((episode, on) for _, episode, question, on in notes if question in MET),
        *_rows(connection, select(meeting.episode_id, meeting.on).where(meeting.on <= today)),
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


def _levels(connection: Connection) -> dict[str, tuple[str, str, str]]:
    """The 関与度 that holds last (day, id, value), by family."""
    own, found = tables.level.c, dict[str, tuple[str, str, str]]()
    query = select(own.family_id, own.on, own.id, own.value).where(own.series == "involvement")
    for family, on, level, value in _rows(connection, query):
        found[family] = max(found.get(family, ("", "", "")), (on, level, value))
    return found


def _leads(connection: Connection) -> dict[str, str]:
    own = tables.answer.c
    query = select(own.episode_id, own.value).where(own.question == LEAD, own.state == "said")
    return {episode: " ".join(str(json.loads(told) or "").split()) for episode, told in _rows(connection, query)}


def _charge(connection: Connection) -> defaultdict[str, list[tuple[str, str, bool]]]:
    """Who has charge and still works here (id, name, whether mainly), by family, the main one first."""
    own, person, found = tables.assignment.c, tables.practitioner.c, defaultdict[str, list[tuple[str, str, bool]]](list)
    here = _pairs(connection, select(person.id, person.name).where(person.left_on == ""))
    query = select(1 - own.is_main, own.id, own.family_id, own.practitioner_id)
    for other, _, family, who in sorted(_rows(connection, query), key=itemgetter(0, 1)):
        if who in here:
            found[family].append((who, here[who], not other))
    return found


def _children(connection: Connection) -> defaultdict[str, list[str]]:
    own, found = tables.person.c, defaultdict[str, list[str]](list)
    query = select(own.id, own.family_id, own.name, own.called).where(own.is_index == 1)
    for _, family, name, called in sorted(_rows(connection, query), key=FIRST):
        if name or called:
            found[family].append(name or called)
    return found


def _pairs(connection: Connection, query: Select[Any]) -> dict[str, str]:
    return dict(_rows(connection, query))


def _rows(connection: Connection, query: Select[Any]) -> Rows:
    """All at once and as they come: to sort or sum up in SQLCipher's guarded memory takes far longer than in ours."""
    return connection.execute(query).all()
