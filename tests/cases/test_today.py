"""What is due over all families, against a slow plain count from each record."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.chance import runs
from tests.vaults import new_casefile

from kasesupport.cases import (
    episodes,
    families,
    meetings,
    notes,
    plans,
    practitioners,
    restrictions,
    talks,
    tasks,
    views,
)
from kasesupport.cases.rows import OpenCase
from kasesupport.cases.today import due_today, known
from kasesupport.domain.agenda import MET, Life, due
from kasesupport.domain.meetings import ATTENDS, ITEM
from kasesupport.domain.record import CaseRecord
from kasesupport.domain.weeks import WeekStart, month_of, week_of
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history.journal import Author


def day(file: CaseFile, number: int) -> date:
    return file.today() + timedelta(days=number)


def plain(record: CaseRecord, today: date) -> Life:
    """The same from one family's record, as one would count with a pencil."""
    met = [date.fromisoformat(n.on) for n in record.notes if n.question in MET or n.value(ATTENDS) in ("all", "part")]
    met += [date.fromisoformat(s.said_on) for s in record.statements if s.said_on and s.state == "said"]
    agreed = tuple((date.fromisoformat(a.on), a.what, a.at) for a in record.appointments if a.on)
    met += [on for on, _, _ in agreed]
    looked = [date.fromisoformat(n.on) for n in record.notes if n.question in ("outcome.present", "outcome.goals")]
    interval = next((str(a.value) for a in record.answers if a.question == "monitoring.interval"), "")
    waits = tuple(
        date.fromisoformat(str(until)) if (until := n.value("monitoring.waiting_until")) else None
        for n in record.notes
        if n.question == "monitoring.waiting"
    )
    asked = tuple(
        date.fromisoformat(n.on)
        for n in record.notes
        if n.question == "support.requests" and not n.value("support.request_reply")
    )
    reviews = tuple(date.fromisoformat(p.review_on) for p in record.plans if p.review_on and p.state != "replaced")
    undone = tuple(
        (date.fromisoformat(t.decided), date.fromisoformat(t.until), t.what)
        for t in tasks.tasks(record.notes)
        if not t.done
    )
    return Life(
        agreed,
        reviews,
        max(looked, default=None),
        max((m for m in met if m <= today), default=None),
        interval,
        waits,
        asked,
        tasks=undone,
    )


ACTS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "meet",
                "said",
                "review",
                "family",
                "outcome",
                "wait",
                "wait_open",
                "request",
                "replied",
                "interval",
                "pause",
                "period",
                "again",
                "talk",
                "todo",
                "task",
                "done",
                "meeting",
                "came",
                "stayed",
            ]
        ),
        st.integers(0, 2),
        st.integers(-120, 40),
    ),
    max_size=25,
)


def _meet(case: OpenCase, on: date) -> None:
    plans.add_entry(case, "appointment", on=on.isoformat(), at="", what="会う")


def _waiting(case: OpenCase, on: date | None) -> None:
    note = notes.add_note(case, "monitoring.waiting", case.file.today())
    if on:
        talks.answer(case, "monitoring.waiting_until", on.isoformat(), note_id=note)


def _request(case: OpenCase, on: date, reply: str = "") -> None:
    note = notes.add_note(case, "support.requests", on)
    if reply:
        talks.answer(case, "support.request_reply", reply, note_id=note)


def _talk(case: OpenCase, on: date) -> None:
    note = notes.add_note(case, "monitoring.reviews", case.file.today())
    talks.answer(case, "monitoring.review_again", on.isoformat(), note_id=note)


def _sat(case: OpenCase, on: date, how: str) -> None:
    note = notes.add_note(case, ITEM, on)
    talks.answer(case, ATTENDS, how, note_id=note)


DOING: dict[str, Callable[[OpenCase, date], object]] = {
    "meet": _meet,
    "said": lambda case, on: talks.say(case, "intake.worries", "眠れない", "carer", said_on=on.isoformat()),
    "review": lambda case, on: plans.edit_plan(case, review_on=on.isoformat()),
    "family": lambda case, on: notes.add_note(case, "monitoring.family", on),
    "outcome": lambda case, on: notes.add_note(case, "outcome.goals", on),
    "wait": _waiting,
    "wait_open": lambda case, on: _waiting(case, None),
    "request": _request,
    "replied": lambda case, on: _request(case, on, "引き受けます"),
    "period": lambda case, on: plans.edit_plan(case, period_to=on.isoformat()),
    "again": lambda case, on: talks.answer(case, "assessment.again_on", on.isoformat()),
    "talk": _talk,
    "todo": lambda case, on: plans.add_to_plan(case, "action", actors="family", text="送り迎え", until=on.isoformat()),
    "task": lambda case, on: tasks.add(case, "聞く", until=on),
    "done": lambda case, on: tasks.finish(case, tasks.add(case, "聞く", until=on), on),
    "meeting": lambda case, on: meetings.add(case.file, on),
    "came": lambda case, on: _sat(case, on, ("all", "part")[on.day % 2]),
    "stayed": lambda case, on: _sat(case, on, "words"),
    "interval": lambda case, on: talks.answer(case, "monitoring.interval", ("week", "month", "season")[on.day % 3]),
}


def do(cases: list[OpenCase], what: str, which: int, number: int) -> None:
    case = cases[which]
    if what != "pause":
        DOING[what](case, day(case.file, number))
    elif views.record(case).episodes[-1].closed_on:
        cases[which] = episodes.reopen(case, case.file.today())
    else:
        episodes.pause(case, case.file.today(), "")


@settings(max_examples=runs(12), deadline=None)
@given(ACTS)
def test_the_list_is_what_one_counts_with_a_pencil(acts: list[tuple[str, int, int]]) -> None:
    with TemporaryDirectory() as folder:
        file = new_casefile(Path(folder))
        cases = [families.create(file, name) for name in "一二三"]
        for act in acts:
            do(cases, *act)
        wanted = Counter(
            (case.family_id, each)
            for case in cases
            if not (record := views.record(case)).episodes[-1].closed_on
            for each in due(plain(record, file.today()), file.today())
        )
        assert Counter((each.family_id, each.due) for each in due_today(file) if each.family_id) == wanted
        coming = [m for m in meetings.meetings(file) if file.today().isoformat() <= m.on <= day(file, 7).isoformat()]
        assert sorted(each.about for each in due_today(file) if not each.family_id) == sorted(m.id for m in coming)
        file.close()


def counted(record: CaseRecord, on: date, today: date) -> Counter[str]:
    """What falls on one day for one family, each thing of the record looked at by itself."""
    life, iso = plain(record, today), on.isoformat()
    found: Counter[str] = Counter()
    found["meet"] = sum(a.on == iso for a in record.appointments)
    looked = [n.on for n in record.notes if n.question in ("outcome.present", "outcome.goals")]
    late = (on - timedelta(days=30)).isoformat()
    live = [p for p in record.plans if p.state != "replaced"]
    found["review"] = sum(p.review_on == iso for p in live) if max(looked, default="") < late else 0
    found["plan"] = sum(p.period_to == iso for p in live) + sum(a.until == iso for p in live for a in p.actions)
    found["answer"] = sum(asked == on for asked in life.requests)
    found["waiting" if on >= today else "again"] = sum(until == on for until in life.waits)
    answers = [(a.question, a.value) for a in (*record.answers, *(f for n in record.notes for f in n.answers))]
    found["reassess"] = answers.count(("assessment.again_on", iso))
    found["talk"] = answers.count(("monitoring.review_again", iso))
    found["task"] = sum(t.until == iso and not t.done for t in tasks.tasks(record.notes))
    days = {"week": 7, "month": 31, "season": 92}.get(life.interval)
    waits = any(until is None or until >= today for until in life.waits)
    if days and life.met == on - timedelta(days=days) and not waits and all(a[0] < today for a in life.meetings):
        found["contact"] = 1
    return +found


@settings(max_examples=runs(10), deadline=None)
@given(ACTS, st.sampled_from(["sun", "mon"]), st.integers(-60, 45))
def test_week_and_month_count_what_one_counts_with_a_pencil(
    acts: list[tuple[str, int, int]], start: WeekStart, at: int
) -> None:
    with TemporaryDirectory() as folder:
        file = new_casefile(Path(folder))
        cases = [families.create(file, name) for name in "一二三"]
        for act in acts:
            do(cases, *act)
        records = [views.record(case) for case in cases]
        seen = [record for record in records if not record.episodes[-1].closed_on]
        for days in (week_of(day(file, at), start), month_of(day(file, at), start)):
            told = known(file).span(days[0], days[-1])
            for on in days:
                wanted = Counter(
                    {(r.family_id, kind): n for r in seen for kind, n in counted(r, on, file.today()).items()}
                )
                held = sum(m.on == on.isoformat() for m in meetings.meetings(file))
                assert Counter((each.family_id, each.due.kind) for each in told.dues if each.due.on == on) == +Counter(
                    {**wanted, ("", "meeting"): held}
                )
            assert len(told.waiting) == sum(until is None for r in seen for until in plain(r, file.today()).waits)
        file.close()


def test_one_s_own_families_are_told_alone_where_one_asks_for_them(casefile: CaseFile) -> None:
    mine, other = families.create(casefile, "佐倉"), families.create(casefile, "林")
    for case in (mine, other):
        _meet(case, casefile.today())
    me = practitioners.add_practitioner(casefile, "田中")
    practitioners.assign(casefile, mine.family_id, me)
    casefile.sign_as(Author("田中", "l", me, "practitioner"))
    today = casefile.today()
    assert [each.name for each in known(casefile).span(today, today).dues] == ["佐倉", "林"]
    assert [each.name for each in known(casefile).span(today, today, mine=True).dues] == ["佐倉"]


def test_words_dated_ahead_hide_no_earlier_day(casefile: CaseFile) -> None:
    case = families.create(casefile, "佐倉")
    talks.answer(case, "monitoring.interval", "week")
    for number in (-20, 30):
        talks.say(case, "intake.worries", "眠れない", "carer", said_on=day(casefile, number).isoformat())
    assert len(due_today(casefile)) == 1  # twenty days is longer than the week


def test_a_family_hidden_from_whoever_looks_is_not_told_of(casefile: CaseFile) -> None:
    case = families.create(casefile, "佐倉")
    plans.add_entry(case, "appointment", on=casefile.today().isoformat(), at="", what="")
    assert [each.name for each in due_today(casefile)] == ["佐倉"]
    colleague = practitioners.add_practitioner(casefile, "田中")
    restrictions.restrict(casefile, case.family_id, colleague)
    casefile.sign_as(Author("田中", "l", colleague, "practitioner"))
    assert due_today(casefile) == ()
