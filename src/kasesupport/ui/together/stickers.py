"""Stickers on the map of いっしょに: the palette below it, and each sticker over the canvas, where it was put."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QTouchEvent
from PySide6.QtWidgets import QPushButton, QWidget

from kasesupport.cases import stickers
from kasesupport.diagrams.ecomap import stuck
from kasesupport.domain.stickers import KINDS, Sticker
from kasesupport.domain.together import may_see_own
from kasesupport.drawing.items import Drawing
from kasesupport.ui import theme
from kasesupport.ui.canvas.paint import paint
from kasesupport.ui.canvas.view import Canvas
from kasesupport.ui.icons import icon
from kasesupport.ui.sticker_words import words
from kasesupport.ui.together.base import Desk
from kasesupport.ui.together.marks import NOBODY
from kasesupport.ui.together.parts import large
from kasesupport.ui.widgets import LineField, label, row
from kasesupport.ui.wizard.voices import name_of

SIDE = int(stuck.SIDE)  # px: of a sticker
STEP, SLIP = 16, 6  # px: of an arrow key; that a tap may slip
ARROWS = {
    Qt.Key.Key_Left: (-STEP, 0), Qt.Key.Key_Right: (STEP, 0), Qt.Key.Key_Up: (0, -STEP), Qt.Key.Key_Down: (0, STEP),
}  # fmt: skip


class StickerView(QWidget):
    """One sticker: drawn along, or moved by the arrows; `tapped` opens its words, `put` tells its new middle in px."""

    tapped = Signal(str)
    put = Signal(str, QPointF)

    def __init__(self, canvas: Canvas, sticker: Sticker, mark: str) -> None:
        super().__init__(canvas)
        self.sticker, self._mark = sticker, mark
        self._grip: QPointF | None = None
        self._slipped = False
        self.chosen = False
        self.setFixedSize(2 * SIDE, round(stuck.high(sticker)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAccessibleName(f"{self.tr('シール')} {words()[sticker.kind]} {sticker.words}".strip())
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def drawing(self) -> Drawing:
        """What is painted: as it is printed, with all its words."""
        middle = replace(self.sticker, x=self.width() / 2, y=SIDE / 2)
        return Drawing(self.width(), self.height(), (stuck.group(middle),))

    def middle(self) -> QPointF:
        """Of the sticker itself, in px of the canvas."""
        return QPointF(self.x() + self.width() / 2, self.y() + SIDE / 2)

    def stand(self, at: QPointF) -> None:
        """With its middle there."""
        self.move(round(at.x() - self.width() / 2), round(at.y() - SIDE / 2))

    def press(self, at: QPointF) -> None:
        """The pointer goes down, `at` in px of the canvas."""
        self._grip, self._slipped = at - self.middle(), False
        self.raise_()

    def drag(self, at: QPointF) -> None:
        """It goes along."""
        if self._grip is not None:
            way = at - self._grip
            self._slipped = self._slipped or (way - self.middle()).manhattanLength() > SLIP
            if self._slipped:
                self.stand(way)

    def release(self) -> None:
        """Put down, or tapped."""
        self._grip = None
        if self._slipped:
            self.put.emit(self.sticker.id, self.middle())
        else:
            self.tapped.emit(self.sticker.id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.press(QPointF(self.mapToParent(event.position())))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.drag(QPointF(self.mapToParent(event.position())))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.release()

    def event(self, event: QEvent) -> bool:
        """A finger does the same; the canvas below hears nothing of it."""
        if isinstance(event, QTouchEvent) and event.points():
            at = QPointF(self.mapToParent(event.points()[0].position()))
            match event.type():
                case QEvent.Type.TouchBegin:
                    self.press(at)
                case QEvent.Type.TouchUpdate:
                    self.drag(at)
                case QEvent.Type.TouchEnd:
                    self.release()
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move it; Enter opens its words."""
        if (way := ARROWS.get(Qt.Key(event.key()))) is not None:
            self.put.emit(self.sticker.id, self.middle() + QPointF(*way))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.tapped.emit(self.sticker.id)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """As it is printed; with a rim while it is chosen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter, self.drawing())
        if self.chosen or self.hasFocus():
            painter.setPen(QPen(QColor(theme.SELECTED), 4))
            painter.drawRoundedRect(QRectF((self.width() - SIDE) / 2 + 3, 3, SIDE - 6, SIDE - 6), 18, 18)
        painter.end()


class StickerBar(QWidget):
    """The palette: whose sticker, which; of the one that was tapped the child's words. Only for children."""

    def __init__(self, desk: Desk, canvas: Canvas) -> None:
        super().__init__()
        self._desk, self._canvas = desk, canvas
        self.views: dict[str, StickerView] = {}
        self.chosen = ""
        model = desk.model
        self._children = [p for p in model.people() if model.part(p.id) == "child"]
        self.speaker = self._children[0].id if self._children else ""
        self.who = [self._child(person.id, name_of(person)) for person in self._children]
        self.palette_ = {kind: self._kind(kind) for kind in KINDS}
        self.words = LineField("", self._tell, self.tr("これは なに？（言ったとおりに）"), self.tr("シールの言葉"))
        self.off = large(self.tr("はがす"), self._take_off, "trash-2")
        self.done = large(self.tr("できた"), lambda: self._choose(""), "check", "main")
        self._pick = _line(label(self.tr("シール"), "label", wrap=False), *self.who, *self.palette_.values(), None)
        self._say = _line(self.words, self.off, self.done)
        self.setLayout(row(self._pick, self._say, margin=6))
        canvas.seen.connect(self._place)
        model.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """The stickers that may be seen, where they stand."""
        model = self._desk.model
        shown = {s.id: s for s in stickers.listed(model.case) if may_see_own(s.id, s.speaker_id, model.seen)}
        for gone in [each for each, view in self.views.items() if shown.get(each) != view.sticker]:
            view = self.views.pop(gone)
            view.hide()
            view.deleteLater()
        for each in shown.values():
            if each.id not in self.views:
                self.views[each.id] = self._view(each)
        if self.chosen not in self.views:
            self.chosen = ""
        self._show_bar()
        self._place()

    def stick(self, kind: str) -> None:
        """One more in the middle of what is seen, a little beside those that lie there."""
        model, canvas = self._desk.model, self._canvas
        aside = 14 * (len(self.views) % 8)
        x, y = canvas.camera.to_picture(canvas.width() / 2 + aside, canvas.height() / 2 + aside)
        made = model.do(stickers.stick, kind, x, y, self.speaker, model.case.file.today())
        if made:
            model.wrote(made)
            self.chosen = made
            self.refresh()

    def _view(self, sticker: Sticker) -> StickerView:
        made = StickerView(self._canvas, sticker, "")
        made.tapped.connect(self._choose)
        made.put.connect(self._put)
        made.show()
        return made

    def _put(self, sticker_id: str, at: QPointF) -> None:
        keyed = self.views[sticker_id].hasFocus()
        self._desk.model.do(stickers.move, sticker_id, *self._canvas.camera.to_picture(at.x(), at.y()))
        if keyed and sticker_id in self.views:
            self.views[sticker_id].setFocus()

    def _choose(self, sticker_id: str) -> None:
        self.words.flush()
        self.chosen = sticker_id
        self._show_bar()
        if sticker_id:
            self.words.setFocus()

    def _show_bar(self) -> None:
        view = self.views.get(self.chosen)
        self._say.setVisible(view is not None)
        self._pick.setVisible(view is None and bool(self._children))
        if view is not None:
            self.words.show_text(view.sticker.words)
        for each in self.views.values():
            each.chosen = each is view
            each.update()
        may = self._desk.model.can_write
        for part in (*self.palette_.values(), self.words, self.off):
            part.setEnabled(may)

    def _place(self) -> None:
        for view in self.views.values():
            view.stand(QPointF(*self._canvas.camera.to_screen(view.sticker.x, view.sticker.y)))

    def _tell(self, text: str) -> None:
        if self.chosen:
            self._desk.model.do(stickers.tell, self.chosen, text)

    def _take_off(self) -> None:
        self._desk.model.do(stickers.take_off, self.chosen)

    def _child(self, person_id: str, name: str) -> QPushButton:
        made = large(name, partial(self._speak, person_id), kind="who")
        made.setIcon(self._desk.marks().get(person_id, NOBODY).icon())
        made.setCheckable(True)
        made.setChecked(person_id == self.speaker)
        return made

    def _speak(self, person_id: str) -> None:
        self.speaker = person_id
        for person, made in zip(self._children, self.who, strict=True):
            made.setChecked(person.id == person_id)

    def _kind(self, kind: str) -> QPushButton:
        sign, ink, paper = stuck.SIGNS[kind]
        made = large(words()[kind], partial(self.stick, kind))
        made.setIcon(icon(sign, ink))
        made.setIconSize(QSize(28, 28))
        made.setStyleSheet(f"QPushButton {{ background: {paper}; font-size: 16px; padding: 4px 10px; }}")
        return made

    def flush(self) -> None:
        """Keep what is being typed."""
        self.words.flush()


def _line(*parts: QWidget | None) -> QWidget:
    made = QWidget()
    made.setLayout(row(*parts, spacing=8))
    return made
