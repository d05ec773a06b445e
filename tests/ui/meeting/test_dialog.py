"""会議の紙: a list over all families at once, papers of some bound off the main thread, all that goes out noted."""

from pathlib import Path

import pypdfium2
from PySide6.QtWidgets import QPushButton, QScrollArea
from pytestqt.qtbot import QtBot
from tests.sheets.forms.checking import said

from kasesupport.cases import access, families
from kasesupport.domain.problems import Problem
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.canvas.sheet_view import SheetView
from kasesupport.ui.home import HomePage
from kasesupport.ui.meeting.binding import offered
from kasesupport.ui.meeting.dialog import MeetingPapers
from kasesupport.ui.papers import form_desk


def test_a_meetings_papers_from_the_list_to_the_file(qtbot: QtBot, casefile: CaseFile, tmp_path: Path) -> None:
    cases = [families.create(casefile, name, kana=kana) for name, kana in (("佐倉", "さくら"), ("青木", "あおき"))]
    notes: list[str] = []
    problems: list[Problem] = []
    shown = MeetingPapers(casefile, notes.append, problems.append, None)
    qtbot.addWidget(shown)
    first = said(shown.made.pages)
    assert first.startswith("進行管理一覧")
    assert first.index("青木") < first.index("佐倉")
    with qtbot.waitExposed(shown):
        shown.show()
    page = shown.findChild(SheetView)
    area = next(each for each in shown.findChildren(QScrollArea) if page is not None and each.isAncestorOf(page))
    assert not area.horizontalScrollBar().maximum(), "a page is seen in its whole width"
    shown.save_pdf(tmp_path / "list.pdf")
    assert (access.entries(casefile, limit=1)[0].op, len(notes)) == ("sheet.export", 1)
    shown.entries["case-record"].click()
    assert not shown.made.pages
    shown._whom._buttons[cases[0].family_id].click()
    shown.bind()
    qtbot.waitUntil(lambda: bool(shown.made.pages), timeout=30_000)
    words = said(shown.made.pages)
    assert "会議の次第" in words
    assert "佐倉" in words
    assert "青木" not in words
    shown.save_pdf(tmp_path / "pack.pdf")
    assert len(pypdfium2.PdfDocument((tmp_path / "pack.pdf").read_bytes())) == len(shown.made.pages)
    assert [line.family_id for line in access.entries(casefile, limit=1)] == [cases[0].family_id]
    shown.save_pdf(tmp_path / "shut.pdf", "あおぞら ぶらんこ")
    assert len(pypdfium2.PdfDocument(tmp_path / "shut.pdf", password="あおぞら ぶらんこ")) == len(shown.made.pages)
    shown.save_pdf(tmp_path)  # a folder
    assert (len(problems), len(notes)) == (1, 3)
    shown.entries["conference"].click()
    shown.bind()
    qtbot.waitUntil(lambda: bool(shown.made.pages), timeout=30_000)
    assert not any(name in said(shown.made.pages) for name in ("佐倉", "青木"))
    assert any("整理番号と続柄" in line for line in shown.made.left_out)


def test_the_list_of_families_leads_there(qtbot: QtBot, casefile: CaseFile) -> None:
    home = HomePage(casefile)
    qtbot.addWidget(home)
    with qtbot.waitSignal(home.papers_wanted):
        next(each for each in home.findChildren(QPushButton) if each.text().strip() == "会議の紙").click()
    home.leave()


def test_a_sheet_over_all_families_is_shaped_here(qtbot: QtBot, casefile: CaseFile) -> None:
    families.create(casefile, "佐倉", kana="さくら")
    shown = MeetingPapers(casefile, print, print, None)
    qtbot.addWidget(shown)
    shown.entries["eased"].click()
    editor = shown.editor()
    editor.title.setText("この月の気づき")
    editor.title.textEdited.emit("この月の気づき")
    editor.flush()
    assert "この月の気づき" in said(editor._draw(form_desk.forms(casefile).forms["eased"]))
    editor.add_box()
    editor.reject()
    shown._forms = {form.id: form for form in offered(casefile)}
    shown.choose("eased")
    assert "自由に書くところ" in said(shown.made.pages)
    editor.deleteLater()
