"""A question that is answered again and again: its notes, the newest first; one list, or one a goal or a need."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kasesupport.cases import notes
from kasesupport.domain.record import Note
from kasesupport.practice.model import Question
from kasesupport.ui.widgets import begin_in, button, column, label, row
from kasesupport.ui.wizard.desk import Desk, LongBody
from kasesupport.ui.wizard.entries import Gone
from kasesupport.ui.wizard.note_card import Makers, NoteCard
from kasesupport.ui.wizard.targets import targets
from kasesupport.ui.wizard.voices import name_of

SHOWN = 5  # notes of a list that are seen at first


class NoteList(QWidget):
    """The notes about one thing, or about nothing in particular."""

    def __init__(self, desk: Desk, question: Question, about_id: str, makers: Makers) -> None:
        super().__init__()
        self._desk, self._question, self.about_id, self._makers = desk, question, about_id, makers
        self.cards: dict[str, NoteCard] = {}
        self._all = False
        self._list: QVBoxLayout = column(spacing=8)
        self.add: QPushButton = button(question.add or self.tr("記録を足す"), self._add, "", "plus")
        self.again: QPushButton = button(self.tr("前回をもとに足す"), self._copy, "quiet", "copy")
        self._more: QPushButton = button("", self._show_all, "quiet", "chevron-down")
        self._gone = Gone(desk.model)
        self.setLayout(
            column(row(self.add, self.again, None), self._gone, self._list, row(self._more, None), spacing=8)
        )

    def refresh(self) -> None:
        """Bring the cards in line with the record, the newest day first."""
        found = self._stored()
        shown = found if self._all else found[:SHOWN]
        self._drop_gone({note.id for note in shown}, {note.id for note in found})
        for place, note in enumerate(shown):
            card = self.cards.get(note.id) or self._put(note.id)
            if self._list.indexOf(card) != place:
                self._list.insertWidget(place, card)
            card.refresh(found[place + 1] if place + 1 < len(found) else None)
        self.again.setVisible(bool(found))
        left = len(found) - len(shown)
        self._more.setText(self.tr("前の記録 %1件を見る").replace("%1", str(left)))
        self._more.setVisible(left > 0)

    def _stored(self) -> Sequence[Note]:
        record = self._desk.model.record
        own = [n for n in record.notes if (n.question, n.about_id) == (self._question.id, self.about_id)]
        return sorted(own, key=lambda note: (note.on, note.id), reverse=True)

    def _put(self, note_id: str) -> NoteCard:
        card = NoteCard(self._desk, self._question, note_id, self._makers)
        card.opened.connect(self.refresh)
        self.cards[note_id] = card
        self._list.addWidget(card)
        card.show()
        return card

    def _drop_gone(self, shown: set[str], stored: set[str]) -> None:
        if self.cards.keys() - stored:
            self._gone.show_strip()
        else:
            self._gone.heard()
        for note_id in self.cards.keys() - shown:
            card = self.cards.pop(note_id)
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()

    def _add(self) -> None:
        self._begin(self._desk.model.do(notes.add_note, self._question.id, self._desk.today, self.about_id))

    def _copy(self) -> None:
        if newest := next(iter(self._stored()), None):
            self._begin(self._desk.model.do(notes.copy_note, newest.id, self._desk.today))

    def _begin(self, note_id: str | None) -> None:
        """Open the new note alone, with the cursor in its first field."""
        if note_id is None:
            return
        self.refresh()
        for each in self.cards.values():
            each.set_open(each.note_id == note_id)
        self.refresh()
        card = self.cards[note_id]
        QTimer.singleShot(0, card, lambda: begin_in(card.fields[0].body))

    def _show_all(self) -> None:
        self._all = True
        self.refresh()


class Notes(LongBody):
    """The lists of a question: one, or one for each thing it is asked of."""

    def __init__(self, desk: Desk, question: Question, subject_id: str, makers: Makers) -> None:
        super().__init__(desk, question, subject_id)
        self._makers = makers
        self.lists: dict[str, NoteList] = {}
        self._titles: dict[str, QWidget] = {}
        self._empty = label(self._nothing(), "soft")
        self._rows: QVBoxLayout = column(spacing=16)
        self.setLayout(column(self._empty, self._rows))

    def parts(self) -> Iterator[None]:
        wanted = self._wanted()
        for gone in self.lists.keys() - wanted.keys():
            self._drop(gone)
        for about_id, words in wanted.items():
            if about_id in self.lists:
                self.lists[about_id].refresh()
            else:
                self._put(about_id)
            self._titles[about_id].setText(words)  # type: ignore[attr-defined]
            yield
        self._empty.setVisible(not wanted)
        if not wanted:
            yield

    def _wanted(self) -> dict[str, str]:
        """What the question is asked of, in words."""
        match self.question.per:
            case "":
                return {"": ""}
            case "child":
                return {person.id: name_of(person) for person in self.desk.parts().child}
            case per:
                return dict(targets(self.desk.model.record, per))

    def _put(self, about_id: str) -> None:
        made = NoteList(self.desk, self.question, about_id, self._makers)
        made.refresh()  # before it is seen, and all around it is laid out anew for each line
        title = label("", "label")
        self.lists[about_id], self._titles[about_id] = made, title
        self._rows.addWidget(title)
        self._rows.addWidget(made)
        title.setVisible(bool(about_id))  # before it stands there it would be a window for a moment
        made.show()

    def _drop(self, about_id: str) -> None:
        for part in (self.lists.pop(about_id), self._titles.pop(about_id)):
            self._rows.removeWidget(part)
            part.hide()
            part.deleteLater()

    def _nothing(self) -> str:
        return {
            "goal": self.tr("小さな目標がまだありません。フェーズ3で一緒に決めると、ここに出ます。"),
            "need": self.tr("ニーズがまだありません。フェーズ2で書くと、ここに出ます。"),
            "action": self.tr("取組がまだありません。フェーズ3で一緒に決めると、ここに出ます。"),
            "meeting": self.tr("まだどの会議の議題にも入っていません。"),
            "resource": self.tr("つながっている人や場所がまだありません。エコマップに描くと、ここに出ます。"),
        }.get(self.question.per, self.tr("家族のページで人を足すと、ここに出ます。"))
