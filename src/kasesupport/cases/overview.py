"""All open families at a glance (進行管理, p22, 視点5-6), what eased the work over the office (視点4-9); frozen reads.

A few queries over the whole file whatever the number of families. Families hidden from whoever opened the file are
not among them. Nothing is scored and nobody is ranked.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, RowMapping, select, union

from kasesupport.cases import amended, fidelity, levels, protections, views
from kasesupport.cases.names import all_names
from kasesupport.cases.office_practice import in_use
from kasesupport.cases.restrictions import hidden
from kasesupport.cases.rows import OpenCase
from kasesupport.cases.today import lives, open_episodes
from kasesupport.domain.ecomap import PERSONAL
from kasesupport.domain.meetings import Meeting
from kasesupport.domain.naming import without_names
from kasesupport.domain.overview import Beside, Eased, FamilyState, Order, ordered
from kasesupport.domain.record import Answer, CaseRecord, Episode, Goal, Need, Note, PhaseMark, Plan
from kasesupport.domain.sheltering import without_places
from kasesupport.practice.standing import LEADS, standing
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile

COUNCIL = "intake.council"
REVIEW, DECIDED, AGAIN = "monitoring.reviews", "monitoring.review_decided", "monitoring.review_again"
EASED = "support.reviews"
FIELDS = ("support.review_helped", "support.review_hindered", "support.review_try")
Rows = Mapping[str, list[RowMapping]]


def beside(
    case: OpenCase,
    since: str = "",
    until: str = "",
    only: frozenset[str] | None = None,
    meeting: Meeting | None = None,
) -> Beside:
    """What sheets of one family take from beside its record; no other family is in it."""
    series = levels.office_series(case.file, in_use(case.file).practice.series)
    again = amended.moments(case)
    return Beside(fidelity.rounds(case), series, since=since, until=until, only=only, changed=again, meeting=meeting)


def over_all(file: CaseFile, order: Order = "kana") -> Beside:
    """What sheets over the whole office are made from."""
    series = levels.office_series(file, in_use(file).practice.series)
    return Beside(series=series, families=states(file, order), eased=eased(file))


def states(file: CaseFile, order: Order = "kana") -> tuple[FamilyState, ...]:
    """Every family with an open episode, by kana or by its next day."""
    lines = {line.family_id: line for line in views.families(file)}

    def reading(connection: Connection) -> list[FamilyState]:
        heads = open_episodes(connection, file)
        known = _Known(connection)
        living = lives(connection, heads, file.today())
        found = []
        for episode, head in heads.items():
            line, life = lines[head["family_id"]], living[episode]
            family = line.family_id
            found.append(
                FamilyState(
                    family, line.name, line.kana, line.children, line.opened_on,
                    phase=known.phase(episode, line.opened_on),
                    involvement=known.level(family, "involvement"), capacity=known.level(family, "capacity"),
                    met_on=life.met.isoformat() if life.met else "",
                    next_on=line.next_on, next_what=line.next_what,
                    review_on=max((on.isoformat() for on in life.reviews), default=""),
                    council=known.answered(episode, COUNCIL),
                    workers=known.workers[family], supports=known.supports[family],
                    decided=known.talk(episode, DECIDED), again=known.talk(episode, AGAIN),
                )
            )  # fmt: skip
        return found

    return ordered(file.read(lambda connection: _sheltered(connection, reading(connection))), order)


def _sheltered(connection: Connection, found: Iterable[FamilyState]) -> list[FamilyState]:
    """A list for a meeting tells no protected address."""
    places = protections.places(connection)
    return [without_places(each, places.get(each.family_id, ())) for each in found]


class _Known:
    """What is looked up of all families at once, each table read one time."""

    def __init__(self, connection: Connection) -> None:
        self._plans = _by(connection, tables.plan, "episode_id")
        self._marks = _by(connection, tables.phase_mark, "episode_id")
        self._levels = _by(connection, tables.level, "family_id")
        self._notes = _by(connection, tables.note, "episode_id")
        self._episodes = {row["id"]: row for row in connection.execute(select(tables.episode)).mappings()}
        self._asked = set(connection.execute(_assessed()).scalars())
        self._goals = set(connection.execute(select(tables.goal.c.plan_id)).scalars())
        self._fields = _fields(connection, {question for question, _ in LEADS} | {DECIDED, AGAIN})
        self._answers = _alone(connection, (COUNCIL,))
        self.workers = _workers(connection)
        self.supports = _supports(connection)

    def phase(self, episode_id: str, opened_on: str) -> str:
        """Where the case stands (practice.standing), from as much of a record as that asks for."""
        row = self._episodes[episode_id]
        return standing(
            CaseRecord(
                row["family_id"], "", opened_on=opened_on, episode_id=episode_id,
                episodes=(Episode(episode_id, row["opened_on"], row["closed_on"]),),
                phase_marks=tuple(PhaseMark(each["phase"], each["on"]) for each in self._marks[episode_id]),
                notes=tuple(self._note(each) for each in self._notes[episode_id]),
                needs=(Need("", ""),) if episode_id in self._asked else (),
                plans=tuple(self._plan(each) for each in self._plans[episode_id]),
            )
        ).phase  # fmt: skip

    def level(self, family_id: str, series: str) -> str:
        """The level that holds last, by its id."""
        found = [(row["on"], row["id"], row["value"]) for row in self._levels[family_id] if row["series"] == series]
        return max(found)[2] if found else ""

    def talk(self, episode_id: str, field: str) -> str:
        """One field of the last talk about progress that has it."""
        told = [each for each in self._notes[episode_id] if each["question"] == REVIEW]
        found = [(each["on"], value) for each in told if (value := self._fields[each["id"]].get(field))]
        return str(max(found, key=lambda each: each[0])[1]) if found else ""

    def answered(self, episode_id: str, question: str) -> str:
        """A question that stands alone."""
        return str(self._answers.get((episode_id, question)) or "")

    def _note(self, row: RowMapping) -> Note:
        told = self._fields.get(row["id"], {})
        return Note(row["id"], row["question"], row["on"], "", tuple(Answer(q, value) for q, value in told.items()))

    def _plan(self, row: RowMapping) -> Plan:
        goals = (Goal("", ""),) if row["id"] in self._goals else ()
        told = {name: row[name] for name in ("long_goal", "agreed_on", "handed_on", "state")}
        return Plan(row["id"], goals=goals, **told)


def eased(file: CaseFile) -> tuple[Eased, ...]:
    """What eased or hindered the work in any family one may see, the newest first, by month, without names.

    Every name that stands in the vault is taken out of the words; the order within a month does not tell whose it is.
    """
    clean = without_names(all_names(file))

    def reading(connection: Connection) -> list[Eased]:
        unseen, told = hidden(connection, file), _fields(connection, FIELDS)
        rows = connection.execute(select(tables.note).where(tables.note.c.question == EASED)).mappings()
        return [_eased(row["on"], told[row["id"]], clean) for row in rows if row["family_id"] not in unseen]

    found = [each for each in file.read(reading) if each.helped or each.hindered or each.tried]
    by_words = sorted(found, key=lambda each: (each.helped, each.hindered, each.tried))
    return tuple(sorted(by_words, key=lambda each: each.on, reverse=True))


def _eased(on: str, told: Mapping[str, Any], clean: Callable[[str], str]) -> Eased:
    return Eased(on[:7], *(clean(str(told.get(field) or "")) for field in FIELDS))


def _by(connection: Connection, table: Any, column: str) -> defaultdict[str, list[RowMapping]]:
    found: defaultdict[str, list[RowMapping]] = defaultdict(list)
    for row in connection.execute(select(table).order_by(table.c.id)).mappings():
        found[row[column]].append(row)
    return found


def _assessed() -> Any:
    """The episodes in which something of an assessment was said, answered or written down."""
    said, answer = tables.statement.c, tables.answer.c
    told = select(said.episode_id).where(said.question.startswith("assessment."))
    return union(
        told,
        select(answer.episode_id).where(answer.question.startswith("assessment.")),
        select(tables.need.c.episode_id),
    )


def _fields(connection: Connection, questions: Iterable[str]) -> defaultdict[str, dict[str, Any]]:
    """These fields of notes, by note."""
    answer = tables.answer.c
    query = select(answer.note_id, answer.question, answer.value)
    wanted = query.where(answer.question.in_(tuple(questions)), answer.state == "said").order_by(answer.id)
    found: defaultdict[str, dict[str, Any]] = defaultdict(dict)
    for row in connection.execute(wanted):
        found[row.note_id or ""][row.question] = json.loads(row.value or "null")
    return found


def _alone(connection: Connection, questions: Iterable[str]) -> dict[tuple[str, str], Any]:
    answer = tables.answer.c
    query = select(answer.episode_id, answer.question, answer.value)
    wanted = query.where(answer.question.in_(tuple(questions)), answer.state == "said").order_by(answer.id)
    return {(row.episode_id, row.question): json.loads(row.value or "null") for row in connection.execute(wanted)}


def _workers(connection: Connection) -> defaultdict[str, tuple[str, ...]]:
    """Who has charge of each family and still works here, the main one first."""
    own, person = tables.assignment.c, tables.practitioner.c
    query = (
        select(own.family_id, person.name)
        .join(tables.practitioner, person.id == own.practitioner_id)
        .where(person.left_on == "")
        .order_by(own.is_main.desc(), own.id)
    )
    return _listed(connection.execute(query))


def _supports(connection: Connection) -> defaultdict[str, tuple[str, ...]]:
    """Entries of the area's register each family is tied to now; kin and friends are nobody's list."""
    tie, resource = tables.tie.c, tables.resource.c
    query = (
        select(tie.family_id, resource.name)
        .join(tables.resource, resource.id == tie.resource_id)
        .where(tie.state == "now", tie.own_map_id.is_(None), resource.kind.not_in(PERSONAL), resource.closed_on == "")
        .order_by(tie.id)
    )
    return _listed(connection.execute(query))


def _listed(rows: Iterable[Any]) -> defaultdict[str, tuple[str, ...]]:
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for family, name in rows:
        found[family][name] = None
    return defaultdict(tuple, {family: tuple(each) for family, each in found.items()})
