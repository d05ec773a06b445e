"""An hour at the kitchen table, with fingers alone: a mother, two children, one of whom does not want to talk."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from tests.ui.together.painted import settle

from kasesupport.ui.together.page import TogetherPage
from kasesupport.ui.together.pictures import PictureCard

WORDS = {"ひまり": "宿題の音読を聞いてほしい", "ママ": "朝、ばたばたしてしまう"}


class Finger:
    """Touches, as a screen sends them."""

    def __init__(self) -> None:
        self.screen = QTest.createTouchDevice(QPointingDevice.DeviceType.TouchScreen)

    def tap(self, widget: QWidget, at: QPoint | None = None) -> None:
        """One finger, down and up; what stands below the fold is scrolled to first."""
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(widget)
            above = above.parentWidget()
        assert widget.isVisible(), widget
        assert widget.isEnabled(), widget
        place = at or widget.rect().center()
        self._in_reach(widget, place)
        QTest.touchEvent(widget, self.screen).press(0, place, widget).commit()
        QTest.touchEvent(widget, self.screen).release(0, place, widget).commit()
        settle()

    def _in_reach(self, widget: QWidget, place: QPoint) -> None:
        """The screen of the offscreen platform is small: what is touched is moved into it."""
        if QApplication.platformName() != "offscreen":
            return
        window = widget.window()
        there = widget.mapTo(window, place)
        window.move(QPoint(400, 400) - there)
        settle()

    def drag(self, widget: QWidget, way: Sequence[QPoint]) -> None:
        """One finger along a way."""
        self._in_reach(widget, widget.rect().center())
        QTest.touchEvent(widget, self.screen).press(0, way[0], widget).commit()
        for at in way[1:]:
            QTest.touchEvent(widget, self.screen).move(0, at, widget).commit()
        QTest.touchEvent(widget, self.screen).release(0, way[-1], widget).commit()
        settle()

    def two(self, widget: QWidget, first: tuple[QPoint, QPoint], last: tuple[QPoint, QPoint]) -> None:
        """Two fingers from one place to another."""
        self._in_reach(widget, widget.rect().center())
        steps = 4
        for step in range(steps + 1):
            hand = QTest.touchEvent(widget, self.screen)
            for number, (a, b) in enumerate(zip(first, last, strict=True)):
                at = a + (b - a) * step / steps
                getattr(hand, "press" if step == 0 else "move")(number, at, widget)
            hand.commit()
        hand = QTest.touchEvent(widget, self.screen)
        for number, at in enumerate(last):
            hand.release(number, at, widget)
        hand.commit()


def write(field: QWidget, words: str) -> None:
    """As the keyboard on the screen does."""
    typed = QInputMethodEvent()
    typed.setCommitString(words)
    QApplication.sendEvent(field, typed)


def laid(page: TogetherPage, wide: int, high: int) -> None:
    """A screen of this size, whatever the platform takes for one."""
    page.window().setWindowState(Qt.WindowState.WindowNoState)
    page.window().resize(wide, high)
    settle()


def sit(page: TogetherPage, finger: Finger) -> None:
    """All of it, on a page whose screen was turned already."""
    people = {p.called or p.name: p.id for p in page.model.people()}
    tell(page, finger, people)
    draw(page, finger)
    feel(page, finger, people)
    talk(page, finger, people)
    praise(page, finger, people)
    agree(page, finger)
    read_back(page, finger)


def tell(page: TogetherPage, finger: Finger, people: dict[str, str]) -> None:
    """Who we are and what we write down, to each."""
    finger.tap(page.head.ways["tell"])
    for telling in ("who", "written", "refuse"):
        for person in people.values():
            tick = page.inner.ticks[telling, person]  # type: ignore[union-attr]
            if not tick.isChecked():
                finger.tap(tick)
    finger.tap(page.head.back)


def draw(page: TogetherPage, finger: Finger) -> None:
    """The family: looked at with two fingers, and somebody more; a friend on the map of ties."""
    card(page, finger, "family")
    assert isinstance(page.inner, PictureCard)
    canvas = page.inner.page.canvas
    middle = canvas.rect().center()
    near = (middle - QPoint(60, 0), middle + QPoint(60, 0))
    far = (middle - QPoint(110, 0), middle + QPoint(110, 0))
    finger.two(canvas, near, far)
    finger.two(canvas, far, (far[0] + QPoint(40, 30), far[1] + QPoint(40, 30)))
    canvas.fit()
    finger.tap(page.inner.page.dock.buttons["person"])
    write(page.inner.page.side.part.called, "クロ")  # type: ignore[union-attr]
    finger.tap(page.head.back)
    card(page, finger, "ties")
    finger.tap(page.inner.page.dock.groups["friend"])  # type: ignore[union-attr]
    write(page.inner.page.side.part.name, "ゆかちゃん")  # type: ignore[union-attr]
    finger.tap(page.head.back)


def feel(page: TogetherPage, finger: Finger, people: dict[str, str]) -> None:
    """A face, a number, and nothing now."""
    card(page, finger, "feelings")
    finger.tap(page.inner.who.buttons[people["ひまり"]])  # type: ignore[union-attr]
    finger.tap(page.inner.faces[4])  # type: ignore[union-attr]
    finger.tap(page.inner.who.buttons[people["ママ"]])  # type: ignore[union-attr]
    finger.tap(page.inner.numbers[3])  # type: ignore[union-attr]
    finger.tap(page.inner.who.buttons[people["あおくん"]])  # type: ignore[union-attr]
    if page.inner.silent.isVisible():  # type: ignore[union-attr]
        finger.tap(page.inner.silent)  # type: ignore[union-attr]
    finger.tap(page.head.back)


def talk(page: TogetherPage, finger: Finger, people: dict[str, str]) -> None:
    """Words of two; the third does not want to, and is not asked again."""
    card(page, finger, "worries")
    for name, words in WORDS.items():
        finger.tap(page.inner.who.buttons[people[name]])  # type: ignore[union-attr]
        write(page.inner.field, words)  # type: ignore[union-attr]
        finger.tap(page.inner.ready)  # type: ignore[union-attr]
    finger.tap(page.inner.who.buttons[people["あおくん"]])  # type: ignore[union-attr]
    if page.inner.silent.isVisible():  # type: ignore[union-attr]
        finger.tap(page.inner.silent)  # type: ignore[union-attr]
    finger.tap(page.head.back)
    card(page, finger, "worries")
    finger.tap(page.inner.who.buttons[people["あおくん"]])  # type: ignore[union-attr]
    assert not page.inner.field.isVisible()  # type: ignore[union-attr]
    finger.tap(page.head.back)


def praise(page: TogetherPage, finger: Finger, people: dict[str, str]) -> None:
    """What a child finds good about the family; a picture of it, and a sticker on the map."""
    card(page, finger, "strengths")
    finger.tap(page.inner.who.buttons[people["ひまり"]])  # type: ignore[union-attr]
    write(page.inner.field, "ママのごはんがおいしい")  # type: ignore[union-attr]
    finger.tap(page.inner.ready)  # type: ignore[union-attr]
    finger.tap(page.head.back)
    card(page, finger, "hand")
    ink = page.inner.box.ink  # type: ignore[union-attr]
    finger.drag(ink, [ink.rect().center() + QPoint(step * 12, (step % 3) * 9) for step in range(-6, 7)])
    assert not page.inner.box.is_empty  # type: ignore[union-attr]
    finger.tap(page.head.back)
    card(page, finger, "ties")
    finger.tap(page.inner.stickers.palette_["pet"])  # type: ignore[union-attr]
    finger.tap(page.head.back)


def agree(page: TogetherPage, finger: Finger) -> None:
    """What we will try, and when we meet."""
    card(page, finger, "plan")
    finger.tap(page.inner.who.buttons[page.model.people()[0].id])  # type: ignore[union-attr]
    write(page.inner.field, "夕食のあと、音読を聞く")  # type: ignore[union-attr]
    finger.tap(page.inner.ready)  # type: ignore[union-attr]
    finger.tap(page.head.back)
    card(page, finger, "next")
    day = next(day for day, made in page.inner.days.items() if made.isEnabled())  # type: ignore[union-attr]
    finger.tap(page.inner.days[day])  # type: ignore[union-attr]
    finger.tap(page.inner.times["15:00"])  # type: ignore[union-attr]
    finger.tap(page.head.back)


def read_back(page: TogetherPage, finger: Finger) -> None:
    """The first is right; the second goes."""
    finger.tap(page.head.ways["play"])
    lines = list(page.inner.lines.values())  # type: ignore[union-attr]
    finger.tap(lines[0].right)
    finger.tap(lines[1].gone)
    finger.tap(page.head.ways["end"])
    finger.tap(page.inner.keep)  # type: ignore[union-attr]


def card(page: TogetherPage, finger: Finger, name: str) -> None:
    """One card of the table."""
    finger.tap(page.inner.tiles[name])  # type: ignore[union-attr]
    assert page.at == name
