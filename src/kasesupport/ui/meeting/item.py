"""What is said of one family at one meeting: the fields of its note, and below them what was decided to do."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from kasesupport.domain.meetings import ITEM
from kasesupport.domain.record import Note
from kasesupport.ui.meeting.tasks import TaskList
from kasesupport.ui.widgets import LineField, TextField, card, column, label
from kasesupport.ui.wizard.card import makers
from kasesupport.ui.wizard.desk import Desk
from kasesupport.ui.wizard.note_card import Field


class ItemPart(QWidget):
    """A family's part of a meeting. `desk` has the one family whose it is: no other can be shown here."""

    def __init__(self, desk: Desk, note: Note) -> None:
        super().__init__()
        question = desk.practice.question(ITEM)
        own, made = replace(desk, note_id=note.id), makers()
        asked = [field for field in question.fields if not field.withdrawn]
        self.fields = [Field(own, field, made) for field in asked]
        self.tasks = TaskList(desk.model, note.about_id)
        heading = label(desk.practice.question("meeting.tasks").label, "label")
        self.setLayout(
            column(card(*self.fields, margin=14, spacing=14), card(heading, self.tasks, margin=14), spacing=10)
        )
        self.refresh()

    def refresh(self) -> None:
        """Take what is stored."""
        for each in self.fields:
            each.refresh(None)
        self.tasks.refresh()

    def flush(self) -> None:
        """Save what is being typed."""
        for line in self.findChildren(LineField):
            line.flush()
        for words in self.findChildren(TextField):
            words.flush()
