"""The pages as they will print: zoom, page n of m, two side by side, all by keys too."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from kasesupport.ui.canvas.sheet_view import SheetView
from kasesupport.ui.widgets import button, column, empty, ground, label, row

if TYPE_CHECKING:
    from kasesupport.drawing.items import Drawing

STEP, LEAST, MOST = 1.25, 0.25, 4.0  # of the zoom; px a pt
MARGIN, GAP = 14, 16  # px


class Preview(QWidget):
    """`show_pages` shows others; the zoom and, of the same number of pages, the place stay."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: Sequence[Drawing] = ()
        self._zoom = 0.0  # px a pt; 0: as wide as there is room
        self._beside = False
        self._grid = QGridLayout()
        self._grid.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self._grid.setSpacing(GAP)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setWidget(ground(self._grid))
        self.area.verticalScrollBar().valueChanged.connect(lambda _: self._tell())
        self._told, self._percent = label("", "soft", wrap=False), label("", "soft", wrap=False)
        self._told.setMinimumWidth(72)
        self._percent.setMinimumWidth(48)
        self._build()

    def show_pages(self, pages: "Sequence[Drawing]") -> None:
        """Show these; from the top where they are more or fewer than before."""
        bar, same = self.area.verticalScrollBar(), len(pages) == len(self.pages)
        place = bar.value() if same else 0
        self.pages = pages
        self._lay()
        bar.setValue(place)
        self._tell()

    def put(self, place: int, page: "Drawing") -> None:
        """Another page of the same size in place of one."""
        self.pages = (*self.pages[:place], page, *self.pages[place + 1 :])
        if (item := self._grid.itemAt(place)) and isinstance(view := item.widget(), SheetView):
            view.show_page(page)

    def zoom(self, times: float) -> None:
        """Larger or smaller; 0 is as wide as there is room."""
        self._zoom = min(max(self.scale * times, LEAST), MOST) if times else 0.0
        self._lay()

    def put_beside(self, *, on: bool) -> None:
        """Two pages side by side, or one below the other; then as wide as there is room."""
        self._beside, self._zoom = on, 0.0
        self._side_by_side.setChecked(on)
        self._lay()

    def turn(self, by: int) -> None:
        """So many pages on (or back)."""
        if not self.pages:
            return
        wanted = min(max(self.number - 1 + by, 0), len(self.pages) - 1)
        self.area.verticalScrollBar().setValue(self._tops()[wanted] - MARGIN)

    @property
    def scale(self) -> float:
        """Logical px a pt."""
        return self._zoom or self._fitting()

    @property
    def number(self) -> int:
        """The page at the top, from 1; 0 where there is none."""
        seen = self.area.verticalScrollBar().value() + self.area.viewport().height() // 3
        tops = self._tops()
        return tops.index(max((top for top in tops if top <= seen), default=tops[0])) + 1 if tops else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._zoom and self.pages:
            self._lay()

    def _build(self) -> None:
        self._side_by_side = button(
            "", lambda: self.put_beside(on=not self._beside), "tool", "columns-2", self.tr("2枚ずつ並べる")
        )
        self._side_by_side.setCheckable(True)
        tools = row(
            button("", lambda: self.zoom(1 / STEP), "tool", "zoom-out", self.tr("小さく（Ctrl+－）")),
            self._percent,
            button("", lambda: self.zoom(STEP), "tool", "zoom-in", self.tr("大きく（Ctrl+＋）")),
            button("", lambda: self.zoom(0), "tool", "maximize", self.tr("幅に合わせる（Ctrl+0）")),
            self._side_by_side, None,
            button("", lambda: self.turn(-1), "tool", "chevron-left", self.tr("前のページ（PageUp）")),
            self._told,
            button("", lambda: self.turn(1), "tool", "chevron-right", self.tr("次のページ（PageDown）")),
            margin=4, spacing=2,
        )  # fmt: skip
        whole = column(tools, self.area, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        keys = {"Ctrl++": STEP, "Ctrl+=": STEP, "Ctrl+-": 1 / STEP, "Ctrl+0": 0.0}
        for key, times in keys.items():
            self._key(key).activated.connect(lambda t=times: self.zoom(t))
        for key, by in {"PgDown": 1, "PgUp": -1}.items():
            self._key(key).activated.connect(lambda b=by: self.turn(b))

    def _key(self, key: str) -> QShortcut:
        made = QShortcut(QKeySequence(key), self)
        made.setContext(Qt.ShortcutContext.WindowShortcut)
        return made

    def _across(self) -> int:
        return 2 if self._beside and len(self.pages) > 1 else 1

    def _fitting(self) -> float:
        across = self._across()
        beside = self.area.verticalScrollBar().sizeHint().width() + 2 * self.area.frameWidth()
        room = self.area.width() - beside - 2 * MARGIN - (across - 1) * GAP
        wide = max((page.width for page in self.pages), default=1)
        return min(max(room / across / max(wide, 1), LEAST), MOST)

    def _lay(self) -> None:
        empty(self._grid)
        scale, across = self.scale, self._across()
        for place, page in enumerate(self.pages):
            middle = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter
            self._grid.addWidget(SheetView(page, scale), place // across, place % across, middle)
        self._percent.setText(f"{round(scale / (96 / 72) * 100)}％" if self.pages else "")
        self._tell()

    def _tops(self) -> list[int]:
        """Where each page begins, in px from the top."""
        across, scale, top, tops = self._across(), self.scale, MARGIN, list[int]()
        for first in range(0, len(self.pages), across):
            side = self.pages[first : first + across]
            tops += [top] * len(side)
            top += round(max(page.height for page in side) * scale) + GAP
        return tops

    def _tell(self) -> None:
        words = self.tr("%1 / %2枚").replace("%1", str(self.number)).replace("%2", str(len(self.pages)))
        self._told.setText(words if self.pages else "")
