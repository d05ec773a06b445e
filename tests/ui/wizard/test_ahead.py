"""What is made of a step before it is turned to: nobody sees it, and nothing of it is old or there twice."""

import pytest
from pytestqt.qtbot import QtBot
from tests.ui.wizard.asking import ask
from tests.ui.wizard.conftest import Opener

from kasesupport.cases import talks
from kasesupport.ui.model import CaseModel
from kasesupport.ui.wizard import ahead
from kasesupport.ui.wizard.page import PhasePage
from kasesupport.ui.wizard.step import AT_ONCE


@pytest.fixture
def page(shown: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> PhasePage:
    """Three steps, of which the first was looked at for a while: so long that even the last one was begun."""
    monkeypatch.setattr(ahead, "QUIET", 0)
    long = [ask("text", f"t.{number}") for number in range(2 * AT_ONCE)]
    made = shown([ask("text", "t.first")], long, [ask("text", "t.last")])
    made.view.cards[0].bodies[""].words.setFocus()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: len(made._views) == 3 and made._views["t.step3"].cards[0].begun)
    return made


def test_the_steps_to_come_are_begun_while_the_cursor_stays(page: PhasePage) -> None:
    assert page.step.id == "t.step1"
    assert page.view.cards[0].isAncestorOf(page.focusWidget())
    assert not page._views["t.step2"].isVisible()
    assert sum(card.begun for card in page._views["t.step2"].cards) == AT_ONCE


def test_a_step_made_before_is_the_one_that_is_turned_to(page: PhasePage, qtbot: QtBot) -> None:
    made = [card.bodies.get("") for card in page._views["t.step2"].cards]
    page.open_step("t.step2")
    qtbot.waitUntil(lambda: page.view.whole)
    kept = [card.bodies[""] for card in page.view.cards]
    assert kept[:AT_ONCE] == made[:AT_ONCE]
    assert all(card.isVisible() for card in page.view.cards)


def test_what_was_done_since_it_was_made_is_shown(page: PhasePage, model: CaseModel) -> None:
    model.do(talks.answer, "t.0", "いま")
    page.open_step("t.step2")
    assert page.view.cards[0].bodies[""].words.toPlainText() == "いま"  # type: ignore[attr-defined]


def test_one_answer_at_a_time_is_what_was_made_as_well(page: PhasePage) -> None:
    page.turn_pace(singly=True)
    page.open_step("t.step2")
    assert [card.isVisible() for card in page.view.cards] == [True, *[False] * (2 * AT_ONCE - 1)]
