"""Three ways to work on the genogram's page: a mouse, a finger, keys. Each does all of it alone."""

from collections import deque

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from tests.ui.genograms import graph, named, spot

from kasesupport.ui.canvas.keys import ARROWS
from kasesupport.ui.canvas.picture import neighbour
from kasesupport.ui.genogram.page import GenogramPage

PATIENCE = 60  # presses of Tab


def couple_of(page: GenogramPage, names: tuple[str, ...]) -> str:
    """The union of two."""
    wanted = {named(page, name) for name in names}
    return next(union.id for union in graph(page).unions if set(union.partners) == wanted)


class Pointing:
    """What a mouse and a finger have in common."""

    def __init__(self, page: GenogramPage) -> None:
        self.page = page

    def click(self, widget: QWidget, at: QPoint) -> None:
        raise NotImplementedError

    def press(self, widget: QWidget) -> None:
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(widget)
            above = above.parentWidget()
        assert widget.isVisible()
        self.click(widget, QPoint(min(20, widget.width() // 2), widget.height() // 2))

    def person(self, name: str) -> None:
        self.page.canvas.fit()  # a button, pressed in other tests
        self.click(self.page.canvas, spot(self.page, *self.page.canvas.picture.places[named(self.page, name)]))

    def ring(self, name: str, choice: str) -> None:
        self.person(name)
        self.press(self.page.rings.ring.buttons[choice])

    def couple(self, names: tuple[str, ...], choice: str) -> None:
        self.click(self.page.canvas, QPoint(3, 3))
        union = couple_of(self.page, names)
        line = next(ln for ln in self.page.placed().lines if (ln.union, ln.kind) == (union, "union"))
        (x0, y0), (x1, y1) = line.points[0], line.points[-1]
        self.click(self.page.canvas, spot(self.page, x0 + (x1 - x0) * 0.4, y0 + (y1 - y0) * 0.4))
        self.press(self.page.rings.ring.buttons[choice])

    def sex(self, sex: str) -> None:
        self.press(self.page.side.part._by_sex[sex])

    def bond(self, one: str, other: str, kind: str) -> None:
        raise NotImplementedError


class Mouse(Pointing):
    """Puts one person down on the other to join them."""

    def click(self, widget: QWidget, at: QPoint) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at)

    def bond(self, one: str, other: str, kind: str) -> None:
        places, canvas = self.page.canvas.picture.places, self.page.canvas
        start, end = (spot(self.page, *places[named(self.page, name)]) for name in (one, other))
        QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(canvas, (start + end) / 2)
        QTest.mouseMove(canvas, end)
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)
        self.press(next(g for g in self.page.side.part.grids if kind in g.buttons).buttons[kind])


class Finger(Pointing):
    """Taps 関係線 and then the other."""

    def __init__(self, page: GenogramPage) -> None:
        super().__init__(page)
        self.screen = QTest.createTouchDevice(QPointingDevice.DeviceType.TouchScreen)

    def click(self, widget: QWidget, at: QPoint) -> None:
        QTest.touchEvent(widget, self.screen).press(0, at, widget).commit()
        QTest.touchEvent(widget, self.screen).release(0, at, widget).commit()

    def bond(self, one: str, other: str, kind: str) -> None:
        self.ring(one, "bond")
        self.person(other)
        self.press(self.page.side.part.grids[0].buttons[kind])


class Keys:
    """Tab, arrows, Enter, Esc and the digits; nothing is pointed at."""

    def __init__(self, page: GenogramPage) -> None:
        self.page = page

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.page, key)

    def press(self, widget: QWidget) -> None:
        """Tab to it, and Space."""
        for _ in range(PATIENCE):
            if widget.hasFocus():
                break
            self.key(Qt.Key.Key_Tab)
        assert widget.hasFocus()
        self.key(Qt.Key.Key_Space)

    def person(self, name: str) -> None:
        self.page.canvas.setFocus()  # Tab comes there too, through the bar
        wanted = named(self.page, name)
        if self.page.in_hand:  # the selection begins at the one to be joined
            self._walk(wanted)
            return
        self.key(Qt.Key.Key_Escape)
        for _ in range(PATIENCE):
            self.key(Qt.Key.Key_Tab)
            if self.page.selected == wanted:
                return
        raise AssertionError(name)

    def ring(self, name: str, choice: str) -> None:
        self.person(name)
        self.key(Qt.Key.Key_Return)
        self._choose(choice)

    def couple(self, names: tuple[str, ...], choice: str) -> None:
        self.person(names[0])
        union = couple_of(self.page, names)
        while self.page.selected != union:
            self.key(Qt.Key.Key_9)
        self.key(Qt.Key.Key_Return)
        self._choose(choice)

    def sex(self, sex: str) -> None:
        """From the name by Enter, then by arrows."""
        chips = self.page.side.part._by_sex
        self.page.side.part.name.setFocus()
        self.key(Qt.Key.Key_Return)
        while not chips[sex].hasFocus():
            self.key(Qt.Key.Key_Right)
        self.key(Qt.Key.Key_Return)

    def bond(self, one: str, other: str, kind: str) -> None:
        self.person(one)
        self.key(Qt.Key.Key_7)
        self.person(other)
        self.key(Qt.Key.Key_Return)
        self.press(self.page.side.part.grids[0].buttons[kind])

    def _walk(self, wanted: str) -> None:
        self._by_arrows(dict(self.page.canvas.picture.places), self.page.selected, wanted)

    def _choose(self, choice: str) -> None:
        ring = self.page.rings.ring
        here = next(name for name, made in ring.buttons.items() if made.hasFocus())
        self._by_arrows(dict(ring._middles()), here, choice)
        self.key(Qt.Key.Key_Return)

    def _by_arrows(self, places: dict[str, tuple[float, float]], start: str, end: str) -> None:
        """The shortest way that the arrows know."""
        ways, queue = {start: []}, deque([start])
        while end not in ways:
            here = queue.popleft()
            for key, step in ARROWS.items():
                there = neighbour(places, here, *step)
                if there and there not in ways:
                    ways[there] = [*ways[here], key]
                    queue.append(there)
        for key in ways[end]:
            self.key(key)
