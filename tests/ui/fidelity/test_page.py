"""実践のふり返り, on a real encrypted file: begun, filled in by keys and taps, by the family, and taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from kasesupport.cases import families, fidelity, notes, talks
from kasesupport.cases.families import Newcomer
from kasesupport.domain.fidelity import Evidence, Mark
from kasesupport.practice.load import load
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history.journal import Author
from kasesupport.ui.case_page import CasePage
from kasesupport.ui.fidelity.choosing import RecordChoice
from kasesupport.ui.fidelity.family_form import FamilyForm
from kasesupport.ui.fidelity.from_record import entries
from kasesupport.ui.fidelity.page import FidelityPage
from kasesupport.ui.fidelity.round_view import RoundView
from kasesupport.ui.fidelity.start import ThreeEvaluations
from kasesupport.ui.fonts import load_fonts
from kasesupport.ui.model import CaseModel
from kasesupport.ui.pages import makers
from kasesupport.ui.places import Laptop

PRACTICE = load()


@pytest.fixture
def page(qtbot: QtBot, casefile: CaseFile, qapp: QApplication) -> FidelityPage:
    load_fonts()
    model = CaseModel(families.create(casefile, "佐倉", members=[Newcomer("child", "陽葵", index=True)]))
    made = FidelityPage(model, lambda _: None, PRACTICE)
    qtbot.addWidget(made)
    made.resize(1166, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def opened(page: FidelityPage) -> RoundView:
    page.start.ways["self"].click()
    assert isinstance(page.view, RoundView)
    return page.view


def marks(page: FidelityPage) -> tuple[Mark, ...]:
    return fidelity.rounds(page.model.case)[-1].marks


def key(*keys: Qt.Key) -> None:
    for each in keys:
        QTest.keyClick(QApplication.focusWidget(), each)


def test_nothing_is_marked_until_somebody_does_and_one_key_each_is_enough(page: FidelityPage) -> None:
    view = opened(page)
    assert marks(page) == ()
    view.begin()
    key(Qt.Key.Key_1, Qt.Key.Key_Down, Qt.Key.Key_2, Qt.Key.Key_Down, Qt.Key.Key_4, Qt.Key.Key_Up, Qt.Key.Key_3)
    assert marks(page) == (Mark("1-1-1", "yes"), Mark("1-1-2", "not"), Mark("1-2-1", "na"))
    key(Qt.Key.Key_0)
    assert [mark.point for mark in marks(page)] == ["1-1-1", "1-2-1"]


def test_arrows_move_along_the_chips_and_a_second_press_takes_back(page: FidelityPage) -> None:
    view = opened(page)
    view.begin()
    key(Qt.Key.Key_Right, Qt.Key.Key_Space)
    assert marks(page) == (Mark("1-1-1", "partly"),)
    key(Qt.Key.Key_Space)
    assert marks(page) == ()


def test_undo_is_seen_at_once(page: FidelityPage) -> None:
    view = opened(page)
    row = view.form.rows["1-3-1"]
    row.values.chips["yes"].click()
    page.model.undo()
    assert (marks(page), row.values.value, row.values.chips["yes"].isChecked()) == ((), "", False)
    page.model.undo()
    assert page.view is None  # the round itself
    assert page.rounds == ()


def test_evidence_in_own_words_and_from_the_record_of_the_phase(
    page: FidelityPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = page.model.case
    said = talks.say(case, "intake.worries", "夕方がまわらない", "carer")
    talks.say(case, "planning.hope", "別のフェーズ", "carer")
    note = notes.add_note(case, "support.log", case.file.today())
    view = opened(page)
    row = view.form.rows["1-1-2"]
    row.more.click()
    assert row.evidence is not None
    row.evidence.field.setPlainText("本人の言葉を書いた")
    row.flush()
    offered = entries(page.model.record, PRACTICE, case.file.today(), "intake")
    assert set(offered) == {said}
    assert set(entries(page.model.record, PRACTICE, case.file.today(), "support")) == {note}
    monkeypatch.setattr(RecordChoice, "exec", lambda dialog: dialog._turn(dialog.list.item(0)) or 1)
    row.choose()
    assert marks(page) == (Mark("1-1-2", "", Evidence("本人の言葉を書いた", (said,))),)
    assert "夕方がまわらない" in "".join(each.text() for each in row.evidence.findChildren(QLabel))
    row.evidence._drop(said)
    assert marks(page)[0].evidence == Evidence("本人の言葉を書いた")


def test_evidence_that_was_removed_from_the_record_is_told(page: FidelityPage) -> None:
    case = page.model.case
    view = opened(page)
    said = talks.say(case, "intake.worries", "夕方がまわらない", "carer")
    fidelity.give_evidence(case, view.told.id, "1-1-1", Evidence("", (said,)))
    talks.remove_statement(case, said)
    page.views.clear()
    page.show_round(view.told.id)
    assert isinstance(page.view, RoundView)
    field = page.view.form.rows["1-1-1"].evidence
    assert field is not None
    assert "もうない記録" in "".join(each.text() for each in field.findChildren(QLabel))


def test_the_family_sees_its_questions_and_nothing_of_the_office(page: FidelityPage) -> None:
    opened(page)
    page.new.click()
    page.start.ways["family"].click()
    view = page.view
    assert isinstance(view, FamilyForm)
    assert not page.picker.isVisible()
    seen = "".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
    assert "担当者" not in seen
    view.begin()
    key(Qt.Key.Key_2, Qt.Key.Key_Down, Qt.Key.Key_5)
    view.rows["f3"].said.setPlainText("紙があるとうれしい")
    page.flush()
    assert marks(page) == (
        Mark("f1", "partly"), Mark("f2", "declined"), Mark("f3", "", Evidence("紙があるとうれしい")),
    )  # fmt: skip


def test_a_round_is_dated_named_and_removed(page: FidelityPage) -> None:
    view = opened(page)
    page.turn_about.click()
    view.about.rater.chips["supervisor"].click()
    view.about.name.setText("宮田")
    view.about.name.textEdited.emit("宮田")
    view.about.day.retype("令和8年4月3日")
    page.flush()
    (found,) = fidelity.rounds(page.model.case)
    assert (found.rater, found.rater_name, found.on) == ("supervisor", "宮田", "2026-04-03")
    assert "統括支援員など（宮田）" in page.picker.currentText()
    view.about._remove()
    assert (fidelity.rounds(page.model.case), page.view) == ((), None)


def test_every_phase_opens_and_keeps_what_was_seen(page: FidelityPage) -> None:
    view = opened(page)
    for phase in PRACTICE.phases:
        view.switches[phase.id].click()
        first = next(iter(view.form.rows))
        view.form.rows[first].values.chips["na"].click()
    view.show_viewpoint("3-7")
    assert QApplication.focusWidget() in view.form.rows["3-7-1"].values.chips.values()
    assert [mark.point for mark in marks(page)] == [f"{number}-1-1" for number in range(1, 8)]


def test_from_a_phase_one_comes_to_its_points(page: FidelityPage) -> None:
    page.show_one("support")
    assert page.view is None  # nobody has begun
    view = opened(page)
    assert view.form.phase.id == "support"
    page.show_one("planning")
    assert page.view is view
    assert view.form.phase.id == "planning"


def test_outcome_and_feelings_stand_apart_and_are_counted_where_they_are(page: FidelityPage) -> None:
    apart = page.findChild(ThreeEvaluations)
    assert apart is not None
    notes.add_note(page.model.case, "outcome.feelings", page.model.case.file.today())
    assert "いまの記録は0件です" in apart.outcome.text()
    assert "いまの記録は1件です" in apart.feelings.text()


def test_whoever_may_only_read_sees_the_rounds_and_marks_nothing(
    qtbot: QtBot, page: FidelityPage, tmp_path: Path
) -> None:
    case = page.model.case
    one = fidelity.begin_round(case, "peer", case.file.today())
    case.file.sign_as(Author("読む人", role="reader"))
    made = CasePage(CaseModel(case), PRACTICE, makers(PRACTICE, Laptop(tmp_path)))
    qtbot.addWidget(made)
    made.show()
    made.go("fidelity")
    inner = made.inner
    assert isinstance(inner, FidelityPage)
    assert isinstance(inner.view, RoundView)
    row = inner.view.form.rows["1-1-1"]
    row.values.chips["yes"].click()
    assert not row.values.chips["yes"].isEnabled()
    assert inner.picker.isEnabled()
    assert not inner.new.isVisible()
    assert fidelity.rounds(case)[0].id == one
    assert marks(page) == ()
    case.file.sign_as(Author())
    made.put_down()


def test_when_the_family_has_written_nothing_of_the_office_comes_up(page: FidelityPage) -> None:
    page.start.ways["family"].click()
    heard: list[str] = []
    page.model.noted.connect(heard.append)
    view = page.view
    assert isinstance(view, FamilyForm)
    view.rows["f1"].values.chips["yes"].click()
    page._theirs.findChildren(QPushButton)[0].click()
    assert (page.view, page.start.isVisible(), page.new.isVisible()) == (None, True, False)
    assert heard == ["答えを残しました。ありがとうございました。"]
    page.picker.setCurrentIndex(1)
    page.picker.activated.emit(1)
    assert page.view is view
