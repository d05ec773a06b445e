"""様式と問い: a file is looked at, taken over, taken back, written out; a fault is said and nothing changes."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from tests.ui.vault.conftest import Heard
from tests.ui.vault.pressing import press, shown

from kasesupport.cases import office_practice as acts
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.vault.page import VaultPage
from kasesupport.ui.vault.practice_section import PracticeSection

TEXT = """
phase = "closure"
[[step]]
id = "closure.agree_step"
title = "みんなの気持ち"
[[step.question]]
id = "closure.members"
[[step.question.field]]
id = "closure.member_agrees"
options = [{ id = "with_wish", withdrawn = "2027-04" }, { id = "later", label = "もう少し先がよい", after = "yes" }]
[[step]]
id = "closure.ahead_step"
after = ""
[[check]]
id = "closure_no_ahead"
withdrawn = "2027-04"
"""


@pytest.fixture
def section(page: VaultPage) -> PracticeSection:
    page.go("practice")
    QApplication.processEvents()
    found = page.section("practice")
    assert isinstance(found, PracticeSection)
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "町の様式.toml"
    made.write_text(TEXT, encoding="utf-8")
    return made


def test_what_would_change_is_told_before_it_is_taken_over(
    section: PracticeSection, vault: CaseFile, path: Path, heard: Heard
) -> None:
    section.offer(path)
    told = shown(section)
    assert "手順の言葉が変わります：「ひとりずつの気持ち」→「みんなの気持ち」" in section_words(section)
    assert "終結" in told
    press(section, "やめる")
    assert acts.office_files(vault) == {}
    section.offer(path)
    press(section, "取り入れる")
    assert acts.in_use(vault).practice.phase("closure").steps[0].id == "closure.ahead_step"
    assert heard.notes == ["センターの様式を取り入れました。"]
    assert "センターの様式（町の様式.toml）" in shown(section)
    press(section, "元に戻す")
    assert acts.office_files(vault) == {}


def test_back_to_ours_is_asked_first_and_what_is_written_out_is_read_again(
    section: PracticeSection, vault: CaseFile, path: Path, tmp_path: Path
) -> None:
    acts.take_over(vault, acts.propose(vault, path))
    section.refresh()
    out = tmp_path / "out.toml"
    section.write("closure", acts.office_files(vault)["closure"], out)
    assert out.read_text(encoding="utf-8") == TEXT
    section.write("intake", None, out)
    section.offer(out)
    assert not next(b for b in section.findChildren(QPushButton) if "取り入れる" in b.text()).isEnabled()
    press(section, "やめる")
    press(section, "7  終結（引継ぎ）と再関与モニタリング はじめの様式へ")
    press(section, "はじめの様式に戻す")
    assert acts.office_files(vault) == {}


def test_a_fault_is_said_and_nothing_is_laid_over(
    section: PracticeSection, vault: CaseFile, path: Path, heard: Heard
) -> None:
    path.write_text(TEXT.replace("title", "colour"), encoding="utf-8")
    section.offer(path)
    (problem,) = heard.problems
    assert (problem.code, problem.facts["line"]) == ("office_file", 5)
    assert acts.office_files(vault) == {}


def test_who_does_not_decide_may_write_out_alone(page: VaultPage, vault: CaseFile) -> None:
    vault.sign_as(replace(vault.author, role="practitioner"))
    page.go("practice")
    assert "統括支援員と管理担当" in shown(page)
    buttons = {b.text().strip(): b.isEnabled() for b in page.section("practice").findChildren(QPushButton)}
    assert (buttons["ファイルを選ぶ"], buttons["書き出す"]) == (False, True)


def section_words(section: PracticeSection) -> str:
    return "\n".join(each.accessibleName() for each in section.findChildren(object) if hasattr(each, "accessibleName"))


def test_who_works_alone_switches_review_off_and_back_with_one_press(
    section: PracticeSection, vault: CaseFile, heard: Heard
) -> None:
    press(section, "出さない（ひとりで担当している）")
    assert acts.alone(vault)
    press(section, "元に戻す")
    assert not acts.alone(vault)
