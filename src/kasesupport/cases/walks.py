"""The example families on their way through the later phases, by the same acts, each on its own day.

All three go through all seven phases and back. One replans early; one is not taken on and handed over, comes back of
itself and then goes the whole way; one closes and comes back (resources/example, [[later]]).
"""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from kasesupport.cases import contacts, episodes, events, examples, fidelity, levels, plans, talks
from kasesupport.cases.examples import Ids, Told
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.contacts import Contact, Meeting, Words
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.fidelity import Evidence
from kasesupport.store.casefile import CaseFile

NOBODY: Mapping[str, str] = MappingProxyType({})


@dataclass
class Calendar:
    """A clock that is moved on by hand: what a file is opened with while families walk."""

    now: datetime

    def __call__(self) -> datetime:
        """The moment it stands at."""
        return self.now


def walk_all(file: CaseFile, calendar: Calendar) -> tuple[OpenCase, ...]:
    """Take every example family in on the calendar's day, and walk it on; gives each with its last episode.

    `file` was opened with this calendar. It stands at the last day any of them reaches when all have walked.
    """
    start, last = calendar.now, calendar.now
    cases = []
    for path in examples.files():
        calendar.now = start
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        case, ids = examples.taken(file, told)
        cases.append(walk(case, ids, told.get("later", ()), calendar))
        last = max(last, calendar.now)
    calendar.now = last
    return tuple(cases)


def walk(case: OpenCase, ids: Ids, later: tuple[Told, ...], calendar: Calendar) -> OpenCase:
    """Do what comes later, day by day; `days` counts from the day the calendar stands at."""
    walking = _Walking(case, ids)
    start = calendar.now
    for entry in sorted(later, key=lambda told: int(told["days"])):
        calendar.now = start + timedelta(days=entry["days"])
        walking.do({key: value for key, value in entry.items() if key != "days"})
    return walking.case


@dataclass
class _Walking:
    case: OpenCase
    ids: Ids
    steps: Mapping[str, Callable[..., Any]] = field(init=False)

    def __post_init__(self) -> None:
        self.steps = {
            "note": self._note, "level": self._level, "event": self._event, "pause": self._pause,
            "reopen": self._reopen, "phase": self._phase, "plan": self._plan, "goal": self._goal,
            "appointment": self._appointment, "statement": self._statement, "answer": self._answer,
            "look_back": self._look_back, "contact": self._contact, "need": self._need, "action": self._action,
        }  # fmt: skip

    def do(self, entry: Told) -> None:
        """One step: `what` tells which."""
        self.steps[entry.pop("what")](**entry)

    def _note(self, **told: Any) -> None:
        examples.noted(self.case, self.ids, **told)

    def _contact(
        self, said: list[list[str]], values: Mapping[str, Any], met: Sequence[str] = (), about: Sequence[str] = (),
        children: Mapping[str, str] = NOBODY, ahead: int = 0, later: str = "",
    ) -> None:  # fmt: skip
        """A record of a contact; `ahead`: days to the next date; `later`: what was added to it a day after."""
        file, ids = self.case.file, self.ids
        given: dict[tuple[str, str], object] = {(field, ""): value for field, value in values.items()}
        given |= {("record.with", ""): [ids[key] for key in met], ("record.about", ""): [ids[key] for key in about]}
        given |= {("record.child_met", ids[key]): value for key, value in children.items()}
        words = tuple(Words(field, text, who, ids[by] if by else "") for field, who, by, text in said)
        agreed = Meeting(self._day(ahead), "", "電話") if ahead else None
        note = contacts.keep(self.case, Contact(file.today(), given, words, agreed))
        if later:
            contacts.add_to(self.case, note, later, str(values.get("record.worker", "")))

    def _level(self, series: str, value: str, **told: str) -> None:
        levels.mark(self.case, series, self.case.file.today(), value, **told)

    def _event(self, text: str, kind: str = "life", about: str = "", shared: bool = False) -> None:
        on = PartialDate.of(self.case.file.today())
        events.add_event(self.case, on, text, kind, self.ids[about] if about else "", shared=shared)

    def _pause(self, reason: str, state: str = "paused") -> None:
        episodes.pause(self.case, self.case.file.today(), reason, state)

    def _reopen(self, reason: str) -> None:
        self.case = episodes.reopen(self.case, self.case.file.today(), reason)

    def _phase(self, phase: str, reason: str = "") -> None:
        episodes.mark_phase(self.case, phase, self.case.file.today(), reason)

    def _plan(self, **values: Any) -> None:
        if self.case.file.read(lambda connection: plans.in_hand(connection, self.case)):
            plans.edit_plan(self.case, state="replaced")
        plans.begin_plan(self.case, values.pop("title", ""))
        plans.edit_plan(self.case, **{key: self._day(value) for key, value in values.items()})

    def _need(self, key: str, about: str = "", **values: str) -> None:
        self.ids[key] = plans.add_entry(self.case, "need", person_id=self.ids[about] if about else "", **values)

    def _goal(self, key: str, needs: tuple[str, ...] = (), **values: str) -> None:
        self.ids[key] = plans.add_to_plan(self.case, "goal", **values)
        if needs:
            plans.link_needs(self.case, self.ids[key], [self.ids[each] for each in needs])

    def _action(self, goal: str, until: int, person: str = "", **values: str) -> None:
        about = {"goal_id": self.ids[goal], "person_id": self.ids[person] if person else ""}
        plans.add_to_plan(self.case, "action", until=self._day(until), **about, **values)

    def _appointment(self, ahead: int, at: str, text: str) -> None:
        plans.add_entry(self.case, "appointment", on=self._day(ahead), at=at, what=text)

    def _statement(self, question: str, text: str, speaker: str, by: str = "") -> None:
        who = {"speaker_id": self.ids[by]} if by else {}
        talks.say(self.case, question, text, speaker, said_on=self._today(), **who)

    def _answer(self, question: str, value: object) -> None:
        talks.answer(self.case, question, value)

    def _look_back(self, rater: str, marks: Mapping[str, list[str]], words: Mapping[str, str], name: str = "") -> None:
        """A round of looking back on our own practice: points by their mark, and what some of them rest on."""
        begun = fidelity.begin_round(self.case, rater, self.case.file.today(), name)
        for value, points in marks.items():
            for point in points:
                fidelity.mark(self.case, begun, point, value)
        for point, told in words.items():
            fidelity.give_evidence(self.case, begun, point, Evidence(told))

    def _day(self, value: Any) -> Any:
        ahead = isinstance(value, int)
        return (self.case.file.today() + timedelta(days=value)).isoformat() if ahead else value

    def _today(self) -> str:
        return self.case.file.today().isoformat()
