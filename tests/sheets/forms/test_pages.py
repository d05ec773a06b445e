"""Every sheet, whatever the record holds: nothing cut, nothing over each other, nothing that must stay in."""

from dataclasses import replace
from datetime import date

import pytest
from tests.sheets.forms.checking import faults, in_order, said
from tests.sheets.forms.records import CLINIC, SCHOOL, told

from kasesupport.domain.record import CaseRecord
from kasesupport.drawing.items import Drawing, Group
from kasesupport.drawing.pdf import to_pdf
from kasesupport.practice.load import load as load_practice
from kasesupport.sheets.forms.pages import build, reference
from kasesupport.sheets.forms.source import Source, consented
from kasesupport.sheets.forms.spec import load, names

PRACTICE = load_practice()
TODAY = date(2026, 11, 30)
CENTER, PHONE = "まちの こども家庭センター", "0120-000-000"
TOLD = told(PRACTICE)


def pages(name: str, record: CaseRecord | None = None, to: str = SCHOOL, **more: str) -> tuple[Drawing, ...]:
    facts = {"center": CENTER, "phone": PHONE, **more}
    return build(Source(load(name), PRACTICE, TODAY, record, to if record else "", **facts))


def good(made: tuple[Drawing, ...]) -> bool:
    assert [fault for page in made for fault in faults(page)] == []
    return in_order(made)


@pytest.mark.parametrize("name", names())
def test_a_sheet_to_be_written_by_hand_is_whole(name: str) -> None:
    made = pages(name)
    assert good(made)
    assert len(made) <= 2, "a sheet to be filled in is one leaf of paper"


def test_the_marked_word_would_be_found() -> None:
    """The test above can fail: the same words do come out where they may."""
    shown = replace(TOLD, statements=tuple(replace(s, speaker="family", played="") for s in TOLD.statements))
    assert "秘の機関の見立て" in said(pages("closing", shown))


def test_the_closing_sheet_carries_what_was_agreed() -> None:
    shown = said(pages("closing", TOLD))
    for words in ("朝は自分で起きられる。", "朝ごはんを三日食べない。", "昼は電話、夜は留守番電話へ。", CENTER, PHONE):
        assert words in shown


def test_a_request_goes_to_the_one_it_was_written_for() -> None:
    school, clinic = said(pages("request", TOLD)), said(pages("request", TOLD, CLINIC))
    assert "遅れた日も声をかけてください。" in school
    assert "かえで" not in school
    assert "遅れた日も声をかけてください。" not in clinic
    assert "佐倉" not in school + clinic
    assert "陽葵" not in school + clinic
    assert "夏の間も会う。" in said(pages("handover", TOLD))
    assert reference(TOLD.family_id) in school


def test_consent_is_for_one_recipient_and_ends() -> None:
    assert consented(TOLD, SCHOOL)
    assert not consented(TOLD, CLINIC)
    ended = tuple(replace(each, withdrawn_on="2026-11-02") for each in TOLD.consents)
    assert not consented(replace(TOLD, consents=ended), SCHOOL)


def test_a_mark_stands_behind_every_page_and_the_sheet_is_the_same_each_time() -> None:
    one, again = (pages("closing", TOLD, mark="控え") for _ in range(2))
    assert all(isinstance(page.items[0], Group) and page.items[0].alt == "控え" for page in one)
    assert to_pdf(one) == to_pdf(again)


def test_a_sheet_that_comes_back_by_hand_has_a_step_where_it_is_typed_in() -> None:
    steps = {f"{phase.id}/{step.id}" for phase in PRACTICE.phases for step in phase.steps}
    forms = [load(name) for name in names()]
    assert {form.typed_in for form in forms} - {""} <= steps
    assert [form.id for form in forms if form.returns and not form.typed_in] == []
