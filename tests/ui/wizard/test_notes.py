"""Questions that are answered again and again, by buttons and typing."""

from typing import Any

from pytestqt.qtbot import QtBot
from tests.ui.strays import Strays
from tests.ui.wizard.asking import ask, body, person_id, tap, write_and_save
from tests.ui.wizard.conftest import Opener

from kasesupport.cases import notes, plans, talks
from kasesupport.practice.model import Condition, Question
from kasesupport.ui.model import CaseModel
from kasesupport.ui.wizard.note_card import NoteCard
from kasesupport.ui.wizard.notes import NoteList
from kasesupport.ui.wizard.page import PhasePage


def log(**values: Any) -> Question:
    fields = (
        ask("choice", "t.kind"),
        ask("text", "t.what", show_if=Condition("t.kind", "is", ("a",))),
        ask("statements", "t.words"),
        ask("link", "t.who", to="person"),
    )
    return ask("notes", "t.log", fields=fields, add="記録を足す", **values)


def opened(part: Any, about: str = "") -> tuple[NoteList, NoteCard]:
    listed = part.lists[about]
    return listed, next(card for card in listed.cards.values() if card.is_open)


def answer(card: NoteCard, question: str) -> Any:
    return next(field.body for field in card.fields if field.field.id == question)


def test_a_new_note_opens_and_keeps_what_is_told_for_itself(shown: Opener, model: CaseModel, qtbot: QtBot) -> None:
    page = shown([log()])
    tap(qtbot, page, "記録を足す")
    _, card = opened(body(page))
    tap(qtbot, card, "ア")
    write_and_save(qtbot, answer(card, "t.what").words, "phoned")
    write_and_save(qtbot, answer(card, "t.words").entries.rows[0].words, "助かった")
    (note,) = model.record.notes
    assert (note.value("t.kind"), note.value("t.what")) == ("a", "phoned")
    assert [(s.text, s.note_id) for s in model.record.statements] == [("助かった", note.id)]
    assert model.record.answers == ()
    for words in ("ア", "phoned", "助かった"):
        assert words in card.head.accessibleName()


def test_a_field_waits_for_its_condition_within_the_note(shown: Opener, qtbot: QtBot) -> None:
    page = shown([log()])
    tap(qtbot, page, "記録を足す")
    _, card = opened(body(page))
    what = next(field for field in card.fields if field.field.id == "t.what")
    assert not what.isVisible()
    tap(qtbot, card, "ア")
    assert what.isVisible()
    tap(qtbot, card, "ア")
    assert not what.isVisible()


def test_the_last_time_is_shown_beside_and_can_be_copied(shown: Opener, model: CaseModel, qtbot: QtBot) -> None:
    page = shown([log()])
    tap(qtbot, page, "記録を足す")
    _, first = opened(body(page))
    tap(qtbot, first, "ア")
    write_and_save(qtbot, answer(first, "t.what").words, "phoned")
    tap(qtbot, page, "前回をもとに足す")
    listed, second = opened(body(page))
    assert second.note_id != first.note_id
    assert not first.is_open
    newer = next(note for note in model.record.notes if note.id == second.note_id)
    assert newer.value("t.what") == "phoned"
    what = next(field for field in second.fields if field.field.id == "t.what")
    assert what._before.text() == "前回：phoned"
    assert len(listed.cards) == 2


def test_a_link_names_who_is_meant_and_says_when_they_are_gone(shown: Opener, model: CaseModel, qtbot: QtBot) -> None:
    page = shown([log()])
    tap(qtbot, page, "記録を足す")
    _, card = opened(body(page))
    box = answer(card, "t.who").box
    person = model.record.graph.persons[0]
    box.setCurrentIndex(box.findData(person.id))
    box.activated.emit(box.currentIndex())
    assert model.record.notes[0].value("t.who") == person.id
    talks.answer(model.case, "t.who", "nobody", note_id=card.note_id)
    assert box.currentText() == "（もうありません）"


def test_one_list_for_each_goal_and_words_where_there_is_none(shown: Opener, model: CaseModel, qtbot: QtBot) -> None:
    page = shown([log(per="goal")])
    part = body(page)
    assert "小さな目標がまだありません" in part._empty.text()
    goal = plans.add_entry(model.case, "goal", plan_id=plans.current_plan(model.case), text="朝ごはんを一緒に")
    assert list(part.lists) == [goal]
    assert part._titles[goal].text() == "朝ごはんを一緒に"
    tap(qtbot, part.lists[goal], "記録を足す")
    assert model.record.notes[0].about_id == goal
    plans.remove_entry(model.case, "goal", goal)
    assert part.lists == {}


def test_one_list_for_each_child_alone(shown: Opener, model: CaseModel, qtbot: QtBot) -> None:
    part = body(shown([log(per="child")]))
    assert set(part.lists) == {person_id(model.record, name) for name in ("佐倉 陽葵", "佐倉 蒼")}


def test_a_note_is_taken_away_and_comes_back(shown: Opener, model: CaseModel, qtbot: QtBot) -> None:
    page = shown([log()])
    tap(qtbot, page, "記録を足す")
    listed, card = opened(body(page))
    tap(qtbot, card, "ア")
    tap(qtbot, card, "この記録を消す")
    assert model.record.notes == ()
    assert listed.cards == {}
    tap(qtbot, listed, "元に戻す")
    assert model.record.notes[0].value("t.kind") == "a"


def test_of_many_notes_the_newest_are_shown_first(shown: Opener, model: CaseModel, qtbot: QtBot) -> None:
    today = model.case.file.today()
    made = [notes.add_note(model.case, "t.log", today.replace(day=1, month=month)) for month in range(1, 9)]
    page = shown([log()])
    listed = body(page).lists[""]
    assert list(listed.cards) == list(reversed(made))[:5]
    tap(qtbot, listed, "前の記録 3件を見る")
    assert set(listed.cards) == set(made)


def test_no_title_of_a_list_is_a_window_for_a_moment(shown: Opener) -> None:
    with Strays(PhasePage) as strays:
        page = shown([log(per="child")])
    assert len(body(page).lists) > 1
    assert strays.found == []
