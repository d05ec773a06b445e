"""All open families at a glance, as one would read them from each record; what eased the work, without names."""

from datetime import date

from kasesupport.cases import (
    episodes,
    examples,
    families,
    fidelity,
    notes,
    overview,
    plans,
    practitioners,
    restrictions,
    talks,
    views,
)
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.overview import FamilyState
from kasesupport.practice.standing import standing
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history.journal import Author


def noted(case: OpenCase, question: str, on: date, **values: object) -> str:
    note = notes.add_note(case, question, on)
    for name, value in values.items():
        talks.answer(case, f"{question.partition('.')[0]}.{name}", value, note_id=note)
    return note


def of(states: tuple[FamilyState, ...], name: str) -> FamilyState:
    return next(each for each in states if each.name == name)


def test_each_family_stands_where_its_own_record_says(casefile: CaseFile) -> None:
    cases = examples.take_in_all(casefile)
    states = {each.family_id: each for each in overview.states(casefile)}
    assert states.keys() == {case.family_id for case in cases}
    lines = {line.family_id: line for line in views.families(casefile)}
    for case in cases:
        record, told = views.record(case), states[case.family_id]
        assert told.phase == standing(record).phase
        assert (told.name, told.kana, told.children) == (record.name, record.kana, lines[case.family_id].children)
        assert (told.next_on, told.next_what) == (lines[case.family_id].next_on, lines[case.family_id].next_what)
        for series, value in (("involvement", told.involvement), ("capacity", told.capacity)):
            marks = sorted((each.on, each.id, each.value) for each in record.levels if each.series == series)
            assert value == (marks[-1][2] if marks else "")
        public = [each.name for each in record.resources if each.kind not in ("kin", "friend", "neighbour", "work")]
        now = {tie.resource for tie in record.ties if tie.state == "now"}
        assert {*told.supports} == {each.name for each in record.resources if each.id in now and each.name in public}


def test_what_was_decided_last_who_has_charge_and_the_order(casefile: CaseFile) -> None:
    one, other = (
        families.create(casefile, "わたなべ", kana="わたなべ"),
        families.create(casefile, "青木", kana="あおき"),
    )
    noted(one, "monitoring.reviews", date(2026, 10, 1), review_decided="前に決めた")
    noted(one, "monitoring.reviews", date(2026, 11, 1), review_decided="月に一度会う", review_again="2026-12-14")
    talks.answer(one, "intake.council", "yes")
    worker, second = (practitioners.add_practitioner(casefile, name) for name in ("山田", "鈴木"))
    practitioners.assign(casefile, one.family_id, second)
    practitioners.assign(casefile, one.family_id, worker, main=True)
    plans.add_entry(one, "appointment", on=casefile.today().isoformat(), at="10:00", what="訪ねる")
    told = of(overview.states(casefile), "わたなべ")
    assert (told.decided, told.again, told.council) == ("月に一度会う", "2026-12-14", "yes")
    assert told.workers == ("山田", "鈴木")
    assert [each.name for each in overview.states(casefile)] == ["青木", "わたなべ"]
    assert [each.name for each in overview.states(casefile, "next")] == ["わたなべ", "青木"]
    episodes.pause(other, casefile.today(), "ひと区切り")
    assert [each.name for each in overview.states(casefile)] == ["わたなべ"]


def test_what_eased_the_work_is_told_without_names_and_without_families_one_may_not_see(casefile: CaseFile) -> None:
    one, other = families.create(casefile, "わたなべ"), families.create(casefile, "青木")
    noted(one, "support.reviews", date(2026, 10, 5), review_helped="わたなべさんの近所の方", review_hindered="紙が多い")
    noted(other, "support.reviews", date(2026, 11, 5), review_try="青木さんと窓口で書く")
    noted(other, "support.reviews", date(2026, 11, 6))
    found = overview.eased(casefile)
    assert [each.on for each in found] == ["2026-11", "2026-10"]
    assert found[0].tried == "（名前）さんと窓口で書く"
    assert found[1].helped == "（名前）さんの近所の方"
    assert fidelity.rounds(one) == overview.beside(one).rounds


def test_a_hidden_family_is_in_no_list(casefile: CaseFile) -> None:
    case = families.create(casefile, "わたなべ")
    noted(case, "support.reviews", date(2026, 10, 5), review_helped="近所の方")
    colleague = practitioners.add_practitioner(casefile, "田中")
    restrictions.restrict(casefile, case.family_id, colleague)
    assert len(overview.states(casefile)) == len(overview.eased(casefile)) == 1
    casefile.sign_as(Author("田中", "l", colleague, "practitioner"))
    assert overview.states(casefile) == ()
    assert overview.eased(casefile) == ()
