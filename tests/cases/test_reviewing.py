"""What is counted over all families against a plain count of one record after the other; hidden families are in none."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import update
from tests.chance import runs
from tests.vaults import new_casefile

from kasesupport.cases import (
    contacts,
    episodes,
    families,
    gaps,
    meetings,
    notes,
    people,
    plans,
    practitioners,
    restrictions,
    reviewing,
    talks,
    views,
)
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.contacts import Contact, Words
from kasesupport.domain.meetings import Meeting
from kasesupport.domain.period import Period
from kasesupport.domain.progress import Cancelled
from kasesupport.domain.record import CaseRecord, Episode, Note
from kasesupport.practice.review.counting import COUNTS, length
from kasesupport.practice.standing import standing
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history.journal import Author
from kasesupport.store.op import Op


def noted(case: OpenCase, question: str, on: date, said: str = "", **values: object) -> None:
    note = notes.add_note(case, question, on)
    phase = question.partition(".")[0]
    for name, value in values.items():
        talks.answer(case, f"{phase}.{name}", value, note_id=note)
    if said:
        talks.say(case, f"{phase}.meeting_words", "話した", said, note_id=note)


def handed(case: OpenCase, on: date, **days: str) -> None:
    plans.edit_plan(case, handed_on=on.isoformat(), **days)
    plans.add_to_plan(case, "action", actors="family", text="話す")


def seen(case: OpenCase, on: date, how: str, met: str) -> None:
    """A record of a contact in which two children stand."""
    children = [people.add_person(case, is_index=True) for _ in range(2)]
    told = {("record.child_met", children[0]): met, ("record.child_met", children[1]): "unseen"}
    words = (Words("record.facts", "会った", "observed"),)
    contacts.keep(case, Contact(on, {("record.how", ""): how, **told}, words))


def discussed(case: OpenCase, on: date) -> None:
    """At a meeting of the office, which a family is on the agenda of."""
    meeting = meetings.add(case.file, on, "progress")
    item = meetings.put_on(case, Meeting(meeting, "progress", on.isoformat()))
    talks.answer(case, "meeting.attends", "words", note_id=item)
    talks.say(case, "meeting.words", "行きたい", "carer", note_id=item)


Act = Callable[[OpenCase, date], object]
ACTS: dict[str, Act] = {
    "visit": lambda case, on: noted(case, "support.contacts", on, contact_way="visit"),
    "watch": lambda case, on: noted(case, "monitoring.family", on, family_way="phone", family_met=["child"]),
    "alone": lambda case, on: noted(case, "monitoring.family", on, family_met=["child_alone", "mother"]),
    "meet": lambda case, on: noted(case, "support.meetings", on, "child", meeting_kind="case", meeting_family="part"),
    "record": lambda case, on: seen(case, on, "along", "seen"),
    "heard": lambda case, on: seen(case, on, "phone", ("voice", "alone")[on.day % 2]),
    "discuss": discussed,
    "plan": lambda case, on: handed(case, on, explained_on=on.isoformat()),
    "agree": lambda case, on: plans.edit_plan(case, agreed_on=on.isoformat()),
    "wish": lambda case, on: talks.say(case, "planning.carer_words", "朝がつらい", "carer", said_on=on.isoformat()),
    "invite": lambda case, on: noted(case, "planning.invited", on, invited_reply="comes"),
    "ground": lambda case, on: noted(case, "closure.decisions", on, decided="close", ground=["goal", "ties"]),
    "wait": lambda case, on: noted(case, "closure.decisions", on, decided="wait", ground=["goal"]),
    "again": lambda case, on: noted(case, "closure.recontacts", on, recontact_who="carer", recontact_decided="watch"),
    "lack": lambda case, on: gaps.note(case, f"足りない{on.day % 2}", ("school", "medical")[on.day % 2]),
    "phase": lambda case, on: episodes.mark_phase(case, ("closure", "planning")[on.day % 2], on),
}
CHANCE = st.lists(
    st.tuples(st.sampled_from([*sorted(ACTS), "close", "reopen"]), st.integers(0, 2), st.integers(-60, 0)), max_size=16
)

ALWAYS = [
    ("plan", 0, 0),  # agreed on one day, handed over on another: on the days between it stood in support already
    ("phase", 0, -45),
    ("heard", 0, -9),
    ("discuss", 1, -9),
    ("agree", 0, -20),
    ("phase", 1, -3),
    ("close", 2, -30),
    ("reopen", 2, -12),
]


def acted(file: CaseFile, acts: list[tuple[str, int, int]]) -> list[OpenCase]:
    """Every episode there was."""
    now = [families.create(file, name) for name in ("佐倉", "青木", "林")]
    opened = update(tables.episode).values(opened_on=(file.today() - timedelta(days=50)).isoformat())
    file.transact(Op("family.edit"), lambda connection: connection.execute(opened))
    every, closed = list(now), set[int]()
    for name, at, days in acts:
        on = file.today() + timedelta(days=days)
        if name == "reopen" and at in closed:
            now[at] = episodes.reopen(now[at], on)
            every.append(now[at])
            closed.discard(at)
        elif name == "close" and at not in closed:
            episodes.pause(now[at], on, "ひと区切り", "handed_on" if days % 2 else "paused")
            closed.add(at)
        elif name in ACTS and at not in closed:
            ACTS[name](now[at], on)
    return every


def own(record: CaseRecord) -> Episode:
    return next(each for each in record.episodes if each.id == record.episode_id)


def of(record: CaseRecord, question: str, period: Period) -> list[Note]:
    return [each for each in record.notes if each.question == question and period.holds(each.on)]


def plain(records: list[CaseRecord], period: Period, today: str) -> dict[str, Counter[Any]]:
    found: dict[str, Counter[Any]] = {name: Counter() for name in COUNTS}
    for record in records:
        for name, key in _of_one(record, period, min(period.until, today)):
            found[name][key, record.family_id] += 1
    met = {each.family_id for each in records for key in ("child", "child_alone") if key in _met(each, period)}
    alone = {each.family_id for each in records if "child_alone" in _met(each, period)}
    for family in {each.family_id for each in records if _overlaps(own(each), period, today)}:
        found["children"]["alone" if family in alone else "met" if family in met else "", family] += 1
    for family, lack in {(each.family_id, gap) for each in records for gap in each.gaps}:
        if period.holds(lack.noted_on):
            found["lacks"][(lack.kind, "noted"), family] += 1
        if lack.noted_on <= min(period.until, today):
            found["lacks"][(lack.kind, "empty"), family] += 1
    return found


def _of_one(record: CaseRecord, period: Period, end: str) -> Iterator[tuple[str, Any]]:
    episode = own(record)
    if episode.opened_on <= end and (not episode.closed_on or episode.closed_on > end):
        yield "phases", _phase_on(record, end)
        yield "lengths", (length(episode.opened_on, end), "open")
    if episode.closed_on and period.holds(episode.closed_on):
        yield "closed", episode.state
        yield "lengths", (length(episode.opened_on, episode.closed_on), "closed")
    if period.holds(episode.opened_on):
        before = [each for each in record.episodes if each.id == episode.previous_id]
        yield "begun", length(before[0].closed_on, episode.opened_on) if before else "first"
    for question, way in (("support.contacts", "support.contact_way"), ("monitoring.family", "monitoring.family_way")):
        yield from (("contacts", note.value(way) or "") for note in of(record, question, period))
    for note in of(record, "support.meetings", period):
        yield "meetings", (note.value("support.meeting_kind"), note.value("support.meeting_family"))
        said = {each.speaker for each in record.statements if each.note_id == note.id}
        yield from (("voices", (who, "yes" if who in said else "no")) for who in ("child", "carer"))
    for note in of(record, "closure.decisions", period):
        if note.value("closure.decided") == "close":
            named: Any = note.value("closure.ground")
            for ground in ("family_change", "goal", "ties", "self", "agreed", "moved", "other"):
                yield "grounds", (ground, "yes" if ground in named else "no")
    for note in of(record, "closure.recontacts", period):
        yield "again", (note.value("closure.recontact_who"), note.value("closure.recontact_decided"))
    yield from _recorded(record, period)
    yield from _plans(record, period)


def _recorded(record: CaseRecord, period: Period) -> Iterator[tuple[str, Any]]:
    for note in of(record, "record.contact", period):
        yield "contacts", note.value("record.how")
    for note in of(record, "meeting.items", period):
        yield "meetings", ("progress", note.value("meeting.attends"))
        yield from (("voices", (who, "yes" if who == "carer" else "no")) for who in ("child", "carer"))


def _plans(record: CaseRecord, period: Period) -> Iterator[tuple[str, Any]]:
    for plan in record.plans:
        days = [day for day in (plan.agreed_on, plan.handed_on) if day]
        if days and period.holds(min(days)):
            yield "plans", "agreed" if plan.agreed_on else "handed"
            invited = any(note.value("planning.invited_reply") == "comes" for note in record.notes)
            marks = {
                "child": False, "carer": any(each.question == "planning.carer_words" for each in record.statements),
                "explained": plan.explained_on, "family_acts": plan.actions, "invited": invited,
            }  # fmt: skip
            yield from (("plans_by", (name, "yes" if there else "no")) for name, there in marks.items())


def _phase_on(record: CaseRecord, day: str) -> str:
    kept = replace(
        record,
        notes=tuple(each for each in record.notes if each.on <= day),
        phase_marks=tuple(each for each in record.phase_marks if each.on <= day),
        plans=tuple(
            replace(each, agreed_on=each.agreed_on if each.agreed_on <= day else "",
                    handed_on=each.handed_on if each.handed_on <= day else "")
            for each in record.plans
        ),
        episodes=tuple(replace(each, closed_on="") for each in record.episodes),
    )  # fmt: skip
    return standing(kept).phase


def _met(record: CaseRecord, period: Period) -> set[str]:
    told: list[Any] = [note.value("monitoring.family_met") or [] for note in of(record, "monitoring.family", period)]
    records = of(record, "record.contact", period)
    seen_child = {each.value for note in records for each in note.answers if each.question == "record.child_met"}
    found = {"alone": "child_alone", "seen": "child"}
    return {who for each in told for who in each} | {found[each] for each in seen_child if each in found}


def _overlaps(episode: Episode, period: Period, today: str) -> bool:
    return episode.opened_on <= min(period.until, today) and (
        not episode.closed_on or episode.closed_on >= period.since
    )


@settings(max_examples=runs(4), deadline=None)
@given(CHANCE)
def test_every_count_is_what_the_records_say_one_by_one(acts: list[tuple[str, int, int]]) -> None:
    with TemporaryDirectory() as folder:
        file = new_casefile(Path(folder))
        every, today = acted(file, [*ALWAYS, *acts]), file.today()
        records, facts = [views.record(case) for case in every], reviewing.facts(file)
        for days in ((-400, 0), (-40, -10), (-25, 5), (-58, -31)):
            period = Period(*((today + timedelta(days=by)).isoformat() for by in days))
            told = plain(records, period, today.isoformat())
            for name, count in COUNTS.items():
                assert Counter(count(facts, period)) == told[name], (name, days)
        file.close()


def test_a_hidden_family_is_in_no_count_and_own_cases_are_told_apart(casefile: CaseFile) -> None:
    hidden, mine = families.create(casefile, "佐倉"), families.create(casefile, "青木")
    for case in (hidden, mine):
        for act in ACTS.values():
            act(case, casefile.today())
    yamada = practitioners.add_practitioner(casefile, "山田")
    practitioners.assign(casefile, mine.family_id, yamada)
    assert reviewing.facts(casefile).own == frozenset()
    casefile.sign_as(Author("山田", "l", yamada, "practitioner"))
    facts = reviewing.facts(casefile)
    assert facts.own == {mine.family_id}
    one = {family for count in COUNTS.values() for _, family in count(facts.of_own(), Period())}
    assert one == {mine.family_id}
    restrictions_of(casefile, hidden, yamada)
    facts = reviewing.facts(casefile)
    assert {family for count in COUNTS.values() for _, family in count(facts, Period())} == {mine.family_id}


def restrictions_of(file: CaseFile, case: OpenCase, practitioner: str) -> None:
    file.sign_as(Author("", "", "", "keeper"))
    restrictions.restrict(file, case.family_id, practitioner)
    file.sign_as(Author("山田", "l", practitioner, "practitioner"))


def test_it_tells_how_far_it_is_and_can_be_stopped(casefile: CaseFile) -> None:
    told: list[float] = []
    reviewing.facts(casefile, told.append)
    assert told[0] == 0.0
    assert told == sorted(told)
    assert told[-1] == 1.0

    def stop(share: float) -> None:
        if share > 0.3:
            raise Cancelled

    with pytest.raises(Cancelled):
        reviewing.facts(casefile, stop)
