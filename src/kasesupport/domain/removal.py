"""What stands on a need, a goal or an action: what goes with it when it is removed, and what stays."""

from collections.abc import Collection
from dataclasses import dataclass

from kasesupport.domain.record import CaseRecord


@dataclass(frozen=True, slots=True)
class Standing:
    """`actions` go with their goal; `goals` only lose their link to a need, `notes` what they are about."""

    actions: int = 0
    goals: int = 0
    notes: int = 0


def words_of(record: CaseRecord, persons: Collection[str]) -> int:
    """How many statements by or about these persons go with them."""
    return sum(said.speaker_id in persons or said.subject_id in persons for said in record.statements)


def standing_on(record: CaseRecord, entry_id: str) -> Standing:
    """Counted over all plans of the record. An entry that nothing stands on, or that is none, has none of them."""
    return Standing(
        sum(action.goal_id == entry_id for plan in record.plans for action in plan.actions),
        sum(entry_id in goal.needs for plan in record.plans for goal in plan.goals),
        sum(note.about_id == entry_id for note in record.notes),
    )
