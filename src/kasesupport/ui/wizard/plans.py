"""Which plan is in hand, another one for another matter, and how far it has come (M44, M45)."""

from collections.abc import Mapping

from kasesupport.cases import plan_versions, plans
from kasesupport.domain.record import Plan
from kasesupport.practice.model import Question
from kasesupport.ui.widgets import button, column, label, row
from kasesupport.ui.wizard.chips import Chips, Choice, Keys
from kasesupport.ui.wizard.desk import Body, Desk

LONGEST = 16  # signs of a title on a chip


class Plans(Body):
    """One chip a plan; the one in hand is on. Its state can be told: nobody is hurried to agree."""

    def __init__(self, desk: Desk, question: Question, subject_id: str = "") -> None:
        super().__init__(desk, question, subject_id)
        self.which = Chips(self._take_up, question.label)
        self.state = Chips(self._set_state, self.tr("このプランは"))
        self.state.offer([Choice(key, words) for key, words in self._states().items()])
        self.begin = button(self.tr("別のことで、新しいプランを作る"), self._begin, "quiet", "plus")
        self.keep = button(self.tr("今の形を残してから、直す"), self._keep_form, "quiet", "copy")
        self._of = label(self.tr("このプランは"), "label")
        ways = column(row(self.begin, None), row(self.keep, None), spacing=0)
        self.setLayout(column(self.which, ways, self._of, self.state, spacing=8))

    def refresh(self) -> None:
        record = self.desk.model.record
        plan = record.plan
        self.which.offer([Choice(each.id, self._name(number, each)) for number, each in enumerate(record.plans, 1)])
        self.which.show_chosen([plan.id] if plan.id else [])
        for part in (self.which, self.state, self._of, self.keep):
            part.setVisible(bool(record.plans))
        self.state.show_chosen([plan.state or "making"])

    def _name(self, number: int, plan: Plan) -> str:
        words = plan.title or plan.long_goal or self.tr("プラン%1").replace("%1", str(number))
        return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"

    def _states(self) -> Mapping[str, str]:
        return {
            "making": self.tr("作っている途中"),
            "handed_only": self.tr("紙だけ渡した（あとで一緒に書く）"),
            "agreed": self.tr("合意した"),
            "replaced": self.tr("新しいプランに替えた"),
        }

    def _take_up(self, keys: Keys) -> None:
        if keys:
            self.desk.model.do(plans.take_up, keys[0])
        self.refresh()

    def _set_state(self, keys: Keys) -> None:
        state = keys[0] if keys else "making"
        self.desk.model.do(plans.edit_plan, state="" if state == "making" else state)
        self.refresh()

    def _keep_form(self) -> None:
        if self.desk.model.do(plan_versions.keep_form):
            words = self.tr("今日までの形を残しました。このプランは、そのまま直せます。")
            self.desk.model.noted.emit(words)

    def _begin(self) -> None:
        self.desk.model.do(plans.begin_plan)
