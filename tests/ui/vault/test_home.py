"""What home tells of the vault, and the way to a hidden family that leaves its trace."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from tests.ui.vault.pressing import press, shown

from kasesupport.cases import access, backups, families, opening, restrictions
from kasesupport.cases import practitioners as people
from kasesupport.domain.problems import Problem
from kasesupport.store.casefile import CaseFile
from kasesupport.ui import app as dressing
from kasesupport.ui.case_page import CasePage
from kasesupport.ui.glass_page import GlassPage
from kasesupport.ui.home import HomePage
from kasesupport.ui.places import Laptop
from kasesupport.ui.vault.page import VaultPage
from kasesupport.ui.vault_line import VaultLine
from kasesupport.ui.window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, vault: CaseFile, vault_folder: Path, tmp_path: Path) -> Iterator[MainWindow]:
    dressing.dress(QApplication.instance())
    made = MainWindow(None, opening.open_example, Laptop(tmp_path / "config"), lambda _: None)
    qtbot.addWidget(made)
    made.show()
    made._opened(vault, vault_folder)
    yield made
    made.put_away()


def again(window: MainWindow) -> VaultLine:
    window._home()
    QApplication.processEvents()
    return window.page.findChild(VaultLine)


def test_home_says_when_the_last_backup_and_check_were_and_leads_there(window: MainWindow, vault: CaseFile) -> None:
    line = window.page.findChild(VaultLine)
    press(line, "最後の控え：まだありません")
    assert isinstance(window.page, VaultPage)
    assert "まだ控えがありません" in shown(window.page)
    backups.back_up(vault)
    backups.keep_check(vault, backups.check(vault))
    line = again(window)
    words = " ".join(button.text() for button in line.findChildren(QPushButton))
    assert words.count("きょう") == 2
    assert "まだ" not in words


def hidden(vault: CaseFile) -> str:
    """A family hidden from a colleague, who sits down at the laptop."""
    other = people.add_practitioner(vault, "石田 かな")
    family = families.create(vault, "石田の家").family_id
    restrictions.restrict(vault, family, other)
    vault.sign_as(replace(vault.author, practitioner="石田 かな", practitioner_id=other, role="practitioner"))
    return family


def test_a_hidden_family_is_opened_with_a_reason_and_the_keeper_is_told(window: MainWindow, vault: CaseFile) -> None:
    keeper = vault.author
    family = hidden(vault)
    again(window)
    home = window.page.findChild(HomePage)
    home.search.setText("石田の家")
    assert "見つかりませんでした" in shown(home)
    press(home, "要配慮ケースを、理由を書いてひらく")
    page = window.page.findChild(GlassPage)
    assert page.name.text() == "石田の家"
    press(page, "理由を残してひらく")
    assert not isinstance(window.page, CasePage), "no reason, no way in"
    assert window._notes.isVisible()
    QTest.keyClicks(page.reason, "a")
    assert not window._notes.isVisible(), "what it told of is being mended"
    page.reason.setText("担当が休みのため")
    press(page, "理由を残してひらく")
    assert isinstance(window.page, CasePage)
    assert window.page.model.case.family_id == family
    vault.sign_as(keeper)
    press(again(window), "理由を書いて開かれた家庭があります（1件）")
    assert "理由：担当が休みのため" in shown(window.page)
    press(window.page, "確かめました")
    assert access.glass_news(vault) == ()
    assert "担当が休みのため" not in shown(window.page)


def test_trying_names_opens_nothing_and_is_kept(window: MainWindow, vault: CaseFile) -> None:
    keeper = vault.author
    hidden(vault)
    window._seek_hidden("石田")
    page = window.page.findChild(GlassPage)
    page.reason.setText("ためし")
    press(page, "理由を残してひらく")
    assert not isinstance(window.page, CasePage)
    vault.sign_as(keeper)
    assert access.entries(vault)[0].op == "glass.seek"
    press(page, "やめる")
    assert window.page.findChild(HomePage) is not None


def test_what_was_said_of_a_page_goes_with_it(window: MainWindow, vault: CaseFile) -> None:
    window.open_vault()
    window.fail(Problem("read_only_vault"))
    window.page.go("keys")
    assert not window._notes.isVisible()
    window.fail(Problem("read_only_vault"))
    window._home()
    assert not window._notes.isVisible()


def test_the_example_does_not_speak_of_backups(qtbot: QtBot, vault: CaseFile, tmp_path: Path) -> None:
    made = MainWindow(None, opening.open_example, Laptop(tmp_path / "config"), lambda _: None)
    qtbot.addWidget(made)
    made._opened(vault, None)
    assert made.page.findChild(VaultLine) is None
    made.put_away()
