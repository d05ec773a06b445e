"""A child sticks, drags and names; the map below hears nothing of it; afterwards the practitioner decides."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from tests.ui.together.marked import Marked

from kasesupport.cases import stickers, views
from kasesupport.ui.model import CaseModel
from kasesupport.ui.sticker_list import StickerList
from kasesupport.ui.together.page import TogetherPage
from kasesupport.ui.together.pictures import PictureCard
from kasesupport.ui.together.stickers import StickerBar


def bar(page: TogetherPage) -> StickerBar:
    if page.before is not None:
        page.before.begin.click()
    page.show_page("ties")
    assert isinstance(page.inner, PictureCard)
    assert page.inner.stickers is not None
    return page.inner.stickers


def test_it_is_stuck_dragged_named_and_follows_the_map(qtbot: QtBot, page: TogetherPage, family: Marked) -> None:
    made = bar(page)
    drawn = views.record(family.case).ties
    made.palette_["pet"].click()
    (view,) = made.views.values()
    (sticker,) = stickers.listed(family.case)
    assert (sticker.kind, page.model.part(sticker.speaker_id)) == ("pet", "child")
    QTest.keyClicks(made.words, "mochi")
    made.words.flush()
    (view,) = made.views.values()
    assert "mochi" in view.accessibleName()
    made.done.click()
    left, plain, middle = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(64, 30)
    QTest.mousePress(view, left, plain, middle)
    QTest.mouseMove(view, middle + QPoint(60, 30))
    QTest.mouseRelease(view, left, plain, middle + QPoint(60, 30))
    moved = stickers.listed(family.case)[0]
    scale = made._canvas.camera.scale
    assert abs((moved.x - sticker.x) * scale - 60) < 2
    assert abs((moved.y - sticker.y) * scale - 30) < 2
    (view,) = made.views.values()
    before = view.pos()
    made._canvas.look(made._canvas.camera.panned(40, 0))
    assert view.pos() - before == QPoint(40, 0)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert stickers.listed(family.case)[0].x > moved.x
    assert views.record(family.case).ties == drawn
    while stickers.listed(family.case):
        page.model.undo()
    assert not made.views


def test_another_sittings_stickers_are_not_seen(page: TogetherPage, family: Marked) -> None:
    made = stickers.stick(family.case, "home", 0.0, 0.0, "", family.case.file.today())
    assert bar(page).views == {}
    stickers.take_off(family.case, made)


def test_a_practitioner_makes_of_it_what_the_child_said(qtbot: QtBot, family: Marked) -> None:
    model = CaseModel(family.case)
    child = next(each.id for each in model.record.graph.persons if each.index)
    made = stickers.stick(family.case, "liked", 0.0, 0.0, child, family.case.file.today())
    shown: list[str] = []
    listed = StickerList(model, shown.append)
    qtbot.addWidget(listed)
    wish = [each for each in listed.findChildren(QPushButton) if each.text().strip() == "願いにする"]
    assert [each.isEnabled() for each in wish] == [False]
    stickers.tell(family.case, made, "えをかく")
    (wish,) = [
        each for each in listed.findChildren(QPushButton) if each.text().strip() == "願いにする" and each.isEnabled()
    ]
    wish.click()
    assert [s.text for s in model.record.statements if s.text == "えをかく"] == ["えをかく"]
    assert stickers.listed(family.case)[0].became == "wish"
    stickers.take_off(family.case, made)
    model.leave()
