"""The form of a person: the usual in sight, the rest folded away, the staff's memo shut whenever a person is shown."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kasesupport.cases import families, people
from kasesupport.cases.families import Newcomer
from kasesupport.domain.people import Condition, Person
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.fonts import load_fonts
from kasesupport.ui.model import CaseModel
from kasesupport.ui.person_form import PersonForm
from kasesupport.ui.widgets import Fold


@pytest.fixture
def model(casefile: CaseFile, qtbot: QtBot) -> CaseModel:
    load_fonts()
    members = [Newcomer("child", "陽葵", index=True), Newcomer("mother", "美咲")]
    return CaseModel(families.create(casefile, "佐倉", members=members))


@pytest.fixture
def form(qtbot: QtBot, model: CaseModel) -> PersonForm:
    made = PersonForm(model, model.record.graph.persons[1].id)
    qtbot.addWidget(made)
    made.show()
    return made


def person(model: CaseModel, at: int = 1) -> Person:
    return model.record.graph.persons[at]


def head(form: PersonForm, words: str) -> QPushButton:
    return next(b for f in form.findChildren(Fold) for b in f.findChildren(QPushButton) if words in b.text())


def open_fold(form: PersonForm, words: str) -> None:
    button = head(form, words)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def typed(field: QLineEdit, words: str) -> None:
    field.setText(words)
    field.textEdited.emit(words)
    QTest.keyClick(field, Qt.Key.Key_Return)


def press(widget: QWidget) -> None:
    assert widget.isVisible()
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_Space)


def test_the_usual_is_in_sight_and_the_rest_is_folded_away(form: PersonForm) -> None:
    usual = (form.name, form.kana, form.called, form.birth, form.index, form.deceased, form.pregnancy, form.note)
    assert all(each.isVisible() for each in usual)
    assert not any(each.isVisible() for each in (form.details, form.memo))


def test_everything_folded_away_is_kept_by_keyboard(form: PersonForm, model: CaseModel) -> None:
    open_fold(form, "くわしく")
    details = form.details
    for field, words in ((details.gender, "女性"), (details.work, "夜勤"), (details.care, "月1回 通院")):
        typed(field, words)
    press(details.key_person)
    press(details.missing)
    press(details.kind.chips["supporter"])
    told = person(model)
    assert (told.gender, told.work, told.care) == ("女性", "夜勤", "月1回 通院")
    assert (told.key_person, told.missing, told.kind) == (True, True, "supporter")
    for _ in range(6):
        model.undo()
    assert person(model) == Person(told.id, "美咲", sex="F")
    assert not details.key_person.isChecked()
    assert details.kind.chips["person"].isChecked()


def test_the_memo_is_shut_at_first_and_keeps_conditions(form: PersonForm, model: CaseModel) -> None:
    people.edit_person(model.case, person(model).id, staff_note="午後に")
    assert not form.memo.isVisible()
    open_fold(form, "センターだけのメモ")
    assert form.memo.note.toPlainText() == "午後に"
    form.memo.note.setPlainText("午後に\n電話")
    press(form.memo.add)
    (row,) = form.memo.rows.values()
    assert row.text.hasFocus()
    typed(row.text, "お酒")
    row.kind.activated.emit(row.kind.findData("substance"))
    row.state.activated.emit(row.state.findData("recovered"))
    (kept,) = person(model).conditions
    assert (kept, person(model).staff_note) == (Condition(kept.id, "substance", "recovered", "お酒"), "午後に\n電話")
    assert form.memo.rows[kept.id] is row, "typing makes no row anew"
    press(row.away)
    assert person(model).conditions == ()
    model.undo()
    assert form.memo.rows[kept.id].text.text() == "お酒"


def test_a_loss_is_never_offered_beside_a_child_who_lives(form: PersonForm, model: CaseModel) -> None:
    open_fold(form, "くわしく")
    assert not form.details.loss.isVisible()
    press(form.pregnancy)
    press(form.details.loss.chips["stillbirth"])
    assert (person(model).loss, person(model).pregnancy) == ("stillbirth", False)
    assert not any(each.isVisible() for each in (form.index, form.note, form.pregnancy))
    model.undo()
    assert (person(model).loss, person(model).pregnancy) == ("", True)
    model.redo()
    press(form.details.loss.chips[""])
    assert (person(model).loss, person(model).pregnancy) == ("", True)


def test_foster_parents_are_added_beside_those_by_birth(qtbot: QtBot, model: CaseModel) -> None:
    form = PersonForm(model, person(model, 0).id)
    qtbot.addWidget(form)
    form.show()
    open_fold(form, "くわしく")
    press(next(b for b in form.details.findChildren(QPushButton) if b.accessibleName() == "里親を足す"))
    foster = model.record.graph.unions[-1]
    assert foster.child_kinds == ((person(model, 0).id, "foster"),)
    assert len(model.record.graph.unions) == 2


def test_a_place_has_no_birth_and_no_sex(form: PersonForm, model: CaseModel) -> None:
    people.edit_person(model.case, person(model).id, kind="place")
    assert not form.birth.isVisible()
    assert form.name.isVisible()


def test_tab_walks_the_form_from_top_to_bottom(form: PersonForm) -> None:
    open_fold(form, "くわしく")
    walked: list[QWidget] = []
    form.name.setFocus()
    for _ in range(60):
        at = form.focusWidget()
        if at is None or at in walked:
            break
        walked.append(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
    # The middle of each: of two in one line the upper edges may differ by a pixel.
    heights = [each.mapTo(form, each.rect().center()).y() for each in walked]
    assert len(walked) > 20
    assert heights == sorted(heights)


def test_what_was_not_told_is_one_of_the_three_as_in_the_steps_and_what_is_not_known_harms_nothing(
    model: CaseModel, form: PersonForm
) -> None:
    box = form._withheld["birth"]
    assert [box.itemText(i) for i in range(1, box.count())] == ["まだ聞いていない", "話したくない", "該当しない"]
    for place, state in ((1, "not_asked"), (2, "declined"), (3, "na")):
        box.setCurrentIndex(place)
        box.activated.emit(place)
        assert model.record.withheld == ((person(model).id, "birth", state),)
        assert box.currentIndex() == place
    people.set_withheld(model.case, person(model).id, "birth", "from_elsewhere")
    assert box.currentIndex() == 0
