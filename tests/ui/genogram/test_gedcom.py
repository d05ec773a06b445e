"""GEDCOM in the window: a summary before anything is written, one step to take it back, nothing confided goes out."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPushButton
from pytestqt.qtbot import QtBot
from tests.exchange.gedcom.test_gedcom import FOREIGN

from kasesupport.cases import families
from kasesupport.cases import people as cases_people
from kasesupport.cases.opening import CaseFile
from kasesupport.domain.problems import Problem
from kasesupport.ui.genogram.gedcom import KINDS, TakeInDialog, write
from kasesupport.ui.model import CaseModel


@pytest.fixture
def model(casefile: CaseFile, qapp: QApplication) -> CaseModel:
    return CaseModel(families.create(casefile, "佐倉"))


def _open(qtbot: QtBot, model: CaseModel, path: Path) -> TakeInDialog:
    dialog = TakeInDialog(model, path, None)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.sheets.count() > 1 or not dialog.isVisible())
    return dialog


def _press(dialog: TakeInDialog, words: str) -> None:
    next(b for b in dialog.sheets.currentWidget().findChildren(QPushButton) if words in b.text()).click()


def test_a_file_is_shown_then_taken_in_as_one_step(qtbot: QtBot, model: CaseModel, tmp_path: Path) -> None:
    (tmp_path / "家系.ged").write_text(FOREIGN, encoding="utf-8")
    dialog = _open(qtbot, model, tmp_path / "家系.ged")
    said = [each.text() for each in dialog.findChildren(QLabel)]
    assert any("3人" in words for words in said)
    (people,) = dialog.findChildren(QListWidget)
    assert [people.item(n).text() for n in range(3)] == ["Anna Berg", "Karl Berg", "山田 陽菜"]
    assert any("（PLAC）" in words for words in said)
    assert model.record.graph.persons == ()
    _press(dialog, "3人を取り込む")
    assert [p.name for p in model.record.graph.persons] == ["Anna Berg", "Karl Berg", "山田 陽菜"]
    model.undo()
    assert model.record.graph.persons == ()


def test_given_up_nothing_is_written(qtbot: QtBot, model: CaseModel, tmp_path: Path) -> None:
    (tmp_path / "家系.ged").write_text(FOREIGN, encoding="utf-8")
    _press(_open(qtbot, model, tmp_path / "家系.ged"), "やめる")
    assert model.record.graph.persons == ()


def test_a_broken_file_is_said_and_nothing_is_written(qtbot: QtBot, model: CaseModel, tmp_path: Path) -> None:
    (tmp_path / "絵.ged").write_bytes(bytes(range(256)))
    problems: list[Problem] = []
    model.failed.connect(problems.append)
    _open(qtbot, model, tmp_path / "絵.ged")
    assert [p.code for p in problems] == ["gedcom_not_gedcom"]
    assert model.record.graph.persons == ()


@pytest.mark.parametrize("kind", KINDS)
def test_the_family_goes_out_without_what_is_confided_and_comes_in_again(
    qtbot: QtBot, model: CaseModel, tmp_path: Path, kind: str
) -> None:
    cases_people.add_person(model.case, name="佐倉 美咲", staff_note="配慮が要る")
    notes: list[str] = []
    model.noted.connect(notes.append)
    path = tmp_path / f"家系図.{'json' if 'JSON' in kind else 'ged'}"
    write(model, path, kind)
    assert "配慮" not in path.read_text(encoding="utf-8")
    assert "暗号化されていない" in notes[0]
    _press(_open(qtbot, model, path), "1人を取り込む")
    assert [p.name for p in model.record.graph.persons] == ["佐倉 美咲"] * 2
