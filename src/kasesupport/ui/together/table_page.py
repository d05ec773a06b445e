"""The table: large cards in the family's words, each with a glimpse of what lies on it."""

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QWidget

from kasesupport.cases import hand
from kasesupport.drawing import ink
from kasesupport.drawing.text import plain
from kasesupport.practice.together import Card
from kasesupport.ui.icons import pixmap
from kasesupport.ui.together import drawn
from kasesupport.ui.together.base import Desk
from kasesupport.ui.together.feelings_card import face_of, face_sign, notes_of, scale_of
from kasesupport.ui.together.hand_card import seen
from kasesupport.ui.together.look import sheet_style
from kasesupport.ui.together.marks import NOBODY
from kasesupport.ui.together.next_card import told_day
from kasesupport.ui.together.parts import Pane, Sign
from kasesupport.ui.together.ruby import Ruby
from kasesupport.ui.widgets import column, label, row

FEW = 9  # cards in three columns; more stand in four
_THROUGH = Qt.WidgetAttribute.WA_TransparentForMouseEvents
ROOMY = 250  # px of height in which large letters leave room for the lead
GLIMPSE = 16  # signs of what was said last that are seen on a card


class TablePage(QWidget):
    """One card a tile."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.tiles: dict[str, Tile] = {}
        grid = QGridLayout()
        grid.setSpacing(18)
        grid.setContentsMargins(22, 18, 22, 18)
        shown = [each for each in desk.words.cards if each.id in desk.model.seen.cards and not each.closing]
        across = 3 if len(shown) <= FEW else 4
        for place, each in enumerate(shown):
            tile = Tile(desk, each, _glimpse(desk, each), narrow=across > 3)
            self.tiles[each.id] = tile
            grid.addWidget(tile, place // across, place % across)
        for number in range(across):
            grid.setColumnStretch(number, 1)
        self.setLayout(grid)

    def refresh(self) -> None:
        """The table is made anew whenever one comes back to it."""

    def flush(self) -> None:
        """Nothing is typed here."""


class Tile(QPushButton):
    """A card to tap: its sign, its words, and below them the glimpse."""

    def __init__(self, desk: Desk, card: Card, glimpse: QWidget, *, narrow: bool = False) -> None:
        super().__init__()
        look = desk.look
        tone = look.tone(card.tone)
        self.setStyleSheet(sheet_style(tone, strong=look.strong))
        self.setAccessibleName(plain(card.title))
        self.setAccessibleDescription(plain(card.lead))
        sign = QLabel()
        sign.setPixmap(pixmap(card.icon, tone.ink, 44))
        size = look.px + ((2, 0, -2)[look.size] if narrow else 5)
        title = Ruby(card.title, look, size, bold=True, color=tone.ink, even=True)
        self._lead = Ruby(card.lead, look, look.px - 4, color=tone.ink)
        self._first = narrow and bool(look.size)  # large letters in four columns: the glimpse before the lead
        self._lead.setVisible(not self._first)
        head = row(sign, column(title, self._lead, spacing=0), spacing=14)
        head.setStretch(1, 1)
        laid = column(head, glimpse, spacing=6)
        laid.setContentsMargins(20, 12, 20, 12)
        laid.setStretch(1, 1)
        self.setLayout(laid)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(220, 130)
        for each in self.findChildren(QWidget):
            each.setAttribute(_THROUGH)
        self.clicked.connect(partial(desk.go, card.id))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a large screen there is room for both."""
        super().resizeEvent(event)
        self._lead.setVisible(not self._first or self.height() >= ROOMY)

    def sizeHint(self) -> QSize:
        """As large as the table lets it be."""
        return QSize(400, 190)


def _glimpse(desk: Desk, card: Card) -> QWidget:
    match card.kind:
        case "genogram" | "ecomap":
            return _picture(desk, card)
        case "hand":
            return _by_hand(desk)
        case "feelings":
            return _faces(desk)
        case "next":
            return _day(desk)
        case "plan":
            return _tried(desk)
        case _:
            said = desk.model.said(card)
            last = said[-1].text.replace("\n", " ") if said else ""
            return _count(desk, [s.speaker_id for s in said], last)


def _picture(desk: Desk, card: Card) -> QWidget:
    """The diagram itself, small."""
    if not desk.model.record.graph.persons:
        return QWidget()
    show = drawn.family if card.kind == "genogram" else drawn.ties
    record = desk.model.record
    of = record.graph, record.resources, record.ties, record.pins, record.conventions
    return Pane(desk.drawn(card.kind, of, lambda: show(record, desk.model.case.file.today())))


def _by_hand(desk: Desk) -> QWidget:
    """The newest that was drawn here, small."""
    newest = next(iter(seen(desk.model)), None)
    if newest is None or not (strokes := hand.strokes(desk.model.case, newest.id)):
        return _blank()
    return Pane(ink.cropped([each.dots for each in strokes]))


def _faces(desk: Desk) -> QWidget:
    """Everybody's newest face beside the mark."""
    parts: list[QWidget] = []
    for person in desk.model.people():
        if found := notes_of(desk.model.record.notes, person.id):
            face = face_of(scale_of(found[-1]) or 0)
            sign = label("", wrap=False)
            sign.setPixmap(face_sign(face, 40))
            parts += [Sign(desk.marks().get(person.id, NOBODY), 22), sign]
    return _line(*parts) if parts else _blank()


def _day(desk: Desk) -> QWidget:
    first = min(((a.on, a.at) for a in desk.model.record.appointments), default=None)
    return _line(label(told_day(*first), "label", wrap=True)) if first else _blank()


def _tried(desk: Desk) -> QWidget:
    """What was agreed on, the marks of who does it."""
    plan = desk.model.record.plan
    texts = [*(action.text for action in plan.actions), *(goal.text for goal in plan.goals)]
    words = next(filter(None, texts), "")
    return _count(desk, [a.person_id for a in plan.actions if a.text] or [""] * bool(words), words)


def _count(desk: Desk, speakers: list[str], last: str) -> QWidget:
    """The marks of whoever said something, and the beginning of what was said last."""
    marks = desk.marks()
    signs = [Sign(marks.get(each, NOBODY), 24) for each in dict.fromkeys(speakers)]
    if not speakers:
        return _blank()
    words = last if len(last) <= GLIMPSE else last[: GLIMPSE - 1] + "…"
    made = QWidget()
    line = row(*signs, label(words, "soft"), spacing=8)
    line.setStretch(len(signs), 1)
    made.setLayout(line)
    return made


def _blank() -> QWidget:
    """Nothing is written there yet: an invitation, not a lack."""
    sign = label("", wrap=False)
    sign.setPixmap(pixmap("pencil", "#a89f92", 28))
    return _line(sign)


def _line(*parts: QWidget) -> QWidget:
    made = QWidget()
    made.setLayout(row(*parts, None, spacing=8))
    return made
