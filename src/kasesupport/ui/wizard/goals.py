"""短期目標, each with what will be looked at together next time and the needs it comes from."""

from collections.abc import Callable
from functools import partial

from kasesupport.cases import plans
from kasesupport.practice.model import Question
from kasesupport.ui.widgets import column, label
from kasesupport.ui.wizard.chips import Chips, Choice, Keys
from kasesupport.ui.wizard.desk import Desk
from kasesupport.ui.wizard.entries import Acts, EntryField, Row, line
from kasesupport.ui.wizard.listed import ListBody


def plan_acts(desk: Desk, noun: str) -> Acts:
    """How a goal or an action of the plan in hand is kept."""
    do = desk.model.do
    return Acts(
        lambda entry_id, **values: do(plans.add_to_plan, noun, id=entry_id, **values),
        partial(do, plans.edit_entry, noun),
        partial(do, plans.remove_entry, noun),
    )


class Goals(ListBody):
    """The short-term goals of the plan in hand."""

    def __init__(self, desk: Desk, question: Question, subject_id: str = "") -> None:
        super().__init__(desk, question, subject_id)
        keep = plan_acts(desk, "goal")
        self.show_list(
            lambda entry_id: GoalRow(entry_id, keep, desk, self.entries.add),
            lambda: desk.plan.goals,
            self.tr("目標を足す"),
        )


class GoalRow(Row):
    """One goal. Its needs are links, kept by an act of their own once the goal is there."""

    WORDS = ("text", "check")
    LINES = 2
    takes_along = True  # its actions

    def __init__(self, entry_id: str, keep: Acts, desk: Desk, entered: Callable[[], object]) -> None:
        super().__init__(entry_id, keep, {"text": "", "check": ""})
        self._desk = desk
        self.words = EntryField(
            lambda text: self.keep(text=text), self.tr("目標"), self.tr("例：夜、話せる人がひとりいる"), entered=entered
        )
        self.check = EntryField(
            lambda text: self.keep(check=text),
            self.tr("次に何を一緒に確かめるか"),
            self.tr("どうなっていたら「進んだね」と言えるか"),
        )
        self.needs = Chips(self._linked, self.tr("もとになった必要なこと"), several=True)
        self._needs_label = label(self.tr("どの「必要なこと」から"), "soft")
        parts = (line(self.words, self.bin), label(self.tr("次に何を一緒に確かめるか"), "soft"), self.check)
        self.setObjectName("entry")
        self.setLayout(column(*parts, self._needs_label, self.needs, margin=12, spacing=4))

    def show_values(self) -> None:
        self.words.show_text(self.values["text"])
        self.check.show_text(self.values["check"])
        needs = [Choice(need.id, need.text) for need in self._desk.record.needs]
        self.needs.offer(needs)
        for part in (self._needs_label, self.needs):
            part.setVisible(self.stored and bool(needs))

    def take(self, entry: object) -> None:
        super().take(entry)
        self.needs.show_chosen(getattr(entry, "needs", ()))

    def start(self) -> None:
        self.words.setFocus()

    def _linked(self, keys: Keys) -> None:
        self._desk.model.do(plans.link_needs, self.entry_id, keys)
