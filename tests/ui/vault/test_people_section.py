from dataclasses import replace

from PySide6.QtWidgets import QPushButton
from tests.ui.vault.conftest import Heard
from tests.ui.vault.pressing import press, shown

from kasesupport.cases import families, restrictions
from kasesupport.cases import practitioners as people
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.vault.families_sheet import SHOWN, FamiliesSheet, FamilySheet
from kasesupport.ui.vault.page import VaultPage
from kasesupport.ui.vault.person_sheet import PersonSheet


def line(page: VaultPage, words: str) -> QPushButton:
    shown(page)
    return next(b for b in page.findChildren(QPushButton) if b.isVisible() and words in b.accessibleName())


def test_a_colleague_is_added_with_a_reading_a_title_and_a_role(page: VaultPage, vault: CaseFile) -> None:
    page.go("people")
    press(page, "人を足す")
    sheet = page.findChild(PersonSheet)
    sheet.name.setText("石田 かな")
    sheet.kana.setText("いしだ かな")
    sheet.title.setText("保健師")
    press(sheet, "統括支援員")
    press(sheet, "この内容にする")
    new = people.practitioners(vault)[-1]
    assert (new.name, new.kana, new.title, new.role) == ("石田 かな", "いしだ かな", "保健師", "supervisor")
    assert "石田 かな" in shown(page)
    assert "鍵はまだありません" in shown(page)


def test_a_person_without_a_name_is_asked_for_one_and_the_form_stays(
    page: VaultPage, vault: CaseFile, heard: Heard
) -> None:
    page.go("people")
    press(page, "人を足す")
    press(page.findChild(PersonSheet), "この内容にする")
    assert [problem.code for problem in heard.problems] == ["name_needed"]
    assert page.findChild(PersonSheet).isVisible()
    assert len(people.practitioners(vault)) == 1


def test_who_leaves_stands_among_those_before_and_can_come_back(page: VaultPage, vault: CaseFile) -> None:
    people.add_practitioner(vault, "石田 かな")
    page.go("people")
    line(page, "石田 かな").click()
    press(page, "異動・退職した")
    assert [one.name for one in people.practitioners(vault)] == ["青木みどり"]
    press(page, "前にいた人")
    line(page, "石田 かな").click()
    press(page, "戻ってきた")
    assert len(people.practitioners(vault)) == 2


def test_the_last_keeper_cannot_leave_and_it_is_said(page: VaultPage, vault: CaseFile, heard: Heard) -> None:
    page.go("people")
    line(page, "青木みどり").click()
    press(page, "異動・退職した")
    assert [problem.code for problem in heard.problems] == ["last_keeper"]


def test_one_of_two_is_the_main_one_and_only_one(page: VaultPage, vault: CaseFile) -> None:
    other = people.add_practitioner(vault, "石田 かな")
    family = families.create(vault, "佐倉").family_id
    page.go("people")
    press(page, "家庭を選ぶ")
    line(page, "佐倉").click()
    sheet = page.findChild(FamilySheet)
    press(sheet, "青木みどり 主担当")
    press(sheet, "石田 かな 主担当")
    held = {each.practitioner_id: each.is_main for each in people.assignments(vault, family)}
    assert held == {vault.author.practitioner_id: False, other: True}
    assert sheet._choices[vault.author.practitioner_id].chips["other"].isChecked()
    press(sheet, "青木みどり 担当")
    assert {each.practitioner_id: each.is_main for each in people.assignments(vault, family)} == held
    press(sheet, "もどる")
    assert "石田 かな（主担当）、青木みどり" in shown(page.findChild(FamiliesSheet))
    line(page, "佐倉").click()
    press(page.findChild(FamilySheet), "石田 かな 担当なし")
    assert [each.practitioner_id for each in people.assignments(vault, family)] == [vault.author.practitioner_id]


def test_a_family_is_hidden_from_a_colleague_and_shown_again(page: VaultPage, vault: CaseFile) -> None:
    other = people.add_practitioner(vault, "石田 かな")
    family = families.create(vault, "石田").family_id
    page.go("people")
    press(page, "家庭を選ぶ")
    line(page, "石田").click()
    press(page, "石田 かな に見せない")
    assert restrictions.hidden_from(vault, family) == (other,)
    press(page, "石田 かな に見せない")
    assert restrictions.hidden_from(vault, family) == ()


def test_a_practitioner_sees_who_is_who_and_may_change_only_ones_own_name(page: VaultPage, vault: CaseFile) -> None:
    people.add_practitioner(vault, "石田 かな")
    vault.sign_as(replace(vault.author, role="practitioner"))
    page.go("people")
    words = [b.text().strip() for b in page.findChildren(QPushButton) if b.isVisible()]
    assert "人を足す" not in words
    line(page, "石田 かな").click()
    assert "この内容にする" not in [b.text().strip() for b in page.findChildren(QPushButton) if b.isVisible()]
    page.section("people").back()
    line(page, "青木みどり").click()
    page.findChild(PersonSheet).title.setText("社会福祉士")
    press(page, "この内容にする")
    assert people.me(vault).title == "社会福祉士"


def test_many_families_are_found_by_search(page: VaultPage, vault: CaseFile) -> None:
    for number in range(SHOWN + 3):
        families.create(vault, f"みどり{number}")
    page.go("people")
    press(page, "家庭を選ぶ")
    sheet = page.findChild(FamiliesSheet)
    assert "ほかに3家庭" in shown(sheet)
    sheet.search.setText("みどり32")
    shown(sheet)
    rows = [b for b in sheet.findChildren(QPushButton) if b.objectName() == "row" and b.isVisible()]
    assert [row.accessibleName().split("　")[0] for row in rows] == ["みどり32"]


def test_the_page_says_honestly_what_a_role_cannot_keep(page: VaultPage) -> None:
    page.go("people")
    press(page, "役割でできること・守れないこと")
    assert "鍵を持つ人は、だれでも" in shown(page)
