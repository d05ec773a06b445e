"""What the cards of いっしょに are made of: large buttons, a picture that fits, who speaks, what was said."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGraphicsOpacityEffect, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from kasesupport.domain.people import Person
from kasesupport.drawing.items import Drawing
from kasesupport.drawing.text import Anchor
from kasesupport.ui import theme
from kasesupport.ui.canvas.paint import paint
from kasesupport.ui.icons import pixmap
from kasesupport.ui.together.look import INK, TARGET, Look
from kasesupport.ui.together.marks import NOBODY, Mark, called
from kasesupport.ui.together.ruby import Ruby
from kasesupport.ui.widgets import button, column, label, row, scroll
from kasesupport.ui.wizard.flowlayout import FlowLayout

SIGN = 30  # px of a mark beside a name


def large(text: str, act: Callable[[], object], sign: str = "", kind: str = "plain", tip: str = "") -> QPushButton:
    """A button for every finger: TARGET px at least."""
    made = button(text, act, kind, sign, tip)
    made.setMinimumSize(TARGET, TARGET)
    made.setIconSize(QSize(28, 28))
    return made


def big_label(text: str, kind: str = "") -> QLabel:
    """Plain words, wrapped."""
    return label(text, kind)


class Pane(QWidget):
    """A drawing as large as fits, in the middle."""

    MOST = 1.6  # times its natural size

    def __init__(self, drawing: Drawing | None = None) -> None:
        super().__init__()
        self.drawn = drawing or Drawing(1, 1)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def drawing(self) -> Drawing:
        """What is painted."""
        return self.drawn

    def paintEvent(self, _: QPaintEvent) -> None:
        """Scaled."""
        scale = min(self.width() / max(self.drawn.width, 1), self.height() / max(self.drawn.height, 1), self.MOST)
        painter = QPainter(self)
        painter.translate(
            (self.width() - self.drawn.width * scale) / 2, (self.height() - self.drawn.height * scale) / 2
        )
        painter.scale(scale, scale)
        paint(painter, self.drawn)
        painter.end()


class Sign(QLabel):
    """A person's mark beside words."""

    def __init__(self, mark: Mark, size: int = SIGN) -> None:
        super().__init__()
        self.setPixmap(mark.pixmap(size))
        self.setFixedSize(size, size)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


class Who(QPushButton):
    """One person to tap: mark and name, with its reading."""

    def __init__(self, person: Person, mark: Mark, look: Look) -> None:
        super().__init__()
        self.setObjectName("who")
        self.setCheckable(True)
        self.setMinimumSize(TARGET, TARGET)
        name = Ruby(called(person), look, wrap=False)
        self.setAccessibleName(name.text())
        inner = row(Sign(mark), name, spacing=10)
        inner.setContentsMargins(18, 4, 22, 4)
        self.setLayout(inner)

    def sizeHint(self) -> QSize:
        """Of what stands in it: a button asks its own words alone."""
        inner = self.layout()
        return inner.sizeHint().expandedTo(QSize(TARGET, TARGET)) if inner else super().sizeHint()


class WhoBar(QWidget):
    """Who speaks: one of several. `chosen` takes the person's id."""

    def __init__(
        self, people: Sequence[Person], marks: dict[str, Mark], look: Look, chosen: Callable[[str], object]
    ) -> None:
        super().__init__()
        self._chosen = chosen
        self.current = ""
        flow = FlowLayout(self, 10)
        self.buttons: dict[str, Who] = {}
        for person in people:
            made = Who(person, marks.get(person.id, NOBODY), look)
            made.clicked.connect(partial(self.choose, person.id))
            self.buttons[person.id] = made
            flow.addWidget(made)

    def choose(self, person_id: str, _: bool = False) -> None:
        """Somebody speaks from now on."""
        self.show_one(person_id)
        self._chosen(person_id)

    def show_one(self, person_id: str) -> None:
        """Show who speaks, and tell nobody."""
        self.current = person_id
        for each, made in self.buttons.items():
            made.setChecked(each == person_id)


class Bubble(QPushButton):
    """What somebody said, with the mark; a tap goes on with it where `act` is given."""

    def __init__(self, who: str, text: str, mark: Mark, look: Look, act: Callable[[], object] | None = None) -> None:
        super().__init__()
        self.setObjectName("bubble")
        paper, wide = ("#ffffff", 4) if look.strong else (mark.tint(), 3)
        edge = f"border: {wide}px solid {mark.color}; border-radius: 24px; padding: 0;"
        focus = "QPushButton:focus { background: #fff3c9; }"
        self.setStyleSheet(f"QPushButton {{ background: {paper}; {edge} }} {focus}")
        self._inner = column(
            row(Sign(mark, 24), label(who, "soft", wrap=False), None, spacing=8), big_label(text, "said"), spacing=4
        )
        self._inner.setContentsMargins(20, 12, 20, 14)
        self.setLayout(self._inner)
        for each in self.findChildren(QWidget):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(f"{who}「{text}」")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumHeight(TARGET)
        if act is not None:
            self.clicked.connect(lambda: act())
        else:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def heightForWidth(self, width: int) -> int:
        """As high as the words need."""
        return max(self._inner.totalHeightForWidth(width), TARGET)

    def sizeHint(self) -> QSize:
        """Of what stands in it."""
        return self._inner.sizeHint()


def nothing_yet(words: str, sign: str, ink: str, look: Look) -> QWidget:
    """A card on which nothing is written yet: its sign, large and pale, and a word that takes the hurry out."""
    picture = label("", wrap=False)
    picture.setPixmap(pixmap(sign, ink, 96))
    fade = QGraphicsOpacityEffect(picture)
    fade.setOpacity(0.28)
    picture.setGraphicsEffect(fade)
    picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
    said = hint(words, look, align="middle")
    made = QWidget()
    made.setLayout(column(None, picture, said, None, spacing=14))
    return made


class Paper(QFrame):
    """A sheet of paper with parts one below the other, which scroll where there are many."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sheet")
        inner = QWidget()
        self.parts: QVBoxLayout = column(margin=6, spacing=12)
        inner.setLayout(self.parts)
        inner.setObjectName("clear")
        inner.setStyleSheet("QWidget#clear { background: transparent; }")
        self.area = scroll(inner)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setStyleSheet("QScrollArea { background: transparent; }")
        self.setLayout(column(self.area, margin=12))
        self._at_foot = False
        self.area.verticalScrollBar().rangeChanged.connect(self._ranged)

    def show_last(self) -> None:
        """The newest stands at the foot: it is seen as soon as it is laid out."""
        self._at_foot = True

    def _ranged(self, _: int, most: int) -> None:
        if self._at_foot:
            self.area.verticalScrollBar().setValue(most)


def headline(markup: str, look: Look, color: str = INK) -> Ruby:
    """What a card asks."""
    return Ruby(markup, look, look.px + 8, bold=True, color=color)


def hint(markup: str, look: Look, align: Anchor = "start") -> Ruby:
    """A word in passing: smaller and paler than the rest, with its readings."""
    return Ruby(markup, look, look.px - 3, color=theme.SOFT_INK, align=align)
