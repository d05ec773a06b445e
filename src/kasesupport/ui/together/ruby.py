"""Words with readings above them, set by the same code as every page (drawing.text)."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kasesupport.drawing.items import Drawing, Item, Text
from kasesupport.drawing.text import Anchor, height_of, markup_width, paragraph, plain
from kasesupport.ui.canvas.paint import paint
from kasesupport.ui.together.look import Look

LEADING, ROOMY = 1.45, 1.75  # of the size; with readings between the lines there must be room
HANG = 0.6  # of the size: a full stop may hang over the edge


class Ruby(QWidget):
    """A paragraph of markup (｜漢字《かんじ》). `size` in px; as wide as it is given, as high as it needs.

    `even`: where a sign would stand alone in the last line, lines about as long as each other.
    """

    def __init__(
        self, markup: str, look: Look, size: float = 0, *, bold: bool = False, color: str = "",
        align: Anchor = "start", wrap: bool = True, even: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self._markup, self._look, self._bold = markup, look, bold
        self._drawn: Drawing | None = None
        self._heights: dict[int, int] = {}
        self._size, self._align, self._even = size or look.px, align, even
        self._color = "#000000" if look.strong else color or "#2b2a28"
        self.setAccessibleName(plain(markup))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        wide, tall = QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum
        policy = QSizePolicy(wide, tall)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if not wrap:
            self.setFixedSize(self.sizeHint())

    def text(self) -> str:
        """The words without their readings."""
        return plain(self._markup)

    def sizeHint(self) -> QSize:
        """In one line."""
        wide = math.ceil(markup_width(self._markup if self._look.ruby else self.text(), self._size, bold=self._bold))
        wide += math.ceil(HANG * self._size) + 2
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """A few signs wide."""
        return QSize(round(4 * self._size), self.heightForWidth(max(self.width(), round(4 * self._size))))

    def heightForWidth(self, width: int) -> int:
        """With the room the readings of the first line need."""
        if width in self._heights:
            return self._heights[width]
        leading = ROOMY if self._look.ruby else LEADING
        high = height_of(
            self._markup,
            max(width - HANG * self._size, self._size),
            self._size,
            leading=leading,
            bold=self._bold,
            ruby=self._look.ruby,
        )
        self._heights[width] = math.ceil(high + self._size * 0.3)
        return self._heights[width]

    def drawing(self) -> Drawing:
        """What is painted; set once for each size."""
        if self._drawn is None or (self._drawn.width, self._drawn.height) != (self.width(), self.height()):
            self._drawn = self._set()
        return self._drawn

    def _set(self) -> Drawing:
        drawn = self._within(self.width())
        return self._within(self._width()) if self._even and _is_alone(drawn.items) else drawn

    def _width(self) -> int:
        """The least that needs no more lines than all there is."""
        least, most = round(self.width() * 0.5), self.width()
        while most - least > self._size / 4:
            middle = (least + most) // 2
            if self.heightForWidth(middle) > self.heightForWidth(self.width()):
                least = middle
            else:
                most = middle
        return most

    def _within(self, width: int) -> Drawing:
        box = (0.0, self._size * 0.12, width - HANG * self._size, float(self.height()))
        leading = ROOMY if self._look.ruby else LEADING
        found = paragraph(
            self._markup, box, self._size, leading=leading, bold=self._bold, color=self._color, align=self._align,
            ruby=self._look.ruby, least=self._size * 0.6,
        )  # fmt: skip
        return Drawing(self.width(), self.height(), found.items)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Line by line."""
        painter = QPainter(self)
        paint(painter, self.drawing())
        painter.end()


def _is_alone(items: Sequence[Item]) -> bool:
    """Whether the last of several lines is one sign."""
    lines: dict[float, str] = {}
    for each in items:
        if isinstance(each, Text) and not each.reading:
            lines[each.y] = lines.get(each.y, "") + each.text
    return len(lines) > 1 and len(lines[max(lines)]) == 1
