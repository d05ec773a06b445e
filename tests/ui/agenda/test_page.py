"""The week and the month from the home page: turned by keys, each entry leads to where its work is."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kasesupport.cases import families, notes, plans, practitioners
from kasesupport.cases.calendar_setting import set_week_start
from kasesupport.cases.rows import OpenCase
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history.journal import Author
from kasesupport.ui.agenda.page import AgendaPage
from kasesupport.ui.agenda.words import COLORS, PAGES
from kasesupport.ui.fonts import load_fonts
from kasesupport.ui.home import HomePage


@pytest.fixture
def home(qtbot: QtBot, casefile: CaseFile) -> Iterator[HomePage]:
    load_fonts()
    case = families.create(casefile, "佐倉")
    meet(case, casefile.today(), "おうちで", "14:00")
    page = HomePage(casefile)
    qtbot.addWidget(page)
    page.resize(1366, 700)
    page.show()
    yield page
    page.leave()


def meet(case: OpenCase, on: date, what: str = "", at: str = "") -> None:
    plans.add_entry(case, "appointment", on=on.isoformat(), at=at, what=what)


def opened(home: HomePage, view: str) -> AgendaPage:
    home.views.chips[view].click()
    assert home.agenda is not None
    return home.agenda


def lines(page: AgendaPage) -> list[str]:
    return [each.accessibleName() for each in page.side.lines]


def test_keys_walk_the_days_and_an_entry_opens_where_the_work_is(
    qtbot: QtBot, home: HomePage, casefile: CaseFile
) -> None:
    page, today = opened(home, "month"), casefile.today()
    assert lines(page) == ["午後2時　佐倉　おうちで"]
    went: list[tuple[str, str]] = []
    home.chosen_at.connect(lambda family, at: went.append((family, at)))
    for key, days in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Down, 8), (Qt.Key.Key_Left, 7), (Qt.Key.Key_Up, 0)):
        qtbot.keyClick(page.grid, key)
        assert page.grid.day == today + timedelta(days=days)
    qtbot.keyClick(page.grid, Qt.Key.Key_PageDown)
    assert (page.grid.day.month, lines(page)) == (today.month % 12 + 1, [])
    qtbot.keyClick(page.grid, Qt.Key.Key_Home)
    qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    page.side.lines[0].click()
    spot = page.grid.cell(today).topLeft().toPoint() + QPoint(20, 40)
    qtbot.mouseDClick(page.grid, Qt.MouseButton.LeftButton, pos=spot)
    family = page.known.families[0].family_id
    home.begin(page.leaf)
    assert home._stack.currentWidget() is page
    assert went == [(family, "timeline"), (family, "timeline")]


def test_a_tap_chooses_a_day_and_the_leaf_begins_as_the_office_chose(
    qtbot: QtBot, home: HomePage, casefile: CaseFile
) -> None:
    page = opened(home, "week")
    assert [day.weekday() for day in page.grid.days] == [6, 0, 1, 2, 3, 4, 5]
    set_week_start(casefile, "mon")
    assert [day.weekday() for day in page.grid.days] == [0, 1, 2, 3, 4, 5, 6]
    other = page.grid.days[0 if casefile.today().weekday() else 1]
    qtbot.mouseClick(page.grid, Qt.MouseButton.LeftButton, pos=page.grid.cell(other).center().toPoint())
    assert (page.day, lines(page)) == (other, [])
    page.views.chips["today"].click()
    assert home.agenda is not home._stack.currentWidget()
    assert home.views.chips["today"].isChecked()


def test_waiting_without_a_day_is_told_beside_and_what_happens_is_seen_at_once(
    home: HomePage, casefile: CaseFile
) -> None:
    page = opened(home, "month")
    notes.add_note(families.create(casefile, "林"), "monitoring.waiting", casefile.today())
    said = [each.text() for each in page.side.findChildren(QLabel)]
    assert "日を決めずに、待つと決めている（1）" in said
    assert page.span.waiting[0].name == "林"


def test_one_s_own_families_can_be_looked_at_alone(home: HomePage, casefile: CaseFile) -> None:
    me, case = practitioners.add_practitioner(casefile, "田中"), families.create(casefile, "林")
    practitioners.add_practitioner(casefile, "鈴木")
    practitioners.assign(casefile, case.family_id, me)
    casefile.sign_as(Author("田中", "l", me, "practitioner"))
    meet(case, casefile.today())
    page = opened(home, "month")
    assert len(lines(page)) == 2
    page._mine.click()
    assert [each.name for each in page.span.dues] == ["林"]


def test_every_kind_has_a_page_and_a_colour() -> None:
    assert set(PAGES) == set(COLORS)
