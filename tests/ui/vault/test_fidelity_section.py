"""実践のふり返り of the whole office: added up, counted, and nobody named."""

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel
from tests.rounds import mark_all

from kasesupport.cases import access, families, fidelity, practitioners
from kasesupport.drawing.items import Drawing, Text, flat
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history.journal import Author
from kasesupport.ui.paper_dialog import PaperDialog
from kasesupport.ui.vault.fidelity_section import FidelitySection
from kasesupport.ui.vault.page import VaultPage


def looked_back(file: CaseFile, many: int, on: date = date(2026, 5, 1), main: str = "") -> None:
    for number in range(many):
        case = families.create(file, f"山根{number}")
        if main:
            practitioners.assign(file, case.family_id, main, main=True)
        one = fidelity.begin_round(case, "self", on, "宮田")
        seen = {f"{phase}-{each}-1": "not" if each == 5 else "yes" for phase in (1, 2) for each in range(1, 10)}
        mark_all(case, one, seen)


def opened(page: VaultPage) -> FidelitySection:
    page.go("fidelity")
    section = page.section("fidelity")
    assert isinstance(section, FidelitySection)
    return section


def said(section: FidelitySection) -> str:
    return "\n".join(label.accessibleName() or label.text() for label in section.findChildren(QLabel))


def painted(section: FidelitySection, paper: Drawing | None = None) -> str:
    assert section.picture is not None
    shown = paper or section.picture.view._drawing
    return "".join(item.text for item in flat(shown.items) if isinstance(item, Text))


def test_without_a_round_it_says_where_to_begin(page: VaultPage) -> None:
    assert "家庭のページの「実践のふり返り」から始められます" in said(opened(page))


def test_of_a_few_families_it_is_said_and_nothing_is_called_thin(page: VaultPage, vault: CaseFile) -> None:
    looked_back(vault, 2)
    section = opened(page)
    assert "令和8年度：2家庭、2回のふり返り。家族の短い版は0家庭、0回。" in said(section)
    assert "家庭の数が5に満たない" in said(section)
    assert "手薄" not in painted(section)
    assert "※" in painted(section)


def test_enough_families_show_where_the_office_is_thin_and_nobody_is_named(page: VaultPage, vault: CaseFile) -> None:
    looked_back(vault, 5)
    section = opened(page)
    assert "指針5「いつでも何でも相談できる安心な場・人とのつながりの提供」が、ほかの指針にくらべて手薄です。" in said(
        section
    )
    assert "10/10" in painted(section)
    assert not any(name in painted(section) + said(section) for name in ("山根", "宮田"))
    paper = painted(section, section.for_paper())
    assert "5家庭に満たないところは書いていません" in paper
    assert "10/10" not in paper


def test_years_stand_beside_each_other_and_the_print_is_noted(
    page: VaultPage, vault: CaseFile, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    looked_back(vault, 1, date(2026, 3, 31))
    looked_back(vault, 1)
    section = opened(page)
    section.ways.chips["before"].click()
    assert all(word in painted(section) for word in ("令和7年度", "令和8年度"))
    section.ways.chips["trend"].click()
    assert "わたしたちの見方" in painted(section)
    path = tmp_path_factory.mktemp("out") / "a.pdf"
    monkeypatch.setattr(PaperDialog, "exec", lambda dialog: dialog.save_pdf(path))
    section.show_paper()
    assert path.read_bytes().startswith(b"%PDF")
    assert access.entries(vault)[0].note == "実践のふり返り（センター全体）"


def test_ones_own_families_come_first_and_others_are_for_whoever_gives_out_families(
    page: VaultPage, vault: CaseFile
) -> None:
    mine, other = vault.author, practitioners.add_practitioner(vault, "田中 葵")
    looked_back(vault, 2, main=mine.practitioner_id)
    looked_back(vault, 4, main=other)
    section = opened(page)
    assert [section.whose.itemText(at) for at in range(section.whose.count())] == [
        "センター全体", "わたしの担当", "田中 葵さんの担当",
    ]  # fmt: skip
    choose(section, mine.practitioner_id)
    assert "わたしの担当、令和8年度：2家庭、2回のふり返り。" in said(section)
    assert "ふり返りが3回に満たないので" in said(section)
    assert "ほかの人とくらべたり、評価に使ったりはしません" in said(section)
    assert "手薄" not in painted(section) + said(section)
    choose(section, other)
    assert "4家庭、4回のふり返り" in said(section)
    assert "8/8" in painted(section)
    assert "手薄です" in said(section)
    vault.sign_as(Author("田中 葵", practitioner_id=other, role="practitioner"))
    section.refresh()
    assert [section.whose.itemText(at) for at in range(section.whose.count())] == ["センター全体", "わたしの担当"]


def test_rounds_of_which_it_is_not_known_whose_they_were_count_for_nobody(page: VaultPage, vault: CaseFile) -> None:
    looked_back(vault, 1, main=vault.author.practitioner_id)
    case = families.create(vault, "山根")
    mark_all(case, fidelity.begin_round(case, "peer", date(2026, 5, 1)), {"1-1-1": "yes"})
    section = opened(page)
    choose(section, vault.author.practitioner_id)
    assert "1家庭、1回のふり返り" in said(section)
    assert "残っていないふり返りが、センター全体で1回あります" in said(section)


def choose(section: FidelitySection, whose: str) -> None:
    section.whose.show_value(whose)
    section.whose.activated.emit(section.whose.currentIndex())
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
