"""会議: the meetings at the left, one of them in the middle, at the right what is said there of the one family chosen.

One family's record is read at a time, by the same model as its own pages: nothing of another can stand beside it.
"""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kasesupport.cases import families, meetings, views
from kasesupport.cases.opening import CaseFile
from kasesupport.domain.changes import Changed
from kasesupport.domain.meetings import Item, Meeting
from kasesupport.domain.naming import names_in
from kasesupport.domain.problems import Problem
from kasesupport.practice.model import Practice
from kasesupport.ui import reading
from kasesupport.ui.coming_back import Sitting
from kasesupport.ui.hearing import Hearing
from kasesupport.ui.meeting.agenda import AgendaCard
from kasesupport.ui.meeting.form import MeetingForm
from kasesupport.ui.meeting.history import History
from kasesupport.ui.meeting.item import ItemPart
from kasesupport.ui.meeting.shelf import Shelf
from kasesupport.ui.meeting.words import called, when
from kasesupport.ui.model import CaseModel, opened
from kasesupport.ui.tab_order import order_tabs
from kasesupport.ui.telling import told
from kasesupport.ui.widgets import button, column, empty, ground, label, offer_steps, row, scroll, settle, starts_at
from kasesupport.ui.wizard.desk import Desk

SHELF, MIDDLE = 280, 420  # logical px
Tell = Callable[[str], object]
Fail = Callable[[Problem], object]


class MeetingsPage(QWidget):
    """`chosen_at` carries a family's id and the page to open, `papers_wanted` a Meeting, `left` that one goes home."""

    chosen_at = Signal(str, str)
    papers_wanted = Signal(object)
    left = Signal()

    def __init__(self, file: CaseFile, practice: Practice, note: Tell, fail: Fail) -> None:
        super().__init__()
        self._file, self._practice, self._note, self._fail = file, practice, note, fail
        self.meeting: Meeting | None = None
        self.model: CaseModel | None = None
        self.part: ItemPart | None = None
        self._looked_at = ""  # for names
        self._item = ""  # the note that is looked at
        self.history = History(file, lambda: self.model.case.family_id if self.model else "", file.head().seq)
        self.shelf = Shelf(self.show_one, self._add)
        self.form = MeetingForm(self._save, file.today())
        self.agenda = AgendaCard(self._choose, self._put, lambda words: views.families(file, words))
        self._right: QVBoxLayout = column(spacing=10)
        self._lay()
        if why := reading.why(file):
            reading.ReadingOnly(self, why)
        self._hearing = Hearing(file, self._heard, self)

    @property
    def sitting(self) -> Sitting:
        """Where one is, to come back to it."""
        return Sitting(self._meeting_id, self._item)

    def begin(self, meeting_id: str = "", item: str = "") -> None:
        """Read everything anew and show a meeting: this one at one of its items, else the next to come or the last."""
        found = told(self._fail, lambda: meetings.meetings(self._file)) or ()
        coming = [each for each in found if each.on >= self._file.today().isoformat()]
        first = meeting_id or next((each.id for each in (*coming, *reversed(found))), "")
        self.show_one(first)
        if item in self.agenda.rows:
            self.agenda.rows[item].click()

    def show_one(self, meeting_id: str) -> None:
        """Show another meeting, no family of it chosen yet."""
        self.flush()
        self._meeting_id = meeting_id
        self._look_at()
        self.read()

    def read(self) -> None:
        """Read the meetings and the agenda anew."""
        found = told(self._fail, lambda: meetings.meetings(self._file)) or ()
        agendas = told(self._fail, lambda: self._file.read(lambda c: meetings.agendas(c, self._file))) or {}
        self.meeting = next((each for each in found if each.id == self._meeting_id), None)
        self.shelf.show_meetings(found, agendas, self._meeting_id, self._file.today())
        items = agendas.get(self._meeting_id, ())
        self._middle.setVisible(self.meeting is not None)
        self._away.setVisible(self.meeting is not None and not items)
        self._papers.setEnabled(bool(items))
        if self.meeting is not None:
            self._title.setText(f"{when(self.meeting, self._file.today())}　{called(self.meeting)}")
            self.form.show_meeting(self.meeting)
            self._look_for_names(self.meeting)
        else:
            self._title.setText("")
        if self._item and self._item not in {each.note_id for each in items}:
            self._look_at()
        self.agenda.show_items(items, self._item)
        order_tabs(self)
        self._tell_history()
        settle()

    def _look_for_names(self, meeting: Meeting) -> None:
        """Once for what is written; of families one may see alone, so that none hidden is told of."""
        text = "\n".join((meeting.place, meeting.purpose, meeting.people))
        if text == self._looked_at:
            return
        self._looked_at = text
        lines = (told(self._fail, lambda: views.families(self._file)) or ()) if text.strip() else ()
        names = [name for line in lines for name in (line.name, *line.children.split("・"))]
        self.form.tell_names(names_in(text, (), names))

    def flush(self) -> None:
        """Save what is being typed."""
        self.form.flush()
        if self.part is not None:
            self.part.flush()

    def put_down(self) -> None:
        """Save and stop listening: the page goes."""
        self.flush()
        self._look_at()
        self._hearing.leave()

    def _choose(self, item: Item) -> None:
        self.flush()
        self._look_at(item.family_id, item.note_id)
        self.read()

    def _look_at(self, family_id: str = "", note_id: str = "") -> None:
        """Put the family that was looked at away, and this one on the table at what is said of it."""
        if self.model is not None:
            self.model.leave()
            self.model.deleteLater()
        self.model = self.part = None
        self._item = note_id
        empty(self._right)
        if family_id:
            self.model = told(self._fail, lambda: opened(self._file, family_id))
        if self.model is not None:
            self.model.setParent(self)
            self.model.failed.connect(self._fail)
            self._show_part(self.model)
        else:
            self._right.addWidget(label(self._hint(), "soft"))
            self._right.addStretch(1)

    def _hint(self) -> str:
        if self._meeting_id:
            return self.tr("議題の家庭を選ぶと、ここに、話すこと・話したことが出ます。")
        return self.tr("「会議を足す」を押して、いつ、何のために集まるかを書きましょう。")

    def _show_part(self, model: CaseModel) -> None:
        note = next((each for each in model.record.notes if each.id == self._item), None)
        if note is None:
            return
        family = model.case.family_id
        go = button(
            self.tr("この家庭をひらく"), lambda: self.chosen_at.emit(family, "meetings"), "quiet", "folder-open"
        )
        off = button(self.tr("議題から外す"), lambda: self._take_off(note.id), "quiet", "trash-2")
        self._right.addLayout(row(label(model.record.name or self.tr("（名前なし）"), "heading"), None, go, off))
        self.part = ItemPart(Desk(model, lambda at: self.chosen_at.emit(family, at), self._practice), note)
        self._right.addWidget(self.part)
        self._right.addStretch(1)
        model.changed.connect(self._part_changed)

    def _part_changed(self) -> None:
        if self.part is not None and self.model is not None:
            self.part.refresh()

    def _save(self, **values: str) -> None:
        if self.meeting is not None:
            wanted = self.meeting.id
            told(self._fail, lambda: meetings.edit(self._file, wanted, **values))

    def _add(self) -> None:
        if new := told(self._fail, lambda: meetings.add(self._file, self._file.today())):
            self.show_one(new)
            self.form.on.line.setFocus()
            self.form.on.line.selectAll()

    def _put(self, family_id: str) -> None:
        wanted = self.meeting
        if wanted is None:
            return
        if note := told(self._fail, lambda: meetings.put_on(families.open_case(self._file, family_id), wanted)):
            self.agenda.seek.clear()
            self._look_at(family_id, note)
            self.read()

    def _take_off(self, note_id: str) -> None:
        self.flush()
        if self.model is not None:
            self.model.do(meetings.take_off, note_id)
            self._note(self.tr("議題から外しました。「元に戻す」で戻せます。"))

    def _remove(self) -> None:
        if self.meeting is not None:
            wanted = self.meeting.id
            told(self._fail, lambda: meetings.remove(self._file, wanted))
            self._note(self.tr("会議を消しました。「元に戻す」で戻せます。"))

    def _want_papers(self) -> None:
        self.flush()
        if self.meeting is not None:
            self.papers_wanted.emit(self.meeting)

    def _step(self, step: Callable[[], str | None], words: str) -> None:
        self.flush()
        if told(self._fail, step):
            if self.meeting is not None:
                wanted = self.meeting.id
                told(self._fail, lambda: meetings.align(self._file, wanted))
            self._note(words)
            self.read()

    def _heard(self, change: Changed) -> None:
        if any(each.table in ("meeting", "note", "answer", "family") for each in change.changes) or not change.changes:
            self.read()

    def _tell_history(self) -> None:
        steps = ((self._undo, self.history.can_undo()), (self._redo, self.history.can_redo()))
        offer_steps(steps, self.form if self.meeting is not None else self)

    def _lay(self) -> None:
        self._meeting_id = ""
        back = button(self.tr("家庭の一覧"), self.left.emit, "quiet", "chevron-left", self.tr("家庭の一覧にもどる"))
        undo, redo = (lambda: self._step(self.history.undo, self.tr("元に戻しました")),
                      lambda: self._step(self.history.redo, self.tr("やり直しました")))  # fmt: skip
        self._undo = button("", undo, "quiet", "undo-2", self.tr("元に戻す"), key="Ctrl+Z")
        self._redo = button("", redo, "quiet", "redo-2", self.tr("やり直す"), key="Ctrl+Shift+Z")
        self._title = label("", "heading", wrap=False)
        self._papers = button(self.tr("会議の紙"), self._want_papers, icon_name="printer")
        self._away = button(self.tr("この会議を消す"), self._remove, "quiet", "trash-2")
        head = row(
            back, label(self.tr("会議"), "title", wrap=False), self._title, None, self._papers, self._undo, self._redo
        )
        self._middle = ground(column(self.form, self.agenda, row(None, self._away), None, spacing=10))
        left, middle, right = (
            scroll(ground(self._padded(self.shelf))),
            scroll(self._middle),
            scroll(ground(self._right)),
        )
        left.setFixedWidth(SHELF)
        middle.setFixedWidth(MIDDLE)
        body = row(left, middle, right, spacing=14)
        body.setStretch(2, 1)
        whole = column(head, body, margin=16, spacing=10)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        starts_at(self, self.shelf.add)

    @staticmethod
    def _padded(inner: QWidget) -> QVBoxLayout:
        return column(inner)
