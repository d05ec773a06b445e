from pathlib import Path

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot
from tests.ui.vault.conftest import Heard
from tests.ui.vault.pressing import press, shown

from kasesupport.cases import backups, families
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.vault.check_section import CheckSection
from kasesupport.ui.vault.page import VaultPage


@pytest.fixture
def section(page: VaultPage) -> CheckSection:
    page.go("check")
    return page.section("check")


def check(qtbot: QtBot, section: CheckSection) -> None:
    press(section, "いま点検する")
    qtbot.waitUntil(lambda: not section.is_busy(), timeout=20_000)


def test_a_check_is_made_told_finding_by_finding_and_kept(
    qtbot: QtBot, section: CheckSection, vault: CaseFile, heard: Heard
) -> None:
    assert "まだ点検していません" in shown(section)
    check(qtbot, section)
    words = shown(section)
    assert "きょう" in words
    assert "すべてのページが、書いたときのままです" in words
    assert "途切れずにつながっています" in words
    assert backups.last_check(vault) is not None
    assert heard.problems == []


def test_a_changed_entry_is_named_and_the_good_check_before_stays(
    qtbot: QtBot, section: CheckSection, vault: CaseFile, heard: Heard
) -> None:
    families.create(vault, "佐倉")
    vault._raw.execute("UPDATE journal SET device = 'another' WHERE seq = 2")
    check(qtbot, section)
    words = shown(section)
    assert "途中で合いません（2番のところ）" in words
    assert "三角の印" in words
    assert backups.last_check(vault) is None
    assert heard.notes == []


def test_a_printed_head_is_compared_with_the_journal(section: CheckSection, vault: CaseFile, heard: Heard) -> None:
    head = vault.head()
    section.seq.setText(str(head.seq))
    section.hash.setText(f"{head.hash[:4]} {head.hash[4:8]}".upper())
    press(section, "くらべる")
    assert "○" in section.said.text()
    section.hash.setText("00000000" if not head.hash.startswith("00000000") else "11111111")
    press(section, "くらべる")
    assert "ちがいます" in section.said.text()
    section.seq.setText("９９９")
    press(section, "くらべる")
    assert "ありません" in section.said.text()


def test_a_head_that_cannot_be_read_is_asked_for_again(section: CheckSection, heard: Heard) -> None:
    press(section, "くらべる")
    assert "番号を数字で" in section.said.text()
    section.seq.setText("1")
    section.hash.setText("ab")
    press(section, "くらべる")
    assert [problem.code for problem in heard.problems] == ["head_unreadable"]


def test_the_monthly_sheet_holds_the_mark_to_compare_and_no_family(
    section: CheckSection, vault: CaseFile, heard: Heard, tmp_path: Path
) -> None:
    families.create(vault, "佐倉")
    section.save_pdf(tmp_path / "点検票.pdf")
    document = pypdfium2.PdfDocument((tmp_path / "点検票.pdf").read_bytes())
    words = "".join("".join(page.get_textpage().get_text_range() for page in document).split())
    assert vault.head().hash[:8] in words
    assert "佐倉" not in words
    section.save_pdf(tmp_path / "nowhere" / "点検票.pdf")
    assert [problem.code for problem in heard.problems] == ["folder_missing"]
