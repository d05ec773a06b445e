"""紙・シート: what is chosen is what is drawn, kept and noted; for somebody without consent a reason first."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from kasesupport.cases import access, drafts, families, handing, people, plans, protections, talks
from kasesupport.domain.problems import Problem
from kasesupport.drawing.reading_order import words
from kasesupport.ui.drafting import DraftKeeper
from kasesupport.ui.model import CaseModel
from kasesupport.ui.papers import going_out
from kasesupport.ui.papers.child_words import ChildWords
from kasesupport.ui.papers.entry import Entry, told, understood
from kasesupport.ui.papers.page import KEPT, SHEETS, TODAY, PapersPage
from kasesupport.ui.papers.today import TodaySet


def failures(page: PapersPage) -> list[Problem]:
    failed: list[Problem] = []
    page._model.failed.connect(failed.append)
    return failed


def last_note(page: PapersPage) -> str:
    case = page._model.case
    return access.entries(case.file, case.family_id)[0].note


def hand(page: PapersPage, to: str) -> None:
    page.choices.hand_form.to.setText(to)
    page.choices.hand_form.keep()


def test_every_sheet_can_be_seen_filled_and_empty(page: PapersPage) -> None:
    for name in page.maker.forms:
        page.show_one(name)
        assert page.pages
        page.choices._blank_chip.click()
        assert page.pages
        assert not page.choices._held_card.isVisible()
        page.choices._filled_chip.click()


def test_a_sheet_is_found_by_what_it_is_for_and_return_shows_it(page: PapersPage) -> None:
    entries = page.sheet_list.entries
    assert set(entries) == set(page.maker.forms)
    page.sheet_list.search.setText("サイフ財布")
    assert not page.sheet_list.entries
    page.sheet_list.search.setText("財布")
    QTest.keyClick(page.sheet_list.search, Qt.Key.Key_Return)
    assert page._form.id == "card"
    assert set(page.sheet_list.entries) == {"card"}


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
    page._add()
    hand(page, "みどり小学校")
    assert [each.code for each in failed] == ["sheet_no_recipient", *["share_without_reason"] * 3]
    assert (out.exists(), page.today.entries, handing.listed(page._model.case)) == (False, (), ())
    page.choices.reason.setText("こどもの安全のため")
    page.save_pdf(out)
    page._add()
    assert out.exists()
    assert page.today.entries[0].answered


def test_with_consent_no_reason_is_asked(page: PapersPage, tmp_path: Path) -> None:
    (school,) = page._model.record.resources
    plans.add_entry(page._model.case, "consent", recipient=school.name, resource_id=school.id, agreed="yes")
    page.show_one("request")
    page.choices._take_whom((school.id,))
    assert not page.choices.reason.isVisible()
    page.save_pdf(tmp_path / "x.pdf")
    assert (tmp_path / "x.pdf").exists()


def test_what_was_handed_over_is_seen_again_as_it_was(page: PapersPage, qtbot: QtBot) -> None:
    failed = failures(page)
    page.show_one("closing")
    hand(page, "")
    assert [each.code for each in failed] == ["handed_to_nobody"]
    page.choices.hand_form.aloud.click()
    hand(page, "お母さん")
    assert last_note(page).endswith("お母さんへ")
    page.turn(KEPT)
    (paper,) = page.out.papers()
    assert (paper.to_whom, paper.read_aloud, paper.pages, len(page.pages)) == ("お母さん", "yes", 2, 2)
    qtbot.waitUntil(lambda: all(each.items for each in page.preview.pages))
    page.kept_panel.signed.click()
    assert page.out.papers()[0].signed == "yes"
    page.out.take_back()
    assert page.pages == ()
    page._model.undo()
    assert len(page.pages) == 2


def test_a_set_stays_till_it_is_handed_over_as_one_paper(page: PapersPage, tmp_path: Path) -> None:
    for name in ("card", "closing", "card"):
        page.show_one(name)
        page._add()
    assert [each.sheet for each in page.today.entries] == ["card", "closing"]
    keeper = DraftKeeper(page, lambda: None)
    keeper.watch(page._model.case.file, drafts.kept(page._model.case.file))
    keeper.look()  # on another page, where nothing of it is seen
    keeper.rest()
    again = TodaySet(CaseModel(page._model.case), page.maker)
    assert again.entries == page.today.entries
    page.turn(TODAY)
    page.today_list.list.setFocus()
    QTest.keyClick(page.today_list.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [each.sheet for each in page.today.entries] == ["closing", "card"]
    page.out.save(lambda: page.today.entries, tmp_path / "x.pdf")
    assert len(pypdfium2.PdfDocument((tmp_path / "x.pdf").read_bytes())) == len(page.pages) == 3
    page.today_panel.both_sides.click()
    assert page.today.made(both_sides=True).names == ("終結・再相談のご案内",) * 2 + ("お守りカード",)
    page.today_list.list.setCurrentRow(1)
    page.today_panel.hand_form.to.setText("お母さん")
    page.today_panel.hand_form.keep()
    (paper,) = page.out.papers()
    assert (paper.sheets, paper.title) == (("closing", "card"), "終結・再相談のご案内、お守りカード")
    assert (page.today.entries, page.pages) == ((), ())
    assert not any("today" in place for place in drafts.kept(page._model.case.file))


def test_on_both_sides_each_sheet_begins_on_a_leaf_of_its_own(page: PapersPage) -> None:
    for name in ("card", "closing"):
        page.today.add(Entry(name))
    assert page.today.made(both_sides=True).names == ("お守りカード", "", *("終結・再相談のご案内",) * 2)


def test_again_on_paper_only_where_the_copy_is_whole(page: PapersPage, monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[int] = []
    monkeypatch.setattr(going_out, "ask_and_print", lambda _, pages, **_both: printed.append(len(tuple(pages))) or True)
    page.show_one("closing")
    hand(page, "お母さん")
    page.turn(KEPT)
    page.out.print_kept()
    page.out.print_(page._ready)
    assert printed == [2, 2]
    page.turn(SHEETS)
    assert last_note(page) == "終結・再相談のご案内"


def test_the_pages_are_turned_and_enlarged(page: PapersPage, qtbot: QtBot) -> None:
    page.show_one("closing")
    seen = page.preview
    qtbot.waitUntil(lambda: seen.area.verticalScrollBar().maximum() > 700)
    broad = seen.scale
    assert seen.number == 1
    seen.turn(1)
    assert (seen.number, seen._told.text()) == (2, "2 / 2枚")
    seen.zoom(1.25)
    assert seen.scale == pytest.approx(broad * 1.25)
    seen.put_beside(on=True)
    assert seen.scale < broad / 2 + 0.01
    assert seen.number == 1


def test_what_makes_no_sense_in_a_draft_is_left_out() -> None:
    entries = (Entry("card", blank=True), Entry("request", recipient="x", mark="控え", answered=True))
    assert understood(told(entries)) == entries
    assert understood([{"sheet": 3}, {"blank": True}, "x", {"sheet": "card", "new": 1}]) == ()
    assert understood(None) == ()


def test_the_plan_goes_into_word_and_is_noted(page: PapersPage, tmp_path: Path) -> None:
    page.show_one("support-plan")
    assert page.choices._word.isVisibleTo(page)
    page.out.save_word([page.choices.entry], tmp_path / "x.docx")
    assert (tmp_path / "x.docx").read_bytes().startswith(b"PK")
    assert last_note(page).startswith("サポートプラン")
    page.show_one("card")
    assert not page.choices._word.isVisibleTo(page)


def test_what_was_written_once_stands_on_every_sheet_that_asks_for_it(page: PapersPage) -> None:
    case = page._model.case
    plans.begin_plan(case, "朝のこと")
    plans.add_to_plan(case, "goal", text="週に二日、いっしょに朝ごはんを食べる")
    for name in ("support-plan", "support-plan-child", "conference"):
        page.show_one(name)
        shown = "".join(words(each.items) for each in page.preview.pages)
        assert "週に二日、いっしょに朝ごはんを食べる" in shown, name


def test_a_protected_address_stands_on_the_offices_sheet_for_a_reason_alone(page: PapersPage) -> None:
    case = page._model.case
    families.rename(case, address="緑市柊町7-8-9")
    page.show_one("case-record")
    assert page.choices._reveal.isHidden()
    protections.protect(case)
    page.show_one("case-record")
    page.choices._reveal.click()
    with pytest.raises(Problem, match="reveal_without_reason"):
        page.choices.answer_for()
    page.choices.why.setText("警察に伝える")
    assert page.choices.answer_for().reveal
    page.show_one("intake-sheet")
    assert not page.choices.entry.reveal, "asked anew for each sheet"


def test_whom_a_sheet_is_for_is_asked_where_one_is_kept_from_the_address(page: PapersPage) -> None:
    page.show_one("support-plan")
    assert page.readings.whose.isHidden()
    child = page._model.record.graph.persons[0].id
    mark = protections.protect(page._model.case)
    protections.correct(page._model.case, mark, kept_from=child)
    page.show_one("support-plan")
    page.readings.whose._buttons[child].click()
    assert page.choices.entry.child == child
    held_words = [each.text() for each in page.choices._held_card.findChildren(QLabel)]
    assert any("ご本人の言葉と" in words for words in held_words)


def test_a_childs_words_about_a_parent_are_printed_once_the_child_agreed(page: PapersPage, qtbot: QtBot) -> None:
    case = page._model.case
    child = page._model.record.graph.persons[0].id
    people.add_parent(case, child, "F")
    talks.say(case, "planning.child_words", "ママと話したい。", "child", speaker_id=child, subject_id=child)
    page.show_one("support-plan")
    assert "ママと話したい" not in "".join(words(each.items) for each in page.preview.pages)
    assert page.choices.children_said.isVisible()
    asked = ChildWords(page, page._model)
    qtbot.addWidget(asked)
    (mark,) = [each for each in asked.findChildren(QPushButton) if each.isCheckable()]
    assert "ママと話したい" in mark.accessibleName()
    mark.click()
    assert "ママと話したい" in "".join(words(each.items) for each in page.preview.pages)
