"""What is drawn and stuck on at the table is somebody's own, is taken back by もどす, and becomes nothing by itself.

One module for both: they share a family.
"""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from tests.ui.hand.test_ink import pen
from tests.ui.together.marked import Marked
from tests.ui.together.painted import drawn as drawn_words
from tests.ui.together.painted import settle
from tests.ui.together.session import Finger, laid, write

from kasesupport.cases import consenting, hand, plans, stickers, views
from kasesupport.domain.strokes import Signed
from kasesupport.domain.together import Seen, as_seen, may_see_own
from kasesupport.drawing.items import Group, Item, Path
from kasesupport.practice.load import load
from kasesupport.sheets.forms import catalog
from kasesupport.ui.ecomap.page import EcomapPage
from kasesupport.ui.model import CaseModel
from kasesupport.ui.paper_dialog import PaperDialog
from kasesupport.ui.papers.entry import Entry, Maker
from kasesupport.ui.sticker_list import StickerList
from kasesupport.ui.together.before_page import BeforePage
from kasesupport.ui.together.hand_card import HandCard
from kasesupport.ui.together.page import TogetherPage
from kasesupport.ui.together.parts import Pane
from kasesupport.ui.together.pictures import PictureCard
from kasesupport.ui.together.play_page import PlayPage
from kasesupport.ui.together.stickers import StickerBar
from kasesupport.ui.together.table_page import TablePage
from kasesupport.ui.together.turned import Turned
from kasesupport.ui.together.words_card import WordsCard


def stroke(card: HandCard, y: int) -> None:
    ink, left, plain = card.box.ink, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(ink, left, plain, QPoint(200, y))
    QTest.mouseMove(ink, QPoint(320, y + 20))
    QTest.mouseRelease(ink, left, plain, QPoint(320, y + 20))


def test_what_is_drawn_is_of_whoever_is_chosen_and_seen_on_the_table(page: TogetherPage, family: Marked) -> None:
    page.before.begin.click()
    page.show_page("hand")
    card = page.inner
    assert isinstance(card, HandCard)
    first, second = list(card.who.buttons)[:2]
    card.who.choose(first)
    stroke(card, 60)
    stroke(card, 90)
    (made,) = hand.listed(family.case)
    assert (made.what, made.speaker_id) == ("picture", first)
    card.who.choose(second)
    assert card.box.is_empty
    card.who.choose(first)
    assert len(card.box.ink.strokes) == 2
    page.model.undo()
    assert len(card.box.ink.strokes) == 1
    assert not may_see_own(made.id, first, Seen())
    assert may_see_own(made.id, first, Seen(voices=frozenset({first})))
    page.show_page("table")
    assert isinstance(page.inner, TablePage)
    assert page.inner.tiles["hand"].findChildren(Pane)
    page.model.undo()
    assert hand.listed(family.case) == ()


def test_a_pen_presses_as_hard_on_a_turned_page_and_a_palm_does_nothing(page: TogetherPage, family: Marked) -> None:
    page.before.begin.click()
    laid(page, 1366, 768)
    page.show_page("hand")
    page.turn(on=True)
    card, turned = page.inner, page._turned
    assert isinstance(card, HandCard)
    assert isinstance(turned, Turned)

    def across(x: int, y: int) -> QPoint:
        at = card.box.ink.mapTo(card, QPoint(x, y))
        return QPoint(turned.width() - 1 - at.x(), turned.height() - 1 - at.y())

    finger = Finger()
    finger.tap(turned, across(300, 90))
    assert len(hand.listed(family.case)) == 1
    page.model.undo()
    settle()
    turned.look()
    for kind, x, pressure in (
        (QEvent.Type.TabletPress, 300, 0.2), (QEvent.Type.TabletMove, 360, 0.9), (QEvent.Type.TabletRelease, 360, 0.0),
    ):  # fmt: skip
        pen(turned, kind, QPointF(across(x, 90)), pressure)
        at_once = turned._picture.toImage()
        turned.look()
        assert at_once == turned._picture.toImage()  # what is drawn is seen as it is drawn
    (made,) = hand.listed(family.case)
    (line,) = hand.strokes(family.case, made.id)
    assert [pressure for *_, pressure in line.dots] == [0.2, 0.9]
    assert line.dots[1][0] > line.dots[0][0]
    finger.tap(turned, across(300, 90))  # the pen is near: it is the hand that holds it
    assert len(hand.strokes(family.case, made.id)) == 1
    page.turn(on=False)


def test_a_signature_is_for_the_consent(page: TogetherPage, family: Marked) -> None:
    page.before.begin.click()
    page.show_page("hand")
    card = page.inner
    assert isinstance(card, HandCard)
    card.kinds.chips["signature"].click()
    stroke(card, 60)
    (found,) = hand.signatures(family.case, "consent")
    assert found.speaker_id == card.speaker
    page.model.undo()
    assert hand.signatures(family.case, "consent") == ()


def test_a_signature_sets_the_consents_it_is_given_for(page: TogetherPage, family: Marked) -> None:
    case = family.case
    school, clinic, refused = (
        plans.add_entry(case, "consent", recipient=name, explained="夕方のこと", agreed=agreed)
        for name, agreed in (("みどり小学校", ""), ("整形外科", ""), ("相談先", "no"))
    )
    page.model.record = page.model.read()
    page.before = BeforePage(views.record(case), page._words, case.file.today())
    assert refused not in page.before.consents  # nobody is asked again who said no
    page.before.consents[school].setChecked(True)
    page.begin_with(page.before.chosen())
    page.show_page("hand")
    card = page.inner
    assert isinstance(card, HandCard)
    assert not card.signing.isVisible()
    card.kinds.chips["signature"].click()
    assert list(card.signing.boxes) == [school]  # the clinic was not chosen before
    child, carer = (next(p for p in card.who.buttons if page.model.part(p) == part) for part in ("child", "carer"))
    card.who.choose(child)
    stroke(card, 60)
    card.signing.boxes[school].click()
    card.signing.decide.click()
    assert [each.speaker_id for each in consenting.signers(case, school)] == [child]
    assert next(c.agreed for c in views.record(case).consents if c.id == school) == ""  # a child alone decides nothing
    for _ in range(2):
        page.model.undo()
    card.who.choose(carer)
    card.signing.boxes[school].click()
    assert not card.signing.decide.isEnabled()
    stroke(card, 60)
    card.signing.decide.click()
    (drawn,) = hand.signatures(case, "consent")

    def stands() -> dict[str, str]:
        return {c.id: c.agreed for c in views.record(case).consents if c.id in (school, clinic)}

    assert stands() == {school: "yes", clinic: ""}
    assert [each.speaker_id for each in consenting.signers(case, school)] == [card.speaker]
    assert not card.signing.boxes[school].isEnabled()
    model = CaseModel(case)
    maker = Maker(model, load())
    assert [s.on for s in maker._signed(Entry("consent"))] == [drawn.on]
    page.model.undo()  # one step takes the consent back; the signature is still there
    assert stands() == {school: "", clinic: ""}
    assert maker._signed(Entry("consent")) == ()  # on paper it stands for nothing that was not agreed on
    assert len(hand.signatures(case, "consent")) == 1
    for each in (school, clinic, refused):
        plans.remove_entry(case, "consent", each)
    hand.throw_away(case, drawn.id)
    model.leave()


def groups(items: tuple[Item, ...]) -> list[Group]:
    own = [each for each in items if isinstance(each, Group)]
    return own + [inner for each in own for inner in groups(each.items)]


def test_what_is_good_and_what_is_needed_stands_where_the_phases_read_it(page: TogetherPage, family: Marked) -> None:
    case, before = family.case, views.record(family.case)
    page.before.begin.click()
    page.show_page("strengths")
    card = page.inner
    assert isinstance(card, WordsCard)
    child = next(p for p in card.who.buttons if page.model.part(p) == "child")
    card.who.choose(child)
    QTest.keyClicks(card.field, "asa okiru")
    card.ready.click()
    (said,) = page.model.said(card.card)
    assert (said.text, said.speaker_id) == ("asa okiru", child)
    record = views.record(case)
    (made,) = [s for s in record.strengths if s not in before.strengths]
    assert (made.text, made.speaker_id, made.person_id) == ("asa okiru", child, "")  # whose it is nobody guesses
    assert record.statements == before.statements  # nowhere twice
    assert [s.id for s in page.model.record.strengths] == [made.id]  # none that was written in the office
    again = as_seen(record, Seen(voices=frozenset({child})), page.model.today)
    assert [s.text for s in again.strengths] == ["asa okiru"]  # in another sitting, of whoever may be heard
    assert as_seen(record, Seen(), page.model.today).strengths == ()
    page.show_page("play")
    assert isinstance(page.inner, PlayPage)
    line = page.inner.lines[made.id]
    line.right.click()
    assert [s.played for s in page.model.record.strengths] == ["right"]
    assert line.state.text() == "合っている、と聞きました"
    line._correct("asa hitori de okiru")
    (said,) = page.model.record.strengths
    assert (said.text, said.played) == ("asa hitori de okiru", "corrected")
    page.model.undo()
    assert [(s.text, s.played) for s in page.model.record.strengths] == [("asa okiru", "right")]
    page.model.redo()
    page.inner.lines[made.id].gone.click()
    assert views.record(case).strengths == before.strengths
    page.show_page("needs")
    QTest.keyClicks(page.inner.field, "yoru")
    page.inner.ready.click()
    (need,) = [n for n in views.record(case).needs if n not in before.needs]
    assert (need.voice, need.speaker_id) == ("family", page.inner.speaker)
    page.model.undo()
    assert views.record(case).needs == before.needs


def figures(items: tuple[Item, ...]) -> list[Group]:
    return [each for each in groups(items) if each.role == "Figure"]


def test_it_is_printed_as_drawn_in_the_line_of_its_part(family: Marked) -> None:
    from kasesupport.cases import views

    form = catalog.forms()["consent"]
    dots = ((100.0, 50.0, 0.2), (500.0, 250.0, 0.9), (900.0, 60.0, 0.9))
    signed = (Signed("carer", "2026-11-30", (dots,)), Signed("carer", "2026-10-01", (dots[:1],)))
    record, day = views.record(family.case), date(2026, 11, 30)
    pages = catalog.build(catalog.source(form, day, record=record, signed=signed))
    (drawn,) = [f for page in pages for f in figures(page.items) if f.alt == "手書き"]
    paths = [each for each in drawn.items if isinstance(each, Path)]
    assert [op[0] for path in paths for op in path.ops] == ["M", "L", "M", "L"]
    assert paths[0].width < paths[1].width
    blank = catalog.build(catalog.source(form, day, signed=signed))
    assert not [f for page in blank for f in figures(page.items) if f.alt == "手書き"]


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
    made.words.selectAll()
    write(made.words, "よるの まっくらな ろうか")
    made.words.flush()
    (view,) = made.views.values()
    assert "".join(drawn_words(view)).replace(" ", "") == "よるのまっくらなろうか"  # on the screen as on paper: whole
    assert view.height() >= view.drawing().items[0].items[-1].y  # type: ignore[union-attr]
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


def test_it_is_on_the_printed_map_when_that_is_chosen_for_this_print(
    qtbot: QtBot, page: TogetherPage, family: Marked, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = bar(page)
    made.palette_["pet"].click()
    (sticker,) = stickers.listed(family.case)
    office = EcomapPage(CaseModel(family.case), lambda _: None)
    qtbot.addWidget(office)
    seen: list[bool] = []

    def run(dialog: PaperDialog) -> int:
        for on in (False, True):
            if on:
                dialog.more[0].click()
            items = [each for page in dialog.pages for each in groups(page.items)]
            seen.append(f"sticker {sticker.id}" in {each.subject for each in items})
        return 0

    monkeypatch.setattr(PaperDialog, "exec", run)
    office.show_paper()
    assert seen == [False, True]
    assert office.stuck.chosen() == ()  # for this one print
    office.model.leave()
    page.model.undo()


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
