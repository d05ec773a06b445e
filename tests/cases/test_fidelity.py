from datetime import date

import pytest

from kasesupport.cases import access, episodes, families, fidelity, practitioners, restrictions
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.fidelity import Evidence, Mark
from kasesupport.domain.problems import Problem
from kasesupport.store.history.journal import Author

ON = date(2026, 4, 3)


def test_only_what_was_touched_is_kept_and_a_mark_can_be_taken_back(case: OpenCase) -> None:
    one = fidelity.begin_round(case, "self", ON, "宮田")
    fidelity.mark(case, one, "1-1-1", "yes")
    fidelity.mark(case, one, "1-1-2", "na")
    fidelity.mark(case, one, "1-1-1", "partly")
    fidelity.mark(case, one, "1-1-2", "")
    (found,) = fidelity.rounds(case)
    assert (found.rater, found.rater_name, found.on) == ("self", "宮田", "2026-04-03")
    assert found.marks == (Mark("1-1-1", "partly"),)
    assert (found.values, found.mark("1-1-2")) == ({"1-1-1": "partly"}, Mark("1-1-2", ""))


def test_evidence_stands_beside_the_mark_and_each_act_is_one_step_of_undo(case: OpenCase) -> None:
    one = fidelity.begin_round(case, "peer", ON)
    given = Evidence("母の言葉どおりに書いた", ("0196f0c0-0000-7000-8000-000000000001",))
    fidelity.give_evidence(case, one, "2-2-2", given)
    fidelity.mark(case, one, "2-2-2", "yes")
    assert fidelity.rounds(case)[0].marks == (Mark("2-2-2", "yes", given),)
    case.file.undo(case.family_id)
    assert fidelity.rounds(case)[0].marks == (Mark("2-2-2", "", given),)
    fidelity.give_evidence(case, one, "2-2-2", Evidence())
    assert fidelity.rounds(case)[0].marks == ()


def test_a_round_goes_with_its_marks_and_comes_back(case: OpenCase) -> None:
    one = fidelity.begin_round(case, "self", ON)
    fidelity.mark(case, one, "1-1-1", "yes")
    fidelity.edit_round(case, one, note="二人で見た", on="2026-04-01", rater="supervisor")
    before = fidelity.rounds(case)
    fidelity.remove_round(case, one)
    assert fidelity.rounds(case) == ()
    case.file.undo(case.family_id)
    assert fidelity.rounds(case) == before
    assert (before[0].note, before[0].on, before[0].rater) == ("二人で見た", "2026-04-01", "supervisor")


def test_rounds_stand_by_day_over_all_episodes(case: OpenCase) -> None:
    late, early = fidelity.begin_round(case, "self", date(2026, 6, 1)), fidelity.begin_round(case, "self", ON)
    episodes.pause(case, date(2026, 7, 1), "")
    again = episodes.reopen(case, date(2027, 1, 8))
    new = fidelity.begin_round(again, "self", date(2027, 1, 9))
    assert [each.id for each in fidelity.rounds(again)] == [early, late, new]


@pytest.mark.parametrize(("rater", "value"), [("worker", "yes"), ("self", "5")])
def test_what_is_no_rater_and_no_value_is_not_kept(case: OpenCase, rater: str, value: str) -> None:
    with pytest.raises(ValueError, match=rater if rater == "worker" else value):
        fidelity.mark(case, fidelity.begin_round(case, rater, ON), "1-1-1", value)


def test_of_the_office_only_marks_of_families_one_may_see(case: OpenCase) -> None:
    other = families.create(case.file, "辻 さん家")
    for each, value in ((case, "yes"), (other, "not")):
        one = fidelity.begin_round(each, "self", ON, "宮田")
        fidelity.mark(each, one, "1-1-1", value)
        fidelity.give_evidence(each, one, "1-1-1", Evidence("ひみつ"))
    found = fidelity.all_rounds(case.file)
    assert sorted(each.values["1-1-1"] for (each,) in found) == ["not", "yes"]
    assert "宮田" not in str(found)
    assert "ひみつ" not in str(found)
    me = practitioners.add_practitioner(case.file, "田中")
    restrictions.restrict(case.file, case.family_id, me)
    case.file.sign_as(Author("田中", practitioner_id=me, role="practitioner"))
    assert [each.values["1-1-1"] for (each,) in fidelity.all_rounds(case.file)] == ["not"]


def test_the_journal_tells_it_in_words(case: OpenCase) -> None:
    one = fidelity.begin_round(case, "family", ON)
    fidelity.mark(case, one, "f1", "declined")
    fidelity.mark(case, one, "1-1-2", "yes")
    given = Evidence("よく聴いた", ("0196f0c0-0000-7000-8000-000000000001",))
    fidelity.give_evidence(case, one, "1-1-2", given)
    told = [detail for line in access.entries(case.file, case.family_id)[:3] for detail in line.details]
    assert [(each.whose, each.field, each.after) for each in told if each.field in ("中身", "根拠")] == [
        ("視点1-1（2）", "根拠", "よく聴いた、記録1件"),
        ("視点1-1（2）", "中身", "できている"),
        ("話したくないことは、話さなくてよいと感じていますか。", "中身", "答えたくない"),
    ]


def test_a_round_that_is_gone_or_anothers_takes_no_mark(case: OpenCase) -> None:
    other = families.create(case.file, "辻 さん家")
    theirs = fidelity.begin_round(other, "self", ON)
    gone = fidelity.begin_round(case, "self", ON)
    fidelity.remove_round(case, gone)
    for each in (theirs, gone):
        with pytest.raises(Problem, match="no_such_round"):
            fidelity.mark(case, each, "1-1-1", "yes")
    assert fidelity.rounds(other)[0].marks == ()


def test_a_round_keeps_who_answered_for_the_family_when_it_was_begun(case: OpenCase) -> None:
    file = case.file
    first, second = (practitioners.add_practitioner(file, name) for name in ("青木", "田中"))
    nobody = fidelity.begin_round(case, "peer", ON)
    practitioners.assign(file, case.family_id, first, main=True)
    earlier = fidelity.begin_round(case, "peer", ON)
    practitioners.assign(file, case.family_id, second, main=True)
    fidelity.begin_round(case, "family", ON)
    told = {each.id: each.practitioner_id for each in fidelity.rounds(case)}
    assert (told[nobody], told[earlier], set(told.values())) == ("", first, {"", first, second})
    practitioners.unassign(file, case.family_id, second)
    file.sign_as(Author("青木", practitioner_id=first, role="practitioner"))
    own = fidelity.begin_round(case, "self", ON)
    assert {each.id: each.practitioner_id for each in fidelity.rounds(case)}[own] == first
