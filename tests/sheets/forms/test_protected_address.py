"""住所を知らせない: on no sheet, in no bytes of its PDF or DOCX, whatever the sheet; the office's with a reason alone."""

import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from tests.sheets.forms.opened import found, letters
from tests.sheets.test_support_plan import FAMILY, TOLD

from kasesupport import messages
from kasesupport.domain.people import Bond, Household
from kasesupport.domain.protection import Protection
from kasesupport.domain.record import Appointment, CaseRecord, Event
from kasesupport.drawing.pdf import to_pdf
from kasesupport.sheets import word
from kasesupport.sheets.forms import catalog
from kasesupport.sheets.forms.held import Held, held
from kasesupport.sheets.forms.source import Source
from kasesupport.sheets.forms.spec import load, names

TODAY = date(2026, 11, 30)
ADDRESS, PHONE = "緑市柊町7-8-9 ハイツ椿305", "080-7777-9999"
MARKS = ("柊町", "ハイツ椿", "7777")
MOTHER, FATHER = "朝のしたくに", "しごとがおわらない。"  # without blanks, as other programs read a page
WORDS = f"{ADDRESS}で朝を迎える。電話は{PHONE}。"
GRAPH = replace(FAMILY.graph, households=(Household("h", ("m", "c"), "柊町の家"),))
SAID = tuple(replace(each, text=WORDS) for each in TOLD)
PLAN = replace(FAMILY.plans[0], long_goal=WORDS, consideration=WORDS)
SAFE = replace(
    FAMILY, address=ADDRESS, phone=PHONE, graph=GRAPH, statements=SAID, plans=(PLAN,),
    events=(Event("e", "2026-11-01", WORDS, shared=True),),
    appointments=(Appointment("ap", "2026-12-01", "10:00", f"{ADDRESS}で会う"),),
    protections=(Protection("x", "f", "2026-04-01", "2027-03-31", "秘の覚え"),),
)  # fmt: skip


def source(name: str, record: CaseRecord = SAFE, reader: str = "", *, reveal: bool = False) -> Source:
    return catalog.source(load(name), TODAY, ("みどり市", "0120"), record, child=reader, reveal=reveal)


def pdf(made: Source) -> bytes:
    return to_pdf(catalog.build(made), title=made.form.label)


def kinds(made: Source) -> set[tuple[str, str]]:
    return {(each.what, each.why) for each in held(made)}


FAMILYS = [name for name in names() if load(name).scope == "family"]


@pytest.mark.parametrize("name", FAMILYS)
def test_it_is_in_no_byte_of_a_sheet(name: str) -> None:
    made = source(name)
    written = pdf(made)
    for mark in (*MARKS, "秘の覚え"):
        assert not found(mark, written), mark
    assert ("protected", "protected_why") in kinds(made)


def test_without_the_mark_it_is_found_where_it_is_looked_for() -> None:
    shown = letters(pdf(source("case-record", replace(SAFE, protections=()))))
    assert "ハイツ椿" in shown
    assert "7777" in shown


def test_nor_in_the_document_for_another_system() -> None:
    made = word.to_docx(source("support-plan"))
    with zipfile.ZipFile(BytesIO(made)) as packed:
        written = "".join(packed.read(each).decode(errors="ignore") for each in packed.namelist())
    for mark in MARKS:
        assert mark not in written


def test_on_the_offices_own_sheet_it_stands_for_a_reason_alone() -> None:
    assert "非開示" in letters(pdf(source("case-record")))
    open_one = source("case-record", reveal=True)
    assert "ハイツ椿" in letters(pdf(open_one))
    assert held(open_one) == ()


@pytest.mark.parametrize("name", ["support-plan", "consent", "conference", "my-ties"])
def test_no_reason_puts_it_on_a_sheet_for_others(name: str) -> None:
    assert not found("柊町", pdf(source(name, reveal=True)))


def test_the_one_it_is_kept_from_reads_the_own_alone() -> None:
    ours = replace(SAFE, statements=TOLD)
    made = source("support-plan", ours, "f")
    shown = letters(pdf(made))
    assert FATHER in shown
    assert MOTHER not in shown
    assert "12月1日" not in shown, "the day when the others are to be met"
    assert ("kept_from", "kept_from_why") in kinds(made)
    assert ("unaddressed", "unaddressed_why") in kinds(source("support-plan", ours))


def test_a_plan_for_both_has_the_words_of_neither_where_one_may_fear_the_other() -> None:
    feared = replace(FAMILY, graph=replace(FAMILY.graph, bonds=(Bond("f", "m", "control", directed=True),)))
    both, hers = source("support-plan", feared), source("support-plan", feared, "m")
    shown = letters(pdf(both))
    assert MOTHER not in shown
    assert FATHER not in shown
    found_words = [each for each in held(both) if each.what == "feared"]
    assert found_words == [Held("feared", "feared_both", found_words[0].count)]
    assert MOTHER in letters(pdf(hers))
    assert FATHER not in letters(pdf(hers))
    assert ("feared", "feared_one") in kinds(hers)
    calm = letters(pdf(source("support-plan", FAMILY)))
    assert MOTHER in calm
    assert FATHER in calm


@pytest.mark.parametrize("language", ["ja", "en"])
def test_each_is_said_in_words(language: str) -> None:
    for reader in ("", "f", "m"):
        for each in held(source("support-plan", replace(SAFE, statements=TOLD), reader)):
            assert "_" not in messages.held_text(each.what, each.why, each.count, language)
