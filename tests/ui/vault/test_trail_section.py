"""The journal in the window: read on as one scrolls, looked for, kept as a CSV, looked through for tampering."""

import csv
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from tests.ui.vault.conftest import Heard
from tests.ui.vault.pressing import press, shown

from kasesupport.cases import access, families, restrictions
from kasesupport.cases import practitioners as people
from kasesupport.cases.families import Newcomer
from kasesupport.store.casefile import CaseFile
from kasesupport.store.op import Op
from kasesupport.ui.model import CaseModel
from kasesupport.ui.trail_page import TrailPage
from kasesupport.ui.vault.page import VaultPage
from kasesupport.ui.vault.trail_section import TrailSection


@pytest.fixture
def section(page: VaultPage) -> TrailSection:
    page.go("trail")
    return page.section("trail")


def rows(section: TrailSection | TrailPage) -> list[str]:
    model = section.trail.model
    last = model.columnCount() - 1
    return [model.data(model.index(row, last)) for row in range(model.rowCount())]


def many(file: CaseFile, count: int) -> None:
    for _ in range(count):
        file.transact(Op("sheet.print", silent=True, logged=True, note="genogram"), lambda _connection: None)


def test_a_long_journal_is_read_as_one_scrolls(section: TrailSection, vault: CaseFile) -> None:
    many(vault, 1_000)
    section.refresh()
    model, table = section.trail.model, section.trail.table
    assert model.rowCount() < 2 * access.PAGE, "not all at once"
    table.scrollToBottom()
    shown(section)
    assert model.rowCount() > access.PAGE
    while model.canFetchMore(table.rootIndex()):
        model.fetchMore(table.rootIndex())
    assert model.rowCount() == 1_001
    assert rows(section)[-1] == access.entries(vault, before=2)[0].what


def test_an_entry_says_what_stood_there_before(section: TrailSection, vault: CaseFile) -> None:
    case = families.create(vault, "佐倉", members=[Newcomer("child", "陽葵")])
    families.rename(case, name="佐倉の家")
    section.refresh()
    section.trail.table.selectRow(0)
    words = shown(section)
    assert "「佐倉」→「佐倉の家」" in words
    assert "青木みどり" in words


def test_it_is_looked_for_by_kind_and_day(section: TrailSection, vault: CaseFile) -> None:
    access.opened(families.create(vault, "佐倉"))
    section.refresh()
    trail = section.trail
    trail.kind.setCurrentIndex(trail.kind.findData("looking"))
    trail.kind.activated.emit(1)
    assert len(rows(section)) == 1
    tomorrow = (vault.today() + timedelta(days=1)).strftime("%Y/%m/%d")
    trail.since.line.setText(tomorrow)
    trail.since.line.textEdited.emit(tomorrow)
    trail.since.flush()
    assert rows(section) == []
    assert "あてはまる記録はありません" in shown(section)


def test_one_family_is_chosen_and_left_again(section: TrailSection, vault: CaseFile) -> None:
    families.create(vault, "佐倉")
    families.create(vault, "橋本")
    section.refresh()
    press(section, "家庭を選ぶ")
    next(b for b in section.findChildren(QPushButton) if b.isVisible() and "橋本" in b.accessibleName()).click()
    shown(section)
    assert len(rows(section)) == 1
    press(section, "すべての家庭")
    assert len(rows(section)) == 3


def test_the_csv_is_asked_for_holds_the_words_and_is_noted(
    qtbot: QtBot, section: TrailSection, vault: CaseFile, heard: Heard, tmp_path: Path
) -> None:
    families.rename(families.create(vault, "佐倉"), name="=1+1")
    press(section, "表（CSV）に書き出す")
    assert "鍵のかかっていない" in shown(section)
    section.export(tmp_path / "out.csv")
    qtbot.waitUntil(lambda: bool(heard.notes), timeout=20_000)
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.reader(file))
    assert table[0][:4] == ["番号", "いつ", "だれが", "パソコン"]
    assert len({len(line) for line in table}) == 1
    assert any("佐倉" in line for line in table)
    assert any("'=1+1" in line for line in table)
    assert access.entries(vault)[0].op == "journal.export"


def test_the_csv_holds_what_is_looked_for_and_the_looking_stays(
    qtbot: QtBot, section: TrailSection, vault: CaseFile, heard: Heard, tmp_path: Path
) -> None:
    access.opened(families.create(vault, "佐倉"))
    section.refresh()
    trail, today = section.trail, vault.today().strftime("%Y/%m/%d")
    trail.kind.setCurrentIndex(trail.kind.findData("looking"))
    trail.kind.activated.emit(1)
    trail.since.line.setText(today)
    trail.since.line.textEdited.emit(today)
    press(section, "表（CSV）に書き出す")
    assert "いま画面でさがしている1件" in shown(section)
    assert "なにを「見た・印刷した」、この日から「" in shown(section)
    press(section, "やめる")
    qtbot.waitUntil(lambda: section.isAncestorOf(section.window().focusWidget()))
    section.export(tmp_path / "out.csv")
    qtbot.waitUntil(lambda: bool(heard.notes), timeout=20_000)
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) == 2, "the heads and the one entry"
    assert section.trail.kind.currentData() == "looking"
    assert section.trail.days[0] is not None
    assert section.trail.since.line.text()
    assert access.entries(vault)[0].op == "journal.export"


def test_a_csv_that_cannot_be_written_is_said(
    qtbot: QtBot, section: TrailSection, heard: Heard, tmp_path: Path
) -> None:
    section.export(tmp_path / "nowhere" / "out.csv")
    qtbot.waitUntil(lambda: bool(heard.problems), timeout=20_000)
    assert heard.problems[0].code == "folder_missing"


def test_a_changed_entry_is_found_by_the_button(qtbot: QtBot, section: TrailSection, vault: CaseFile) -> None:
    families.create(vault, "佐倉")
    vault._raw.execute("UPDATE journal SET device = 'another' WHERE seq = 2")
    press(section, "書きかえられていないか確かめる")
    qtbot.waitUntil(lambda: "気をつけることが見つかりました" in shown(section), timeout=20_000)
    press(section, "もどる")
    assert section.trail.isVisible()


def test_a_practitioner_sees_one_family_and_not_the_office(page: VaultPage, vault: CaseFile, heard: Heard) -> None:
    families.create(vault, "佐倉")
    vault.sign_as(replace(vault.author, role="practitioner"))
    page.go("trail")
    section = page.section("trail")
    assert section.trail is None
    assert "統括支援員と保管庫の管理担当" in shown(section)
    press(section, "家庭を選ぶ")
    next(b for b in section.findChildren(QPushButton) if b.isVisible() and "佐倉" in b.accessibleName()).click()
    shown(section)
    assert len(rows(section)) == 1
    assert heard.problems == []


def test_a_hidden_family_is_in_nobodys_list_from_whom_it_is_hidden(page: VaultPage, vault: CaseFile) -> None:
    family = families.create(vault, "石田").family_id
    restrictions.restrict(vault, family, people.me(vault).id)
    page.go("trail")
    assert "石田" not in " ".join(line.family for line in access.entries(vault))
    model = page.section("trail").trail.model
    assert all(model.line(row).family_id != family for row in range(model.rowCount()))


def test_the_page_of_a_family_shows_its_own(qtbot: QtBot, vault: CaseFile) -> None:
    families.create(vault, "橋本")
    model = CaseModel(families.create(vault, "佐倉"))
    page = TrailPage(model, lambda _: None)
    qtbot.addWidget(page)
    page.show()
    assert len(rows(page)) == 1
    families.rename(model.case, name="佐倉の家")
    page.hide()
    page.show()
    assert len(rows(page)) == 2
    QTest.qWait(0)
    model.leave()


def test_who_signed_is_read_whole_where_there_is_room(section: TrailSection, vault: CaseFile) -> None:
    vault.sign_as(replace(vault.author, practitioner="", practitioner_id=""))
    families.create(vault, "佐倉")
    section.refresh()
    shown(section)
    table = section.trail.table
    assert table.columnWidth(1) >= table.sizeHintForColumn(1)
