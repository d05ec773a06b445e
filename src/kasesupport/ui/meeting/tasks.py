"""What a meeting decided of one family: who does what until when; done by a tick, and not done by taking it out."""

from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from kasesupport.cases import notes, talks, tasks
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.meetings import UNTIL, WHAT, WHO, Task
from kasesupport.ui.date_field import DateField
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import LineField, button, card, column, label, row
from kasesupport.ui.wizard.days import day_reader, short_day


class TaskRow(QFrame):
    """One task, each of its parts saving itself."""

    def __init__(self, model: CaseModel, task_id: str) -> None:
        super().__init__()
        self.setObjectName("entry")
        self._model, self.task_id = model, task_id
        self.done = QCheckBox(self.tr("できた"))
        self.done.clicked.connect(lambda on: tick(model, task_id, on=bool(on)))
        self.what = LineField("", lambda text: self._keep(WHAT, text), self.tr("何を"), self.tr("何を"))
        self.who = LineField("", lambda text: self._keep(WHO, text), self.tr("だれが"), self.tr("だれが"))
        self.until = DateField(None, self._dated, self.tr("いつまでに"), day_reader(model.case.file.today()))
        away = button("", self._remove, "quiet", "trash-2", self.tr("この「すること」を消す"))
        below = row(column(self.who, None), column(self.until, None), column(self.done, None), column(away, None))
        below.setStretch(0, 3)
        below.setStretch(1, 4)
        self.setLayout(column(self.what, below, margin=8, spacing=4))

    def show_task(self, task: Task) -> None:
        """Take what is stored."""
        self.what.show_text(task.what)
        self.who.show_text(task.who)
        self.until.show_date(PartialDate.from_text(task.until) if task.until else None)
        self.done.setChecked(bool(task.done))
        self.done.setText(
            self.tr("できた %1").replace("%1", _day(task.done, self._today())) if task.done else self.tr("できた")
        )

    def flush(self) -> None:
        """Save what is being typed."""
        for each in (self.what, self.who, self.until):
            each.flush()

    def _today(self) -> date:
        return self._model.case.file.today()

    def _keep(self, field: str, text: str) -> None:
        self._model.do(talks.answer, field, text.strip() or None, note_id=self.task_id)

    def _dated(self, told: PartialDate | None) -> None:
        self._model.do(talks.answer, UNTIL, told.text() if told else None, note_id=self.task_id)

    def _remove(self) -> None:
        self._model.do(notes.remove_note, self.task_id)


class TaskList(QWidget):
    """The tasks of one family that one meeting decided; a new one is typed in the line below them."""

    def __init__(self, model: CaseModel, meeting_id: str) -> None:
        super().__init__()
        self._model, self._meeting = model, meeting_id
        self.rows: dict[str, TaskRow] = {}
        self._list: QVBoxLayout = column(spacing=6)
        self.add = button(self.tr("することを足す"), self._add, icon_name="plus")
        self.setLayout(column(self._list, row(self.add, None), spacing=8))

    def refresh(self) -> None:
        """Bring the rows in line with the record."""
        found = {each.id: each for each in tasks.tasks(self._model.record.notes) if each.meeting_id == self._meeting}
        for gone in self.rows.keys() - found.keys():
            made = self.rows.pop(gone)
            self._list.removeWidget(made)
            made.hide()
            made.deleteLater()
        for task_id, task in found.items():
            if task_id not in self.rows:
                self.rows[task_id] = TaskRow(self._model, task_id)
                self._list.addWidget(self.rows[task_id])
            self.rows[task_id].show_task(task)

    def flush(self) -> None:
        """Save what is being typed."""
        for each in self.rows.values():
            each.flush()

    def _add(self) -> None:
        self.flush()
        if new := self._model.do(tasks.add, self.tr("（することを書く）"), meeting_id=self._meeting):
            self.refresh()
            self.rows[new].what.setFocus()
            self.rows[new].what.selectAll()


class TasksCard(QWidget):
    """On the family's own page: what is still to be done, a tick for each. Hidden while there is nothing."""

    def __init__(self, model: CaseModel) -> None:
        super().__init__()
        self._model = model
        self.ticks: dict[str, QCheckBox] = {}
        self._list: QVBoxLayout = column(spacing=2)
        self.setLayout(column(card(label(self.tr("会議で決めた「すること」"), "heading"), self._list)))

    def refresh(self) -> None:
        """Show what is not done yet, and what was ticked while one looks."""
        found = tasks.tasks(self._model.record.notes)
        for task in found:
            if task.id not in self.ticks and not task.done:
                self._put(task)
        known = {task.id: task for task in found}
        for task_id, made in list(self.ticks.items()):
            if task_id not in known:
                self._list.removeWidget(self.ticks.pop(task_id))
                made.deleteLater()
            else:
                made.setText(in_words(known[task_id], self._model.case.file.today()))
                made.setChecked(bool(known[task_id].done))
        self.setVisible(bool(self.ticks))

    def _put(self, task: Task) -> None:
        made = QCheckBox()
        made.clicked.connect(lambda on: tick(self._model, task.id, on=bool(on)))
        self.ticks[task.id] = made
        self._list.addWidget(made)


def tick(model: CaseModel, task_id: str, *, on: bool) -> None:
    """Done today, or not done after all."""
    if on:
        model.do(tasks.finish, task_id, model.case.file.today())
    else:
        model.do(tasks.reopen, task_id)


def in_words(task: Task, today: date) -> str:
    """だれが：何を（12月10日まで）."""
    until = _tr("（%1まで）").replace("%1", _day(task.until, today)) if task.until else ""
    return "：".join(part for part in (task.who, task.what) if part) + until


def _day(iso: str, today: date) -> str:
    return short_day(iso, today)


def _tr(words: str) -> str:
    return QCoreApplication.translate("tasks", words)
