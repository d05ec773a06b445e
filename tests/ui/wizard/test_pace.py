"""「ひとつずつ」「まとめて」, and steps that are longer than a window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from pytestqt.qtbot import QtBot
from tests.ui.wizard.asking import ask, body, tap, write
from tests.ui.wizard.conftest import Opener

from kasesupport.cases import talks
from kasesupport.practice.model import Condition
from kasesupport.ui.model import CaseModel
from kasesupport.ui.places import Laptop
from kasesupport.ui.wizard.desk import Desk
from kasesupport.ui.wizard.guidance_paper import GuidancePaper
from kasesupport.ui.wizard.pace import SMALL, Pace
from kasesupport.ui.wizard.page import PhasePage
from kasesupport.ui.wizard.step import AT_ONCE

LESS = Condition("t.q", "is", ("a",))


def seen(page: PhasePage) -> list[str]:
    return [card.question.id for card in page.view.cards if card.isVisible()]


@pytest.fixture
def page(shown: Opener) -> PhasePage:
    return shown([ask("text", "t.1"), ask("choice"), ask("text", "t.more", show_if=LESS)], [ask("text", "t.2")])


def test_the_switch_shows_one_question_with_its_place_and_all_again(page: PhasePage, qtbot: QtBot) -> None:
    assert (seen(page), page.foot.place.text()) == (["t.1", "t.q"], "")
    tap(qtbot, page, "ひとつずつ")
    assert (seen(page), page.foot.place.text()) == (["t.1"], "1 / 2")
    tap(qtbot, page, "つぎへ")
    assert (seen(page), page.foot.place.text()) == (["t.q"], "2 / 2")
    tap(qtbot, page, "ア")
    assert page.foot.place.text() == "2 / 3"
    tap(qtbot, page, "まとめて")
    assert (seen(page), page.foot.place.text()) == (["t.1", "t.q", "t.more"], "")


def test_forth_and_back_go_over_the_ends_of_a_step(page: PhasePage, qtbot: QtBot) -> None:
    tap(qtbot, page, "ひとつずつ")
    assert not page.back.isEnabled()
    for _ in range(2):
        qtbot.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert (page.step.id, seen(page)) == ("t.step2", ["t.2"])
    qtbot.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert (page.step.id, seen(page)) == ("t.step1", ["t.q"])
    qtbot.keyClick(page, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert seen(page) == ["t.1", "t.q"]


def test_what_is_typed_outlives_the_switch_and_the_cursor_goes_along(
    page: PhasePage, qtbot: QtBot, model: CaseModel
) -> None:
    write(qtbot, body(page).words, "abc")
    qtbot.keyClick(page, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert [answer.value for answer in model.record.answers] == ["abc"]
    assert body(page).words.toPlainText() == "abc"
    body(page).words.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert page.view.cards[1].isAncestorOf(page.focusWidget())


def test_a_switch_begins_where_one_is_writing(page: PhasePage, qtbot: QtBot) -> None:
    body(page, 1).chips.setFocus()
    next(iter(body(page, 1).chips._buttons.values())).setFocus()
    tap_without_focus = page.pace.choice.chips["one"]
    page.turn_pace(singly=True)
    assert seen(page) == ["t.q"]
    assert tap_without_focus.isChecked()


def test_the_choice_is_kept_on_the_laptop_and_else_follows_the_window(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path)
    pace = Pace(laptop.pace, laptop.keep_pace)
    assert not pace.singly(QSize(1366, 768))
    assert pace.singly(QSize(SMALL.width() - 1, 768))
    assert pace.singly(QSize(1366, SMALL.height() - 1))
    laptop.keep_pace("one")
    assert Pace(Laptop(tmp_path).pace).singly(QSize(1366, 768))
    (tmp_path / "place.json").write_text('{"pace": "sideways"}')
    assert not pace.singly(QSize(1366, 768))


def test_of_a_long_step_the_first_lines_are_made_at_once_and_the_rest_follow_by_themselves(
    shown: Opener, model: CaseModel, qtbot: QtBot
) -> None:
    for number in range(4 * AT_ONCE):
        talks.say(model.case, f"t.{number}", "ことば", "child")
    page = shown([ask("text")], [ask("statements", f"t.{number}") for number in range(4 * AT_ONCE)])
    page.open_step("t.step2")
    assert 1 <= len(seen(page)) <= AT_ONCE
    qtbot.waitUntil(lambda: len(seen(page)) == 4 * AT_ONCE)
    assert all(len(card.bodies[""].entries.rows) == 1 for card in page.view.cards)  # type: ignore[attr-defined]


def test_an_act_while_lines_are_still_to_come_is_shown_once_and_ends_nothing(
    shown: Opener, model: CaseModel, qtbot: QtBot
) -> None:
    page = shown([ask("text")], [ask("statements", f"t.{number}") for number in range(3 * AT_ONCE)])
    page.open_step("t.step2")
    talks.say(model.case, f"t.{3 * AT_ONCE - 1}", "いま", "child")
    qtbot.waitUntil(lambda: len(seen(page)) == 3 * AT_ONCE)
    last = page.view.cards[-1].bodies[""].entries.rows  # type: ignore[attr-defined]
    assert [row.values["text"] for row in last] == ["いま"]


def test_the_guidance_prints_all_nine_viewpoints_and_leaves_a_pdf(
    model: CaseModel, qtbot: QtBot, practice: object, tmp_path: Path
) -> None:
    desk = Desk(model, lambda _: None, practice)  # type: ignore[arg-type]
    page = PhasePage(model, lambda _: None, desk.practice.phase("support"), desk.practice)
    qtbot.addWidget(page)
    paper = GuidancePaper(desk, page.phase, page)
    paper.save_pdf(tmp_path / "手引き.pdf")
    assert (tmp_path / "手引き.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(("wide", "guided"), [(1166, False), (1166, True), (824, False), (824, True), (700, False)])
def test_what_stands_below_a_step_never_overlaps(
    page: PhasePage, qtbot: QtBot, model: CaseModel, wide: int, guided: bool
) -> None:
    model.do(talks.answer, "t.1", "書いた")  # so that it is said when it was saved
    page.turn_pace(singly=True)
    if guided:
        page.guide.click()

    def apart() -> bool:
        page.resize(wide, 560)
        seen = sorted((w.geometry() for w in page.foot.children() if w.isWidgetType() and w.isVisible()), key=left)
        pairs = zip(seen, seen[1:], strict=False)
        return all(a.right() < b.left() for a, b in pairs) and seen[-1].right() < page.foot.width()

    qtbot.waitUntil(lambda: apart() and page.width() == wide)
    assert page.on.text()


def left(box: QRect) -> int:
    return box.left()
