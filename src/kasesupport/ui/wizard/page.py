"""A phase as a walk through its steps: the list at the left, the step in the middle, 手引き at the right."""

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from kasesupport.cases import talks
from kasesupport.practice.flow import answers_of, next_step, previous_step, visible_steps
from kasesupport.practice.model import Phase, Practice, Step
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import LineField, TextField, column, row, settle
from kasesupport.ui.wizard.ahead import SOON, Ahead, Pieces
from kasesupport.ui.wizard.desk import Desk
from kasesupport.ui.wizard.foot import StepFoot
from kasesupport.ui.wizard.guidance import Guidance
from kasesupport.ui.wizard.noticed import Noticed
from kasesupport.ui.wizard.pace import ALL, ONE, UNKEPT, Pace, PaceSwitch
from kasesupport.ui.wizard.play_back import PlayBack
from kasesupport.ui.wizard.rail import StepRail
from kasesupport.ui.wizard.step import StepView

LEAST = 560  # px for a step; in a narrow window the help stands in place of the list of steps


class PhasePage(QWidget):
    """Opens where it was left. Every step is built when first opened, and keeps what is typed in it."""

    def __init__(
        self, model: CaseModel, go: Callable[[str], None], phase: Phase, practice: Practice, pace: Pace = UNKEPT
    ) -> None:
        super().__init__()
        self.phase, self._practice, self._model, self._go = phase, practice, model, go
        self._pace, self._singly = pace, False
        self._desk = Desk(model, go, practice)
        self._ticked = -1  # the version of the record that the marks of the steps tell of
        self._views: dict[str, StepView] = {}
        self._stack = QStackedWidget()
        self.pace = PaceSwitch(self.turn_pace)
        self.rail = StepRail(phase, self.open_step, self.pace)
        self.guidance = Guidance(self._desk, phase, self._turn_guidance)
        self.noticed = Noticed(self._desk, phase, self.open_step)
        self.foot = StepFoot(self._back, self._on, self._read_back, self._turn_guidance)
        self.back, self.on, self.guide, self.saved = self.foot.back, self.foot.on, self.foot.guide, self.foot.saved
        self._ahead = Ahead(self, self._make_next, self._make_others)
        self._build()
        model.changed.connect(self._heard)
        self._show_step(self._left_at())

    @property
    def step(self) -> Step:
        """The step that is open."""
        return self.view.step

    @property
    def view(self) -> StepView:
        """The open step's widget."""
        view = self._stack.currentWidget()
        assert isinstance(view, StepView)
        return view

    def open_step(self, step_id: str, at_last: bool = False) -> None:
        """Go to a step and remember it; where one question is seen at a time, to its first or its last."""
        self.flush()
        self._show_step(step_id, at_last)
        if self._model.can_write:
            self._model.do(talks.bookmark, self.phase.id, step_id)
            self._tell_saved()

    def show_one(self, what: str) -> None:
        """Go to a step that another page leads to."""
        if any(step.id == what for step in self.phase.steps):
            self.open_step(what)

    def flush(self) -> None:
        """Save what is being typed. On a step that was left nothing waits any more."""
        for line in self.view.findChildren(LineField):
            line.flush()
        for words in self.view.findChildren(TextField):
            words.flush()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._take_pace(self._pace.singly(self.window().size()))
        self._refresh()
        self._ahead.turned()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_foot()

    def _fit_foot(self, beside: int | None = None) -> None:
        """`beside`: px that the help takes, or is going to take."""
        taken = Guidance.WIDTH * (not self.guidance.isHidden()) if beside is None else beside
        self.rail.setVisible(not taken or self.width() - StepRail.WIDTH - taken >= LEAST)
        self.foot.fit(self.width() - StepRail.WIDTH * (not self.rail.isHidden()) - taken)

    def turn_pace(self, singly: bool) -> None:
        """One question at a time or all of a step, from now on and on this laptop. What is typed stays."""
        self.flush()
        self._pace.keep(ONE if singly else ALL)
        self._take_pace(singly)
        self._refresh()

    def _take_pace(self, singly: bool) -> None:
        self.pace.show_singly(singly)
        if singly != self._singly:
            self._singly = singly
            self.view.turn_over(singly)

    def _build(self) -> None:
        self.foot.guide.setVisible(bool(self.phase.viewpoints))
        self.guidance.hide()
        middle = column(self._stack, self.foot, spacing=0)
        middle.setStretch(0, 1)
        whole = row(self.rail, middle, self.guidance, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _left_at(self) -> str:
        """The step of the bookmark, else the first one."""
        visible = visible_steps(self.phase, answers_of(self._model.record))
        marked = dict(self._model.record.bookmarks).get(self.phase.id, "")
        return marked if any(step.id == marked for step in visible) else visible[0].id

    def _made(self, step_id: str, at_last: bool = False) -> StepView:
        """The step's widget with what is seen of it first; made before it is seen, for that is quicker."""
        if step_id not in self._views:
            step = next(step for step in self.phase.steps if step.id == step_id)
            self._views[step_id] = StepView(self._desk, step)
        view = self._views[step_id]
        view.show_singly(self._singly, at_last)
        view.refresh()
        if self._stack.indexOf(view) < 0:
            self._stack.addWidget(view)
        return view

    def _make_next(self) -> Pieces:
        """The step that comes next, as soon as the one that is seen is whole."""
        while not self.view.whole:
            yield SOON
        if following := next_step(self.phase, self.step.id, answers_of(self._model.record)):
            yield from self._make_unseen(following)

    def _make_others(self) -> Pieces:
        for step in visible_steps(self.phase, answers_of(self._model.record)):
            yield from self._make_unseen(step)

    def _make_unseen(self, step: Step) -> Pieces:
        if step.id not in self._views:
            self._views[step.id] = StepView(self._desk, step)
            self._views[step.id].show_singly(self._singly)
            self._stack.addWidget(self._views[step.id])
            yield 0
        if not self._views[step.id].whole:
            yield from (0 for _ in self._views[step.id].make_unseen())

    def _show_step(self, step_id: str, at_last: bool = False) -> None:
        view = self._made(step_id, at_last)
        if next_step(self.phase, step_id, answers_of(self._model.record)) is None:
            view.foot.addWidget(self.noticed)
            self.noticed.refresh()
        self._stack.setCurrentWidget(view)
        settle()
        view.area.verticalScrollBar().setValue(0)
        self.guidance.show_step(view.step)
        self.rail.show_current(step_id)
        self._ahead.turned()
        self._refresh()

    def _heard(self) -> None:
        """Another page may be the one that is seen: then it is time enough when this one is shown."""
        if self._model.can_write:
            self._tell_saved()
        if self.isVisible():
            self._refresh()

    def _tell_saved(self) -> None:
        self.saved.setText(self.tr("保存しました %1").replace("%1", f"{self._model.case.file.now():%H:%M}"))
        self._fit_foot()

    def _refresh(self) -> None:
        record = self._model.record
        answers = answers_of(record)
        self.view.refresh()
        if self._ticked != self._model.version:
            self._ticked = self._model.version
            self.rail.refresh(record)
        at, of = self.view.place
        self.foot.show_place(at, of)
        self.back.setEnabled(at > 1 or previous_step(self.phase, self.step.id, answers) is not None)
        last = at == of and next_step(self.phase, self.step.id, answers) is None
        self.on.setText(self._onward() if last else self.tr("つぎへ"))
        self._fit_foot()
        if last:
            if self.view.foot.indexOf(self.noticed) < 0:
                self.view.foot.addWidget(self.noticed)
            self.noticed.refresh()
        else:
            self.noticed.hide()

    def _onward(self) -> str:
        following = self._following()
        name = following.short if following else self.tr("サポートプラン")
        return self.tr("%1へ").replace("%1", name)

    def _following(self) -> Phase | None:
        """The phase after this one, if it has steps."""
        return next((p for p in self._practice.phases if p.number == self.phase.number + 1 and p.steps), None)

    def _back(self) -> None:
        if self._turned(-1):
            return
        if step := previous_step(self.phase, self.step.id, answers_of(self._model.record)):
            self.open_step(step.id, at_last=True)

    def _turned(self, by: int) -> bool:
        """Whether there was a question to turn to within the step."""
        self.flush()
        moved = self.view.step_by(by)
        if moved:
            self._refresh()
        return moved

    def _on(self) -> None:
        if self._turned(1):
            return
        if step := next_step(self.phase, self.step.id, answers_of(self._model.record)):
            self.open_step(step.id)
            return
        following = self._following()
        self._go(following.id if following else "sheet")

    def _read_back(self) -> None:
        self.flush()
        dialog = PlayBack(self._desk, self)
        dialog.exec()
        dialog.deleteLater()

    def _turn_guidance(self) -> None:
        shown = self.guidance.isHidden()
        if shown:
            self.guidance.unfold()
        self._fit_foot(Guidance.WIDTH if shown else 0)
        self.guidance.setVisible(shown)
        if shown:
            self.guidance.begin()
        self.guide.setChecked(shown)
