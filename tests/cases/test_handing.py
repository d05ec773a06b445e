"""What was handed over is kept as it was and told in words; why without consent stands in the journal."""

from datetime import date

import pytest

from kasesupport.cases import access, handing, plans, views
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.handed import Paper
from kasesupport.domain.problems import Problem

DAY = date(2026, 11, 30)
PAPER = Paper(("closing",), "終結・再相談のご案内", b"%PDF-" + b"x" * 9000, 2)


def test_a_paper_is_kept_with_day_and_name_and_told_in_words(case: OpenCase) -> None:
    made = handing.hand_over(case, PAPER, " 美咲さん ", DAY, read_aloud="yes")
    (found,) = handing.listed(case)
    assert (found.id, found.to_whom, found.on, found.read_aloud, found.signed) == (
        made, "美咲さん", "2026-11-30", "yes", "",
    )  # fmt: skip
    assert (found.sheets, found.pages, found.size, found.kept) == (("closing",), 2, len(PAPER.pdf), True)
    assert handing.pdf(case, made) == PAPER.pdf
    line = access.entries(case.file, case.family_id)[0]
    assert (line.op, line.note) == ("sheet.hand", "終結・再相談のご案内　2026-11-30　美咲さんへ")


def test_an_undo_takes_it_back_and_a_correction_leaves_the_paper(case: OpenCase) -> None:
    made = handing.hand_over(case, PAPER, "美咲さん", DAY)
    handing.correct(case, made, to_whom="お父さん", signed="yes")
    assert (handing.listed(case)[0].to_whom, handing.pdf(case, made)) == ("お父さん", PAPER.pdf)
    handing.take_back(case, made)
    assert handing.listed(case) == ()
    with pytest.raises(Problem, match="blob_gone"):
        handing.pdf(case, made)
    for _ in range(3):
        case.file.undo(case.family_id)
    assert handing.listed(case) == ()
    case.file.redo(case.family_id)
    assert handing.pdf(case, made) == PAPER.pdf


def test_with_the_plan_its_day_is_told_once_and_taken_back_in_one(case: OpenCase) -> None:
    plan = plans.begin_plan(case)
    both = Paper(("support-plan", "closing"), "サポートプラン、ご案内", b"%PDF-x", 3)
    handing.hand_over(case, both, "美咲さん", DAY, plan_id=plan)
    assert views.record(case).plan.handed_on == "2026-11-30"
    handing.hand_over(case, both, "お父さん", date(2026, 12, 1), plan_id=plan)
    assert views.record(case).plan.handed_on == "2026-11-30"
    for _ in range(2):
        case.file.undo(case.family_id)
    assert (handing.listed(case), views.record(case).plan.handed_on) == ((), "")


def test_a_reason_is_kept_and_asked_for(case: OpenCase) -> None:
    before = access.count(case.file, case.family_id)
    with pytest.raises(Problem, match="share_without_reason"):
        handing.without_consent(case, "request", "学校", " ")
    with pytest.raises(Problem, match="handed_to_nobody"):
        handing.hand_over(case, PAPER, " ", DAY)
    assert access.count(case.file, case.family_id) == before
    handing.without_consent(case, "request", "学校", "こどもの安全のため")
    assert "こどもの安全のため" in access.entries(case.file, case.family_id)[0].note


def test_a_copy_belongs_to_its_family_alone(case: OpenCase) -> None:
    made = handing.hand_over(case, PAPER, "美咲さん", DAY)
    other = OpenCase(case.file, "another", "e")
    assert handing.listed(other) == ()
    with pytest.raises(Problem, match="blob_gone"):
        handing.pdf(other, made)
