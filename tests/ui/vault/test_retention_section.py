"""What is due, what is kept longer, and erasing for good: asked twice, typed once, and honest about the backups."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import update
from tests.ui.vault.conftest import Heard
from tests.ui.vault.pressing import press, shown

from kasesupport.cases import access, backups, families, retention, views
from kasesupport.cases.families import Newcomer
from kasesupport.domain.dates import PartialDate
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile
from kasesupport.store.op import Op
from kasesupport.ui.vault.erase_sheets import EraseForm
from kasesupport.ui.vault.keep_form import KeepForm
from kasesupport.ui.vault.page import VaultPage
from kasesupport.ui.vault.retention_section import RetentionSection


@pytest.fixture
def section(page: VaultPage) -> RetentionSection:
    page.go("retention")
    return page.section("retention")


def closed(file: CaseFile, name: str, on: str, born: int) -> str:
    child = Newcomer("child", "陽葵", birth=PartialDate(born, 4, 2), index=True)
    family = families.create(file, name, members=[child]).family_id
    episode = update(tables.episode).where(tables.episode.c.family_id == family).values(closed_on=on)
    file.transact(Op("t.close", family), lambda connection: connection.execute(episode))
    return family


def open_line(section: RetentionSection, words: str) -> None:
    section.refresh()
    shown(section)
    next(b for b in section.findChildren(QPushButton) if b.isVisible() and words in b.accessibleName()).click()
    shown(section)


def test_the_proposal_is_marked_and_the_offices_word_takes_its_place(
    section: RetentionSection, vault: CaseFile, heard: Heard
) -> None:
    assert "（暫定）" in shown(section)
    assert "かかわりを終えた家庭は、まだありません" in shown(section)
    section.years.setText("10")
    section.age.setText("１８")
    press(section, "この期間にする")
    assert (retention.periods(vault).years, retention.periods(vault).age) == (10, 18)
    assert "（暫定）" not in shown(section)
    section.years.setText("たくさん")
    press(section, "この期間にする")
    assert [problem.code for problem in heard.problems] == ["years_out_of_range"]


def test_families_stand_under_what_is_to_be_decided(section: RetentionSection, vault: CaseFile) -> None:
    closed(vault, "古い家", "2000-03-31", 1985)
    closed(vault, "新しい家", vault.today().isoformat(), vault.today().year - 5)
    section.refresh()
    words = shown(section)
    assert "期間がすぎた家庭（1）" in words
    assert "これから期間がくる家庭（1）" in words


def test_a_family_taken_in_by_mistake_is_found_and_erased(
    qtbot: QtBot, section: RetentionSection, vault: CaseFile
) -> None:
    families.create(vault, "まちがい")
    stays = families.create(vault, "のこる家").family_id
    section.refresh()
    press(section, "終えていない家庭を選ぶ")
    shown(section)
    next(b for b in section.findChildren(QPushButton) if b.isVisible() and "まちがい" in b.accessibleName()).click()
    assert "かかわりが続いています" in shown(section)
    press(section, "この家庭の記録を消去する")
    form = section.findChild(EraseForm)
    assert "かかわりは、まだ続いています" in shown(form)
    form.reason.setText("まちがえてつくったため")
    form.approver.setText("センター長")
    form.name.setText("まちがい")
    press(form, "消去する（もとには戻せません）")
    qtbot.waitUntil(lambda: [line.family_id for line in views.families(vault)] == [stays], timeout=20_000)


def test_one_is_kept_until_a_day_with_a_reason_and_let_go_again(
    section: RetentionSection, vault: CaseFile, heard: Heard
) -> None:
    closed(vault, "古い家", "2000-03-31", 1985)
    open_line(section, "古い家")
    press(section, "期間とは別に、残すと決める")
    form = section.findChild(KeepForm)
    form.until.line.setText("2090年3月")
    form.until.line.textEdited.emit("2090年3月")
    press(form, "残すと決める")
    assert [problem.code for problem in heard.problems] == ["reason_needed"]
    form.why.setText("裁判が続いているため")
    press(form, "残すと決める")
    (line,) = retention.due(vault)
    assert (line.state, line.until) == ("kept", "2090-03-31")
    assert "2090年3月31日まで残すと決めています" in shown(section)
    open_line(section, "古い家")
    assert "この家庭の記録を消去する" not in [
        b.text().strip() for b in section.findChildren(QPushButton) if b.isVisible()
    ]
    press(section, "決めたことをやめて、センターの期間にもどす")
    assert retention.due(vault)[0].state == "due"


def erase_form(section: RetentionSection) -> EraseForm:
    open_line(section, "古い家")
    press(section, "この家庭の記録を消去する")
    return section.findChild(EraseForm)


def test_erasing_says_what_goes_asks_for_the_name_and_names_the_backups(
    qtbot: QtBot, section: RetentionSection, vault: CaseFile, heard: Heard
) -> None:
    closed(vault, "古い家", "2000-03-31", 1985)
    families.create(vault, "橋本")
    backups.back_up(vault)
    kept = vault.home.folder.with_name(f"{vault.home.folder.stem}（戻す前 2026-11-30 0915）.vault")
    kept.mkdir()
    form = erase_form(section)
    assert "消えるもの" in shown(form)
    assert "残るもの" in shown(form)
    form.reason.setText("保存期間がすぎたため")
    form.approver.setText("センター長")
    form.name.setText("古い")
    press(form, "消去する（もとには戻せません）")
    assert "家庭の名前がちがいます" in shown(form)
    assert len(views.families(vault)) == 2
    form.name.setText("古い 家")
    press(form, "消去する（もとには戻せません）")
    qtbot.waitUntil(lambda: "消去しました" in shown(section), timeout=20_000)
    assert [line.name for line in views.families(vault)] == ["橋本"]
    day = date.fromisoformat(backups.backups(vault)[0].at.date().isoformat())
    assert f"・{day.year}年{day.month}月{day.day}日" in shown(section)
    assert "　このパソコン　" in shown(section)
    assert "ごろに消えます" in shown(section)
    assert str(kept) in shown(section).replace("\u200b", "")
    assert "センター長" in access.entries(vault)[0].note or "センター長" in access.entries(vault)[1].note
    assert heard.problems == []


def test_without_an_approver_nothing_goes_and_the_form_stays(
    qtbot: QtBot, section: RetentionSection, vault: CaseFile, heard: Heard
) -> None:
    closed(vault, "古い家", "2000-03-31", 1985)
    form = erase_form(section)
    form.reason.setText("保存期間がすぎたため")
    form.name.setText("古い家")
    press(form, "消去する（もとには戻せません）")
    qtbot.waitUntil(lambda: bool(heard.problems), timeout=20_000)
    assert heard.problems[0].code == "approver_needed"
    assert form.isVisible()
    assert form.reason.text() == "保存期間がすぎたため"
    assert len(views.families(vault)) == 1


def test_a_practitioner_looks_and_decides_nothing(section: RetentionSection, vault: CaseFile) -> None:
    closed(vault, "古い家", "2000-03-31", 1985)
    vault.sign_as(replace(vault.author, role="practitioner"))
    open_line(section, "古い家")
    assert "統括支援員か保管庫の管理担当が決めます" in shown(section)
    words = [b.text().strip() for b in section.findChildren(QPushButton) if b.isVisible()]
    assert words == ["もどる"]
