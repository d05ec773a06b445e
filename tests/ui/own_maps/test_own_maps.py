"""Somebody of the family draws who is involved; the office sees it beside its own map and copies on purpose."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.genograms import press, write

from kasesupport.cases import ecomap, families, own_maps, people, register, views
from kasesupport.cases.families import Newcomer
from kasesupport.cases.opening import CaseFile
from kasesupport.diagrams.ecomap import layout
from kasesupport.domain.ecomap import HOUSEHOLD
from kasesupport.drawing.items import Text, flat
from kasesupport.ui.model import CaseModel
from kasesupport.ui.own_maps import beside
from kasesupport.ui.own_maps.comparing import BesideDialog
from kasesupport.ui.own_maps.dialog import OwnMapsDialog
from kasesupport.ui.own_maps.window import OwnMapWindow
from kasesupport.ui.paper_dialog import PaperDialog

HIDDEN = ("支援者の見立て", "夜の見守り", "児童相談所")


@pytest.fixture
def model(qtbot: QtBot, casefile: CaseFile, qapp: QApplication) -> CaseModel:
    """A child and a mother; the office knows a school, and something it has not told the child."""
    members = [Newcomer("child", "佐倉 陽葵", index=True), Newcomer("mother", "佐倉 美咲")]
    case = families.create(casefile, "佐倉", members=members)
    model = CaseModel(case)
    people.edit_person(case, child(model), called="ひまり", staff_note=HIDDEN[0], note="小6")
    ecomap.add_resource(case, "みどり小学校", "school", child(model))
    _, tie = ecomap.add_resource(case, HIDDEN[2], "government")
    ecomap.edit_tie(case, tie, purpose=HIDDEN[1])
    return model


def child(model: CaseModel) -> str:
    return next(p.id for p in model.record.graph.persons if p.index)


def begun(model: CaseModel) -> str:
    return own_maps.start(model.case, child(model), model.case.file.today())


@pytest.fixture
def window(qtbot: QtBot, model: CaseModel) -> OwnMapWindow:
    made = OwnMapWindow(model, begun(model), None)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    return made


def shown(widget: QWidget) -> str:
    """All words of a window, drawn ones too."""
    parts = [each.text() for kind in (QLabel, QAbstractButton, QLineEdit) for each in widget.findChildren(kind)]
    parts += [each.accessibleName() + each.toolTip() for each in widget.findChildren(QWidget)]
    return "\n".join(parts)


def drawn(window: OwnMapWindow) -> str:
    return "\n".join(leaf.text for leaf in flat(window.page.canvas.picture.drawing.items) if isinstance(leaf, Text))


def test_two_taps_add_a_friend_in_ones_own_words(window: OwnMapWindow, model: CaseModel) -> None:
    window.page.select(child(model))
    press(window.page.dock.groups["friend"])
    write(window.page.side.part.findChild(QLineEdit), "ゆかちゃん")
    window.page.flush()
    record = model.record
    assert [(r.name, r.kind) for r in record.own_resources] == [("ゆかちゃん", "friend")]
    assert [t.to for t in record.own_ties] == [child(model)]
    assert len(record.ties) == 2
    assert "ゆかちゃん" in drawn(window)


def test_the_register_is_searched_and_what_it_lacks_stays_private(window: OwnMapWindow, model: CaseModel) -> None:
    register.add(model.case.file, "こども食堂 ひだまり", "npo")
    search = window.page.dock.search
    for typed in ("ひだまり", "おやつの いえ"):
        write(search, typed)
        QTest.keyClick(search, Qt.Key.Key_Return)
        window.page.flush()
    assert {(r.name, r.kind) for r in model.record.own_resources} == {
        ("こども食堂 ひだまり", "npo"), ("おやつの いえ", "own"),
    }  # fmt: skip
    assert "おやつの いえ" not in {r.name for r in views.register(model.case.file)}


def test_nothing_of_the_office_is_shown_whatever_is_selected(window: OwnMapWindow, model: CaseModel) -> None:
    page = window.page
    _, tie = own_maps.add_words(model.case, window._own.map_id, "ねこ")
    record = page.model.record
    for subject in ("", child(model), "household", tie, record.resources[0].id):
        page.select(subject)
        words = shown(window) + drawn(window)
        assert [word for word in (*HIDDEN, "同意", "小6", "みどり小学校") if word in words] == []
    page.see(practitioner=True)
    assert not page.look.practitioner


def test_a_map_opened_again_stands_where_its_author_left_it_beside_the_office_too(
    window: OwnMapWindow, model: CaseModel, qtbot: QtBot
) -> None:
    map_id = window._own.map_id
    for name in ("ねこ", "ゆかちゃん", "おやつの いえ", "公園", "プール"):
        own_maps.add_words(model.case, map_id, name, to=child(model) if name == "公園" else HOUSEHOLD)
        left = window.page.placed().resources
    record = window._own.record
    assert layout(record.graph, record.resources, record.ties).resources != left
    window.accept()
    again = OwnMapWindow(model, map_id, None)
    qtbot.addWidget(again)
    assert again.page.placed().resources == left
    shown = beside.picture(model.record, map_id, model.case.file.today()).places
    assert {own: shown[own] for own in left} == {own: (spot.x, spot.y) for own, spot in left.items()}
    own_maps.add_words(model.case, map_id, "図書館")
    assert left.items() <= again.page.placed().resources.items()
    assert model.can_undo()
    own_maps.remove_map(model.case, map_id)
    assert not [pin for pin in views.record(model.case).pins if map_id in pin[0]]


def test_ties_are_removed_and_undone_but_the_map_and_the_office_stay(window: OwnMapWindow, model: CaseModel) -> None:
    page = window.page
    assert not page.model.can_undo()  # only the map itself was begun
    press(page.dock.groups["own"])
    page.flush()
    page.canvas.remove_asked.emit(page.model.record.ties[0].id)
    assert page.model.record.ties == ()
    page.model.undo()
    assert len(page.model.record.ties) == 1
    page.remove(page.model.record.resources[0].id)
    assert page.model.record.resources == ()
    assert len(model.record.ties) == 2


def test_the_paper_tells_whose_map_it_is_and_the_file_does_not(window: OwnMapWindow, tmp_path: Path) -> None:
    own_maps.add_words(window.page.model.case, window._own.map_id, "ねこ")
    page = window.page
    dialog = PaperDialog(page.model, "own-map", page.title, page.for_paper, page)
    dialog.save_pdf(tmp_path / "図.pdf")
    pdf = pypdfium2.PdfDocument(tmp_path / "図.pdf")
    text = "".join(pdf[n].get_textpage().get_text_bounded() for n in range(len(pdf)))
    assert "ひまりが かいた図" in text.replace("\r\n", "")
    assert not any(word in text for word in HIDDEN)
    assert "ひまり" not in page.title


def test_a_map_is_begun_by_its_author_named_dated_and_removed(qtbot: QtBot, model: CaseModel) -> None:
    dialog = OwnMapsDialog(model, None)
    qtbot.addWidget(dialog)
    opened: list[str] = []
    dialog.draw = opened.append  # type: ignore[method-assign]
    dialog.authors[child(model)].click()  # type: ignore[attr-defined]
    (own,) = model.record.own_maps
    assert (opened, own.author_id, own.on) == ([own.id], child(model), model.case.file.today().isoformat())
    assert "まだ何も" in dialog._told(own.id)
    own_maps.add_words(model.case, own.id, "こばとの先生", "own")
    assert "くらべる" in dialog._told(own.id)
    model.undo()
    title = dialog._fields[0]
    title.setText("はじめての面接で")
    title.textEdited.emit("はじめての面接で")
    dialog.accept()
    assert model.record.own_maps[0].title == "はじめての面接で"
    dialog.remove(own.id)
    assert model.record.own_maps == ()
    model.undo()
    assert len(model.record.own_maps) == 1


def test_beside_the_offices_map_each_card_has_its_sign_and_the_words_can_be_taken(
    qtbot: QtBot, model: CaseModel
) -> None:
    case, own = model.case, begun(model)
    own_maps.add_tie(case, own, next(r.id for r in model.record.resources if r.kind == "school"), child(model))
    own_maps.add_words(case, own, "ねこの チャイ", "own", child(model))
    dialog = BesideDialog(model, own, None)
    qtbot.addWidget(dialog)
    assert dialog.told.toPlainText().splitlines()[1:] == [
        "◎ どちらの図にもある：みどり小学校",
        "★ ひまりの図にだけある：ねこの チャイ",
        "◇ センターの図にだけある：児童相談所",
    ]
    signs = [leaf.text for leaf in flat(dialog.frame.canvas.picture.drawing.items) if isinstance(leaf, Text)]
    assert [signs.count(sign) for sign in "◎★◇"] == [2, 2, 2]  # on the card and in the legend
    assert HIDDEN[1] not in "".join(signs)
    dialog.copy_words()
    assert QGuiApplication.clipboard().text() == dialog.told.toPlainText()
    paper = "".join(leaf.text for leaf in flat(dialog.for_paper().items) if isinstance(leaf, Text))
    assert "センターの図にだけある" in paper


def test_one_tie_is_copied_on_purpose_as_the_childs_choice(qtbot: QtBot, model: CaseModel) -> None:
    own = begun(model)
    _, tie = own_maps.add_words(model.case, own, "ねこの チャイ", "own", child(model))
    dialog = BesideDialog(model, own, None)
    qtbot.addWidget(dialog)
    dialog.copy_tie(tie)
    copied = next(t for t in model.record.ties if t.resource == model.record.own_resources[0].id)
    assert (copied.chosen_by, copied.to) == ("child", child(model))
    assert "ねこの チャイ" in dialog.told.toPlainText().splitlines()[1]
    assert any("どのつながりも" in each.text() for each in dialog.findChildren(QLabel))
