"""Every sheet, whatever the record holds: nothing cut, nothing over each other, nothing that must stay in."""

import re
import zlib
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from tests.sheets.forms.checking import faults, in_order, said
from tests.sheets.forms.colleagues import COLLEAGUES
from tests.sheets.forms.records import CLINIC, LONG, ODD, SCHOOL, hostile, told

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
OURS = [name for name in names() if name not in COLLEAGUES]  # those are filled to the brim in test_for_colleagues.py


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


@pytest.mark.parametrize("name", OURS)
def test_nothing_is_lost_whatever_the_record_holds(name: str) -> None:
    family = hostile(PRACTICE)
    made = pages(name, family, center="鬱" * 100, phone="9" * 100)
    assert good(made)
    shown = said(made).count("鬱") - len(made) * 100
    assert shown >= WHOLE[name] * len(LONG), "a text was cut"


WHOLE = {  # how many whole texts of 500 signs stand on each sheet
    "card": 0, "my-ties": 0, "explanation": 0, "reflection-child": 2, "reflection-adult": 2, "consent": 3, "withdrawal": 3,
    "support-plan": 3 + 9, "support-plan-child": 9, "support-plan-couple": 9, "support-plan-pregnant": 9, "family-tree": 0,
    "request": 2 * 4, "introduction": 2 * 3, "handover": 2 * 3, "closing": 2 * 2 + 2 * 3 + 2 * 3 + 3 * 3 + 1,
}  # fmt: skip


@pytest.mark.parametrize("name", OURS)
@pytest.mark.parametrize(
    "record", [CaseRecord("01EMPTY", ""), hostile(PRACTICE, ODD, goals=3, children=2)], ids=["nothing", "odd"]
)
def test_nothing_at_all_and_signs_of_any_kind_are_set(name: str, record: CaseRecord) -> None:
    assert good(pages(name, record, center="", phone=""))


@pytest.mark.parametrize("name", [name for name in names() if load(name).audience != "office"])
def test_what_must_stay_in_is_in_no_byte_of_the_sheet(name: str) -> None:
    made = pages(name, TOLD)
    assert "秘" not in said(made)
    assert "秘" not in "".join(group.alt for page in made for group in page.items if isinstance(group, Group))
    written = to_pdf(made, title=load(name).label)
    document = pypdfium2.PdfDocument(written)
    assert "秘" not in "".join(page.get_textpage().get_text_range() for page in document)
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", written, re.DOTALL)
    plain = b"".join(zlib.decompressobj().decompress(s) if s[:1] == b"x" else s for s in streams) + written
    assert not any("秘の".encode(code) in plain for code in ("utf-8", "utf-16-be"))
    assert b"<79D8>" not in plain


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
