"""The steps of a phase at the left: all can be opened at any time."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from kasesupport.domain.record import CaseRecord
from kasesupport.practice.flow import answered_questions, answers_of, progress, visible_steps
from kasesupport.practice.model import Phase, Step
from kasesupport.ui import theme
from kasesupport.ui.icons import icon
from kasesupport.ui.widgets import column, ground, label, scroll

LEADING = 1.15  # of the height of a line, from one line to the next
WORDS_AT = 28  # logical px from the left, where the style sets the words behind a mark of 16 px


class StepButton(QPushButton):
    """A step's title in one line or two, the two with air between them: the style sets them tight."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """The style draws all but the words; of one line these too."""
        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        lines = option.text.split("\n")
        if len(lines) > 1:
            option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        if len(lines) > 1:
            self._draw(painter, lines)

    def _draw(self, painter: QPainter, lines: Sequence[str]) -> None:
        font = QFont(self.font())
        font.setBold(self.isChecked())
        painter.setFont(font)
        step = self.fontMetrics().height() * LEADING
        first = self.height() / 2 - step * (len(lines) - 1) / 2
        for n, line in enumerate(lines):
            middle = QRectF(WORDS_AT, first + n * step - step / 2, self.width() - WORDS_AT, step)
            painter.drawText(middle, Qt.AlignmentFlag.AlignVCenter, line)


class StepRail(QFrame):
    """A quiet mark says where something is written; nothing is ever unfinished. `below` stands at the foot."""

    WIDTH = 216

    def __init__(self, phase: Phase, open_: Callable[[str], None], below: QWidget) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setFixedWidth(self.WIDTH)
        self._phase = phase
        self._touched: dict[str, bool] = {}
        self.entries: dict[str, QPushButton] = {step.id: self._entry(step, open_) for step in phase.steps}
        heading = label(wrapped(phase.name), "heading")
        heading.setContentsMargins(8, 10, 4, 6)
        page = ground(column(heading, *self.entries.values(), None, margin=8, spacing=0))
        self.setLayout(column(scroll(page), below, spacing=0))

    def refresh(self, record: CaseRecord) -> None:
        """Marks and visible steps from the record."""
        shown = {step.id for step in visible_steps(self._phase, answers_of(record))}
        answered = answered_questions(record)
        for step in self._phase.steps:
            entry = self.entries[step.id]
            entry.setVisible(step.id in shown)
            touched = progress(step, record, answered).touched > 0
            if self._touched.get(step.id) is not touched:
                self._touched[step.id] = touched
                entry.setIcon(icon("check" if touched else "circle", theme.GOOD if touched else theme.LINE))
            state = self.tr("書いてある") if touched else self.tr("まだ")
            entry.setAccessibleName(f"{step.title} {state}")

    def show_current(self, step_id: str) -> None:
        """Mark the open step."""
        for each, entry in self.entries.items():
            entry.setChecked(each == step_id)

    def _entry(self, step: Step, open_: Callable[[str], None]) -> QPushButton:
        made = StepButton(wrapped(step.title))
        made.setObjectName("step")
        made.setMinimumHeight(theme.TOUCH)
        made.setAutoDefault(True)
        made.clicked.connect(lambda: open_(step.id))
        made.setCheckable(True)
        made.setIconSize(QSize(16, 16))
        if step.office:
            made.setToolTip(self.tr("センターの中だけのページです"))
        return made


def wrapped(title: str, width: int = 11) -> str:
    """A long title in two lines, broken after a sign or a particle: buttons do not wrap by themselves."""
    if len(title) <= width:
        return title
    ends = [i + 1 for i, sign in enumerate(title) if sign in "・、をのと" and 3 <= i + 1 <= width]
    breaks = [i for i in ends if title[i] not in "・、）"]
    place = breaks[-1] if breaks else (len(title) + 1) // 2
    return f"{title[:place]}\n{title[place:]}"
