"""What a note can be about, and what a field can point to, in words."""

from kasesupport.domain.dates import PartialDate, hour, wareki
from kasesupport.domain.meetings import NAMES, Meeting
from kasesupport.domain.people import was_born
from kasesupport.domain.record import Appointment, CaseRecord
from kasesupport.ui.genogram.words import name_of

SHORT = 40  # signs of a text that stands for the thing it is


def targets(record: CaseRecord, kind: str) -> list[tuple[str, str]]:
    """Id and words of each person ("person", "member"), resource, goal, need, action or appointment of a family."""
    plans = [plan for plan in record.plans if plan.state != "replaced"]
    found = {
        "person": [(person.id, name_of(person)) for person in record.graph.persons],
        "member": [(p.id, name_of(p)) for p in record.graph.persons if not p.deceased and was_born(p)],
        "resource": [(resource.id, resource.name) for resource in record.resources],
        "goal": [(goal.id, goal.text) for plan in plans for goal in plan.goals],
        "need": [(need.id, need.text) for need in record.needs],
        "appointment": [(each.id, _meeting(each)) for each in record.appointments],
        "meeting": [(each.id, meeting_words(each)) for each in record.meetings],
        "action": [(action.id, action.text) for plan in plans for action in plan.actions],
    }
    return [(key, _short(words)) for key, words in found[kind] if words.strip()]


def _meeting(agreed: Appointment) -> str:
    on = wareki(PartialDate.from_text(agreed.on)) if agreed.on else ""
    return "　".join(part for part in (on, hour(agreed.at), agreed.what) if part)


def meeting_words(meeting: Meeting) -> str:
    """What a meeting is called: its day and its kind."""
    on = wareki(PartialDate.from_text(meeting.on)) if meeting.on else ""
    return "　".join(part for part in (on, NAMES.get(meeting.kind, "")) if part)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= SHORT else f"{line[:SHORT]}…"
