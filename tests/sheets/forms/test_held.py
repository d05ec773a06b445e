"""What a sheet leaves out is told before it is printed; an office's file opens nothing."""

from dataclasses import replace
from datetime import date

import pytest
from tests.sheets.forms.checking import said
from tests.sheets.forms.records import SCHOOL, told

from kasesupport import messages
from kasesupport.domain.record import CaseRecord
from kasesupport.practice.load import load as load_practice
from kasesupport.sheets.forms.held import held
from kasesupport.sheets.forms.pages import build
from kasesupport.sheets.forms.source import Source
from kasesupport.sheets.forms.spec import Field, Form, Section, load

PRACTICE = load_practice()
TOLD = told(PRACTICE)


def source(form: Form, record: CaseRecord | None = TOLD) -> Source:
    return Source(form, PRACTICE, date(2026, 11, 30), record, SCHOOL if record else "")


def whats(form: Form) -> dict[str, int]:
    return {each.what: each.count for each in held(source(form))}


def test_the_closing_sheet_tells_what_it_leaves_out() -> None:
    assert whats(load("closing")) == {"address": 0, "staff": 1, "others": 1, "taken_back": 1, "skipped": 1}


def test_a_request_tells_of_requests_to_others() -> None:
    found = whats(load("request"))
    assert found["addressed"] == 1


def test_nothing_is_held_of_nothing() -> None:
    assert held(source(load("closing"), None)) == ()
    assert held(source(load("closing"), CaseRecord("1", "佐倉"))) == ()


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("name", ["closing", "request", "handover", "introduction"])
def test_each_is_said_in_words(name: str, language: str) -> None:
    for each in held(source(load(name))):
        line = messages.held_text(each.what, each.why, each.count, language)
        assert "_why" not in line
        assert (str(each.count) in line) == bool(each.count)


@pytest.mark.parametrize("audience", ["family", "child", "agency"])
def test_a_file_that_asks_for_the_office_gets_nothing(audience: str) -> None:
    """A sheet of one's own that names what only the center may read, with every kind that could show it."""
    fields = ("closing.evidence", "closing.decided", "closing.decided_by", "support.request_reply")
    sections = (
        Section("a", "answers", "い", of=("intake.informant", "intake.acceptance_reason")),
        Section("b", "box", "ろ", of=("intake.informant", "intake.others_voice")),
        Section("c", "said", "は", of=("intake.others_voice", "closing.own_can".replace("closing", "closure"))),
        Section("d", "notes", "に", of=("closure.decisions", "support.requests"),
                fields=tuple(Field("ほ", (each.replace("closing", "closure"),)) for each in fields)),
    )  # fmt: skip
    form = replace(load("closing"), audience=audience, sections=sections, recipient=audience == "agency")
    assert "秘" not in said(build(source(form)))


def test_the_office_may_read_its_own() -> None:
    section = Section("a", "answers", "い", of=("intake.informant",))
    form = replace(load("closing"), audience="office", sections=(section,))
    assert "秘の通告者" in said(build(source(form)))
