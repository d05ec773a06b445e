"""Places of other pages inside a step: the people, the two pictures, the sheet; a small view and the way there."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from kasesupport.cases import people
from kasesupport.domain.dates import age_label
from kasesupport.domain.people import Person, was_born
from kasesupport.drawing.items import Drawing
from kasesupport.practice.model import Question
from kasesupport.sheets.forms.catalog import PLAN
from kasesupport.ui.background import Work
from kasesupport.ui.canvas.paint import Step, play, prepare
from kasesupport.ui.family_page import PersonDialog
from kasesupport.ui.widgets import button, column, empty, label, row
from kasesupport.ui.wizard import pictures
from kasesupport.ui.wizard.days import short_day
from kasesupport.ui.wizard.desk import Body, Desk
from kasesupport.ui.wizard.flowlayout import FlowLayout
from kasesupport.ui.wizard.voices import full_name

SOON = 20  # ms: by then the step is painted


class PeopleList(Body):
    """Everybody of the family to tap on, and one more."""

    def __init__(self, desk: Desk, question: Question, subject_id: str = "") -> None:
        super().__init__(desk, question, subject_id)
        self._persons = FlowLayout(gap=8)
        self._shown: tuple[Person, ...] | None = None
        add = button(self.tr("人を足す"), self._add, "quiet", "user-plus")
        page = button(self.tr("家族のページへ"), lambda: desk.go("family"), "quiet", "users-round")
        self.setLayout(column(self._persons, row(add, page, None), spacing=6))

    def refresh(self) -> None:
        # One who was lost is written about where the family is drawn, and not called up here beside the others.
        persons = tuple(person for person in self.desk.record.graph.persons if not person.loss)
        if persons == self._shown:
            return
        self._shown = persons
        empty(self._persons)
        for person in persons:
            self._persons.addWidget(self._button(person))

    def _button(self, person: Person) -> QPushButton:
        age = "" if person.deceased or not was_born(person) else age_label(person.birth, self.desk.today)
        facts = [self.tr("亡くなった")] if person.deceased else [self.tr("%1歳").replace("%1", age)] if age else []
        facts += [self.tr("本人")] if person.index else []
        words = "　".join([full_name(person), *facts])
        return button(words, lambda: self._open(person.id), "", "user")

    def _add(self) -> None:
        if new := self.desk.model.do(people.add_person):
            self._open(new)

    def _open(self, person_id: str) -> None:
        dialog = PersonDialog(self.desk.model, person_id, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


class Thumb(QWidget):
    """A drawing, made small enough to be seen whole; a tap opens its page."""

    HEIGHT = 330

    def __init__(self, opened: Callable[[], None], name: str) -> None:
        super().__init__()
        self._opened = opened
        self._drawing = Drawing(1, 1)
        self._steps: tuple[Step, ...] = ()
        self.setFixedHeight(self.HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(name)

    def show_drawing(self, drawing: Drawing) -> None:
        """Take another picture."""
        if drawing != self._drawing:
            self._drawing, self._steps = drawing, prepare(drawing)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, self.HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        width, height = max(self._drawing.width, 1.0), max(self._drawing.height, 1.0)
        scale = min(self.width() / width, self.height() / height, 1.0)
        painter.translate((self.width() - width * scale) / 2, (self.height() - height * scale) / 2)
        painter.scale(scale, scale)
        play(painter, self._steps)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self._opened()


class PicturePart(Body):
    """The genogram or the ecomap, small, and the way to its page.

    It is laid out beside the main thread: around forty ties take longer than a turn of the page may.
    """

    def __init__(self, desk: Desk, question: Question, subject_id: str = "") -> None:
        super().__init__(desk, question, subject_id)
        self._seen: tuple[object, ...] = ()
        self._drawn = False
        self._work: Work | None = None
        self._again = False  # something changed while it was laid out
        words = self.tr("ジェノグラムを描く") if question.kind == "genogram" else self.tr("エコマップを描く")
        icon = "git-fork" if question.kind == "genogram" else "network"
        self.thumb = Thumb(self._open, question.label)
        self.way = button(words, self._open, icon_name=icon)
        self._empty: QLabel = label(self.tr("まだ何も描かれていません。"), "soft")
        self.setLayout(column(self.thumb, self._empty, row(self.way, None), spacing=6))

    def refresh(self) -> None:
        record = self.desk.record
        seen = (record.graph, record.resources, record.ties, record.pins, record.gaps, record.conventions)
        if seen == self._seen:
            return
        self._seen = seen
        there = pictures.has_something(self.question.kind, record)
        self.thumb.setVisible(there)
        self._empty.setVisible(not there)
        if self._drawn:
            self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        """The question is seen before its picture, which takes longer."""
        super().showEvent(event)
        if not self._drawn:
            QTimer.singleShot(SOON, self, self._draw)

    def _draw(self) -> None:
        self._drawn = True
        if self.thumb.isHidden():
            return
        self._again = self._work is not None
        if self._work is None:
            self._work = Work(partial(pictures.small, self.question.kind, self.desk.record, self.desk.today), self)
            self._work.done.connect(self.thumb.show_drawing)
            self._work.finished.connect(self._rest)
            self._work.start()

    def _rest(self) -> None:
        if self._work is not None:
            self._work.deleteLater()
            self._work = None
        if self._again:
            self._draw()

    def _open(self) -> None:
        self.desk.go(self.question.kind)


class SheetPart(Body):
    """What will be on the sheet, in numbers, and the way to it."""

    def __init__(self, desk: Desk, question: Question, subject_id: str = "") -> None:
        super().__init__(desk, question, subject_id)
        self.holds: QLabel = label("", "soft")
        where = "sheet" if question.sheet == PLAN else f"papers/{question.sheet}"
        way = button(self.tr("紙を見る・印刷する"), lambda: desk.go(where), "main", "printer")
        self.holds.setVisible(question.sheet == PLAN)  # the numbers are the plan's
        self.setLayout(column(self.holds, row(way, None), spacing=6))

    def refresh(self) -> None:
        plan = self.desk.plan
        parts = [
            self.tr("目標 %1").replace("%1", str(len(plan.goals))),
            self.tr("取組 %1").replace("%1", str(len(plan.actions))),
        ]
        if plan.review_on:
            day = short_day(plan.review_on, self.desk.today)
            parts.append(self.tr("見直し %1").replace("%1", day))
        self.holds.setText("　".join(parts))
