"""A child's words about a parent are on no sheet that this parent reads: in no byte, in no form, unless the child agreed."""

import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from tests.sheets.forms.opened import found, letters

from kasesupport import messages
from kasesupport.domain.people import Bond, FamilyGraph, Person, Union
from kasesupport.domain.record import CaseRecord, Need, Note, Plan, Statement
from kasesupport.drawing.pdf import to_pdf
from kasesupport.practice.load import load as load_practice
from kasesupport.sheets import word
from kasesupport.sheets.forms import catalog
from kasesupport.sheets.forms.held import held
from kasesupport.sheets.forms.source import Source
from kasesupport.sheets.forms.spec import load, names
from kasesupport.sheets.tongues.reading import Reading

TODAY = date(2026, 11, 30)
SECRET, OTHER = "秘密柊", "秘密椿"  # in the words about the mother, and about the father
GRAPH = FamilyGraph(
    (
        Person("m", "佐倉 美咲", called="ママ", sex="F"),
        Person("f", "佐倉 誠", sex="M"),
        Person("c", "佐倉 陽葵", index=True),
    ),
    (Union("u", ("m", "f"), ("c",)),),
)
FORMS = {name: load(name) for name in names()}
FOR_FAMILY = [name for name, form in FORMS.items() if (form.scope, form.audience) == ("family", "family")]
ASKED = sorted(
    {
        each
        for name in FOR_FAMILY
        for s in FORMS[name].sections
        for each in (*s.of, *(o for f in s.fields for o in f.of))
    }
)
KINDS = {each.id: each.kind for each in load_practice().questions()}


def record(agreed: str = "", **changes: object) -> CaseRecord:
    """The child says one sentence about each parent wherever a family's sheet asks for words."""
    places = [each for each in ASKED if KINDS.get(each) == "statements"]
    said = [
        Statement(f"{n}-{place}", place, text, "child", "c", "c", may_tell_on=agreed, note_id=note)
        for place in places
        for n, text in (("m", f"ママがこわい。{SECRET}"), ("f", f"おとうさんといたくない。{OTHER}"))
        for note in ("", "n")
    ]
    needs = tuple(
        Need(n, text, "family", "c", may_tell_on=agreed)
        for n, text in (("nm", f"母さんに{SECRET}"), ("nf", f"誠に{OTHER}"))
    )
    note = Note("n", "closure.criteria", "2026-11-20", "c", ())
    return replace(
        CaseRecord("01CONFIDED", "佐倉", graph=GRAPH, statements=tuple(said), needs=needs, notes=(note,), plans=(Plan("p"),)),
        **changes,
    )  # fmt: skip


def source(name: str, reader: str = "", told: CaseRecord | None = None) -> Source:
    return catalog.source(FORMS[name], TODAY, record=told or record(), child=reader, reading=Reading(grade=0))


def pdf(made: Source) -> bytes:
    return to_pdf(catalog.build(made), title=made.form.label)


@pytest.mark.parametrize("name", FOR_FAMILY)
def test_they_are_in_no_byte_of_a_sheet_that_any_parent_may_read(name: str) -> None:
    written = pdf(source(name))
    for mark in (SECRET, OTHER):
        assert not found(mark, written), mark


def test_each_parent_reads_none_about_the_own_person_and_the_child_all() -> None:
    hers, his, own = (pdf(source("support-plan", reader)) for reader in ("m", "f", "c"))
    assert not found(SECRET, hers)
    assert OTHER in letters(hers)
    assert not found(OTHER, his)
    assert SECRET in letters(his)
    assert SECRET in letters(own)
    assert OTHER in letters(own)


def test_what_the_child_agreed_to_is_told() -> None:
    shown = letters(pdf(source("support-plan", told=record("2026-11-20"))))
    assert SECRET in shown
    assert OTHER in shown


def test_of_whom_the_child_may_have_to_fear_nothing_it_said_reaches_him_even_without_a_name() -> None:
    words = f"よるがこわい。{SECRET}"
    said = tuple(replace(each, text=words) for each in record().statements)
    calm = record(statements=said, needs=())
    assert SECRET in letters(pdf(source("support-plan", "f", calm)))
    feared = replace(calm, graph=replace(GRAPH, bonds=(Bond("f", "c", "violence_physical", directed=True),)))
    assert not found(SECRET, pdf(source("support-plan", "f", feared)))
    assert not found(SECRET, pdf(source("support-plan", "", feared)))


def test_nor_in_the_document_for_another_system() -> None:
    made = word.to_docx(source("support-plan"))
    with zipfile.ZipFile(BytesIO(made)) as packed:
        written = "".join(packed.read(each).decode(errors="ignore") for each in packed.namelist())
    assert SECRET not in written
    assert OTHER not in written


@pytest.mark.parametrize("language", ["ja", "en"])
def test_that_they_are_kept_back_is_told_before_it_is_printed(language: str) -> None:
    lines = {each.what: each for each in held(source("support-plan"))}
    assert lines["confided"].count > len(record().needs)
    assert "_" not in messages.held_text("confided", "confided_why", lines["confided"].count, language)
    assert "confided" not in {each.what for each in held(source("support-plan", told=record("2026-11-20")))}


def test_the_office_reads_them() -> None:
    assert SECRET in letters(pdf(source("case-record")))
