from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot
from tests.ui.wizard.asking import ask, body, person_id, tap, write_and_save
from tests.ui.wizard.conftest import Opener

from kasesupport.cases import talks
from kasesupport.practice.flow import progress
from kasesupport.practice.model import Condition, Option
from kasesupport.ui.model import CaseModel


def stored(model: CaseModel, question: str = "t.q") -> list[tuple[object, str, str]]:
    return [(a.value, a.state, a.subject_id) for a in model.record.answers if a.question == question]


def test_text(model: CaseModel, shown: Opener, qtbot: QtBot) -> None:
    page = shown([ask("text")])
    write_and_save(qtbot, body(page).words, "abc")
    assert stored(model) == [("abc", "said", "")]
    model.undo()
    assert stored(model) == []
    assert body(page).words.toPlainText() == ""


def test_choice_is_set_changed_and_taken_back(model: CaseModel, shown: Opener, qtbot: QtBot) -> None:
    page = shown([ask("choice")])
    tap(qtbot, page, "ア")
    assert stored(model) == [("a", "said", "")]
    tap(qtbot, page, "イ")
    assert stored(model) == [("b", "said", "")]
    tap(qtbot, page, "イ")
    assert stored(model) == []


def test_multi_keeps_the_order_of_the_options(model: CaseModel, shown: Opener, qtbot: QtBot) -> None:
    page = shown([ask("multi")])
    tap(qtbot, page, "ウ")
    tap(qtbot, page, "ア")
    assert stored(model) == [(["a", "c"], "said", "")]


def test_yes_or_no(model: CaseModel, shown: Opener, qtbot: QtBot) -> None:
    tap(qtbot, shown([ask("yesno")]), "いいえ")
    assert stored(model) == [("no", "said", "")]


def test_every_number_of_the_scale_can_be_seen_and_tapped(model: CaseModel, shown: Opener, qtbot: QtBot) -> None:
    page = shown([ask("scale", ends=("遠い", "近い"))])
    for number in ("0", "10"):
        tap(qtbot, page, number)
        assert stored(model) == [(int(number), "said", "")]
    for button in body(page).chips.findChildren(type(page.back)):
        assert body(page).chips.rect().contains(button.geometry())


def test_ticks_are_one_answer_a_person(model: CaseModel, shown: Opener, qtbot: QtBot) -> None:
    page = shown([ask("ticks", about="each_child"), ask("ticks", "t.all")])
    child = person_id(model.record, "佐倉 蒼")
    for option in ("c", "a"):
        qtbot.mouseClick(body(page).boxes[child, option], Qt.MouseButton.LeftButton)
    assert stored(model) == [(["a", "c"], "said", child)]
    qtbot.mouseClick(body(page, 1).boxes["b"], Qt.MouseButton.LeftButton, pos=QPoint(12, 22))
    assert stored(model, "t.all") == [(["b"], "said", "")]
    qtbot.mouseClick(body(page).boxes[child, "c"], Qt.MouseButton.LeftButton)
    assert stored(model) == [(["a"], "said", child)]


def test_what_is_no_longer_offered_is_seen_where_it_was_ticked(model: CaseModel, shown: Opener, qtbot: QtBot) -> None:
    child, other = (person_id(model.record, name) for name in ("佐倉 蒼", "佐倉 陽葵"))
    options = (Option("old", "まえの", "2027-04"), Option("new", "いまの"))
    talks.answer(model.case, "t.q", ["old"], child)
    table = body(shown([ask("ticks", about="each_child", options=options)]))
    assert table.boxes[child, "old"].isChecked()
    assert not table.boxes[other, "old"].isChecked()
    qtbot.mouseClick(table.boxes[child, "old"], Qt.MouseButton.LeftButton)
    assert {option for _, option in table.boxes} == {"new"}


def test_a_date_is_read_as_told_and_what_cannot_be_read_stays(model: CaseModel, shown: Opener, qtbot: QtBot) -> None:
    page = shown([ask("date")])
    line = body(page).date.line
    write_and_save(qtbot, line, "H27.4")
    assert stored(model) == [("2015-04", "said", "")]
    line.selectAll()
    write_and_save(qtbot, line, "H32.1.1")
    assert stored(model) == [("2015-04", "said", "")]
    assert line.text() == "H32.1.1"
    tap(qtbot, page, "今日")
    assert stored(model)[0][0] == model.case.file.today().isoformat()


def test_reticence_keeps_what_was_written(model: CaseModel, shown: Opener, qtbot: QtBot) -> None:
    page = shown([ask("text")])
    tap(qtbot, page, "話したくない")
    assert stored(model) == [(None, "declined", "")]
    write_and_save(qtbot, body(page).words, "abc")
    assert stored(model) == [("abc", "said", "")]
    tap(qtbot, page, "話したくない")
    assert stored(model) == [("abc", "declined", "")]
    tap(qtbot, page, "話したくない")
    assert stored(model) == [("abc", "said", "")]


def test_what_does_not_apply_is_an_answer_and_decides_nothing(model: CaseModel, shown: Opener, qtbot: QtBot) -> None:
    more = ask("text", "t.more", show_if=Condition("t.q", "is", ("a",)))
    page = shown([ask("choice"), more])
    tap(qtbot, page, "ア")
    assert page.view.cards[1].isVisible()
    tap(qtbot, page.view.cards[0], "該当しない")
    assert stored(model) == [("a", "na", "")]
    assert not page.view.cards[1].isVisible()
    assert progress(page.step, model.record).touched == 1
