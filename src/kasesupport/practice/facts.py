"""What the soft checks look at: a few numbers drawn from one family's record."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from kasesupport.domain.parties import unasked
from kasesupport.domain.record import CaseRecord, Plan


@dataclass(frozen=True, slots=True)
class Facts:
    """Counts; a thing that is there or not is 1 or 0. Plan numbers are those of the newest plan."""

    index_children: int = 0
    statements_child: int = 0
    statements_carer: int = 0
    statements_agency: int = 0
    ties: int = 0
    needs: int = 0
    needs_family: int = 0
    needs_without_goal: int = 0
    strengths: int = 0
    appointments: int = 0
    consents_asked: int = 0
    consents_open: int = 0
    long_goal: int = 0
    goals: int = 0
    goals_without_need: int = 0
    goals_without_action: int = 0
    goals_without_check: int = 0
    family_actions: int = 0
    center_actions: int = 0
    others_actions: int = 0
    review_on: int = 0
    explained_on: int = 0
    agreed_on: int = 0
    parties_unasked: int = 0
    notes: Mapping[str, int] = field(default_factory=dict)  # by question

    def number(self, fact: str) -> int:
        """A number by its name; "notes:ID" counts the notes of a question."""
        named, _, question = fact.partition(":")
        return self.notes.get(question, 0) if named == "notes" else int(getattr(self, fact))


NAMES = frozenset(each.name for each in fields(Facts)) - {"notes"}


def facts_of(record: CaseRecord) -> Facts:
    """The numbers of one family."""
    plan = record.plan
    return Facts(
        index_children=sum(person.index for person in record.graph.persons),
        ties=len(record.ties),
        strengths=len(record.strengths),
        appointments=len(record.appointments),
        consents_asked=sum(bool(consent.agreed) for consent in record.consents),
        consents_open=sum(not consent.agreed for consent in record.consents),
        parties_unasked=len(unasked(record)),
        notes=Counter(note.question for note in record.notes),
        **_voices(record),
        **_needs(record, plan),
        **_plan(plan),
    )


def _voices(record: CaseRecord) -> dict[str, int]:
    told = Counter(said.speaker for said in record.statements if said.state == "said" and said.text)
    return {f"statements_{speaker}": told[speaker] for speaker in ("child", "carer", "agency")}


def _needs(record: CaseRecord, plan: Plan) -> dict[str, int]:
    aimed_at = {need for goal in plan.goals for need in goal.needs}
    return {
        "needs": len(record.needs),
        "needs_family": sum(need.voice == "family" for need in record.needs),
        "needs_without_goal": sum(need.id not in aimed_at for need in record.needs),
    }


def _plan(plan: Plan) -> dict[str, int]:
    acted_on = {action.goal_id for action in plan.actions}
    actors = Counter(action.actors for action in plan.actions)
    dates = ("review_on", "explained_on", "agreed_on", "long_goal")
    return {
        "goals": len(plan.goals),
        "goals_without_need": sum(not goal.needs for goal in plan.goals),
        "goals_without_action": sum(goal.id not in acted_on for goal in plan.goals),
        "goals_without_check": sum(not goal.check for goal in plan.goals),
        **{f"{group}_actions": actors[group] for group in ("family", "center", "others")},
        **{name: int(bool(getattr(plan, name))) for name in dates},
    }
