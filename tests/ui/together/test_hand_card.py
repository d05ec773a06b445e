"""てがき: what somebody draws is his or hers, is seen on the table, taken back by もどす, and a signature is printed."""

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from tests.ui.together.marked import Marked

from kasesupport.cases import hand
from kasesupport.domain.strokes import Signed
from kasesupport.domain.together import Seen, may_see_own
from kasesupport.drawing.items import Group, Item, Path
from kasesupport.sheets.forms import catalog
from kasesupport.ui.together.hand_card import HandCard
from kasesupport.ui.together.page import TogetherPage
from kasesupport.ui.together.parts import Pane
from kasesupport.ui.together.table_page import TablePage


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


def figures(items: tuple[Item, ...], left: float = 0) -> list[Group]:
    groups = [each for each in items if isinstance(each, Group)]
    return [g for g in groups if g.role == "Figure"] + [f for g in groups for f in figures(g.items)]


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
