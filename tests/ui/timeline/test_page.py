"""あゆみ, on a real encrypted file: marks and events by buttons, slider and keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from tests.ui.genograms import press, write

from kasesupport.cases import events, families
from kasesupport.cases.families import Newcomer
from kasesupport.diagrams import hit
from kasesupport.domain.dates import PartialDate
from kasesupport.drawing.items import Text, flat
from kasesupport.practice.load import load
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.fonts import load_fonts
from kasesupport.ui.model import CaseModel
from kasesupport.ui.timeline.event_form import EventForm
from kasesupport.ui.timeline.level_form import LevelForm
from kasesupport.ui.timeline.page import TimelinePage

PRACTICE = load()


@pytest.fixture
def page(qtbot: QtBot, casefile: CaseFile, qapp: QApplication) -> TimelinePage:
    load_fonts()
    members = [Newcomer("child", "陽葵", index=True), Newcomer("mother", "美咲")]
    made = TimelinePage(CaseModel(families.create(casefile, "佐倉", members=members)), lambda _: None, PRACTICE)
    qtbot.addWidget(made)
    made.resize(1166, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def form(page: TimelinePage) -> LevelForm:
    assert isinstance(page.side.part, LevelForm)
    return page.side.part


def painted(page: TimelinePage) -> str:
    return "".join(item.text for item in flat(page.canvas.picture.drawing.items) if isinstance(item, Text))


def test_nothing_is_written_until_a_level_is_chosen_and_what_was_typed_before_goes_along(page: TimelinePage) -> None:
    page.add_buttons["involvement"].click()
    write(form(page).reason, "母から、もう少し会いたいと")
    page.flush()
    assert page.model.record.levels == ()
    form(page).slider.chips["middle"].click()
    (mark,) = page.model.record.levels
    today = page.model.case.file.today().isoformat()
    assert (mark.series, mark.on, mark.value, mark.reason) == (
        "involvement",
        today,
        "middle",
        "母から、もう少し会いたいと",
    )
    assert page.selected == mark.id
    assert mark.id in page.canvas.picture.places


def test_the_slider_goes_by_arrow_keys_and_corrects_the_same_mark(page: TimelinePage) -> None:
    page.begin("capacity")
    form(page).slider.chips["little"].click()
    slider = form(page).slider.slider
    QTest.keyClick(slider, Qt.Key.Key_Up)
    QTest.keyClick(slider, Qt.Key.Key_Up)
    (mark,) = page.model.record.levels
    assert mark.value == "some"
    page.model.undo()
    assert page.model.record.levels == () or page.model.record.levels[0].value != "some"


def test_the_next_mark_offers_that_nothing_has_changed(page: TimelinePage) -> None:
    page.begin("involvement")
    form(page).slider.chips["light"].click()
    form(page).day.line.selectAll()
    write(form(page).day.line, "2026-01-05")
    page.flush()
    page.begin("involvement")
    press(form(page)._same)
    assert [level.value for level in page.model.record.levels] == ["light", "light"]
    assert page.model.record.levels[0].on == "2026-01-05"


def test_a_day_that_cannot_be_read_keeps_the_old_one(page: TimelinePage) -> None:
    page.begin("involvement")
    form(page).slider.chips["light"].click()
    before = page.model.record.levels
    form(page).day.line.selectAll()
    write(form(page).day.line, "いつか")
    page.flush()
    assert page.model.record.levels == before
    assert form(page).day.unread() == "いつか"


def test_delete_takes_the_selected_mark_away_and_undo_brings_it_back(page: TimelinePage) -> None:
    page.begin("involvement")
    form(page).slider.chips["light"].click()
    QTest.keyClick(page.canvas, Qt.Key.Key_Delete)
    assert page.model.record.levels == ()
    page.model.undo()
    assert len(page.model.record.levels) == 1


def test_an_event_is_written_once_there_are_words_and_shown_beside_the_family_only_if_wished(
    page: TimelinePage,
) -> None:
    page.begin("event")
    part = page.side.part
    assert isinstance(part, EventForm)
    part.kind.chips["change"].click()
    assert page.model.record.events == ()
    write(part.text, "自分で起きられた")
    page.flush()
    (event,) = page.model.record.events
    assert (event.kind, event.shared) == ("change", False)
    assert "自分で起きられた" in painted(page)
    press(page.beside)
    assert "自分で起きられた" not in painted(page)
    assert not page.side.isVisible()
    assert not any(made.isVisible() for made in page.add_buttons.values())
    press(page.beside)
    page.select(event.id)
    assert isinstance(page.side.part, EventForm)
    press(page.side.part.shared)
    press(page.beside)
    assert "自分で起きられた" in painted(page)


def test_spans_show_less_and_paper_tells_the_reasons(page: TimelinePage) -> None:
    page.begin("involvement")
    form(page).slider.chips["close"].click()
    write(form(page).reason, "出産をひかえて")
    page.flush()
    assert "出産をひかえて" not in painted(page)
    assert "出産をひかえて" in "".join(i.text for i in flat(page.for_paper().items) if isinstance(i, Text))
    page.span.chips["3"].click()
    assert painted(page).count("年") >= 2


def test_who_only_reads_sees_and_marks_nothing(qtbot: QtBot, page: TimelinePage) -> None:
    page.model.case.file.read_only = True
    page.refresh()
    assert not any(made.isEnabled() for made in page.add_buttons.values())


def test_the_picture_takes_the_room_of_the_side_and_stays_clear_of_the_buttons(
    page: TimelinePage, qtbot: QtBot
) -> None:
    events.add_event(page.model.case, PartialDate(2026, 5), "転校した", "hard", shared=True)
    narrow = page.canvas.width()
    press(page.beside)
    qtbot.waitUntil(lambda: page.canvas.width() > narrow)
    qtbot.waitUntil(lambda: page.canvas.picture.drawing.width > narrow)
    left = min(hit.bounds((item,))[0] for item in page.canvas.picture.drawing.items)
    tray = page.frame.findChild(QPushButton).parentWidget()
    qtbot.waitUntil(lambda: page.canvas.camera.to_screen(left, 0)[0] >= tray.geometry().right())
    assert page._dock.isHidden()
