"""Copied words are marked and taken back; those of other programs are left alone."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication
from pytestqt.qtbot import QtBot

from kasesupport.ui.clipboard import MARKS, ClipboardGuard

CLIPBOARD = QClipboard.Mode.Clipboard


@pytest.fixture
def clipboard(qtbot: QtBot) -> Iterator[QClipboard]:
    board = QGuiApplication.clipboard()
    board.clear()
    yield board
    board.clear()


def test_what_is_copied_keeps_its_content_and_bears_every_mark(clipboard: QClipboard) -> None:
    guard = ClipboardGuard(clipboard)
    mime = QMimeData()
    mime.setText("佐倉さんの住所")
    mime.setHtml("<b>佐倉さんの住所</b>")
    clipboard.setMimeData(mime)
    guard.mark(CLIPBOARD)
    found = clipboard.mimeData()
    assert found.text() == "佐倉さんの住所"
    assert found.html() == "<b>佐倉さんの住所</b>"
    assert {mark: found.data(mark).data() for mark in MARKS} == MARKS


def test_ours_is_taken_back_on_lock(clipboard: QClipboard) -> None:
    guard = ClipboardGuard(clipboard)
    clipboard.setText("佐倉さんの住所")
    guard.mark(CLIPBOARD)
    guard.clear()
    assert clipboard.text() == ""


def test_what_another_program_copied_stays(clipboard: QClipboard) -> None:
    ours, another = ClipboardGuard(clipboard), ClipboardGuard(clipboard)
    clipboard.setText("会議は10時")
    another.mark(CLIPBOARD)  # another process has another token
    ours.clear()
    assert clipboard.text() == "会議は10時"
