"""さがす from the list of families, by keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kasesupport.cases import families, talks
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile
from kasesupport.store.op import Op
from kasesupport.store.words import asking
from kasesupport.ui.fonts import load_fonts
from kasesupport.ui.home import HomePage
from kasesupport.ui.search.page import SearchPage


def opened(qtbot: QtBot, file: CaseFile) -> tuple[HomePage, SearchPage]:
    load_fonts()
    page = HomePage(file)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    page.search_everything()
    assert page.everything is not None
    return page, page.everything


def shown(page: SearchPage) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if not each.isHidden())


def test_typed_found_and_opened_by_keyboard(qtbot: QtBot, casefile: CaseFile) -> None:
    first, second = families.create(casefile, "佐倉"), families.create(casefile, "辻")
    talks.say(first, "intake.worries", "ほいくえんの送り", "carer", said_on="2026-07-01")
    talks.say(second, "intake.worries", "ホイクエンはすき", "child")
    home, page = opened(qtbot, casefile)
    went: list[tuple[str, str]] = []
    home.chosen_at.connect(lambda family, at: went.append((family, at)))
    assert page.window().focusWidget() is page.field
    assert "まとめてさがします" in shown(page)
    page.field.setText("ほいく")
    page.refresh()
    assert page.count.text() == "2件"
    assert [line.line.family for line in page.lines] == ["辻", "佐倉"]
    assert "ホイク</span>エンはすき" in page.lines[0].words.text()
    assert "令和8年" in shown(page)
    qtbot.keyClick(page.field, Qt.Key.Key_Down)
    qtbot.keyClick(page.lines[0], Qt.Key.Key_Down)
    assert page.window().focusWidget() is page.lines[1]
    qtbot.keyClick(page.lines[1], Qt.Key.Key_Return)
    assert went == [(first.family_id, "intake/intake.worries_step")]
    qtbot.keyClick(page.lines[1], Qt.Key.Key_Up)
    qtbot.keyClick(page.lines[0], Qt.Key.Key_Up)
    assert page.window().focusWidget() is page.field
    qtbot.keyClick(page.field, Qt.Key.Key_Escape)
    assert not page.isVisible()
    assert home.window().focusWidget() is home.search
    home.leave()


def test_filters_leave_out_and_come_off_again_and_nothing_found_is_said(qtbot: QtBot, casefile: CaseFile) -> None:
    first, second = families.create(casefile, "佐倉"), families.create(casefile, "辻")
    talks.say(first, "intake.worries", "朝がつらい", "carer", said_on="2020-01-01")
    talks.say(second, "intake.worries", "朝はすき", "child")
    home, page = opened(qtbot, casefile)
    page.begin("朝")
    assert not page.family.isHidden()
    page.family.show_chosen((first.family_id,))
    page.refresh()
    assert page.count.text() == "1件"
    assert not page.family.isHidden()
    page.days.show_chosen(("month",))
    page.refresh()
    assert "条件をはずすと" in shown(page)
    page.days.show_chosen(())
    page.family.show_chosen(())
    page.refresh()
    assert page.count.text() == "2件"
    page.begin("ぬりかべ")
    assert "見つかりませんでした" in shown(page)
    assert page.count.text() == ""
    home.leave()


def test_more_than_a_page_is_counted_and_shown_on(qtbot: QtBot, casefile: CaseFile) -> None:
    case = families.create(casefile, "佐倉")
    rows = [
        {"id": casefile.new_id(), "family_id": case.family_id, "episode_id": case.episode_id, "text": f"朝 {n}"}
        for n in range(60)
    ]
    casefile.transact(Op("x", case.family_id), lambda c: c.execute(tables.need.insert(), rows))
    home, page = opened(qtbot, casefile)
    page.begin("朝")
    assert (page.count.text(), len(page.lines)) == ("60件", 50)
    page._show_more()
    assert len(page.lines) == 60
    assert page.window().focusWidget() is page.lines[50]
    home.leave()


def test_beyond_a_thousand_all_are_counted_afterwards(
    qtbot: QtBot, casefile: CaseFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "COUNTED", 60)
    case = families.create(casefile, "佐倉")
    rows = [
        {"id": casefile.new_id(), "family_id": case.family_id, "episode_id": case.episode_id, "text": f"朝食 {n}"}
        for n in range(70)
    ]
    casefile.transact(Op("x", case.family_id), lambda c: c.execute(tables.need.insert(), rows))
    home, page = opened(qtbot, casefile)
    page.begin("朝食")
    assert (page.count.text(), len(page.lines)) == ("60件より多い", 50)
    qtbot.waitUntil(lambda: page.count.text() == "70件")
    page._show_more()
    assert (page.count.text(), len(page.lines)) == ("70件", 70)
    home.leave()


def test_any_family_is_chosen_by_its_name_and_a_year_by_its_chip(qtbot: QtBot, casefile: CaseFile) -> None:
    first, second = families.create(casefile, "佐倉"), families.create(casefile, "辻")
    talks.say(first, "intake.worries", "朝がつらい", "carer", said_on="2020-05-01")
    talks.say(second, "intake.worries", "朝はすき", "child", said_on="2025-03-31")
    home, page = opened(qtbot, casefile)
    page.begin("朝はすき")
    page.home.setText("佐")
    assert not page.family.isHidden()
    qtbot.keyClick(page.home, Qt.Key.Key_Return)
    page.refresh()
    assert page.family.chosen == (first.family_id,)
    assert not page.lines
    page.begin("朝")
    assert [line.line.family for line in page.lines] == ["佐倉"]
    page.home.clear()
    page.family.show_chosen(())
    page.days.show_chosen(("2024",))
    page.refresh()
    assert [line.line.family for line in page.lines] == ["辻"]
    home.leave()
