"""The 7×9 picture on the screen: as wide as there is room; a cell is opened by a tap or by the keys."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kasesupport.diagrams.hit import bounds
from kasesupport.drawing.items import Box, Drawing, Group
from kasesupport.ui.canvas.paint import Step, play, prepare

LARGEST = 1.35  # logical px a unit of the drawing
KEYS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip


class GridView(QWidget):
    """`opened` carries the 視点 of the cell that was tapped, or on which Enter was pressed."""

    opened = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name, self._drawing, self._selected = name, Drawing(1.0, 1.0), ""
        self._room = 0.0
        self._steps: tuple[Step, ...] = ()
        self._boxes: dict[str, Box] = {}
        self._told: dict[str, str] = {}
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def selected(self) -> str:
        """The 視点 the keys stand on; "" for none."""
        return self._selected

    def show_drawing(self, drawing: Drawing) -> None:
        """Show another drawing."""
        self._drawing, self._steps = drawing, prepare(drawing)
        groups = [item for item in drawing.items if isinstance(item, Group) and item.subject]
        self._boxes = {group.subject: bounds(group.items) for group in groups}
        self._told = {group.subject: group.alt for group in groups}
        if self._selected not in self._boxes:
            self._selected = ""
        self._fit()

    def scale(self) -> float:
        """Logical px a unit."""
        by_height = max(1.0, self._room / max(self._drawing.height, 1.0))
        return min(LARGEST, by_height, self.width() / max(self._drawing.width, 1.0))

    def fit_height(self, room: float) -> None:
        """So high a picture is seen whole, if it need not be smaller than natural for that. Logical px."""
        self._room = room
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(600, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor("#ffffff"))
        painter.scale(self.scale(), self.scale())
        play(painter, self._steps)
        if self._selected and self.hasFocus():
            x, y, w, h = self._boxes[self._selected]
            painter.setPen(QColor("#0072b2"))
            for grown in (2, 3, 4):
                painter.drawRect(round(x) - grown, round(y) - grown, round(w) + 2 * grown, round(h) + 2 * grown)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        x, y = event.position().x() / self.scale(), event.position().y() / self.scale()
        found = next((each for each, box in self._boxes.items() if _holds(box, x, y)), "")
        if found:
            self._select(found)
            self.opened.emit(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in KEYS and self._boxes:
            self._select(self._neighbour(*KEYS[key]))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._selected:
            self.opened.emit(self._selected)
        else:
            super().keyPressEvent(event)

    def _neighbour(self, across: int, down: int) -> str:
        if not self._selected:
            return next(iter(self._boxes))
        phase, principle = (int(part) for part in self._selected.split("-"))
        wanted = f"{phase + across}-{principle + down}"
        return wanted if wanted in self._boxes else self._selected

    def _select(self, viewpoint: str) -> None:
        self._selected = viewpoint
        self.setAccessibleName(f"{self._name}　{self._told.get(viewpoint, '')}")
        self.update()

    def _fit(self) -> None:
        self.setFixedHeight(max(1, round(self._drawing.height * self.scale())))
        self.update()


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[0] + box[2] and box[1] <= y <= box[1] + box[3]
