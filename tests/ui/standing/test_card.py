"""Pause, open again, set the phase: by the buttons of the family's page."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot
from tests.ui.genograms import press, write

from kasesupport.cases import contacts, families, notes, talks
from kasesupport.cases.families import Newcomer
from kasesupport.domain.contacts import Contact, Words
from kasesupport.practice.load import load
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.model import CaseModel
from kasesupport.ui.standing.card import StandingCard
from kasesupport.ui.standing.dialogs import Asking, PauseDialog, PhaseDialog
from kasesupport.ui.standing.earlier import EarlierDialog

PRACTICE = load()


@pytest.fixture
def card(qtbot: QtBot, casefile: CaseFile, qapp: QApplication) -> StandingCard:
    model = CaseModel(families.create(casefile, "佐倉", members=[Newcomer("child", "陽葵", index=True)]))
    made = StandingCard(model, lambda _: None, PRACTICE)
    qtbot.addWidget(made)
    made.show()
    return made


def within(qtbot: QtBot, opening: Callable[[], object], do: Callable[[QDialog], object]) -> None:
    """Do something in the dialog that a press opens."""
    done: list[bool] = []

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        try:
            do(dialog)
        finally:
            done.append(True)
            dialog.close()

    QTimer.singleShot(0, act)
    opening()
    qtbot.waitUntil(lambda: bool(done))


def test_paused_with_a_reason_and_opened_again(qtbot: QtBot, card: StandingCard) -> None:
    model = card._model
    talks.say(model.case, "intake.worries", "眠れない", "carer")

    def pause(dialog: QDialog) -> None:
        assert isinstance(dialog, PauseDialog)
        write(dialog.reason, "自分たちでやってみる")
        press(dialog.sure)

    within(qtbot, lambda: press(card.pause), pause)
    assert card.phase.text() == "いまは一時停止中です"
    assert "自分たちでやってみる" in card.span.text()
    assert not card.pause.isVisible()
    first = model.case.episode_id

    within(qtbot, lambda: press(card.again), lambda dialog: press(dialog.sure))  # type: ignore[attr-defined]
    assert model.case.episode_id != first
    assert model.record.statements == ()
    assert "前の関わりから" in card.span.text()
    model.undo()
    assert model.case.episode_id == first
    assert [said.text for said in model.record.statements] == ["眠れない"]
    press(card.back)
    assert card.pause.isVisible()


def test_a_day_that_cannot_be_read_closes_nothing(qtbot: QtBot, card: StandingCard) -> None:
    def pause(dialog: QDialog) -> None:
        assert isinstance(dialog, Asking)
        dialog.day.line.selectAll()
        write(dialog.day.line, "いつか")
        dialog.day.flush()
        assert not dialog.sure.isEnabled()

    within(qtbot, lambda: press(card.pause), pause)
    assert card._model.record.episodes[0].closed_on == ""


def test_the_phase_follows_the_record_until_it_is_set(qtbot: QtBot, card: StandingCard) -> None:
    model = card._model
    assert "インテーク" in card.phase.text()
    notes.add_note(model.case, "monitoring.family", model.case.file.today())
    assert "プロセスモニタリング" in card.phase.text()

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, PhaseDialog)
        dialog._choose("planning")
        press(dialog.sure)

    within(qtbot, lambda: press(card.change), choose)
    assert "プランニング（担当者が決めました）" in card.phase.text()


def test_an_earlier_episode_can_be_read_with_what_was_said_and_noted(qtbot: QtBot, card: StandingCard) -> None:
    model = card._model
    talks.say(model.case, "intake.worries", "眠れない", "carer")
    note = notes.add_note(model.case, "closure.criteria", model.case.file.today())
    talks.answer(model.case, "closure.criterion_state", "三日つづけて休んだとき", note_id=note)
    contacts.keep(model.case, Contact(model.case.file.today(), {}, (Words("record.facts", "絵本を読んだ"),)))
    meeting = notes.add_note(model.case, "meeting.items", model.case.file.today())
    talks.answer(model.case, "meeting.decide", "送迎をだれが頼めるか", note_id=meeting)
    earlier = model.record.episodes[0]
    dialog = EarlierDialog(model, earlier, PRACTICE, card, meeting)
    qtbot.addWidget(dialog)
    assert ["送迎をだれが頼めるか" in each.text() for each in dialog.marked] == [True]
    titles = [title for title, _ in dialog.parts]
    assert titles[0].startswith("終結と再関与")
    words = "\n".join(each.accessibleName() or each.text() for each in dialog.findChildren(QLabel))
    assert "「眠れない」　保護者" in words
    assert "どんな様子になったら：三日つづけて休んだとき" in words
    assert "絵本を読んだ" in words
