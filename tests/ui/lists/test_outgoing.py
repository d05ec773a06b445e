"""「一覧に書き出す」: the register and what is missing, as a workbook or a text."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from kasesupport.cases import access, families, gaps, register
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.lists.outgoing import WriteOut
from kasesupport.ui.register.desk import Desk


@pytest.fixture
def notes() -> list[str]:
    return []


def _dialog(qtbot: QtBot, file: CaseFile, what: str, notes: list[str]) -> WriteOut:
    dialog = WriteOut(Desk(file, notes.append, lambda problem: notes.append(problem.code)), what, None)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_what_a_text_does_not_hold_is_said_before_it_is_written(
    qtbot: QtBot, casefile: CaseFile, notes: list[str], tmp_path: Path
) -> None:
    register.add(casefile, "𠮷野園", "nursery")
    dialog = _dialog(qtbot, casefile, "register", notes)
    assert not dialog.told.isVisible()
    dialog.choice.chips["cp932"].click()
    assert "1種類" in dialog.told.text()
    assert "𠮷" in dialog.told.text()
    dialog.write(tmp_path / "台帳.csv")
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert "〓野園" in (tmp_path / "台帳.csv").read_text("cp932")
    assert notes == ["書き出しました：台帳.csv"]
    assert access.entries(casefile)[0].note == "地域資源台帳"


def test_what_is_missing_goes_out_without_names(
    qtbot: QtBot, casefile: CaseFile, notes: list[str], tmp_path: Path
) -> None:
    gaps.note(families.create(casefile, "佐倉"), "佐倉さんの送り迎え", "community")
    dialog = _dialog(qtbot, casefile, "shortages", notes)
    dialog.write(tmp_path / "足りない.xlsx")
    qtbot.waitUntil(lambda: not dialog.isVisible())
    page = load_workbook(tmp_path / "足りない.xlsx").active
    assert [cell.value for cell in page[2]][:6] == [
        "（名前）さんの送り迎え",
        "地域活動",
        None,
        "まだ動いていない",
        "5未満",
        "5未満",
    ]


def test_a_place_that_takes_nothing_is_said(qtbot: QtBot, casefile: CaseFile, notes: list[str], tmp_path: Path) -> None:
    register.add(casefile, "あおぞら", "npo")
    dialog = _dialog(qtbot, casefile, "register", notes)
    dialog.write(tmp_path / "ない" / "台帳.xlsx")
    qtbot.waitUntil(lambda: bool(notes))
    assert notes == ["folder_missing"]
    assert dialog.isVisible()
