"""The panel of a tie: each field an act that can be taken back; consent is told softly."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.ecomaps import family
from tests.ui.genograms import press, write

from kasesupport.cases import ecomap, plans, register
from kasesupport.domain.problems import Problem
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.ecomap.tie import TiePanel
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import Fold


@pytest.fixture
def model(casefile: CaseFile, qapp: QApplication) -> CaseModel:
    made = family(casefile)
    ecomap.add_resource(made.case, "こども食堂", "place")
    return made


def panel(qtbot: QtBot, model: CaseModel, *, confided: bool = False) -> TiePanel:
    part = TiePanel(model, model.record.ties[0].id, confided=confided)
    qtbot.addWidget(part)
    part.show()
    for each in (part.times, part.consent):
        each.setVisible(True)  # as if unfolded
    return part


def test_every_field_is_kept_and_taken_back(qtbot: QtBot, model: CaseModel) -> None:
    part = panel(qtbot, model)
    press(part.strength.buttons["weak"])
    press(part.direction.buttons["both"])
    press(part.state.buttons["possible"])
    write(part.purpose, "夕ごはん")
    write(part.frequency, "月に2回")
    write(part.times.since.line, "令和7年4月")
    write(part.times.until.line, "2026年3月")
    part.flush()
    press(part.times.chosen_by.chips["child"])
    tie = model.record.ties[0]
    assert (tie.strength, tie.direction, tie.state) == ("weak", "both", "possible")
    assert (tie.purpose, tie.frequency, tie.chosen_by) == ("夕ごはん", "月に2回", "child")
    assert (tie.since, tie.until) == ("2025-04", "2026-03")
    for _ in range(8):
        model.undo()
    assert model.record.ties[0] == model.record.ties[0].__class__(tie.id, tie.resource)
    assert part.state.buttons["now"].property("on")
    assert part.purpose.text() == part.times.since.line.text() == ""


def test_the_direction_that_holds_is_taken_away_by_another_tap(qtbot: QtBot, model: CaseModel) -> None:
    part = panel(qtbot, model)
    press(part.direction.buttons["in"])
    press(part.direction.buttons["in"])
    assert model.record.ties[0].direction is None


def test_an_end_before_the_beginning_is_kept_and_told(qtbot: QtBot, model: CaseModel) -> None:
    part = panel(qtbot, model)
    odd = next(each for each in part.times.children() if getattr(each, "text", str)().startswith("「いつまで」"))
    write(part.times.since.line, "2026年4月")
    write(part.times.until.line, "2025年")
    part.flush()
    assert odd.isVisible()
    assert model.record.ties[0].until == "2025"


@pytest.mark.parametrize("confided", [False, True])
def test_consent_is_asked_for_softly_and_its_answer_told_to_the_office_alone(
    qtbot: QtBot, model: CaseModel, confided: bool
) -> None:
    part = panel(qtbot, model, confided=confided)
    assert "連絡してよいか" in part.consent.asked.text()
    press(part.consent.said.chips["no"])
    assert ("しないでほしい" in part.consent.asked.text()) is confided
    press(part.consent.said.chips["yes"])
    assert part.consent.asked.text() == ""
    tie = model.record.ties[0]
    assert (tie.consent, tie.consent_on) == ("yes", model.case.file.today().isoformat())
    part.consent.on.retype("2026年11月2日")
    part.flush()
    assert model.record.ties[0].consent_on == "2026-11-02"
    press(part.consent.said.chips[""])
    assert model.record.ties[0].consent_on == ""


@pytest.mark.parametrize("confided", [False, True])
def test_what_was_answered_before_is_seen_in_the_practitioners_layer_alone(
    qtbot: QtBot, model: CaseModel, confided: bool
) -> None:
    ecomap.set_consent(model.case, model.record.ties[0].id, "no")
    part = panel(qtbot, model, confided=confided)
    folds = [fold for fold in part.findChildren(Fold) if fold.isAncestorOf(part.consent)]
    assert [fold.isVisible() for fold in folds] == [confided]


def test_members_of_the_council_and_consents_on_file_need_no_word(qtbot: QtBot, model: CaseModel) -> None:
    part = panel(qtbot, model)
    place = model.record.ties[0].resource
    plans.add_entry(model.case, "consent", recipient="こども食堂", resource_id=place, agreed="yes", on="2026-11-01")
    assert part.consent.asked.text() == ""
    model.undo()
    assert part.consent.asked.text() != ""
    register.edit(model.case.file, place, council=True)
    assert part.consent.asked.text() == ""


def test_without_a_yes_one_gets_in_touch_with_a_reason_or_not_at_all(qtbot: QtBot, model: CaseModel) -> None:
    part = panel(qtbot, model, confided=True)
    why = part.consent.why
    assert not why.isVisible()
    press(part.consent.said.chips["without"])
    assert why.isVisible()
    assert part.consent.said.chips["without"].isChecked()
    told: list[Problem] = []
    model.failed.connect(told.append)
    why.reason.setPlainText("夜にひとりでいるため")
    press(why.keep)
    assert [each.code for each in told] == ["contact_without_reason"]
    assert (model.record.ties[0].consent, why.reason.toPlainText()) == ("", "夜にひとりでいるため")
    write(why.approver, "林")
    press(why.keep)
    assert model.record.ties[0].consent == "without"
    assert not why.isVisible()
    assert "夜にひとりでいるため（林）" in part.consent._given.text()
    assert "わけ" in part.consent.asked.text()
    model.undo()
    assert part.consent.said.chips[""].isChecked()
    press(part.consent.said.chips["without"])
    press(part.consent.said.chips["yes"])
    assert (model.record.ties[0].consent, why.isVisible()) == ("yes", False)
