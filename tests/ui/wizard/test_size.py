"""Much was written: what is read and built stays in bounds. Work is counted, no time is taken."""

import pytest
from pytestqt.qtbot import QtBot
from tests.ui.wizard.conftest import Opener

from kasesupport.cases import notes, plans, talks, views
from kasesupport.cases.plans import PLAN
from kasesupport.practice.model import Question
from kasesupport.ui.model import CaseModel
from kasesupport.ui.wizard.recall import Recall
from kasesupport.ui.wizard.statements import Statements

SAID = Question("t.said", "statements", "ことば", speakers=("child", "carer"))
OLD = Question("t.old", "recall", "前に聞いた言葉", of=("intake.worries",))


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """One entry each time the family is read whole; the reading itself is done."""
    counted: list[str] = []
    whole = views.record

    def reading(case: object) -> object:
        counted.append("read")
        return whole(case)  # type: ignore[arg-type]

    monkeypatch.setattr(views, "record", reading)
    return counted


def test_turning_to_a_step_reads_nothing_and_keeps_the_place(shown: Opener, model: CaseModel, reads: list[str]) -> None:
    page = shown([SAID], [OLD])
    heard: list[bool] = []
    model.changed.connect(lambda: heard.append(True))
    page.open_step("t.step2")
    page.open_step("t.step1")
    assert (reads, heard) == ([], [])
    assert dict(model.record.bookmarks)["t"] == "t.step1"
    assert model.record == views.record(model.case)


def test_which_plan_is_in_hand_is_read_by_everybody(model: CaseModel, reads: list[str]) -> None:
    model.do(talks.bookmark, PLAN, "x")
    assert reads == ["read"]


def test_of_many_statements_the_newest_are_built_and_the_rest_on_wish(
    shown: Opener, model: CaseModel, qtbot: QtBot
) -> None:
    for number in range(12):
        talks.say(model.case, "t.said", f"ことば{number}", "child")
    page = shown([SAID])
    (body,) = page.view.cards[0].bodies.values()
    assert isinstance(body, Statements)
    assert [row.values["text"] for row in body.entries.rows] == ["ことば9", "ことば10", "ことば11"]
    talks.say(model.case, "t.said", "いま", "child")
    assert [row.values["text"] for row in body.entries.rows] == ["ことば9", "ことば10", "ことば11", "いま"]
    assert body.entries._before.text().strip() == "前のことば 9件を見る"
    body.entries._before.click()
    assert len(body.entries.rows) == 13
    assert body.entries._before.isHidden()


def test_of_many_words_recalled_the_newest_are_seen_first(shown: Opener, model: CaseModel) -> None:
    for number in range(7):
        talks.say(model.case, "intake.worries", f"前のことば{number}", "child")
    (body,) = shown([OLD]).view.cards[0].bodies.values()
    assert isinstance(body, Recall)
    assert [words for _, words in body._shown or ()] == ["前のことば4", "前のことば5", "前のことば6"]
    body._more.click()
    assert len(body._shown or ()) == 7
    assert body._more.isHidden()


def test_two_windows_on_one_family_show_each_others_words_and_lose_nothing(
    shown: Opener, model: CaseModel, qtbot: QtBot
) -> None:
    other = CaseModel(model.case)
    page = shown([SAID, Question("t.text", "text", "ひとこと")])
    field = page.view.cards[1].bodies[""].words  # type: ignore[attr-defined]
    field.setFocus()
    qtbot.keyClicks(field, "mada")
    talks.say(other.case, "t.said", "となりの窓から", "child")
    (body,) = page.view.cards[0].bodies.values()
    assert "となりの窓から" in [row.values["text"] for row in body.entries.rows]  # type: ignore[attr-defined]
    assert field.toPlainText() == "mada"
    page.flush()
    assert {answer.question: answer.value for answer in other.record.answers} == {"t.text": "mada"}
    assert [said.text for said in other.record.statements] == ["となりの窓から"]
    other.undo()
    assert {answer.question for answer in model.record.answers} == set()
    page.open_step("t.step1")
    assert other.record == model.record == views.record(model.case)
    other.leave()


def test_a_goal_takes_its_actions_along_says_so_and_one_step_brings_all_back(shown: Opener, model: CaseModel) -> None:
    case = model.case
    need = plans.add_entry(case, "need", text="眠れること", voice="family")
    goal = plans.add_to_plan(case, "goal", text="夜に話せる人がいる")
    plans.link_needs(case, goal, (need,))
    plans.add_to_plan(case, "action", text="電話をする", actors="family", goal_id=goal)
    notes.add_note(case, "support.log", case.file.today(), goal)
    before = model.record
    page = shown([Question("t.goals", "goals", "目標"), Question("t.needs", "needs", "必要なこと")])
    for place, words in ((0, "取組 1件も一緒に消えました"), (1, "目標 1件は残っています")):
        (body,) = page.view.cards[place].bodies.values()
        row = next(row for row in body.entries.rows if row.stored)  # type: ignore[attr-defined]
        assert ("取組 1件も一緒に消えます" in row.bin.toolTip()) is (place == 0)
        row.bin.click()
        assert words in body.entries._gone.words.text()  # type: ignore[attr-defined]
        assert model.record != before
        model.undo()
        assert model.record == before
