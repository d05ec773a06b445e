"""One note: its day, and below it a field for each thing it can tell; folded to one line while it is not written in."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from kasesupport.cases import notes
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.record import Note
from kasesupport.practice.flow import holds
from kasesupport.practice.model import Question
from kasesupport.ui.date_field import DateField
from kasesupport.ui.long_button import long_button
from kasesupport.ui.widgets import button, column, label, row
from kasesupport.ui.wizard.airy import airy
from kasesupport.ui.wizard.days import day_reader, short_day
from kasesupport.ui.wizard.desk import Body, Desk
from kasesupport.ui.wizard.note_words import summary, told

Makers = Mapping[str, Callable[[Desk, Question, str], Body]]


class Field(QWidget):
    """A field of a note with its label, and what stood there the last time."""

    def __init__(self, desk: Desk, field: Question, makers: Makers) -> None:
        super().__init__()
        self._desk, self.field = desk, field
        self.body = makers[field.kind](desk, field, "")
        title = row(label(field.label, "label"), *([self.body.beside] if self.body.beside else []))
        title.setStretch(0, 1)
        hint = [airy(field.hint, "soft")] if field.hint else []
        self._before = label("", "soft")
        self.setLayout(column(title, *hint, self._before, self.body, spacing=2))

    def refresh(self, before: Note | None) -> None:
        """Take what is stored; `before` is the note before this one about the same."""
        self.body.refresh()
        words = told(self.field, before, self._desk.model.record) if before else ""
        self._before.setText(self.tr("前回：%1").replace("%1", words))
        self._before.setVisible(bool(words))


class NoteCard(QFrame):
    """A note that opens and folds. `opened` is told when it is opened by hand."""

    opened = Signal()

    def __init__(self, desk: Desk, question: Question, note_id: str, makers: Makers) -> None:
        super().__init__()
        self.setObjectName("aside")
        self._outer, self._question, self.note_id, self._makers = desk, question, note_id, makers
        self._desk = replace(desk, note_id=note_id)
        self.fields: list[Field] = []
        self.head = long_button("", self._turn)
        self._inner: QVBoxLayout = column(spacing=14, margin=6)
        self._body = QWidget()
        self._body.setLayout(self._inner)
        self._body.hide()
        self.setLayout(column(self.head, self._body, margin=8, spacing=6))

    @property
    def is_open(self) -> bool:
        """Whether its fields are seen."""
        return not self._body.isHidden()

    def set_open(self, on: bool) -> None:
        """Open or fold it. The fields are made when it is first opened."""
        if on and not self.fields:
            self._fill()
        self._body.setVisible(on)

    def refresh(self, before: Note | None) -> None:
        """Take what is stored."""
        record = self._outer.model.record
        note = next(note for note in record.notes if note.id == self.note_id)
        words = summary(self._question, note, record) or self.tr("まだ書かれていません")
        self.head.show_words(f"{short_day(note.on, self._outer.today)}　{words}")
        if not self.fields:
            return
        self.day.show_date(PartialDate.from_text(note.on) if note.on else None)
        answers = {answer.question: answer.value for answer in note.answers if answer.state == "said"}
        for each in self.fields:
            shown = holds(each.field.show_if, answers)
            if shown:
                each.refresh(before)
            each.setVisible(shown)

    def _fill(self) -> None:
        reader = day_reader(self._outer.today, ahead=False)
        self.day = DateField(None, self._keep_day, self.tr("いつのことか"), reader)
        self.day.setMaximumWidth(360)
        asked = [field for field in self._question.fields if not field.withdrawn]
        self.fields = [Field(self._desk, field, self._makers) for field in asked]
        away = button(self.tr("この記録を消す"), self._remove, "quiet", "trash-2")
        title: QLabel = label(self.tr("いつのことか"), "label")
        for part in (title, self.day, *self.fields):
            self._inner.addWidget(part)
        self._inner.addLayout(row(None, away))

    def _turn(self) -> None:
        self.set_open(not self.is_open)
        self.opened.emit()

    def _keep_day(self, on: PartialDate | None) -> None:
        if on:
            self._outer.model.do(notes.edit_note, self.note_id, on=on.text())

    def _remove(self) -> None:
        self._outer.model.do(notes.remove_note, self.note_id)
