"""これからやってみること: what was agreed, and what somebody wants to try; it goes into the plan in hand."""

from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from kasesupport.cases import plans
from kasesupport.domain.record import Action
from kasesupport.domain.sheltering import is_whole
from kasesupport.practice.together import Card
from kasesupport.ui.together.base import CardPage, Desk
from kasesupport.ui.together.marks import NOBODY
from kasesupport.ui.together.parts import Bubble, Paper, WhoBar, headline, large, nothing_yet
from kasesupport.ui.widgets import TextField, column, empty, label, row
from kasesupport.ui.wizard.voices import name_of

CENTER = "center"


class PlanCard(CardPage):
    """Who does it is chosen first: one of the family, or the center."""

    def __init__(self, desk: Desk, card: Card) -> None:
        super().__init__(desk, card)
        self._entry = ""
        self._doer = ""  # who does what stands in the field, whoever is chosen next: a person's id, or CENTER
        self.paper = Paper()
        self.people = list(desk.model.people())
        self.who = WhoBar(self.people, desk.marks(), desk.look, self._chose)
        self.center: QPushButton = large(self.tr("センター"), lambda: self._chose(CENTER), "building-2", "who")
        self.center.setCheckable(True)
        self.field = TextField("", self._keep, self.tr("やってみること"), self.tr("やってみること"), lines=2)
        self.ready: QPushButton = large(self.tr("できた"), self._next, "check", "main")
        tone = desk.look.tone(card.tone)
        line = row(self.field, self.ready, spacing=10)
        line.setStretch(0, 1)
        names = row(self.who, self.center, spacing=10)
        names.setStretch(0, 1)
        laid = column(
            headline(card.ask, desk.look, tone.ink), self.paper, names, line, self.holds, margin=18, spacing=12
        )
        laid.setStretch(1, 1)
        self.setLayout(laid)
        if self.people:
            self._chose(self.people[0].id)
        self.refresh()

    @property
    def speaker(self) -> str:
        return self.who.current

    def speak(self, person_id: str) -> None:
        if person_id in self.who.buttons and not self.center.isChecked():
            self._chose(person_id)

    def flush(self) -> None:
        self.field.flush()

    def refresh(self) -> None:
        plan = self.desk.model.record.plan
        if self._entry and not any(a.id == self._entry for a in plan.actions):
            self._clear()
        empty(self.paper.parts)
        if plan.long_goal:
            self.paper.parts.addWidget(label(plan.long_goal, "heading"))
        for goal in plan.goals:
            self.paper.parts.addWidget(label(f"・{goal.text}"))
        shown = [a for a in plan.actions if a.text and a.id != self._entry]
        for action in shown:
            self.paper.parts.addWidget(self._line(action))
        if not (shown or plan.goals or plan.long_goal):
            words = self.tr("まだ、なにも書《か》いていません。小《ちい》さなことからで だいじょうぶです。")
            ink = self.desk.look.tone(self.card.tone).ink
            self.paper.parts.addWidget(nothing_yet(words, self.card.icon, ink, self.desk.look))
        self.paper.parts.addStretch(1)
        for part in (self.field, self.ready):
            part.setEnabled(self.desk.model.can_write)

    def _line(self, action: Action) -> QWidget:
        person = self.desk.model.person(action.person_id)
        who = name_of(person) if person else action.who or self._groups().get(action.actors, "")
        mark = self.desk.marks().get(action.person_id, NOBODY)
        act = partial(self._go_on, action) if is_whole(action.text) else None
        return Bubble(who, action.text, mark, self.desk.look, act)

    def _groups(self) -> dict[str, str]:
        return {"family": self.tr("家族"), "center": self.tr("センター"), "others": self.tr("ほかの人・場所")}

    def _go_on(self, action: Action) -> None:
        self.flush()
        self._entry = action.id
        self.field.show_text(action.text)
        self.field.setFocus()
        self.refresh()

    def _keep(self, text: str) -> None:
        model = self.desk.model
        if not self._entry and text.strip():
            self._entry = new = model.case.file.new_id()
            by_center = self._doer == CENTER
            person, actors = ("", CENTER) if by_center else (self._doer, "family")
            model.do(plans.add_to_plan, "action", id=new, actors=actors, text=text, person_id=person)
        elif self._entry and text.strip():
            model.do(plans.edit_entry, "action", self._entry, text=text)
        elif self._entry:
            gone, self._entry = self._entry, ""
            model.do(plans.remove_entry, "action", gone)

    def _next(self) -> None:
        self.flush()
        self._clear()
        self.refresh()
        self.field.setFocus()

    def _clear(self) -> None:
        self._entry = ""
        self.field.blockSignals(True)
        self.field.setPlainText("")
        self.field.blockSignals(False)

    def _chose(self, which: str) -> None:
        """A person, or the center; what was typed before is somebody else's."""
        self._next()
        self._doer = which
        self.center.setChecked(which == CENTER)
        self.who.show_one("" if which == CENTER else which)
