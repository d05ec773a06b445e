"""足りないもの on the map: written, put right, seen again, filled, taken away."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.ecomaps import child, drag, family, mother, shown, spot
from tests.ui.genograms import press, write

from kasesupport.cases import ecomap, families, gaps, plans, register, shortages
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.ecomap.gap import GapPanel, NewGapPanel
from kasesupport.ui.ecomap.page import EcomapPage


@pytest.fixture
def page(qtbot: QtBot, casefile: CaseFile, qapp: QApplication) -> EcomapPage:
    return shown(qtbot, family(casefile))


def row(part: QWidget, words: str) -> QPushButton:
    return next(b for b in part.findChildren(QPushButton) if words in b.accessibleName())


def test_it_is_written_for_whom_and_from_which_need_and_stands_on_the_map(page: EcomapPage) -> None:
    need = plans.add_entry(page.model.case, "need", text="夜を、ひとりで抱えない")
    page.select(child(page))
    press(page.dock.missing)
    part = page.side.part
    assert isinstance(part, NewGapPanel)
    press(part.add)
    assert page.model.record.gaps == ()  # without words nothing is written
    write(part.text, "夜に見てくれる人")
    part.kind.show_value("home_help")
    part.need.show_value(need)
    press(part.add)
    (gap,) = page.model.record.gaps
    assert (gap.text, gap.kind, gap.to, gap.need_id) == ("夜に見てくれる人", "home_help", child(page), need)
    assert page.selected == gap.id
    assert gap.id in page.canvas.picture.places
    assert isinstance(page.side.part, GapPanel)
    page.model.undo()
    assert page.model.record.gaps == ()


def test_the_same_words_of_the_areas_list_are_offered_where_several_families_share_them(page: EcomapPage) -> None:
    for name in ("辻", "原"):
        gaps.note(families.create(page.model.case.file, name), "夕方にいられる場所", "place")
    gaps.note(families.create(page.model.case.file, "森"), "夕方の迎え", "place")
    page.lack()
    part = page.side.part
    assert isinstance(part, NewGapPanel)
    write(part.text, "夕方")
    assert not [b for b in part.findChildren(QPushButton) if "夕方の迎え" in b.accessibleName()]  # one family's alone
    press(row(part, "夕方にいられる場所"))
    press(part.add)
    counted = {each.text: each.families for each in shortages.listed(page.model.case.file)}
    assert counted == {"夕方にいられる場所": 3, "夕方の迎え": 1}


def test_it_is_put_right_moved_and_seen_again(page: EcomapPage) -> None:
    made = gaps.note(page.model.case, "居場しょ", "other", "北部")
    gaps.seen(page.model.case, made, "2026-01-09")
    page.select(made)
    part = page.side.part
    assert isinstance(part, GapPanel)
    part.text.selectAll()
    write(part.text, "居場所")
    part.flush()
    part.kind.show_value("place")
    part.kind.activated.emit(0)
    (listed,) = shortages.listed(page.model.case.file)
    assert (listed.text, listed.kind, listed.area) == ("居場所", "place", "北部")
    press(part.seen)
    assert page.model.record.gaps[0].seen_on == page.model.case.file.today().isoformat()
    start, to = spot(page, made), spot(page, mother(page))
    drag(page, start, (start + to) / 2, to)
    assert page.model.record.gaps[0].to == mother(page)
    page.canvas.setFocus()
    QTest.keyClick(page.canvas, Qt.Key.Key_Delete)
    assert page.model.record.gaps == ()


def test_it_is_filled_by_what_stands_there_or_what_the_register_holds(page: EcomapPage) -> None:
    place, _ = ecomap.add_resource(page.model.case, "こども食堂", "place")
    base = register.add(page.model.case.file, "放課後ひろば", "child_base")
    for name, typed, resource in (("夕ごはん", "", place), ("遊び場", "放課後", base)):
        made = gaps.note(page.model.case, name, to=child(page))
        page.select(made)
        part = page.side.part
        assert isinstance(part, GapPanel)
        part.fill.setVisible(True)
        write(part.fill.name, typed)
        press(row(part.fill, "こども食堂" if not typed else "放課後ひろば"))
        assert page.selected == resource
        assert {t.to for t in page.model.record.ties if t.resource == resource} >= {child(page)}
        assert made not in page.canvas.picture.places
    assert all(gap.met_on for gap in page.model.record.gaps)


def test_something_new_fills_it_and_it_can_be_missing_again(page: EcomapPage) -> None:
    made = gaps.note(page.model.case, "送り迎えの手", "community")
    page.select(made)
    part = page.side.part
    assert isinstance(part, GapPanel)
    part.fill.setVisible(True)
    write(part.fill.name, "おとなり")
    press(row(part.fill, "おとなり"))
    (found,) = page.model.record.resources
    assert (found.name, found.kind) == ("おとなり", "community")
    page.model.undo()
    assert (page.model.record.resources, page.model.record.gaps[0].met_on) == ((), "")
    page.select(made)
    press(row(page.side.part, "資源は書かずに"))
    assert page.model.record.gaps[0].met_on
    page.select("")
    press(row(page.side.part, "送り迎えの手"))  # still told at the side
    press(page.side.part.again)  # type: ignore[union-attr]
    assert page.model.record.gaps[0].met_on == ""


def test_a_need_leads_to_what_is_missing_until_it_was_said(page: EcomapPage) -> None:
    need = plans.add_entry(page.model.case, "need", text="夜を、ひとりで抱えない", person_id=mother(page))
    line = row(page.side.part, "夜を、ひとりで抱えない")
    line.click()  # as if unfolded
    part = page.side.part
    assert isinstance(part, NewGapPanel)
    assert (part.to.value(), part.need.value()) == (mother(page), need)
    write(part.text, "夜に見てくれる人")
    press(part.add)
    page.select("")
    named = [b.accessibleName() for b in page.side.part.findChildren(QPushButton)]  # type: ignore[union-attr]
    assert "夜に見てくれる人" in named
    assert "夜を、ひとりで抱えない" not in named


def test_escape_gives_it_up_and_goes_back_to_the_picture(page: EcomapPage) -> None:
    page.lack()
    part = page.side.part
    assert isinstance(part, NewGapPanel)
    part.text.setFocus()
    QTest.keyClick(part.text, Qt.Key.Key_Escape)
    assert page.canvas.has_keys()
    assert not isinstance(page.side.part, NewGapPanel)
    assert page.model.record.gaps == ()
