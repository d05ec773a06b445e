"""Two families are made one by mouse: chosen, judged, read through, done, and parted again."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.vaults import new_casefile

from kasesupport.cases import access, families, likeness, people, views
from kasesupport.cases.families import Newcomer
from kasesupport.cases.merging_rows import FAMILY_TABLES
from kasesupport.cases.opening import CaseFile
from kasesupport.domain.dates import PartialDate
from kasesupport.ui.elsewhere import ElsewherePart
from kasesupport.ui.long_button import PressedLines
from kasesupport.ui.merging.dialog import MergeDialog
from kasesupport.ui.merging.formers import FormersPart
from kasesupport.ui.merging.words import GROUPS, UNSAID, preview
from kasesupport.ui.model import opened
from kasesupport.ui.prose import Prose

BORN = PartialDate(2019, 4, 2)


def words(page: QWidget) -> str:
    return "\n".join(each.text() for each in page.findChildren(Prose) if each.isVisibleTo(page))


def press(page: QWidget, name: str) -> None:
    next(b for b in page.findChildren(QPushButton) if b.accessibleName() == name and b.isVisibleTo(page)).click()


@pytest.fixture
def file(tmp_path: Path) -> CaseFile:
    made = new_casefile(tmp_path)
    child = Newcomer("child", "蓮", "れん", birth=BORN, index=True)
    families.create(made, "濵田", "はまだ", [child, Newcomer("mother", "花子")], phone="029-111-2222")
    families.create(made, "浜田", "ハマダ", [child, Newcomer("father", "太郎")], phone="090-1234-5678")
    return made


def test_every_table_of_a_family_is_counted_or_left_out_on_purpose() -> None:
    counted = {table for tables in GROUPS.values() for table in tables}
    assert {table.name for table in FAMILY_TABLES} == counted | UNSAID
    assert not counted & UNSAID


def test_two_families_are_chosen_judged_and_made_one(qtbot: QtBot, file: CaseFile) -> None:
    first, second = (line.family_id for line in views.families(file))
    ours, theirs = (each for each in (first, second))
    failed: list[object] = []
    holder = QWidget()
    qtbot.addWidget(holder)
    dialog = MergeDialog(file, ours, failed.append, holder)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(PressedLines)))
    dialog.findChildren(PressedLines)[0].click()
    assert dialog.judging is not None
    assert len(dialog.judging.wish.pairs) == 1
    dialog.judging._turn()
    assert dialog._both == (theirs, ours)
    assert len(dialog.judging.wish.pairs) == 1
    dialog.judging.ways["", "phone"][1].click()
    press(dialog, "つぎへ")
    told = preview(dialog._found, dialog.judging.wish, dialog.judging.told)
    assert "人 2人" in told[0].lines
    assert any("029-111-2222" in line and "090-1234-5678" in line for line in told[2].lines)
    press(dialog, "もどる")
    press(dialog, "つぎへ")
    assert len(views.families(file)) == 2
    press(dialog, "ひとつにまとめる")
    assert (dialog.stayed, failed) == (theirs, [])
    case = families.open_case(file, theirs)
    assert [p.name for p in views.graph(case).persons].count("蓮") == 1
    model = opened(file, theirs)
    part = FormersPart(model)
    qtbot.addWidget(part)
    part.refresh()
    assert "にまとめました" in words(part)
    model.undo()
    part.refresh()
    assert part.isHidden()
    assert len(views.families(file)) == 2
    model.leave()
    file.close()


def test_nobody_is_two_others(qtbot: QtBot, file: CaseFile) -> None:
    ours, theirs = (line.family_id for line in views.families(file))
    holder = QWidget()
    qtbot.addWidget(holder)
    dialog = MergeDialog(file, ours, lambda _: None, holder)
    dialog.judge(ours, theirs)
    assert dialog.judging is not None
    child, other = dialog.judging.whom.values()
    before = dialog.judging.wish.pairs
    other.setCurrentIndex(child.currentIndex())
    other.activated.emit(other.currentIndex())
    assert list(dialog.judging.wish.pairs.values()) == list(before.values())
    assert set(dialog.judging.wish.pairs) != set(before)
    dialog.reject()
    file.close()


def test_that_somebody_stands_elsewhere_is_shown_after_a_yes_alone(qtbot: QtBot, file: CaseFile) -> None:
    model = opened(file, views.families(file)[0].family_id)
    other = next(line for line in views.families(file) if line.family_id != model.case.family_id)
    part = ElsewherePart(model)
    qtbot.addWidget(part)
    part.refresh()
    assert "見ますか" in words(part)
    assert other.name not in words(part)
    press(part, "見る")
    qtbot.waitUntil(lambda: f"{other.name}の記録" in words(part))
    assert access.entries(file, other.family_id)[0].op == likeness.SHOWN
    with qtbot.waitSignal(model.another_wanted) as wanted:
        part.findChild(PressedLines).click()
    assert wanted.args == [other.family_id]
    for person in views.graph(model.case).persons:
        people.edit_person(model.case, person.id, birth=None)
    part.refresh()
    assert part.isHidden()
    model.leave()
    file.close()
