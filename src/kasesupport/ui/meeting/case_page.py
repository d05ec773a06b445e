"""会議 on a family's own pages: the meetings on whose agenda it was, one of them open."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kasesupport.domain.meetings import ITEM, TASK, Meeting
from kasesupport.domain.record import Note
from kasesupport.practice.model import Practice
from kasesupport.ui.case_page import Opener
from kasesupport.ui.long_button import long_button
from kasesupport.ui.meeting.item import ItemPart
from kasesupport.ui.meeting.tasks import TaskList
from kasesupport.ui.meeting.words import called, when
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import card, centred, column, empty, label
from kasesupport.ui.wizard.desk import Desk


class CaseMeetings(QWidget):
    """One family's part of each meeting."""

    def __init__(self, model: CaseModel, go: Opener, practice: Practice) -> None:
        super().__init__()
        self._model, self._desk = model, Desk(model, go, practice)
        self.part: ItemPart | None = None
        self.others = TaskList(model, "")
        self._shown = ""
        self._heads: QVBoxLayout = column(spacing=6)
        self._body: QVBoxLayout = column(spacing=10)
        self._alone = card(label(self.tr("会議のほかに決めた「すること」"), "label"), self.others, margin=14)
        head = label(self.tr("会議で話したこと・決めたこと"), "heading")
        page = column(head, self._heads, self._body, self._alone, None, margin=24, spacing=12)
        self.setLayout(column(centred(page, 900)))
        model.changed.connect(self._refresh)
        self._refresh()

    def flush(self) -> None:
        """Save what is being typed."""
        self.others.flush()
        if self.part is not None:
            self.part.flush()

    def show_one(self, what: str) -> None:
        """Show what was said, by its note."""
        self.flush()
        self._open(what)
        self._refresh()

    def _items(self) -> dict[str, Note]:
        """What was said, by the note: a family that was two before may have been on one agenda twice."""
        return {each.id: each for each in self._model.record.notes if each.question == ITEM}

    def _refresh(self) -> None:
        items = self._items()
        held = {each.id: each for each in self._model.record.meetings}
        known = sorted(
            (each for each in items.values() if each.about_id in held), key=lambda each: each.on, reverse=True
        )
        if self._shown not in items:
            self._open(known[0].id if known else "")
        elif self.part is not None:
            self.part.refresh()
        empty(self._heads)
        for each in known:
            self._heads.addWidget(self._head(each, held[each.about_id]))
        if not known:
            self._heads.addWidget(label(self.tr("まだどの会議の議題にも入っていません。"), "soft"))
        self.others.refresh()
        alone = any(each.question == TASK and not each.about_id for each in self._model.record.notes)
        self._alone.setVisible(alone)

    def _head(self, note: Note, meeting: Meeting) -> QWidget:
        words = f"{when(meeting, self._model.case.file.today())}　{called(meeting)}"
        made = long_button(words, lambda: self.show_one(note.id))
        made.setProperty("on", note.id == self._shown)
        return made

    def _open(self, note_id: str) -> None:
        self._shown = note_id
        empty(self._body)
        note = self._items().get(note_id)
        self.part = ItemPart(self._desk, note) if note else None
        if self.part is not None:
            self._body.addWidget(self.part)
