import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from kasesupport.cases import families, people, talks
from kasesupport.cases.families import Newcomer
from kasesupport.domain.dates import PartialDate, both
from kasesupport.practice.load import load
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.family_page import FamilyPage, PersonDialog
from kasesupport.ui.model import CaseModel
from kasesupport.ui.person_form import PersonForm

PRACTICE = load()


@pytest.fixture
def model(casefile: CaseFile) -> CaseModel:
    members = [Newcomer("child", "陽葵", birth=PartialDate(2015, 4, 1), index=True), Newcomer("mother", "美咲")]
    return CaseModel(families.create(casefile, "佐倉", members=members))


def shown(page: FamilyPage | PersonForm) -> str:
    QApplication.processEvents()
    return "\n".join(each.text() for each in page.findChildren(QLabel) if not each.isHidden())


def type_into(field: object, words: str) -> None:
    line = getattr(field, "line", field)
    line.setText(words)
    line.textEdited.emit(words)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_a_child_older_than_its_parent_is_asked_about_not_refused(qtbot: QtBot, model: CaseModel) -> None:
    page = FamilyPage(model, lambda _: None, PRACTICE)
    qtbot.addWidget(page)
    page.show()
    assert "確かめて" not in shown(page)
    form = PersonForm(model, model.record.graph.persons[1].id)
    qtbot.addWidget(form)
    type_into(form.birth, "2016")
    assert model.record.graph.persons[1].birth == PartialDate(2016)
    assert "確かめて" in shown(page)


def test_one_who_was_lost_comes_last_and_has_no_age(qtbot: QtBot, model: CaseModel) -> None:
    lost = people.add_person(model.case, birth=PartialDate(2015, 4, 1), loss="stillbirth")
    people.add_person(model.case, name="蒼")
    page = FamilyPage(model, lambda _: None, PRACTICE)
    qtbot.addWidget(page)
    assert shown(page).splitlines()[-2:] == ["（名前なし）", both(PartialDate(2015, 4, 1))]
    form = PersonForm(model, lost)
    qtbot.addWidget(form)
    assert "歳" not in shown(form)


@pytest.mark.parametrize("typed", ["平成32年", "2月30日", "2015年2月30日", "きのう", "9" * 10_000, "２０１５年13月"])
def test_a_date_that_cannot_be_read_stays_in_the_field_and_changes_nothing(
    qtbot: QtBot, model: CaseModel, typed: str
) -> None:
    form = PersonForm(model, model.record.graph.persons[0].id)
    qtbot.addWidget(form)
    before = model.record
    type_into(form.birth, typed)
    assert model.record == before
    assert form.birth.line.text() == typed
    assert form.birth.line.property("wrong")
    type_into(form.birth, "H27.4.2")
    assert model.record.graph.persons[0].birth == PartialDate(2015, 4, 2)
    assert not form.birth.line.property("wrong")


def test_the_school_year_follows_the_april_2_rule(qtbot: QtBot, model: CaseModel) -> None:
    form = PersonForm(model, model.record.graph.persons[0].id)
    qtbot.addWidget(form)
    first = shown(form)
    type_into(form.birth, "平成27年4月2日")
    assert shown(form) != first  # born on 1 April one goes a year up


def test_ten_thousand_characters_in_a_name_are_said_and_kept_in_the_field(qtbot: QtBot, model: CaseModel) -> None:
    form = PersonForm(model, model.record.graph.persons[0].id)
    qtbot.addWidget(form)
    with qtbot.waitSignal(model.failed) as heard:
        type_into(form.name, "あ" * 10_000)
    assert heard.args[0].code == "text_too_long"
    assert len(form.name.text()) == 10_000
    assert model.record.graph.persons[0].name == "陽葵"


def test_control_characters_do_not_enter_a_name(qtbot: QtBot, model: CaseModel) -> None:
    form = PersonForm(model, model.record.graph.persons[0].id)
    qtbot.addWidget(form)
    type_into(form.name, "陽\x00葵\u202e\x07")
    assert model.record.graph.persons[0].name == "陽葵"


def test_the_dialog_saves_what_is_typed_and_its_title_holds_no_name(qtbot: QtBot, model: CaseModel) -> None:
    page = FamilyPage(model, lambda _: None, PRACTICE)
    qtbot.addWidget(page)
    dialog = PersonDialog(model, model.record.graph.persons[0].id, page)
    assert "陽葵" not in dialog.windowTitle()
    dialog.form.called.setText("ひまり")
    dialog.form.called.textEdited.emit("ひまり")
    dialog.accept()
    assert model.record.graph.persons[0].called == "ひまり"


def test_who_is_removed_takes_their_words_along_says_so_and_one_step_brings_both_back(
    qtbot: QtBot, model: CaseModel
) -> None:
    person = model.record.graph.persons[0].id
    talks.say(model.case, "intake.worries", "夜がこわい", "child", speaker_id=person)
    before, notes = model.record, list[str]()
    model.noted.connect(notes.append)
    page = FamilyPage(model, lambda _: None, PRACTICE)
    qtbot.addWidget(page)
    PersonDialog(model, person, page)._remove()
    assert model.record.statements == ()
    assert "この人の言葉 1件" in notes[-1]
    model.undo()
    assert model.record == before


def test_a_protected_address_is_marked_and_told_from_whom(qtbot: QtBot, model: CaseModel) -> None:
    page = FamilyPage(model, lambda _: None, PRACTICE)
    qtbot.addWidget(page)
    page.show()
    assert page.protection._inner.isHidden()
    page.protection.switch.click()
    assert "非開示" in shown(page)
    mother = model.record.graph.persons[1].id
    page.protection.whom._buttons[mother].click()
    type_into(page.protection.until, "2020年3月31日")
    (mark,) = model.record.protections
    assert (mark.kept_from, mark.until) == (mother, "2020-03-31")
    assert "期限がすぎています" in shown(page)
    page.protection.switch.click()
    assert model.record.protections == ()
    assert page.protection._inner.isHidden()
