from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from kasesupport.domain.notices import Notice
from kasesupport.messages import words as entries
from kasesupport.resources import path
from kasesupport.ui.notice_strip import NoticeStrip, time_words

NOON = datetime.fromisoformat("2026-11-24T12:05:00+09:00")
FACTS = {
    "vault_beside": {"folder": "b.vault", "first": "a.vault"},
    "failed_tries": {"count": 2, "last": NOON, "times": [NOON - timedelta(minutes=1), NOON]},
    "cloud_folder": {"service": "OneDrive"},
    "conflict_copy": {"names": "相談(1).vault"},
    "updated": {"version": "9.9.9"},
    "backup_old": {"at": NOON},
    "rekeyed": {"at": NOON},
    "office_file": {"file": "phase1.toml", "line": 3, "key": "step", "why": "空のままです"},
}
PLACE = {"place": "E:/控え"}


def all_notices() -> list[Notice]:
    codes = entries(path("messages", "notices.toml"))
    return [Notice(code, FACTS.get(code, PLACE if code.startswith("second_place") else {})) for code in codes]


@pytest.fixture
def strip(qtbot: QtBot) -> NoticeStrip:
    made = NoticeStrip(all_notices())
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


def seen(strip: NoticeStrip, name: str) -> list[QPushButton]:
    QApplication.processEvents()  # what was just added is shown
    buttons = strip.findChildren(QPushButton)
    return [b for b in buttons if b.isVisible() and name in (b.accessibleName(), b.text().strip())]


def click(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_three_are_shown_and_the_rest_when_asked_for(strip: NoticeStrip) -> None:
    assert len(seen(strip, "このお知らせをとじる")) == 3
    click(next(b for b in strip.findChildren(QPushButton) if b.isVisible() and "もう" in b.text()))
    assert len(seen(strip, "このお知らせをとじる")) == len(all_notices())


def test_what_is_closed_is_gone_from_the_windows_list_too(qtbot: QtBot) -> None:
    kept = [Notice("read_only"), Notice("backup_none")]
    strip = NoticeStrip(kept)
    qtbot.addWidget(strip)
    strip.show()
    click(seen(strip, "このお知らせをとじる")[0])
    assert kept == [Notice("backup_none")]
    click(seen(strip, "このお知らせをとじる")[0])
    assert kept == []
    assert not strip.isVisible()


def test_an_action_says_where_it_leads(qtbot: QtBot) -> None:
    strip = NoticeStrip([Notice("backup_none")])
    qtbot.addWidget(strip)
    strip.show()
    with qtbot.waitSignal(strip.wanted) as told:
        click(seen(strip, "控えのページへ")[0])
    assert told.args == ["backups"]


def test_the_times_of_several_failed_tries_stand_below(qtbot: QtBot) -> None:
    strip = NoticeStrip([Notice("failed_tries", FACTS["failed_tries"])])
    qtbot.addWidget(strip)
    assert any("12時04分、11月24日 12時05分" in each.text() for each in strip.findChildren(QLabel))
    assert time_words(Notice("failed_tries", {"count": 1, "last": NOON, "times": [NOON]})) == ""
    assert time_words(Notice("read_only")) == ""


def test_without_notices_there_is_nothing(qtbot: QtBot) -> None:
    strip = NoticeStrip([])
    qtbot.addWidget(strip)
    assert strip.isHidden()


def test_one_code_alone_is_shown_where_asked(qtbot: QtBot) -> None:
    notices = [Notice("read_only"), Notice("failed_tries", FACTS["failed_tries"]), Notice("backup_none")]
    strip = NoticeStrip(notices, "failed_tries")
    qtbot.addWidget(strip)
    strip.show()
    assert len(seen(strip, "このお知らせをとじる")) == 1
    click(seen(strip, "このお知らせをとじる")[0])
    assert [notice.code for notice in notices] == ["read_only", "backup_none"]
    assert not strip.isVisible()
