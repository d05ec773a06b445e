"""A reader's key, or a vault that lies where nothing can be written: nothing stands there that is not stored."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kasesupport.cases import bonds, families
from kasesupport.cases.families import Newcomer
from kasesupport.domain.problems import Problem
from kasesupport.practice.load import load
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.case_page import CasePage
from kasesupport.ui.diagram_page import DiagramPage
from kasesupport.ui.family_page import FamilyPage, PersonDialog
from kasesupport.ui.genogram.page import GenogramPage
from kasesupport.ui.home import HomePage
from kasesupport.ui.model import CaseModel
from kasesupport.ui.office_dialog import OfficeDialog
from kasesupport.ui.pages import makers
from kasesupport.ui.person_form import PersonForm
from kasesupport.ui.places import Laptop
from kasesupport.ui.widgets import Fold
from kasesupport.ui.wizard.page import PhasePage

SHOWN = (  # how a picture is shown
    "凡例", "ふりがな", "家での呼び名", "西暦", "学年", "所属", "仕事", "通院", "関係線", "関係線のことば",
    "センターだけの情報", "年齢と学年を数える日",
)  # fmt: skip


@pytest.fixture
def model(casefile: CaseFile) -> Iterator[CaseModel]:
    members = [Newcomer("child", "陽葵", index=True), Newcomer("mother", "美咲")]
    made = CaseModel(families.create(casefile, "佐倉", members=members))
    yield made
    made.leave()


@pytest.fixture(params=["role", "place"])
def closed(request: pytest.FixtureRequest, casefile: CaseFile, model: CaseModel) -> None:
    close(casefile, request.param)


def close(casefile: CaseFile, how: str) -> None:
    if how == "role":
        casefile.sign_as(replace(casefile.author, role="reader"))
    else:
        casefile.read_only = True


def table(qtbot: QtBot, model: CaseModel) -> CasePage:
    page = CasePage(model, load(), makers(load(), Laptop(Path(os.devnull))))
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    QApplication.processEvents()
    return page


def able(inside: QWidget) -> list[str]:
    """What could be written in or with."""
    QApplication.processEvents()
    fields = [f for f in inside.findChildren(QWidget) if isinstance(f, QLineEdit | QPlainTextEdit) and f.isVisible()]
    buttons = [b for b in inside.findChildren(QPushButton) if b.isVisible() and b.isEnabled()]
    writing = [
        b.accessibleName() or b.text() for b in buttons if b.isCheckable() and b.objectName() not in {"rail", "step"}
    ]
    adding = [b.text() for b in buttons if "足す" in b.text() or "足す" in b.accessibleName()]
    return [f.accessibleName() for f in fields if not f.isReadOnly()] + writing + adding


@pytest.mark.parametrize("name", ["family", "intake", "genogram", "ecomap"])
def test_who_may_only_read_is_told_and_can_write_nowhere(
    qtbot: QtBot, model: CaseModel, closed: None, name: str
) -> None:
    page = table(qtbot, model)
    heard: list[Problem] = []
    model.failed.connect(heard.append)
    page.go(name)
    page.grab()
    # Steps, guidance and the legend are ways to look.
    assert [
        each
        for each in able(page)
        if each not in {"手引き", "見せ方 ひとつずつ", "見せ方 まとめて", *SHOWN} and not each.startswith(" ")
    ] == []
    assert sum(each.isVisible() and "読むだけで開いています" in each.text() for each in page.findChildren(QLabel)) == 1
    assert heard == []


def test_who_may_write_can(qtbot: QtBot, model: CaseModel) -> None:
    page = table(qtbot, model)
    assert {"電話", " 人を足す"} <= set(able(page))
    assert not any("読むだけ" in each.text() for each in page.findChildren(QLabel))


def test_a_persons_form_comes_up_for_reading_too(qtbot: QtBot, model: CaseModel, closed: None) -> None:
    page = table(qtbot, model)
    dialog = PersonDialog(model, model.record.graph.persons[0].id, page.findChild(FamilyPage))
    dialog.show()
    folds = [fold.findChild(QPushButton) for fold in dialog.findChildren(Fold)]
    assert able(dialog) == ["くわしく", "センターだけのメモ"]  # ways to look
    for head in folds:
        head.click()
    assert able(dialog) == ["くわしく", "センターだけのメモ"]
    assert dialog.form.memo.isVisible()
    dialog.close()


def test_the_sheet_can_still_be_chosen_for_printing(qtbot: QtBot, model: CaseModel, closed: None) -> None:
    page = table(qtbot, model)
    page.go("sheet")
    assert {"空の紙（手書き用）"} <= set(able(page))


@pytest.mark.parametrize("how", ["role", "place"])
def test_what_was_refused_for_good_does_not_stay_in_the_field(
    qtbot: QtBot, casefile: CaseFile, model: CaseModel, how: str
) -> None:
    page = table(qtbot, model)
    phone = page.findChild(FamilyPage)._fields["phone"]
    phone.setFocus()
    QTest.keyClicks(phone, "090")
    close(casefile, how)  # while it is being typed
    with qtbot.waitSignal(model.failed):
        phone.flush()
    assert phone.text() == ""


def test_a_chip_of_the_intake_is_not_left_on_after_a_refusal(
    qtbot: QtBot, casefile: CaseFile, model: CaseModel
) -> None:
    page = table(qtbot, model)
    page.go("intake")
    phase = page.findChild(PhasePage)
    QApplication.processEvents()
    switch = next(b for b in phase.view.findChildren(QPushButton) if b.isVisible() and b.objectName() == "chip")
    close(casefile, "role")
    with qtbot.waitSignal(model.failed):
        QTest.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert not switch.isChecked()
    assert "保存しました" not in phase.saved.text()


def test_a_switch_refused_for_any_reason_is_shown_as_stored_and_typed_words_stay(
    qtbot: QtBot, model: CaseModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = PersonForm(model, model.record.graph.persons[0].id)
    qtbot.addWidget(form)
    form.show()

    def full(*_: object) -> None:
        raise Problem("disk_full")

    monkeypatch.setattr(model.case.file, "transact", full)
    form.deceased.click()
    form.called.setFocus()
    QTest.keyClicks(form.called, "hima")
    form.called.flush()
    assert not form.deceased.isChecked()
    assert form.called.text() == "hima"


@pytest.mark.parametrize(("how", "word"), [("role", "役割"), ("place", "場所")])
def test_a_new_family_is_not_offered_to_who_may_only_read(
    qtbot: QtBot, casefile: CaseFile, model: CaseModel, how: str, word: str
) -> None:
    close(casefile, how)
    home = HomePage(casefile)
    qtbot.addWidget(home)
    home.show()
    new = next(b for b in home.findChildren(QPushButton) if b.text().strip() == "新しい家庭")
    assert not new.isEnabled()
    assert word in new.toolTip()
    assert any(word in each.text() and "読むだけで開いています" in each.text() for each in home.findChildren(QLabel))
    home.leave()


@pytest.mark.parametrize("name", ["genogram", "ecomap"])
def test_nothing_in_a_picture_is_moved_or_taken_away(qtbot: QtBot, model: CaseModel, closed: None, name: str) -> None:
    page = table(qtbot, model)
    page.go(name)
    QApplication.processEvents()
    canvas = page.findChild(DiagramPage).canvas
    heard: list[Problem] = []
    said: list[str] = []
    model.failed.connect(heard.append)
    model.noted.connect(said.append)
    subject = next(iter(canvas.picture.places))
    canvas.select(subject)
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    assert (canvas._centre(subject), heard) == (None, [])
    assert len(said) == 1
    assert "読む" in said[0]


def test_around_a_person_nothing_is_offered_to_a_reader(qtbot: QtBot, model: CaseModel, casefile: CaseFile) -> None:
    a, b = (person.id for person in model.record.graph.persons[:2])
    bond = bonds.add_bond(model.case, a, b, "close")
    close(casefile, "role")
    page = table(qtbot, model)
    page.go("genogram")
    genogram = page.findChild(GenogramPage)
    genogram.canvas.chosen.emit(a)
    genogram.canvas.tapped.emit(a, *genogram.canvas.picture.places[a])
    assert (genogram.selected, genogram.rings.ring.isVisible(), genogram.joins(a, b)) == (a, False, None)
    genogram.select(bond)
    QApplication.processEvents()
    kinds = genogram.side.part.kinds.buttons.values()
    assert len(kinds) == 12
    assert not any(made.isEnabled() for made in kinds)
    assert "横の欄で見られます" in genogram.dock.hint.text()


def test_the_office_is_shown_to_a_reader_and_cannot_be_written(qtbot: QtBot, casefile: CaseFile, closed: None) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = OfficeDialog(casefile, parent)
    dialog.show()
    assert able(dialog) == []
    assert "これでよい" not in {each.text().strip() for each in dialog.findChildren(QPushButton)}
    assert any("読むだけで開いています" in each.text() for each in dialog.findChildren(QLabel))
    dialog.close()
