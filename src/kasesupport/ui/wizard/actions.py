"""取組: who does what until when, in the three groups of the guideline (p28)."""

from collections.abc import Callable, Iterator

from kasesupport.domain.dates import PartialDate
from kasesupport.domain.record import Action
from kasesupport.practice.model import Question
from kasesupport.ui.date_field import DateField
from kasesupport.ui.widgets import LineField, button, column, label, row
from kasesupport.ui.wizard.chips import Chips, Choice, Keys
from kasesupport.ui.wizard.desk import Desk, LongBody
from kasesupport.ui.wizard.entries import Acts, Entries, EntryField, Row, line
from kasesupport.ui.wizard.goals import plan_acts
from kasesupport.ui.wizard.party import PartyAsked
from kasesupport.ui.wizard.voices import named

OTHER = "other"  # the chip for whoever is neither a person of the family nor in the register


class Actions(LongBody):
    """Three lists: the child and family, the center, others."""

    def __init__(self, desk: Desk, question: Question, subject_id: str = "") -> None:
        super().__init__(desk, question, subject_id)
        words = {
            "family": self.tr("① こども・家族がすること"),
            "center": self.tr("② こども家庭センターがすること"),
            "others": self.tr("③ ほかの機関・まわりの人にお願いすること"),
        }
        self.groups: dict[str, Entries] = {actors: self._group(actors) for actors in words}
        parts = [column(label(heading, "label"), self.groups[actors], spacing=6) for actors, heading in words.items()]
        groups = column(*parts, spacing=18)
        groups.setContentsMargins(0, 8, 0, 0)
        self.setLayout(groups)

    def parts(self) -> Iterator[None]:
        for group in self.groups.values():
            yield from group.parts()

    def _group(self, actors: str) -> Entries:
        def stored() -> list[Action]:
            return [action for action in self.desk.plan.actions if action.actors == actors]

        def make(entry_id: str) -> ActionRow:
            return ActionRow(entry_id, plan_acts(self.desk, "action"), self.desk, actors, made.add)

        made = Entries(self.desk.model, make, stored, self.tr("取組を足す"))
        return made


class ActionRow(Row):
    """One action."""

    LINES = 2

    def __init__(self, entry_id: str, keep: Acts, desk: Desk, actors: str, entered: Callable[[], object]) -> None:
        empty = dict.fromkeys(("text", "who", "person_id", "resource_id", "goal_id", "until"), "")
        super().__init__(entry_id, keep, {"actors": actors, **empty})
        self._desk, self._actors = desk, actors
        self.words = EntryField(lambda text: self.keep(text=text), self.tr("すること"), self.tr("何をするか"),
                                entered=entered)  # fmt: skip
        self.who = Chips(self._chosen, self.tr("だれが"), folds=True, prompt=self.tr("だれが？"))
        self.name = LineField("", lambda text: self.keep(who=text.strip()), self._name_hint(), self.tr("だれが"))
        self.name.setFixedWidth(260)
        self.goal = Chips(lambda keys: self.keep(goal_id=keys[0] if keys else ""), self.tr("どの目標のため"),
                          folds=True, prompt=self.tr("どの目標のため？"))  # fmt: skip
        self.until = DateField(None, lambda told: self.keep(until=told.text() if told else ""), self.tr("いつまで"))
        self.until.setMaximumWidth(330)
        self.ask_until = button(self.tr("いつまで？"), self._ask_until, "chip")
        self.until.hide()
        self.asked = PartyAsked(desk)
        self.setObjectName("entry")
        who = row(self.who, self.name, None, spacing=6)
        when = row(self.goal, column(self.ask_until, None), column(self.until, None), None, spacing=6)
        self.setLayout(column(line(self.words, self.bin), who, self.asked, when, margin=10, spacing=4))

    def _name_hint(self) -> str:
        if self._actors == "center":
            return self.tr("担当者（空けてもよい）")
        return self.tr("お名前・ところ")

    def show_values(self) -> None:
        self.words.show_text(self.values["text"])
        self._show_who()
        self.goal.offer([Choice(goal.id, goal.text) for goal in self._desk.plan.goals if goal.text])
        self.goal.show_chosen([self.values["goal_id"]] if self.values["goal_id"] else [])
        self.goal.setVisible(bool(self._desk.plan.goals))
        until = self.values["until"]
        self.until.show_date(PartialDate.from_text(until) if until else None)
        if until:
            self._open_until()

    def start(self) -> None:
        self.words.setFocus()

    def _show_who(self) -> None:
        self.who.offer(self._choices())
        chosen = self.values["person_id"] or self.values["resource_id"] or (OTHER if self.values["who"] else "")
        if chosen or self.who.chosen != (OTHER,):
            self.who.show_chosen([chosen] if chosen else [])
        self.asked.show_for(self.values["resource_id"])
        self.who.setVisible(self._actors != "center")
        self.name.show_text(self.values["who"])
        self.name.setVisible(self._actors == "center" or self.who.chosen == (OTHER,))

    def _choices(self) -> list[Choice]:
        parts = self._desk.parts()
        other = Choice(OTHER, self.tr("ほかの人"))
        if self._actors == "family":
            return [*named((*parts.child, *parts.carer, *parts.family)), other]
        resources = [Choice(resource.id, resource.name) for resource in self._desk.record.resources]
        return [*resources, *named(parts.kin), other]

    def _chosen(self, keys: Keys) -> None:
        key = keys[0] if keys else ""
        person = key if self._desk.person(key) else ""
        resource = key if key not in (person, OTHER) else ""
        self.keep(person_id=person, resource_id=resource, who=self.values["who"] if key == OTHER else "")
        self.asked.show_for(resource)
        self.name.setVisible(key == OTHER)
        if key == OTHER:
            self.name.setFocus()

    def _ask_until(self) -> None:
        self._open_until()
        self.until.line.setFocus()

    def _open_until(self) -> None:
        self.until.show()
        self.ask_until.hide()
