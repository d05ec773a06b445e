"""経過記録: kept as one act, written anew while its time lasts, added to after it; nothing is changed unseen."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.chance import runs
from tests.vaults import new_file

from kasesupport.cases import access, contacts, families, notes, settling, talks, views
from kasesupport.cases.families import Newcomer
from kasesupport.cases.rows import OpenCase
from kasesupport.cases.today import due_today
from kasesupport.cases.walks import Calendar
from kasesupport.domain.contacts import Contact, Meeting, Words, about, addenda, stored
from kasesupport.domain.contacts import contacts as kept
from kasesupport.domain.problems import Problem
from kasesupport.store.op import Setting
from kasesupport.store.opening import open_file

START = datetime.fromisoformat("2026-11-30T15:20:00+09:00")
ON = date(2026, 11, 30)
MEMBERS = [Newcomer("child", "陽葵", index=True), Newcomer("child", "湊"), Newcomer("mother", "美咲")]


def opened(folder: Path) -> tuple[OpenCase, Calendar]:
    calendar = Calendar(START)
    file = open_file(*new_file(folder), Setting(calendar))
    return families.create(file, "佐倉", "さくら", MEMBERS), calendar


@pytest.fixture
def clocked(tmp_path: Path) -> Iterator[tuple[OpenCase, Calendar]]:
    made = opened(tmp_path)
    yield made
    made[0].file.close()


def call(case: OpenCase) -> Contact:
    himari, minato, misaki = (person.id for person in views.record(case).graph.persons)
    answers = {
        ("record.time", ""): "15:20", ("record.how", ""): "phone", ("record.with", ""): [misaki],
        ("record.about", ""): [himari, minato], ("record.child_met", himari): "voice",
        ("record.child_met", minato): "unseen",
    }  # fmt: skip
    said = (
        Words("record.words", "朝がつらい", "carer", misaki),
        Words("record.facts", "後ろで笑い声がした", "observed"),
        Words("record.view", "少し休めているようだ", "practitioner"),
        Words("record.good", "ひとりで起きられた", "carer", misaki),
    )
    return Contact(ON, answers, said, Meeting("2026-12-03", "10:00", "自宅へ"))


def test_a_contact_is_one_act_and_its_next_date_is_due_today(clocked: tuple[OpenCase, Calendar]) -> None:
    case, calendar = clocked
    before = views.record(case)
    note = contacts.keep(case, call(case))
    record = views.record(case)
    (found,) = kept(record)
    told = stored(record, found)
    assert (found.id, told.answers, told.next) == (note, call(case).answers, call(case).next)
    assert [replace(each, id="") for each in told.words] == list(call(case).words)
    assert about(found) == {person.id for person in record.graph.persons}
    assert [(each.due.kind, each.due.words) for each in due_today(case.file)] == [("meet", "自宅へ")]
    assert [line.op for line in access.entries(case.file, case.family_id)][:1] == ["contact.keep"]
    case.file.undo(case.family_id)
    assert views.record(case) == before
    case.file.redo(case.family_id)
    assert views.record(case) == record


def test_what_is_changed_in_time_shows_in_the_journal_with_what_was_before(clocked: tuple[OpenCase, Calendar]) -> None:
    case, calendar = clocked
    note = contacts.keep(case, call(case))
    first = stored(views.record(case), kept(views.record(case))[0])
    calendar.now = START + timedelta(hours=23, minutes=59)
    words = (replace(first.words[0], text="朝が少しつらい"), *first.words[1:3])
    anew = replace(first, words=words, answers={**first.answers, ("record.how", ""): "visit"}, next=None)
    contacts.change(case, note, anew)
    record = views.record(case)
    assert stored(record, kept(record)[0]) == anew
    assert record.appointments == ()
    line = access.entries(case.file, case.family_id)[0]
    assert line.op == "contact.change"
    changed = {(detail.before, detail.after) for detail in line.details}
    assert {("朝がつらい", "朝が少しつらい"), ("電話", "訪問"), ("ひとりで起きられた", "")} <= changed
    assert not any("笑い声" in detail.before + detail.after for detail in line.details)
    case.file.undo(case.family_id)
    assert stored(views.record(case), kept(views.record(case))[0]) == first


def test_after_its_time_a_record_is_only_added_to(clocked: tuple[OpenCase, Calendar]) -> None:
    case, calendar = clocked
    note = contacts.keep(case, call(case))
    calendar.now = START + timedelta(hours=24)
    before = views.record(case)
    said = next(each for each in before.statements if each.note_id == note)
    refused = (
        lambda: contacts.change(case, note, call(case)), lambda: contacts.remove(case, note),
        lambda: talks.edit_statement(case, said.id, text="ちがう"), lambda: talks.remove_statement(case, said.id),
        lambda: talks.say(case, "record.words", "もっと", "carer", note_id=note),
        lambda: talks.answer(case, "record.how", "visit", note_id=note),
        lambda: notes.edit_note(case, note, on="2026-11-01"), lambda: notes.remove_note(case, note),
        lambda: talks.correct_together(case, said.id, "ちがう"),
    )  # fmt: skip
    for act in refused:
        with pytest.raises(Problem, match="record_settled"):
            act()
    assert views.record(case) == before
    added = contacts.add_to(case, note, "翌日、もう一度電話があった", "山田")
    record = views.record(case)
    (found,) = addenda(record, note)
    assert (found.id, found.on, found.value("record.added_by")) == (added, "2026-12-01", "山田")
    assert found.value("record.added_at") == "2026-12-01T15:20:00+09:00"
    with pytest.raises(Problem, match="record_settled"):
        talks.answer(case, "record.added", "ちがう", note_id=added)
    assert [n for n in record.notes if n.id == note] == [n for n in before.notes if n.id == note]


def test_another_setting_opens_no_record_that_was_shut(clocked: tuple[OpenCase, Calendar]) -> None:
    case, calendar = clocked
    note = contacts.keep(case, call(case))
    calendar.now = START + timedelta(hours=30)
    settling.set_hours(case.file, 72)
    assert settling.settled(case, note)
    later = contacts.keep(case, call(case))
    calendar.now = START + timedelta(hours=30 + 71)
    assert not settling.settled(case, later)
    with pytest.raises(Problem, match="hours_outside"):
        settling.set_hours(case.file, settling.MOST + 1)
    settling.set_hours(case.file, 0)
    assert settling.settled(case, contacts.keep(case, call(case)))


def test_an_empty_one_is_refused_and_a_record_goes_with_what_was_added(clocked: tuple[OpenCase, Calendar]) -> None:
    case, _ = clocked
    before = views.record(case)
    with pytest.raises(Problem, match="contact_empty"):
        contacts.keep(case, Contact(ON, {("record.how", ""): "phone"}, (Words("record.words", " \n"),)))
    note = contacts.keep(case, call(case))
    with pytest.raises(Problem, match="addendum_empty"):
        contacts.add_to(case, note, " ")
    contacts.add_to(case, note, "あとから思い出した")
    contacts.remove(case, note)
    assert views.record(case) == before
    with pytest.raises(Problem, match="no_such_note"):
        contacts.add_to(case, note, "もうない")


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("wait"), st.integers(0, 20 * 60)),
        st.tuples(st.just("write"), st.sampled_from(["眠れた", "眠れない", "まだ"])),
        st.tuples(st.just("add"), st.sampled_from(["電話あり", "様子を聞いた", ""])),
        st.tuples(st.sampled_from(["undo", "redo"]), st.none()),
    ),
    max_size=8,
)


@settings(max_examples=runs(10), deadline=None)
@given(hours=st.integers(0, 30), steps=STEPS)
def test_by_chance_nothing_is_lost_and_nothing_changes_after_its_time(hours: int, steps: list) -> None:
    with TemporaryDirectory() as folder:
        case, calendar = opened(Path(folder))
        settling.set_hours(case.file, hours)
        note = contacts.keep(case, Contact(ON, {}, (Words("record.words", "はじめ", "carer"),)))
        end, at = START + timedelta(hours=hours), 0
        states: list[tuple[str, tuple[str, ...]]] = [("はじめ", ())]
        for step, value in steps:
            record = views.record(case)
            words = stored(record, kept(record)[0])
            text, added = states[at]
            if step == "wait":
                calendar.now += timedelta(minutes=value)
            elif step == "write" and value != text:
                anew = replace(words, words=(replace(words.words[0], text=value),))
                if calendar.now < end:
                    contacts.change(case, note, anew)
                    states, at = [*states[: at + 1], (value, added)], at + 1
                else:
                    with pytest.raises(Problem, match="record_settled"):
                        contacts.change(case, note, anew)
            elif step == "add" and value:
                contacts.add_to(case, note, value)
                states, at = [*states[: at + 1], (text, (*added, value))], at + 1
            elif step == "undo" and at:
                case.file.undo(case.family_id)
                at -= 1
            elif step == "redo" and at + 1 < len(states):
                case.file.redo(case.family_id)
                at += 1
        record = views.record(case)
        told = stored(record, kept(record)[0]).words[0].text
        assert (told, tuple(each.value("record.added") for each in addenda(record, note))) == states[at]
        case.file.close()
