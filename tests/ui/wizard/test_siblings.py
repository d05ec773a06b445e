"""「ほかのこどもにも同じ」 below a child's answer."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.ui.wizard.asking import ask, body, person_id, tap, write_and_save
from tests.ui.wizard.conftest import Opener

from kasesupport.cases import people, talks
from kasesupport.ui.model import CaseModel


def test_a_choice_holds_for_a_brother_until_he_has_his_own(model: CaseModel, shown: Opener, qtbot: QtBot) -> None:
    page = shown([ask("choice", about="each_child")])
    elder, younger = (person_id(model.record, name) for name in ("佐倉 陽葵", "佐倉 蒼"))
    same = page.view.cards[0].same[elder]
    assert not same.isVisible()
    tap(qtbot, body(page, subject=elder), "イ")
    tap(qtbot, same, "あおくん")
    assert {a.subject_id: a.value for a in model.record.answers} == {elder: "b", younger: "b"}
    assert not same.isVisible()
    tap(qtbot, body(page, subject=younger), "ウ")
    assert {a.subject_id: a.value for a in model.record.answers} == {elder: "b", younger: "c"}
    model.undo()
    model.undo()
    assert {a.subject_id: a.value for a in model.record.answers} == {elder: "b"}
    assert same.isVisible()


def test_what_others_say_of_one_child_for_all_and_never_own_words(
    model: CaseModel, shown: Opener, qtbot: QtBot
) -> None:
    new = model.do(people.add_person, name="佐倉 光", is_index=True)
    elder = person_id(model.record, "佐倉 陽葵")
    page = shown([ask("statements", about="each_child")])
    same = page.view.cards[0].same[elder]
    write_and_save(qtbot, body(page, subject=elder).entries.rows[0].words, "own words")
    assert not same.isVisible()
    talks.say(model.case, "t.q", "朝、元気にあいさつする", "agency", subject_id=elder)
    tap(qtbot, same, "みんな")
    said = {(s.subject_id, s.speaker) for s in model.record.statements if s.text == "朝、元気にあいさつする"}
    assert said == {(child.id, "agency") for child in page.view.desk.parts().child}
    assert new in {subject for subject, _ in said}
    assert [s.subject_id for s in model.record.statements if s.text == "own words"] == [elder]


def test_ticks_of_one_child_for_another(model: CaseModel, shown: Opener, qtbot: QtBot) -> None:
    table = body(shown([ask("ticks", about="each_child")]))
    elder, younger = (person_id(model.record, name) for name in ("佐倉 陽葵", "佐倉 蒼"))
    for option in ("a", "c"):
        qtbot.mouseClick(table.boxes[elder, option], Qt.MouseButton.LeftButton)
    tap(qtbot, table.same[elder], "あおくん")
    assert table.boxes[younger, "c"].isChecked()
    assert not table.same[elder].isVisible()


def test_carers_and_only_children_are_offered_nothing(model: CaseModel, shown: Opener) -> None:
    page = shown([ask("choice", about="each_carer")])
    assert page.view.cards[0].same == {}
