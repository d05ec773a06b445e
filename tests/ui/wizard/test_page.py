import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.wizard.asking import ask, body, tap, write, write_and_save
from tests.ui.wizard.conftest import Opener

from kasesupport.cases import checks, people, talks
from kasesupport.practice.load import load
from kasesupport.practice.model import Condition, Practice
from kasesupport.ui import theme
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import TextField
from kasesupport.ui.wizard.page import PhasePage
from kasesupport.ui.wizard.rail import wrapped


def opened(model: CaseModel, qtbot: QtBot, practice: Practice, phase_id: str) -> PhasePage:
    page = PhasePage(model, lambda _: None, practice.phase(phase_id), practice)
    page.setStyleSheet(theme.STYLE)
    qtbot.addWidget(page)
    page.resize(1150, 700)
    page.show()
    page.view.finish()
    return page


def beyond(page: PhasePage) -> list[str]:
    """Widgets of the step that reach beyond what is seen of it, to the right."""
    whole, seen = page.view.area.widget(), page.view.area.viewport().width()
    inner = [widget for widget in whole.findChildren(QWidget) if widget.isVisible()]
    ends = {widget: widget.mapTo(whole, widget.rect().topRight()).x() for widget in inner}
    return [f"{type(widget).__name__} {widget.accessibleName()} {x}" for widget, x in ends.items() if x >= seen]


def hidden_below(page: PhasePage) -> list[str]:
    """Widgets that their parent cuts off below."""
    found = [w for w in page.view.area.widget().findChildren(QAbstractButton) if w.isVisible()]
    return [b.text() for b in found if b.geometry().bottom() > b.parentWidget().height()]


@pytest.mark.parametrize(
    "phase_id", ["intake", "assessment", "planning", "support", "monitoring", "outcome", "closure"]
)
@pytest.mark.parametrize("guided", [False, True])
def test_every_step_fits_its_page(
    model: CaseModel, qtbot: QtBot, practice: Practice, phase_id: str, guided: bool
) -> None:
    page = opened(model, qtbot, practice, phase_id)
    if guided:
        tap(qtbot, page, "手引き")
    for step in page.phase.steps:
        page.open_step(step.id)
        page.view.finish()
        assert page.step.id == step.id
        qtbot.waitUntil(lambda: not beyond(page) and not hidden_below(page))
        buttons = [b for b in page.findChildren(QAbstractButton) if b.isVisible()]
        assert [(b.text(), b.accessibleName()) for b in buttons if b.height() < theme.TOUCH] == []


def test_next_and_back_and_the_bookmark(model: CaseModel, qtbot: QtBot, practice: Practice) -> None:
    page = opened(model, qtbot, practice, "intake")
    first = page.step.id
    assert not page.back.isEnabled()
    tap(qtbot, page, "つぎへ")
    second = page.step.id
    assert second != first
    assert dict(model.record.bookmarks) == {"intake": second}
    assert opened(model, qtbot, practice, "intake").step.id == second
    tap(qtbot, page, "もどる")
    assert page.step.id == first


def test_any_step_can_be_opened_and_undo_takes_back_words_not_places(
    model: CaseModel, shown: Opener, qtbot: QtBot
) -> None:
    page = shown([ask("text")], [ask("text", "t.second")])
    write_and_save(qtbot, body(page).words, "abc")
    tap(qtbot, page.rail, "場面2")
    assert page.step.id == "t.step2"
    model.undo()
    assert model.record.answers == ()
    assert dict(model.record.bookmarks) == {"t": "t.step2"}


def test_going_on_loses_nothing_that_was_typed(model: CaseModel, shown: Opener, qtbot: QtBot) -> None:
    page = shown([ask("text"), ask("date", "t.date"), ask("statements", "t.said")], [ask("text", "t.second")])
    write(qtbot, body(page).words, "abc")
    write(qtbot, body(page, 2).entries.rows[0].words, "def")
    write(qtbot, body(page, 1).date.line, "H40.1.1")
    page.open_step("t.step2")
    assert [answer.value for answer in model.record.answers] == ["abc"]
    assert [said.text for said in model.record.statements] == ["def"]
    page.open_step("t.step1")
    assert body(page, 1).date.line.text() == "H40.1.1"
    assert body(page).words.toPlainText() == "abc"


def test_leaving_the_page_saves_and_coming_back_shows_it(model: CaseModel, shown: Opener, qtbot: QtBot) -> None:
    page = shown([ask("text")])
    write(qtbot, body(page).words, "abc")
    page.flush()
    page.hide()
    model.do(talks.answer, "t.q", "書きかえた")
    page.show()
    assert body(page).words.toPlainText() == "書きかえた"
    assert body(shown([ask("text")])).words.toPlainText() == "書きかえた"


def test_questions_come_and_go_with_their_condition(model: CaseModel, shown: Opener, qtbot: QtBot) -> None:
    condition = Condition("t.q", "is", ("a",))
    page = shown([ask("choice"), ask("text", "t.more", show_if=condition)])
    assert not page.view.cards[1].isVisible()
    tap(qtbot, page, "ア")
    assert page.view.cards[1].isVisible()
    tap(qtbot, page, "イ")
    assert not page.view.cards[1].isVisible()


def test_a_new_child_gets_a_box_and_what_is_typed_beside_stays(model: CaseModel, shown: Opener, qtbot: QtBot) -> None:
    page = shown([ask("statements", about="each_child", speakers=("child",))])
    first = next(iter(page.view.cards[0].bodies.values()))
    write(qtbot, first.entries.rows[0].words, "typing")  # type: ignore[attr-defined]
    new = model.do(people.add_person, name="佐倉 光", is_index=True)
    assert new in page.view.cards[0].bodies
    assert first.entries.rows[0].words.toPlainText() == "typing"  # type: ignore[attr-defined]
    model.undo()
    assert new not in page.view.cards[0].bodies


def test_soft_words_stand_at_the_last_step_and_lead_on(model: CaseModel, qtbot: QtBot, practice: Practice) -> None:
    page = opened(model, qtbot, practice, "intake")
    assert not page.noticed.isVisible()
    page.open_step(practice.phase("intake").steps[-1].id)
    assert page.noticed.isVisible()
    assert {check.id for check in page.noticed.checks} >= {"no_child_voice", "no_appointment"}
    assert page.on.isEnabled()
    title = next(step.title for step in page.phase.steps if step.id == "intake.voices")
    tap(qtbot, page.noticed, f"「{title}」へ")
    assert page.step.id == "intake.voices"


def test_the_last_step_leads_to_the_next_phase_and_then_to_the_sheet(
    model: CaseModel, qtbot: QtBot, practice: Practice
) -> None:
    gone: list[str] = []
    ready = [phase.id for phase in practice.phases if phase.steps]
    for phase_id in ready:
        page = PhasePage(model, gone.append, practice.phase(phase_id), practice)
        page.resize(1150, 700)
        qtbot.addWidget(page)
        page.open_step(page.phase.steps[-1].id)
        page.show()
        qtbot.mouseClick(page.on, Qt.MouseButton.LeftButton)
    assert gone == [*ready[1:], "sheet"]


def test_guidance_is_folded_away_and_opens_at_what_the_step_is_about(
    model: CaseModel, qtbot: QtBot, practice: Practice
) -> None:
    page = opened(model, qtbot, practice, "intake")
    assert not page.guidance.isVisible()
    page.open_step("intake.wishes")
    model.do(talks.answer, "t.q", "書いた")
    qtbot.waitUntil(lambda: page.saved.width() > 1)  # the row below has been laid out with it
    tap(qtbot, page, "手引き")
    assert page.guidance.isVisible()
    assert len(page.guidance.views) == 9
    assert page.guidance.views["1-3"].inner.isVisible()
    assert not page.guidance.views["1-9"].inner.isVisible()
    assert not page.guidance.views["1-3"].visibleRegion().isEmpty()  # scrolled to


def test_a_small_window_does_not_grow_with_the_guidance(model: CaseModel, qtbot: QtBot, practice: Practice) -> None:
    page = PhasePage(model, lambda _: None, practice.phase("intake"), practice)
    window = QStackedWidget()
    window.setStyleSheet(theme.STYLE)
    window.addWidget(page)
    qtbot.addWidget(window)
    window.resize(1150, 700)
    window.show()
    for words in ("ママ", "ママとばあば"):  # at the second the row below, laid out with what was saved, is remembered
        model.do(talks.answer, "intake.attendees", words)
        qtbot.waitUntil(lambda: page.saved.width() > 100)
        QApplication.processEvents()
    tap(qtbot, page, "手引き")
    qtbot.waitUntil(lambda: page.guidance.x() > 0)
    assert window.width() == 1150


def test_the_moment_of_saving_is_said(model: CaseModel, shown: Opener, qtbot: QtBot) -> None:
    page = shown([ask("text")])
    assert page.saved.text() == ""
    write_and_save(qtbot, body(page).words, "abc")
    assert page.saved.text().startswith("保存しました")


@pytest.mark.parametrize("title", [step.title for phase in load().phases for step in phase.steps])
def test_a_step_title_is_wrapped_into_two_lines_at_most(title: str) -> None:
    lines = wrapped(title).split("\n")
    assert "".join(lines) == title
    assert len(lines) <= 2
    assert not any(line[0] in "・、）ー" for line in lines)


def test_a_check_can_be_answered_with_a_reason_and_taken_back(
    model: CaseModel, qtbot: QtBot, practice: Practice
) -> None:
    page = PhasePage(model, lambda _: None, practice.phase("monitoring"), practice)
    page.resize(1150, 700)
    qtbot.addWidget(page)
    page.open_step(page.phase.steps[-1].id)
    page.show()
    open_checks = [check.id for check in page.noticed.checks]
    assert "monitoring_no_next" in open_checks
    tap(qtbot, page.noticed, "待つと決めた")
    answered = model.record.check_notes[0]
    assert answered.state == "waiting"
    assert answered.check_id not in [check.id for check in page.noticed.checks]
    reason = page.noticed.fold.findChild(TextField)
    write_and_save(qtbot, reason, "出産が近い")
    assert model.record.check_notes[0].reason == "出産が近い"
    tap(qtbot, page.noticed.fold, "取り消す")
    assert model.record.check_notes == ()
    assert [check.id for check in page.noticed.checks] == open_checks


def test_the_help_has_viewpoints_ways_to_ask_and_what_was_said_and_finds_words(
    model: CaseModel, qtbot: QtBot, practice: Practice
) -> None:
    talks.say(model.case, "intake.worries", "夜に眠れない", "carer")
    page = PhasePage(model, lambda _: None, practice.phase("monitoring"), practice)
    page.resize(1150, 700)
    qtbot.addWidget(page)
    page.show()
    qtbot.mouseClick(page.guide, Qt.MouseButton.LeftButton)
    help_ = page.guidance
    tap(qtbot, help_, "聞き方")
    assert [fold.isVisible() for fold in help_.ways] == [True] * 8
    help_.sought.setFocus()
    help_.sought.setText("数で")
    help_.sought.textEdited.emit("数で")
    assert [fold._head.text().strip() for fold in help_.ways if fold.isVisible()] == ["スケーリング"]
    tap(qtbot, help_, "視点")
    assert not any(fold.isVisible() for fold in help_.views.values())
    assert help_._nothing.isVisible()
    tap(qtbot, help_, "前のことば")
    assert not help_._nothing.isVisible()
    assert "見つかりませんでした。" in [each.text() for each in help_.before.findChildren(QLabel)]
    help_.sought.setText("眠れ")
    help_.sought.textEdited.emit("眠れ")
    assert any("夜に眠れない" in each.accessibleName() for each in help_.before.findChildren(QLabel))


def test_what_was_said_near_the_step_comes_first(model: CaseModel, qtbot: QtBot, practice: Practice) -> None:
    talks.say(model.case, "intake.wish_child", "お菓子を作りたい", "child")  # 視点1-3
    talks.say(model.case, "intake.worries", "夜に眠れない", "carer")
    page = opened(model, qtbot, practice, "planning")
    page.open_step("planning.long_goal_step")
    tap(qtbot, page, "手引き")
    tap(qtbot, page.guidance, "前のことば")
    told = [each.accessibleName() or each.text() for each in page.guidance.before.findChildren(QLabel)]
    assert told.index("この場面に近いことば") < told.index("お菓子を作りたい") < told.index("ほかのことば")


def test_where_one_looks_back_the_answers_to_earlier_notices_are_seen_with_their_reasons(
    model: CaseModel, qtbot: QtBot, practice: Practice
) -> None:
    checks.answer_check(model.case, "no_child_voice", "waiting", "おばあちゃんの家にいる")
    page = opened(model, qtbot, practice, "monitoring")
    page.open_step(page.phase.steps[-1].id)
    page.noticed.fold.open_()
    assert "おばあちゃんの家にいる" in [field.toPlainText() for field in page.noticed.fold.findChildren(TextField)]
