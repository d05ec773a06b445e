"""Whole gestures on the genogram, on a real encrypted file: the record is what counts."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.genograms import drag, graph, named, press, shown, spot, tap, words, write

from kasesupport.cases import families, households, people, unions
from kasesupport.cases.families import Newcomer
from kasesupport.domain.problems import Problem
from kasesupport.drawing.items import Group, Item
from kasesupport.store.casefile import CaseFile
from kasesupport.ui import picture_file
from kasesupport.ui.fonts import load_fonts
from kasesupport.ui.genogram.household_panel import HouseholdPanel
from kasesupport.ui.genogram.page import GenogramPage
from kasesupport.ui.genogram.relate import RelatePanel
from kasesupport.ui.genogram.union_panel import UnionPanel
from kasesupport.ui.model import CaseModel
from kasesupport.ui.person_form import PersonForm
from kasesupport.ui.widgets import begin_in


@pytest.fixture
def model(casefile: CaseFile, qapp: QApplication) -> CaseModel:
    """Mother and child."""
    load_fonts()
    members = [Newcomer("child", "陽葵", index=True), Newcomer("mother", "美咲")]
    return CaseModel(families.create(casefile, "佐倉", members=members))


@pytest.fixture
def page(qtbot: QtBot, model: CaseModel) -> GenogramPage:
    return shown(qtbot, model)


def subjects(items: tuple[Item, ...]) -> set[str]:
    found: set[str] = set()
    for item in items:
        if isinstance(item, Group):
            found |= {item.subject} | subjects(item.items)
    return found - {""}


def agrees(page: GenogramPage) -> bool:
    """Every person is a group of the picture, and nothing is drawn that is not in the record."""
    family, drawn = graph(page), subjects(page.canvas.picture.drawing.items)
    everybody = {p.id for p in family.persons}
    known = everybody | {u.id for u in family.unions} | {h.id for h in family.households}
    return everybody <= drawn <= known


@pytest.mark.parametrize("name", ["father", "partner", "sibling", "child"])
def test_one_tap_adds_a_relative_with_the_cursor_in_the_name(page: GenogramPage, name: str) -> None:
    before = graph(page)
    tap(page, "陽葵")
    press(page.rings.ring.buttons[name])
    new = next(p for p in graph(page).persons if p.id not in {q.id for q in before.persons})
    assert page.selected == new.id
    part = page.side.part
    assert isinstance(part, PersonForm)
    write(part.name, "てつ")
    page.flush()
    assert next(p.name for p in graph(page).persons if p.id == new.id) == "てつ"
    assert agrees(page)
    page.model.undo()
    page.model.undo()
    assert graph(page) == before
    assert agrees(page)


def test_relatives_land_where_they_belong_and_a_second_mother_is_explained(page: GenogramPage) -> None:
    said: list[str] = []
    page.model.noted.connect(said.append)
    tap(page, "陽葵")
    before = graph(page)
    press(page.rings.ring.buttons["mother"])
    assert (graph(page), len(said)) == (before, 1)
    assert "母は、もう書かれています" in said[0]
    tap(page, "陽葵")
    press(page.rings.ring.buttons["father"])
    union = next(u for u in graph(page).unions if named(page, "陽葵") in u.children)
    assert set(union.partners) == {named(page, "美咲"), page.selected}


def test_a_drag_is_one_pin_and_one_undo_step(page: GenogramPage) -> None:
    child = named(page, "陽葵")
    before = page.canvas.picture
    x, y = before.places[child]
    drag(page, (x, y), (x + 40, y), (x + 90, y + 4))
    diagram, subject, px, py = page.model.record.pins[0]
    assert (diagram, subject, len(page.model.record.pins)) == ("genogram", child, 1)
    assert (px, py) == pytest.approx((x + 90, y + 4), abs=1.5)
    assert page.canvas.picture.places[child][0] == pytest.approx(px)
    page.model.undo()
    assert page.model.record.pins == ()
    assert page.canvas.picture == before
    page.model.redo()
    press(words(page, "整列"))
    assert page.model.record.pins == ()


def test_one_alone_is_arranged_and_the_pins_of_others_hold(page: GenogramPage) -> None:
    page.select(named(page, "陽葵"))
    page.act("sibling")
    sibling, child = page.selected, named(page, "陽葵")
    before = page.canvas.picture.places
    for person in (sibling, child):
        x, y = page.canvas.picture.places[person]
        page.canvas.placed.emit(person, x + (150 if person == sibling else -150), y)
    pinned = page.canvas.picture.places
    page.select(sibling)
    page.act("arrange_one")
    places = page.canvas.picture.places
    assert [pin[1] for pin in page.model.record.pins] == [child]
    assert places[child] == pytest.approx(pinned[child])
    assert places[sibling][0] < pinned[sibling][0] - 30
    assert places[child][0] < places[sibling][0]
    page.model.undo()
    assert page.canvas.picture.places == pinned  # one step, its layout included
    page.act("arrange")
    assert page.model.record.pins == ()
    assert page.canvas.picture.places.keys() == before.keys()


def test_undo_shows_the_picture_as_it_was(page: GenogramPage) -> None:
    seen = [page.canvas.picture.places]
    for name in ("sibling", "partner", "child"):
        page.select(named(page, "陽葵"))
        page.act(name)
        seen.append(page.canvas.picture.places)
    for places in reversed(seen[:-1]):
        page.model.undo()
        assert page.canvas.picture.places == places


def test_tapping_the_line_opens_the_relation(page: GenogramPage) -> None:
    page.select(named(page, "陽葵"))
    page.act("father")
    father = page.selected
    places = page.canvas.picture.places
    a, b = places[father], places[named(page, "美咲")]
    middle = spot(page, (a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    QTest.mouseClick(page.canvas, Qt.MouseButton.LeftButton, pos=middle)
    part = page.side.part
    assert isinstance(part, UnionPanel)
    press(part.kind.chips["divorced"])
    part.since.line.setFocus()
    write(part.since.line, "平成25年")
    page.flush()
    union = graph(page).unions[0]
    assert (union.kind, union.since and union.since.year) == ("divorced", 2013)
    before = len(graph(page).persons)
    press(words(part, "美咲の新しい相手"))
    assert len(graph(page).persons) == before + 1
    again = next(u for u in graph(page).unions if page.selected in u.partners)
    assert (again.kind, named(page, "美咲") in again.partners) == ("married", True)
    assert agrees(page)


def test_kinds_of_children_and_twins(page: GenogramPage) -> None:
    page.select(named(page, "陽葵"))
    page.act("sibling")
    twin, union = page.selected, graph(page).unions[0]
    page.select(union.id)
    part = page.side.part
    assert isinstance(part, UnionPanel)
    box = part.children_box.kinds[twin]
    box.setCurrentIndex(box.findData("foster"))
    box.activated.emit(box.currentIndex())
    assert dict(graph(page).unions[0].child_kinds) == {twin: "foster"}
    part.children_box.twins[twin].click()
    assert set(graph(page).unions[0].twins[0]) == {named(page, "陽葵"), twin}
    assert part.children_box.identical[twin].isVisible()
    part.children_box.identical[twin].click()
    assert graph(page).unions[0].identical == graph(page).unions[0].twins
    part.children_box.twins[twin].click()
    assert (graph(page).unions[0].twins, graph(page).unions[0].identical) == ((), ())
    page.model.undo()
    assert part.children_box.identical[twin].isChecked()
    box.activated.emit(box.findData("away"))
    assert twin not in graph(page).unions[0].children


def test_two_births_of_one_union_stay_two(page: GenogramPage) -> None:
    child = named(page, "陽葵")
    others = [people.add_sibling(page.model.case, child) for _ in range(3)]
    page.select(graph(page).unions[0].id)
    part = page.side.part
    assert isinstance(part, UnionPanel)
    for second in (others[0], others[2]):
        part.children_box.twins[second].click()
    part.children_box.identical[others[2]].click()
    union = graph(page).unions[0]
    assert set(union.twins) == {(child, others[0]), (others[1], others[2])}
    assert union.identical == ((others[1], others[2]),)


def test_custody_is_tapped_and_folded_away_unless_they_parted(page: GenogramPage) -> None:
    child, mother = named(page, "陽葵"), named(page, "美咲")
    page.select(child)
    people.add_parent(page.model.case, child, "M")
    union = graph(page).unions[0].id
    page.select(union)
    part = page.side.part
    assert isinstance(part, UnionPanel)
    chip = part.custody.chips[child, mother]
    assert not chip.isVisible()
    page.select("")
    unions.edit_union(page.model.case, union, kind="divorced")
    page.select(union)
    part = page.side.part
    assert isinstance(part, UnionPanel)
    chip = part.custody.chips[child, mother]
    page.side._scroll.ensureWidgetVisible(chip)
    press(chip)
    assert graph(page).unions[0].custody == ((child, mother),)
    assert part.custody.chips[child, mother] is chip
    page.model.undo()
    assert not chip.isChecked()


def test_somebody_is_moved_into_a_household_in_one_step(page: GenogramPage) -> None:
    child, home = named(page, "陽葵"), graph(page).households[0].id
    other = households.add_household(page.model.case, [people.add_person(page.model.case, name="トメ")], "祖母の家")
    page.select(other)
    part = page.side.part
    assert isinstance(part, HouseholdPanel)
    before = graph(page)
    press(part.moves[child])
    assert {h.id: child in h.members for h in graph(page).households} == {home: False, other: True}
    assert not part.moves[child].isVisible()
    page.model.undo()
    assert graph(page) == before


def test_a_lasso_draws_a_household_and_ticks_change_it(page: GenogramPage) -> None:
    home = graph(page).households[0].id
    page.select(home)
    press(page.dock.buttons["remove"])
    assert graph(page).households == ()
    press(page.tools["lasso"])
    x, y = page.canvas.picture.places[named(page, "陽葵")]
    drag(page, (x - 40, y - 30), (x + 40, y - 30), (x + 40, y + 60), (x - 40, y + 60))
    house = graph(page).households[0]
    assert house.members == (named(page, "陽葵"),)
    part = page.side.part
    assert isinstance(part, HouseholdPanel)
    write(part.name, "母の家")
    part.ticks[named(page, "美咲")].click()
    house = graph(page).households[0]
    assert (house.name, set(house.members)) == ("母の家", {p.id for p in graph(page).persons})
    assert not page.tools["lasso"].isChecked()
    assert agrees(page)


def test_a_frame_drawn_around_a_frame_and_one_more_widens_it(page: GenogramPage) -> None:
    house = graph(page).households[0]
    page.model.do(people.make_parent, named(page, "美咲"), people.add_person(page.model.case, name="トメ"))
    before = graph(page)
    everybody = tuple(person.id for person in before.persons)
    page.canvas.collected.emit(everybody)
    assert [(each.id, frozenset(each.members)) for each in graph(page).households] == [(house.id, frozenset(everybody))]
    assert page.selected == house.id
    page.model.undo()
    assert graph(page) == before  # one step
    page.canvas.collected.emit(house.members)  # once more around the same
    assert graph(page) == before
    page.canvas.collected.emit(house.members[:1])  # a frame within
    assert len(graph(page).households) == 2


def test_two_who_are_there_are_joined_and_the_impossible_is_refused(page: GenogramPage) -> None:
    mother, child = named(page, "美咲"), named(page, "陽葵")
    man = people.add_person(page.model.case, name="健一", sex="M")
    refused: list[Problem] = []
    page.model.failed.connect(refused.append)
    press(page.tools["connect"])
    tap(page, "健一")
    tap(page, "陽葵")
    part = page.side.part
    assert isinstance(part, RelatePanel)
    titles = [section.title for section in part.sections]
    assert titles[:4] == ["パートナー", "きょうだい", "陽葵は 健一の", "健一は 陽葵の"]
    part.choose(f"parent:{man}:{child}:biological")
    assert set(graph(page).unions[0].partners) == {mother, man}
    people_before = graph(page)
    page.model.do(people.make_parent, man, child)
    assert [p.code for p in refused] == ["own_ancestor"]
    assert graph(page) == people_before


def test_everything_by_keyboard(page: GenogramPage) -> None:
    page.canvas.setFocus()
    QTest.keyClick(page.canvas, Qt.Key.Key_Tab)
    assert page.selected == named(page, "美咲")
    QTest.keyClick(page.canvas, Qt.Key.Key_Down)
    assert page.selected == named(page, "陽葵")
    QTest.keyClick(page.canvas, Qt.Key.Key_Delete)
    assert [p.name for p in graph(page).persons] == ["美咲"]
    assert page.selected == ""
    page.model.undo()
    assert agrees(page)


def test_an_empty_family_begins_with_a_child(qtbot: QtBot, casefile: CaseFile, qapp: QApplication) -> None:
    page = shown(qtbot, CaseModel(families.create(casefile, "佐倉")))
    assert not page.canvas.isEnabled()
    press(words(page.frame, "こども"))
    assert [p.index for p in graph(page).persons] == [True]
    assert page.canvas.isEnabled()
    assert isinstance(page.side.part, PersonForm)


def test_the_look_changes_the_picture_and_not_the_record(page: GenogramPage) -> None:
    before, record = page.canvas.picture.drawing, page.model.record
    for name in ("凡例", "西暦", "ふりがな"):
        press(words(page.side, name))
    assert page.canvas.picture.drawing != before
    assert page.model.record == record


@pytest.mark.parametrize(("suffix", "magic"), [(".pdf", b"%PDF"), (".svg", b"<"), (".png", b"\x89PNG")])
def test_the_picture_is_saved(page: GenogramPage, tmp_path: Path, suffix: str, magic: bytes) -> None:
    file = tmp_path / f"絵{suffix}"
    picture_file.write(file, page.for_paper(), "ジェノグラム")
    assert file.read_bytes().startswith(magic)
    with pytest.raises(Problem, match="folder_missing"):
        picture_file.write(tmp_path / "ない" / "絵.svg", page.for_paper(), "ジェノグラム")


def test_sixty_people_are_drawn_and_agree(qtbot: QtBot, casefile: CaseFile, qapp: QApplication) -> None:
    case = families.create(casefile, "大家族")
    row = [people.add_person(case, name=f"人{i}", sex="FM"[i % 2]) for i in range(12)]
    for i in range(0, 12, 2):
        union = unions.join(case, row[i], row[i + 1], "married")
        for _ in range(8):
            people.add_child(case, row[i], union)
    households.add_household(case, row[:2])
    page = shown(qtbot, CaseModel(case))
    assert len(graph(page).persons) == 60
    assert agrees(page)


def test_the_keys_go_to_the_picture_after_a_lock_too(page: GenogramPage, qtbot: QtBot) -> None:
    page.tools["lasso"].setFocus()
    begin_in(page)
    assert page.canvas.hasFocus()


def test_the_menu_offers_only_what_can_be_done(page: GenogramPage) -> None:
    page.select("")
    page.menu.fill()
    shown = {each.objectName(): each for each in page.menu.menu().actions()}
    assert not shown["redo"].isEnabled()
    people.add_person(page.model.case)
    page.model.undo()
    page.menu.fill()
    shown = {each.objectName(): each for each in page.menu.menu().actions()}
    assert shown["redo"].isEnabled()
    around = next(each for each in page.menu.menu().actions() if each.text() == "選んだ人に")
    assert not around.isEnabled()
    page.select(graph(page).persons[0].id)
    page.menu.fill()
    assert next(each for each in page.menu.menu().actions() if each.text() == "選んだ人に").isEnabled()
