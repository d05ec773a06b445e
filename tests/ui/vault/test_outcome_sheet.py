"""三つの評価のまとめ: apart, counted in words, nobody named, small counts untold on paper."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from tests.rounds import mark_all

from kasesupport.cases import access, ecomap, families, fidelity, names, notes, plans, talks
from kasesupport.cases.rows import OpenCase
from kasesupport.drawing.items import Text, flat
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.office_paper import OfficePaper
from kasesupport.ui.vault.fidelity_section import FidelitySection
from kasesupport.ui.vault.outcome_sheet import OutcomeSheet
from kasesupport.ui.vault.outcome_words import few
from kasesupport.ui.vault.page import VaultPage

DAY = date(2026, 5, 1)


def looked_back(file: CaseFile) -> None:
    case = families.create(file, "山根")
    mark_all(case, fidelity.begin_round(case, "self", DAY, "宮田"), {f"1-{n}-1": "yes" for n in range(1, 7)})


def told(file: CaseFile) -> None:
    """Six goals came nearer, one of them with an action; a school was good to the family, of some use to the center."""
    case = families.create(file, "佐倉")
    goals = [plans.add_to_plan(case, "goal", text=f"目標{n}") for n in range(6)]
    plans.add_to_plan(case, "action", actors="family", text="話す", goal_id=goals[0])
    plans.edit_plan(case, handed_on=DAY.isoformat())
    for goal in goals:
        noted(case, "outcome.goals", goal, goal_near=4)
    school, _ = ecomap.add_resource(case, "西小学校", "school")
    noted(case, "outcome.services", school, service_family="good", service_staff="some")
    noted(case, "outcome.feelings", "m", feel_safe=7)


def noted(case: OpenCase, question: str, about: str, **values: object) -> None:
    note = notes.add_note(case, question, DAY, about)
    for name, value in values.items():
        talks.answer(case, f"outcome.{name}", value, note_id=note)


def opened(page: VaultPage) -> OutcomeSheet:
    page.go("fidelity")
    section = page.section("fidelity")
    assert isinstance(section, FidelitySection)
    section.sums.click()
    laid = section.widget(1)
    assert laid is not None
    return laid.findChildren(OutcomeSheet)[0]


def test_the_three_stand_apart_and_go_out_without_small_counts(
    page: VaultPage, vault: CaseFile, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first = opened(page)
    assert "まだ数えるものがありません" in said(first)
    looked_back(vault)
    told(vault)
    first.back.click()
    sheet = opened(page)
    by_title = {each.title.partition("：")[0]: {row[0]: row[1:] for row in each.rows} for each in sheet.tables}
    assert by_title["過程（プロセス）"] == {
        "ふり返った家庭": ("1",), "できている": ("6",), "一部": ("0",), "これから": ("0",),
    }  # fmt: skip
    assert by_title["成果（アウトカム）"]["近づいた"] == ("6",)
    assert by_title["成果（アウトカム）"]["この目標は：届いた"] == ("0",)
    assert by_title["主観の評価"]["サービスなど・家族から：よかった"] == ("1",)
    assert by_title["主観の評価"]["家での安心：6から10"] == ("1",)
    assert by_title["取組ごと"]["家族の取組"] == ("1", "1", "0", "0")
    assert by_title["資源の種類ごと"]["学校"] == ("0", "1", "0", "0", "0", "0", "0")
    painted = "".join(i.text for p in sheet.pages() for i in flat(p.items) if isinstance(i, Text))
    assert all(words in painted for words in ("近づいた6", "ふり返った家庭5未満", "できている－", "家族の取組5未満"))
    assert not [name for name in names.all_names(vault) if name in said(sheet) + painted]
    path = tmp_path / "a.pdf"
    monkeypatch.setattr(OfficePaper, "exec", lambda dialog: dialog.save_pdf(path))
    sheet.show_paper()
    assert path.read_bytes().startswith(b"%PDF")
    assert access.entries(vault)[0].note == "三つの評価のまとめ（センター全体）"
    sheet.back.click()
    assert page.section("fidelity").currentIndex() == 0  # type: ignore[attr-defined]


def test_under_five_is_not_told() -> None:
    assert [few(count) for count in (0, 4, 5, 12)] == ["5未満", "5未満", "5", "12"]


def said(sheet: OutcomeSheet) -> str:
    return "\n".join(label.accessibleName() or label.text() for label in sheet.findChildren(QLabel))
