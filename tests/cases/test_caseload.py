"""ケース一覧: each line against the family's own record, read one by one; looks by name; hidden families stay hidden."""

from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.chance import runs
from tests.vaults import new_casefile, new_vault

from kasesupport.cases import (
    access,
    caseload,
    caseload_looks,
    episodes,
    examples,
    families,
    levels,
    notes,
    plans,
    practitioners,
    restrictions,
    talks,
    views,
)
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.agenda import MET
from kasesupport.domain.caseload import FIRST_SHOWN, NONE, CaseLine, Look, Ranks, begins, ordered, wanted
from kasesupport.domain.meetings import ATTENDS, CAME, ITEM
from kasesupport.domain.problems import Problem
from kasesupport.practice.standing import standing
from kasesupport.store import vault
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history import erasure
from kasesupport.store.history.journal import Author


def plain(case: OpenCase) -> tuple[str, ...]:
    """What its line must say, from one family's record alone."""
    record, today = views.record(case), case.file.today().isoformat()
    marks = sorted((each.on, each.id, each.value) for each in record.levels if each.series == "involvement")
    met = [note.on for note in record.notes if note.question in MET or note.value(ATTENDS) in CAME] + [
        each.on for each in record.appointments
    ]
    met += [said.said_on for said in record.statements if said.state == "said"]
    soon = [(each.on, each.what) for each in record.appointments if each.on >= today]
    soon += [
        (each.review_on, "review") for each in record.plans if each.review_on >= today and each.state != "replaced"
    ]
    lead = next((str(each.value) for each in record.answers if each.question == caseload.LEAD), "")
    children = "・".join(each.name or each.called for each in record.graph.persons if each.index)
    return (
        record.name, record.kana, children, standing(record).phase, marks[-1][2] if marks else "",
        *min(soon, default=("", "")), max((on for on in met if on <= today), default=""), lead,
    )  # fmt: skip


def told(line: CaseLine) -> tuple[str, ...]:
    return (
        line.name, line.kana, line.children, line.phase, line.involvement, line.next_on, line.next_what, line.met,
        line.lead,
    )  # fmt: skip


def review(case: OpenCase, on: date) -> None:
    talks.answer(case, "outcome.decided", "replan", note_id=notes.add_note(case, "outcome.decisions", on))


ACTS: dict[str, Callable[[OpenCase, date], object]] = {
    "contact": lambda case, on: notes.add_note(case, "support.contacts", on),
    "came": lambda case, on: talks.answer(
        case, ATTENDS, ("part", "words")[on.day % 2], note_id=notes.add_note(case, ITEM, on)
    ),
    "watch": lambda case, on: notes.add_note(case, "monitoring.reviews", on),
    "decide": review,
    "meet": lambda case, on: plans.add_entry(case, "appointment", on=on.isoformat(), at="", what=f"会う{on.day}"),
    "plan": lambda case, on: plans.edit_plan(case, review_on=on.isoformat(), long_goal="朝をゆっくり"),
    "agree": lambda case, on: plans.edit_plan(case, agreed_on=on.isoformat()),
    "say": lambda case, on: talks.say(case, "intake.worries", "眠れない", "carer", said_on=on.isoformat()),
    "untold": lambda case, on: talks.say(case, "intake.hopes", "", state="not_asked", said_on=on.isoformat()),
    "assess": lambda case, on: talks.answer(case, "assessment.again_on", None),
    "level": lambda case, on: levels.mark(case, "involvement", on, f"level{on.day % 3}"),
    "phase": lambda case, on: episodes.mark_phase(case, ("closure", "planning")[on.day % 2], on),
    "lead": lambda case, on: talks.answer(case, caseload.LEAD, f"学校{on.day}"),
    "close": lambda case, on: episodes.pause(case, on, "ひと区切り"),
}
CHANCE = st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.integers(0, 2), st.integers(-40, 40)), max_size=14)


@settings(max_examples=runs(8), deadline=None)
@given(CHANCE)
def test_every_line_is_what_the_record_says_and_none_is_lacking(acts: list[tuple[str, int, int]]) -> None:
    with TemporaryDirectory() as folder:
        file = new_casefile(Path(folder))
        cases = [
            families.create(file, name, kana=kana)
            for name, kana in (("佐倉", "さくら"), ("青木", "アオキ"), ("林", ""))
        ]
        closed, seen = set(), caseload.read(file)
        for name, at, days in acts:
            if at not in closed:
                ACTS[name](cases[at], file.today() + timedelta(days=days))
            closed |= {at} if name == "close" else set()
            seen = caseload.read(file, seen)  # step by step, of the families touched alone
        assert set(seen.lines) == set(caseload.lines(file))
        lines = {line.family_id: line for line in caseload.lines(file)}
        assert lines.keys() == {case.family_id for at, case in enumerate(cases) if at not in closed}
        for case in cases:
            if case.family_id in lines:
                assert told(lines[case.family_id]) == plain(case)
        phases = [line.phase for line in lines.values()]
        for phase in set(phases):
            assert len(wanted(lines.values(), Look(phase=phase))) == phases.count(phase)
        file.close()


def test_the_examples_stand_as_their_records_say_and_as_the_home_page_does(casefile: CaseFile) -> None:
    cases = {case.family_id: case for case in examples.take_in_all(casefile)}
    home = {line.family_id: (line.next_on, line.next_what) for line in views.families(casefile)}
    lines = caseload.lines(casefile)
    assert {line.family_id for line in lines} == cases.keys()
    for line in lines:
        assert (line.next_on, line.next_what) == home[line.family_id]
        assert (line.phase, line.met) == (plain(cases[line.family_id])[3], plain(cases[line.family_id])[7])


def test_of_an_earlier_read_only_what_was_touched_is_read_again(vault_folder: Path) -> None:
    new_vault(vault_folder, "ひみつ")
    with closing(vault.unlock(vault_folder, "ひみつ")) as file:
        kept, gone, other = (families.create(file, name) for name in ("佐倉", "青木", "林"))
        seen = caseload.read(file)
        assert caseload.read(file, seen) == seen
        families.rename(kept, name="佐倉（東）")
        erasure.erase(file, gone.family_id, "期間", "課長")
        again = caseload.read(file, seen)
        assert [line.name for line in again.lines] == ["林", "佐倉（東）"]
        assert again.lines[0] is next(line for line in seen.lines if line.family_id == other.family_id)
        yamada = practitioners.add_practitioner(file, "山田")
        practitioners.assign(file, other.family_id, yamada, main=True)
        again = caseload.read(file, again)
        practitioners.edit_practitioner(file, yamada, name="山田（旧姓 林）")
        restrictions.restrict(file, kept.family_id, yamada)
        assert [line.worker for line in caseload.read(file, again).lines if line.worker] == ["山田（旧姓 林）"]
        file.sign_as(Author("山田", "l", yamada, "practitioner"))
        assert [line.name for line in caseload.read(file, again).lines] == ["林"]


def test_columns_stay_as_each_left_them(casefile: CaseFile) -> None:
    assert caseload_looks.own_columns(casefile) == FIRST_SHOWN
    casefile.sign_as(Author("山田", "l", "y", "practitioner"))
    caseload_looks.keep_own_columns(casefile, ("met", "name"))
    assert caseload_looks.own_columns(casefile) == ("met", "name")
    casefile.sign_as(Author("鈴木", "l", "s", "practitioner"))
    assert caseload_looks.own_columns(casefile) == FIRST_SHOWN


def test_who_has_charge_and_a_hidden_family(casefile: CaseFile) -> None:
    case, other = families.create(casefile, "佐倉", kana="さくら"), families.create(casefile, "青木", kana="あおき")
    yamada, suzuki = (practitioners.add_practitioner(casefile, name) for name in ("山田", "鈴木"))
    practitioners.assign(casefile, case.family_id, suzuki)
    practitioners.assign(casefile, case.family_id, yamada, main=True)
    line = next(each for each in caseload.lines(casefile) if each.family_id == case.family_id)
    assert (line.worker, line.workers) == ("山田", (yamada, suzuki))
    assert [each.name for each in wanted(caseload.lines(casefile), Look(worker=suzuki))] == ["佐倉"]
    assert [each.name for each in wanted(caseload.lines(casefile), Look(worker=NONE))] == ["青木"]
    restrictions.restrict(casefile, other.family_id, suzuki)
    casefile.sign_as(Author("鈴木", "l", suzuki, "practitioner"))
    assert [each.name for each in caseload.lines(casefile)] == ["佐倉"]
    restrictions.break_glass(casefile, other.family_id, "担当が休み")
    assert len(caseload.lines(casefile)) == 2


def test_looks_are_kept_by_name_told_in_the_journal_and_hold_no_word_of_a_family(casefile: CaseFile) -> None:
    look = Look(("name", "met"), "met", True, phase="support", next=NONE)
    caseload_looks.keep_look(casefile, "　次の日がない家庭 ", look)
    assert caseload_looks.looks(casefile) == {"次の日がない家庭": look}
    assert access.entries(casefile, limit=1)[0].what == "ケース一覧の見方を決めた"
    with pytest.raises(Problem, match="look_unnamed"):
        caseload_looks.keep_look(casefile, " ", look)
    caseload_looks.drop_look(casefile, "次の日がない家庭")
    assert caseload_looks.looks(casefile) == {}
    casefile.sign_as(Author("見る人", "l", "x", "reader"))
    with pytest.raises(Problem, match="read_only_role"):
        caseload_looks.keep_look(casefile, "わたしの", look)


def test_order_what_is_not_told_last_and_who_begins_with_a_letter() -> None:
    lines = [
        CaseLine("1", order="さくら", phase="support", met="2026-11-02"),
        CaseLine("2", order="あおき", phase="intake"),
        CaseLine("3", order="さとう", phase="closure", met="2026-10-01"),
    ]
    ranks = Ranks(("intake", "support", "closure"))
    by = {name: [line.family_id for line in ordered(lines, Look(by=name), ranks)] for name in ("name", "phase", "met")}
    assert by == {"name": ["2", "1", "3"], "phase": ["2", "1", "3"], "met": ["3", "1", "2"]}
    assert [each.family_id for each in ordered(lines, Look(by="met", down=True), ranks)] == ["1", "3", "2"]
    shown = ordered(lines, Look(), ranks)
    assert [begins(shown, typed, 0) for typed in ("さ", "さと", "ま")] == [1, 2, -1]
    assert begins(shown, "さ", 2) == 2
