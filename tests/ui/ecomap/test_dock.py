"""The dock: kinds in groups, the register's search, what is pulled onto the map."""

from itertools import chain

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.ecomaps import child, choose, family, shown, spot
from tests.ui.genograms import press, write
from tests.ui.strays import Strays

from kasesupport.cases import ecomap, families, register
from kasesupport.diagrams.ecomap.palette import KINDS
from kasesupport.domain.ecomap import HOUSEHOLD
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.ecomap.kinds import GROUPS, group_words
from kasesupport.ui.ecomap.page import EcomapPage


@pytest.fixture
def page(qtbot: QtBot, casefile: CaseFile, qapp: QApplication) -> EcomapPage:
    return shown(qtbot, family(casefile))


def pull(page: EcomapPage, button: QWidget, to: QPoint) -> None:
    """Pressed, pulled over the canvas, let go at a place of it."""
    end = button.mapFromGlobal(page.canvas.mapToGlobal(to))
    QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    QTest.mouseMove(button, QPoint(10, -30))
    QTest.mouseMove(button, end)
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=end)


def test_every_kind_stands_in_one_group_with_a_word() -> None:
    assert sorted(chain.from_iterable(GROUPS)) == sorted(KINDS.keys() - {"own"})  # whose own words belong to own maps
    assert {kinds[0] for kinds in GROUPS} == set(group_words())


def test_a_group_opens_closes_and_adds(page: EcomapPage) -> None:
    press(page.dock.groups["school"])
    assert page.dock.tray.isVisible()
    press(page.dock.groups["school"])
    assert not page.dock.tray.isVisible()
    choose(page, "home_help")
    assert [r.kind for r in page.model.record.resources] == ["home_help"]
    assert not page.dock.tray.isVisible()
    press(page.dock.groups["kin"])
    QTest.keyClick(page.dock.open_kinds["kin"], Qt.Key.Key_Escape)
    assert not page.dock.tray.isVisible()


def test_the_dock_fits_a_small_screen(page: EcomapPage) -> None:
    assert page.dock.minimumSizeHint().width() <= 1366 - 200


def test_the_register_is_searched_by_name_kana_and_tag(page: EcomapPage) -> None:
    file = page.model.case.file
    meal = register.add(file, "こども食堂ひだまり", "place", kana="ひだまり", area="北部", tags=["夕食"])
    ecomap.add_resource(families.create(file, "辻"), "ひだまりの祖母", "kin")
    closed = register.add(file, "ひだまり工房", "npo")
    register.close(file, closed)
    search = page.dock.search
    for typed in ("ヒダ", "食堂", "夕食"):
        search.clear()
        write(search, typed)
        names = [line.accessibleName() for line in search.lines]
        assert names == ["こども食堂ひだまり（居場所・北部）", f"＋ 登録にない「{typed}」を新しく足す"]
    press(search.lines[0])
    assert [(t.resource, t.to) for t in page.model.record.ties] == [(meal, HOUSEHOLD)]
    assert (page.selected, search.text()) == (meal, "")
    page.model.undo()
    assert page.model.record.ties == ()


def test_one_sign_offers_nothing(page: EcomapPage) -> None:
    write(page.dock.search, "み")
    assert page.dock.search.lines == []


def test_what_is_not_there_is_added_anew_with_its_name(page: EcomapPage) -> None:
    write(page.dock.search, "まちの保健室")
    QTest.keyClick(page.dock.search, Qt.Key.Key_Return)
    (made,) = page.model.record.resources
    assert (made.name, made.kind, page.selected) == ("まちの保健室", "other", made.id)


def test_an_entry_that_stands_there_is_only_shown(page: EcomapPage) -> None:
    meal = register.add(page.model.case.file, "こども食堂", "place")
    page.take(meal)
    page.select("")
    page.take(meal)
    assert (len(page.model.record.ties), page.selected) == (1, meal)
    page.take(meal, child(page))
    assert {tie.to for tie in page.model.record.ties} == {HOUSEHOLD, child(page)}


def test_an_entry_is_pulled_onto_a_member_or_a_free_place(page: EcomapPage) -> None:
    meal = register.add(page.model.case.file, "こども食堂", "place")
    write(page.dock.search, "食堂")
    pull(page, page.dock.search.lines[0], spot(page, child(page)))
    assert [(t.resource, t.to) for t in page.model.record.ties] == [(meal, child(page))]
    page.model.undo()
    write(page.dock.search, "食堂")
    pull(page, page.dock.search.lines[0], QPoint(60, 60))
    assert [(t.resource, t.to) for t in page.model.record.ties] == [(meal, HOUSEHOLD)]
    assert [s for _, s, _, _ in page.model.record.pins] == [meal]
    page.model.undo()
    assert page.model.record.pins == ()  # one step


def test_a_kind_is_pulled_too_and_beside_the_map_nothing_happens(page: EcomapPage) -> None:
    press(page.dock.groups["medical"])
    pull(page, page.dock.open_kinds["health"], QPoint(70, 80))
    assert [r.kind for r in page.model.record.resources] == ["health"]
    assert len(page.model.record.pins) == 1
    press(page.dock.groups["medical"])
    pull(page, page.dock.open_kinds["health"], QPoint(70, page.canvas.height() + 30))
    assert len(page.model.record.resources) == 1


def test_no_part_of_the_page_is_a_window_for_a_moment(qtbot: QtBot, casefile: CaseFile, qapp: QApplication) -> None:
    with Strays(EcomapPage) as strays:
        shown(qtbot, family(casefile))
    assert strays.found == []
