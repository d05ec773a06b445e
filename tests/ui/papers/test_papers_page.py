"""紙・シート: what is chosen is what is drawn, kept and noted; for somebody without consent a reason first."""

from pathlib import Path

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from kasesupport.cases import access, ecomap, families, plans
from kasesupport.cases.families import Newcomer
from kasesupport.domain.problems import Problem
from kasesupport.practice.load import load
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.model import CaseModel
from kasesupport.ui.papers.page import PapersPage

PRACTICE = load()


@pytest.fixture
def page(qtbot: QtBot, casefile: CaseFile) -> PapersPage:
    case = families.create(casefile, "佐倉", "さくら", [Newcomer("child", "陽葵", index=True)])
    ecomap.add_resource(case, "みどり小学校", "school")
    made = PapersPage(CaseModel(case), lambda _: None, PRACTICE)
    qtbot.addWidget(made)
    made.show()
    return made


def failures(page: PapersPage) -> list[Problem]:
    failed: list[Problem] = []
    page._model.failed.connect(failed.append)
    return failed


def last_note(page: PapersPage) -> str:
    case = page._model.case
    return access.entries(case.file, case.family_id)[0].note


def test_every_sheet_can_be_seen_filled_and_empty(page: PapersPage) -> None:
    for name in page._forms:
        page.show_one(name)
        assert page.pages
        page.choices._blank_chip.click()
        assert page.pages
        assert not page.choices._held_card.isVisible()
        page.choices._filled_chip.click()


def test_a_sheet_is_kept_and_noted(page: PapersPage, tmp_path: Path) -> None:
    page.show_one("closing")
    page.save_pdf(tmp_path / "x.pdf")
    assert len(pypdfium2.PdfDocument((tmp_path / "x.pdf").read_bytes())) == len(page.pages)
    assert last_note(page) == "終結・再相談のご案内"


def test_for_a_school_that_may_not_be_told_a_reason_comes_first(page: PapersPage, tmp_path: Path) -> None:
    failed, out = failures(page), tmp_path / "x.pdf"
    page.show_one("request")
    page.save_pdf(out)
    page.choices._take_whom((page._model.record.resources[0].id,))
    assert page.choices.reason.isVisible()
    page.save_pdf(out)
    assert [each.code for each in failed] == ["sheet_no_recipient", "share_without_reason"]
    assert not out.exists()
    page.choices.reason.setText("こどもの安全のため")
    page.save_pdf(out)
    assert out.exists()


def test_with_consent_no_reason_is_asked(page: PapersPage, tmp_path: Path) -> None:
    (school,) = page._model.record.resources
    plans.add_entry(page._model.case, "consent", recipient=school.name, resource_id=school.id, agreed="yes")
    page.show_one("request")
    page.choices._take_whom((school.id,))
    assert not page.choices.reason.isVisible()
    page.save_pdf(tmp_path / "x.pdf")
    assert (tmp_path / "x.pdf").exists()


def test_handing_over_is_kept_with_the_name(page: PapersPage) -> None:
    failed = failures(page)
    page.show_one("closing")
    page.choices.hand()
    assert [each.code for each in failed] == ["handed_to_nobody"]
    page.choices.to.setText("お母さん")
    page.choices.hand()
    assert last_note(page).endswith("お母さんへ")
