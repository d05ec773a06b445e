import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from tests.vaults import new_vault

import kasesupport
from kasesupport import resources
from kasesupport.cases import families, opening, people
from kasesupport.domain.notices import Notice
from kasesupport.domain.problems import Problem
from kasesupport.practice.load import load
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.fonts import load_fonts
from kasesupport.ui.genogram.menu import entries
from kasesupport.ui.help import licences
from kasesupport.ui.help.chapters import FIRST, chapters, of_page
from kasesupport.ui.help.desk import HelpDesk
from kasesupport.ui.help.where import PAGES
from kasesupport.ui.home import HomePage
from kasesupport.ui.notice_strip import NoticeStrip
from kasesupport.ui.pages import makers
from kasesupport.ui.places import Laptop
from kasesupport.ui.window import MainWindow

MARKERS = ("まあかあ", "瑠璃森", "かくしことば", "0987-65-4321")


@pytest.fixture
def window(qtbot: QtBot, casefile: CaseFile, tmp_path: Path) -> Iterator[MainWindow]:
    load_fonts()
    made = MainWindow(None, lambda: casefile, Laptop(tmp_path), lambda _: None)
    HelpDesk(made)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.put_away()


def desk(window: MainWindow) -> HelpDesk:
    found = window.findChild(HelpDesk)
    assert isinstance(found, HelpDesk)
    return found


def shown(window: MainWindow) -> str:
    guide = desk(window).guide
    assert guide is not None
    return guide.list.currentItem().text()


def test_the_search_the_caseload_and_the_filed_papers_have_their_chapters(
    qtbot: QtBot, window: MainWindow, casefile: CaseFile
) -> None:
    window._hold(casefile, None)
    window._home()
    home = window.findChild(HomePage)
    for see, chapter in (
        (home.search_everything, "さがす"), (home.see_all, "ケース一覧"), (home.see_filed, "さがす"),
    ):  # fmt: skip
        see()
        desk(window).open()
        assert shown(window) == chapter


def test_after_an_update_what_is_new_is_one_press_away(window: MainWindow, casefile: CaseFile) -> None:
    window._hold(casefile, None)
    window._notices.append(Notice("updated", {"version": "9.9.9"}))
    window._home()
    strip = window.findChild(NoticeStrip)
    next(each for each in strip.findChildren(QPushButton) if each.text() == "新しくなったこと").click()
    assert shown(window) == "新しくなったこと"


def test_every_page_of_the_window_has_one_chapter() -> None:
    practice = load()
    pages = {*PAGES.values(), *makers(practice, Laptop(Path()))}
    told = [page for chapter in chapters() for page in chapter.pages]
    assert sorted(told) == sorted(set(told))
    assert pages - set(told) == set()
    assert of_page("nowhere") == FIRST


def test_pictures_of_the_guide_are_there_and_its_ways_lead_to_chapters_or_to_what_technicians_read() -> None:
    files = {chapter.file.name for chapter in chapters()}
    for chapter in chapters():
        for picture in re.findall(r"!\[.*?\]\((\S+)\)", chapter.text()):
            assert (chapter.file.parent / picture).is_file(), picture
        for way in re.findall(r"(?<!!)\[[^\]]*\]\(([^)#]+\.md)", chapter.text()):
            assert way in files or (resources.guide() / way).is_file(), way


def test_what_is_new_tells_of_this_version() -> None:
    news = next(chapter for chapter in chapters() if chapter.id == "news")
    assert f"\n## {kasesupport.__version__}\n" in news.text()


def test_the_licences_name_the_program_s_own_and_those_of_others() -> None:
    for words in ("GNU GENERAL PUBLIC LICENSE", "BIZ UDPGothic", "PySide6", "SQLCipher"):
        assert words in licences.text()


def test_f1_opens_the_chapter_of_the_page_one_is_on(window: MainWindow, casefile: CaseFile) -> None:
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert shown(window) == "はじめの一歩"
    window._hold(casefile, None)
    case = families.create(casefile, "佐倉")
    window.open_family(case.family_id, "ecomap")
    desk(window).open()
    assert shown(window) == "エコマップを描く"
    window.open_vault()
    desk(window).open()
    assert shown(window) == "保管庫と鍵"
    guide = desk(window).guide
    assert guide is not None
    assert 'href="security.md"' not in guide.browser.toHtml()
    assert 'href="together.md"' in guide.browser.toHtml()
    guide.browser.anchorClicked.emit(QUrl("register.md"))
    assert shown(window) == "地域資源台帳"
    guide.browser.anchorClicked.emit(QUrl("https://example.invalid/register.md"))
    guide.browser.anchorClicked.emit(QUrl("security.md"))
    assert shown(window) == "地域資源台帳"
    guide.list.setCurrentRow(guide.list.count() - 1)
    assert "GNU GENERAL PUBLIC LICENSE" in guide.browser.toPlainText()
    assert guide.browser.currentCharFormat().fontWeight() <= QFont.Weight.Normal


def test_the_guide_does_not_open_over_the_screen_that_is_turned_to_the_family(
    window: MainWindow, casefile: CaseFile
) -> None:
    window._hold(casefile, None)
    case = families.create(casefile, "佐倉")
    window.open_family(case.family_id, "together")
    desk(window).open()
    assert desk(window).guide is None


def test_the_report_holds_numbers_and_no_word_of_a_family(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_vault(tmp_path / "相談.vault", "みどりの川をわたる", practitioner=MARKERS[0])
    file = opening.unlock(tmp_path / "相談.vault", "みどりの川をわたる")
    window._hold(file, None)
    name, place, word, phone = MARKERS
    case = families.create(file, name, kana=place)
    families.rename(case, phone=phone)
    people.add_person(case, name=name, note=word)
    window.open_family(case.family_id, "family")
    window.fail(Problem("save_failed", path=f"/home/{name}"))
    desk(window).tell()
    made = desk(window).report
    assert made is not None
    text = made.text.toPlainText()
    assert "家庭の数：1\n" in text
    assert "人の数：1\n" in text
    assert "save_failed" in text
    for marker in (*MARKERS, str(tmp_path), str(file.home.folder), "相談", Path.home().name, f"{file.today().year}"):
        assert marker not in text
    target = tmp_path / "report.txt"
    monkeypatch.setattr("kasesupport.ui.files.new_file", lambda *_: (target, ""))
    save = next(each for each in made.findChildren(QPushButton) if each.text().strip() == "保存する")
    save.click()
    assert target.read_text(encoding="utf-8") == text


def test_the_genogram_s_list_of_keys_has_a_key_of_its_own() -> None:
    keys = [entry.key for _, group in entries() for entry in group if entry.key]
    assert "F1" not in keys
    assert "?" in keys
