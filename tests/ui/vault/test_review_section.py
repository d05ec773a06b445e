"""数で見るふり返り: read in the background, told with what it counts, and out of the office without names or small counts."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from kasesupport.cases import access, families, names, notes, practitioners, talks
from kasesupport.domain.period import Period
from kasesupport.drawing.items import Text, flat
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.office_paper import OfficePaper
from kasesupport.ui.outgoing import Outgoing, of_office
from kasesupport.ui.reviewing.outgoing import WriteCounts
from kasesupport.ui.reviewing.page import ReviewPage
from kasesupport.ui.vault.page import VaultPage
from kasesupport.ui.vault.review_section import ReviewSection

DAY = date(2026, 5, 1)


def filled(file: CaseFile) -> None:
    """Six families were visited, one of them had many calls as well; the first is one's own."""
    for number in range(6):
        case = families.create(file, f"山根{number}")
        if not number:
            practitioners.assign(file, case.family_id, file.author.practitioner_id, main=True)
        for way in ("visit", *(["phone"] * 3 if number == 3 else [])):
            talks.answer(case, "support.contact_way", way, note_id=notes.add_note(case, "support.contacts", DAY))


def opened(qtbot: QtBot, page: VaultPage) -> ReviewSection:
    page.go("review")
    section = page.section("review")
    assert isinstance(section, ReviewSection)
    come(qtbot, section, lambda: None)
    return section


def come(qtbot: QtBot, section: ReviewSection, act: Callable[[], object]) -> ReviewPage:
    """What is shown after work in the background."""
    act()
    qtbot.waitUntil(lambda: section.page is not None)
    assert section.page is not None
    return section.page


def said(page: ReviewPage) -> str:
    return "\n".join(label.accessibleName() or label.text() for label in page.findChildren(QLabel))


def test_it_counts_tells_and_goes_out_without_small_counts(
    qtbot: QtBot, page: VaultPage, vault: CaseFile, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    filled(vault)
    section = opened(qtbot, page)
    shown = section.page
    assert shown is not None
    shown.choose("contacts")
    assert "訪問　令和6年度0、令和7年度0、令和8年度6" in shown.view.accessibleDescription()
    assert all(words in said(shown) for words in ("数えるもの：", "数えないもの：", "6家庭の記録から"))
    bar = shown.area.verticalScrollBar()
    bar.setRange(0, 400)
    bar.setValue(300)
    shown.choose("meetings")
    assert bar.value() == 0, "another picture is read from its name on"
    assert "フェーズ4の「話し合い・会議の記録」から書けます" in said(shown)
    assert not [name for name in names.all_names(vault) if name in said(shown)]
    shown = come(qtbot, section, lambda: shown.bar.whose.chips["own"].click())
    assert shown.told.sums["contacts"].whole.count == 1
    shown = come(qtbot, section, lambda: shown.bar.whose.chips["all"].click())
    shown.bar.period.show_value("days")
    shown = come(qtbot, section, lambda: shown.bar._choose("days"))
    assert shown.told.asked.period == Period(f"{vault.today().year}-01-01", vault.today().isoformat())
    shown.choose("contacts")
    path = tmp_path / "a.pdf"
    monkeypatch.setattr(OfficePaper, "exec", lambda dialog: dialog.save_pdf(path))
    section.show_paper(whole=True)
    assert path.read_bytes().startswith(b"%PDF")
    assert access.entries(vault)[0].note == "数で見るふり返り（センター全体・名前なし）"
    painted = "".join(i.text for p in section.pages(whole=False) for i in flat(p.items) if isinstance(i, Text))
    assert "＊" in painted
    assert "7" not in painted.partition("数えるもの")[2].partition("訪ねた")[2]
    writing = WriteCounts(shown.told, _out(section), None)
    qtbot.addWidget(writing)
    writing.write(tmp_path / "a.xlsx")
    qtbot.waitUntil(lambda: (tmp_path / "a.xlsx").exists() and access.entries(vault)[0].note != "")
    rows = list(load_workbook(tmp_path / "a.xlsx").active.values)
    told = {row[3]: row[5:7] for row in rows if row[1] == "会った・話した方法"}
    assert (told["電話"], told["計"]) == ((None, "伏せました"), (9, None))
    assert not [name for name in names.all_names(vault) for row in rows if name in "".join(map(str, row))]


def _out(section: ReviewSection) -> Outgoing:
    return of_office(section.desk.file, section.desk.note, section.desk.fail)


def test_it_can_be_stopped_and_read_again(qtbot: QtBot, page: VaultPage) -> None:
    section = opened(qtbot, page)
    section.read()
    sheet = section.work_sheet
    assert sheet is not None
    sheet.stop()
    qtbot.waitUntil(lambda: section.work_sheet is None)
    if section.page is None:  # it was not quicker than the stop
        assert "もう一度数える" in [each.accessibleName() for each in section.findChildren(QPushButton)]
    shown = come(qtbot, section, section.read)
    assert "この期間に数えるものはありません" in said(shown)
