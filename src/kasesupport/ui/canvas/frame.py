"""The canvas with what floats over it: the zoom buttons and, while there is nothing to show, an invitation."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kasesupport.drawing.items import Point
from kasesupport.ui.canvas.camera import NOTHING, Camera
from kasesupport.ui.canvas.mini_map import MiniMap
from kasesupport.ui.canvas.pointing import ZOOM_STEP
from kasesupport.ui.canvas.view import Canvas
from kasesupport.ui.widgets import button, column, empty, label

READABLE = 0.6  # of the natural size: names are 8 px high
EDGE = 12  # px between what floats and the edge


class CanvasFrame(QWidget):
    """Holds a `canvas` and floats buttons over it; with `words_below` they leave the lower edge to a legend.

    A whole picture is seen beside the zoom buttons, not below them.
    """

    def __init__(self, *, words_below: bool = False) -> None:
        super().__init__()
        self._words_below = words_below
        self.canvas = Canvas(self)
        self.map = MiniMap(self.canvas, self)
        self.canvas.seen.connect(self._show_map)
        self._zoom = self._zoom_tray()
        self._invitation = QFrame(self)
        self._middle = QVBoxLayout()
        self._middle.setSpacing(14)
        self._invitation.setLayout(self._middle)
        self._invitation.hide()
        self._words = ""
        self._strip = label("", "warmbox")
        self._strip.setParent(self)
        self._strip.hide()
        self._told = False

    def tell(self, words: str, kind: str = "warmbox") -> None:
        """Say something at the top for as long as it holds, a warning or a hint ("reading"); without words nothing."""
        self._strip.setText(words)
        if self._strip.objectName() != kind:
            self._strip.setObjectName(kind)
            self._strip.style().unpolish(self._strip)
            self._strip.style().polish(self._strip)
        self._strip.setVisible(bool(words))
        self._told = bool(words)
        self._place()

    def invite(self, words: str = "", *buttons: tuple[str, Callable[[], object]]) -> None:
        """Say in the middle what one can begin with; without words the invitation goes."""
        self.canvas.setEnabled(not words)
        self._zoom.setVisible(not words)
        self._invitation.setVisible(bool(words))
        if words != self._words:
            self._fill(words, buttons)
        self._words = words
        self._place()

    def begin_at(self, subject: str) -> None:
        """Where the whole picture would be too small to read, see this subject in the middle, readable, instead."""
        if place := self.canvas.picture.places.get(subject):
            self.begin_about(place, READABLE, READABLE)

    def begin_about(self, place: Point, least: float, scale: float) -> None:
        """Where the whole would be seen smaller than `least`, see this place in the middle at a scale instead."""
        canvas = self.canvas
        if canvas.camera.scale < least:
            canvas.look(Camera(scale, canvas.width() / 2 - place[0] * scale, canvas.height() / 2 - place[1] * scale))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What floats keeps its corner."""
        super().resizeEvent(event)
        self._place()

    def _fill(self, words: str, buttons: tuple[tuple[str, Callable[[], object]], ...]) -> None:
        empty(self._middle)
        for sentence in words.splitlines():
            said = label(sentence, "heading")
            said.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._middle.addWidget(said)
        for text, act in buttons:
            made = button(text, act, "main", "plus")
            made.setMinimumHeight(64)
            self._middle.addWidget(made)

    def _zoom_tray(self) -> QFrame:
        tray = QFrame(self)
        tray.setObjectName("tray")
        near = button("＋", lambda: self.canvas.zoom(ZOOM_STEP), "zoom", "", self.tr("大きく見る"))
        far = button("－", lambda: self.canvas.zoom(1 / ZOOM_STEP), "zoom", "", self.tr("小さく見る"))
        whole = button(self.tr("全体"), self.canvas.fit, "zoom", "", self.tr("全体を見る"))
        tray.setLayout(column(near, far, whole, margin=4, spacing=2))
        return tray

    def _show_map(self) -> None:
        self.map.follow()
        self.map.move(self.width() - self.map.width() - EDGE, self.height() - self.map.height() - EDGE)

    def _place(self) -> None:
        wide = min(self.width() - 2 * EDGE, self._strip.fontMetrics().horizontalAdvance(self._strip.text()) + 5 * EDGE)
        high = self._strip.heightForWidth(wide)
        self._strip.setGeometry((self.width() - wide) // 2, EDGE, wide, high)
        above = high + 2 * EDGE if self._told else 0  # what is said must not lie over a person
        size = self._zoom.sizeHint()
        self.canvas.corner = NOTHING if self._words_below else (size.width() + EDGE, size.height() + EDGE)
        self.canvas.setGeometry(self.rect().adjusted(0, above, 0, 0))
        top = EDGE if self._words_below else self.height() - size.height() - EDGE
        self._zoom.setGeometry(EDGE, top, size.width(), size.height())
        wide = min(self.width() - 2 * EDGE, 560)
        high = max(self._middle.totalHeightForWidth(wide), self._invitation.sizeHint().height())
        self._invitation.setGeometry((self.width() - wide) // 2, (self.height() - high) // 2, wide, high)
        self._show_map()
