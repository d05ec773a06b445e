"""A day's genogram kept, looked back at, and laid over today's."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kasesupport.cases import conditions, families, households, people, unions, versions
from kasesupport.cases.opening import CaseFile
from kasesupport.diagrams.genogram import GenogramLook, layout
from kasesupport.domain.problems import Problem
from kasesupport.ui.genogram import keeping
from kasesupport.ui.genogram.page import GenogramPage
from kasesupport.ui.model import CaseModel
from kasesupport.ui.versions import kept
from kasesupport.ui.versions.dialog import VersionsDialog
from kasesupport.ui.versions.genogram_album import GenogramAlbum


@pytest.fixture
def page(qtbot: QtBot, casefile: CaseFile, qapp: QApplication) -> GenogramPage:
    case = families.create(casefile, "佐倉")
    mother = people.add_person(case, name="佐倉 美咲", sex="F")
    child = people.add_child(case, mother)
    people.edit_person(case, child, name="陽菜")
    households.add_household(case, [mother, child], "母子の家")
    made = GenogramPage(CaseModel(case), lambda _: None)
    qtbot.addWidget(made)
    return made


def _dialog(page: GenogramPage, qtbot: QtBot) -> VersionsDialog:
    album = GenogramAlbum(page.model, lambda: keeping.now(page), page.look)
    dialog = VersionsDialog(page.model, album, None)
    qtbot.addWidget(dialog)
    return dialog


def _id(page: GenogramPage, name: str) -> str:
    return next(p.id for p in page.model.record.graph.persons if p.name == name)


def test_a_kept_picture_is_drawn_as_it_was(page: GenogramPage) -> None:
    graph, placed = page.model.record.graph, page.placed()
    then = kept.load(date(2026, 4, 1), kept.data(graph, placed))
    assert then.graph == graph
    shown = kept.picture(then, GenogramLook(on=then.on))
    assert then.box == pytest.approx(shown.box(), abs=1)
    again = layout(then.graph, then.places, look=GenogramLook(on=then.on))
    for who, spot in placed.spots.items():
        assert (again.spots[who].x, again.spots[who].y) == pytest.approx((spot.x, spot.y), abs=0.5)


@pytest.mark.parametrize(
    "stored",
    [
        "",
        "[]",
        "{}",
        '{"graph": 3, "places": {}}',
        '{"graph": {}, "places": [1]}',
        '{"graph": {"persons": [{}]}, "places": {}}',
    ],
)
def test_what_is_no_version_is_said(stored: str) -> None:
    with pytest.raises(Problem, match="not_a_version"):
        kept.load(date(2026, 4, 1), stored)


def test_the_slider_goes_over_the_days_and_the_differences_are_said(page: GenogramPage, qtbot: QtBot) -> None:
    page.act("keep")
    case, mother = page.model.case, _id(page, "佐倉 美咲")
    people.edit_person(case, _id(page, "陽菜"), name="田中 陽菜")
    partner = people.add_partner(case, mother, "cohab")
    people.edit_person(case, partner, name="健")
    dialog = _dialog(page, qtbot)
    assert dialog.slider.maximum() == 1
    assert dialog.slider.value() == 0
    then = dialog.frame.canvas.picture.drawing
    dialog.over.click()
    told = dialog.told
    assert "健が加わりました" in told
    assert not any("陽菜" in words for words in told)
    assert dialog.frame.canvas.picture.drawing != then
    dialog.slider.setValue(1)
    assert dialog.day.text() == "いま"
    assert not dialog.over.isEnabled()


def test_two_kept_days_are_laid_over_each_other(page: GenogramPage, qtbot: QtBot) -> None:
    page.act("keep")
    case, mother = page.model.case, _id(page, "佐倉 美咲")
    people.edit_person(case, people.add_partner(case, mother), name="健")
    page.act("keep")
    people.edit_person(case, people.add_parent(case, mother, "F"), name="和子")
    dialog = _dialog(page, qtbot)
    dialog.over.click()
    dialog.slider.setValue(0)
    dialog.beside.setCurrentIndex(1)
    assert "健が加わりました" in dialog.told
    assert not any("和子" in words for words in dialog.told)
    dialog.slider.setValue(2)  # now, over the second
    assert "和子が加わりました" in dialog.told
    assert not any(words == "健が加わりました" for words in dialog.told)
    dialog.slider.setValue(1)
    assert not dialog.over.isEnabled()


def test_what_is_the_practitioners_alone_is_no_difference_on_the_screen(page: GenogramPage, qtbot: QtBot) -> None:
    page.act("keep")
    conditions.add_condition(page.model.case, _id(page, "佐倉 美咲"), kind="illness", text="うつ")
    dialog = _dialog(page, qtbot)
    dialog.over.click()
    assert dialog.told == ()


def test_a_separation_and_a_move_are_told_in_words(page: GenogramPage, qtbot: QtBot) -> None:
    case, mother = page.model.case, _id(page, "佐倉 美咲")
    partner = people.add_partner(case, mother, "married")
    people.edit_person(case, partner, name="健")
    (house,) = page.model.record.graph.households
    households.set_members(case, house.id, [*house.members, partner])
    page.act("keep")
    union = next(u for u in page.model.record.graph.unions if set(u.partners) == {mother, partner})
    unions.edit_union(case, union.id, kind="divorced")
    households.set_members(case, house.id, list(house.members))
    dialog = _dialog(page, qtbot)
    dialog.over.click()
    told = dialog.told
    assert any("婚姻 → 離婚" in words for words in told)
    assert "母子の家：健が出ました" in told


def test_a_child_lost_before_birth_is_not_told_as_born(page: GenogramPage, qtbot: QtBot) -> None:
    case, child = page.model.case, _id(page, "陽菜")
    people.edit_person(case, child, is_pregnancy=True)
    page.act("keep")
    people.edit_person(case, child, loss="miscarriage", is_pregnancy=False)
    dialog = _dialog(page, qtbot)
    dialog.over.click()
    assert dialog.told == ("陽菜：生まれる前・生まれるときのお別れ",)


def test_a_version_is_titled_and_removed_and_comes_back(page: GenogramPage, qtbot: QtBot) -> None:
    page.act("keep")
    dialog = _dialog(page, qtbot)
    dialog._title.setText("転居の前")
    dialog._title.textEdited.emit("転居の前")
    dialog._title.flush()
    (version,) = versions.versions(page.model.case, "genogram")
    assert version.title == "転居の前"
    dialog._remove.click()
    assert versions.versions(page.model.case, "genogram") == ()
    page.model.undo()
    assert versions.versions(page.model.case, "genogram") == (version,)


def test_nothing_is_kept_of_nobody(qtbot: QtBot, casefile: CaseFile, qapp: QApplication) -> None:
    page = GenogramPage(CaseModel(families.create(casefile, "佐倉")), lambda _: None)
    qtbot.addWidget(page)
    notes: list[str] = []
    page.model.noted.connect(notes.append)
    page.act("keep")
    page.act("look_back")
    assert versions.versions(page.model.case, "genogram") == ()
    assert "残すものがありません" in notes[0]
    assert "まだありません" in notes[1]


def test_the_side_keeps_its_places_when_days_are_laid_over_each_other(page: GenogramPage, qtbot: QtBot) -> None:
    page.act("keep")
    dialog = _dialog(page, qtbot)
    dialog.show()
    qtbot.waitExposed(dialog)
    before = dialog.over.geometry()
    assert dialog.day.height() < 60  # words, not a third of the window
    dialog.over.click()
    qtbot.wait(1)
    assert dialog.over.geometry() == before
