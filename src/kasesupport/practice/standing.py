"""Which phase a case is in: it follows from what has been recorded, unless a practitioner set it (M90).

A case is a circle: what was decided last leads on or back. Nothing here is a duty; it only tells where one stands.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kasesupport.domain.record import CaseRecord, Episode, Note

# A decision that leads somewhere: question of the note, its value, the phase it leads to.
LEADS = {
    ("outcome.decided", "go_on"): "support",
    ("outcome.decided", "level"): "support",
    ("outcome.decided", "replan"): "planning",
    ("outcome.decided", "reassess"): "assessment",
    ("outcome.decided", "close"): "closure",
    ("monitoring.course_on", "review"): "outcome",
    ("monitoring.course_on", "replan"): "planning",
    ("monitoring.course_on", "reassess"): "assessment",
    ("closure.decided", "wait"): "support",
}
ORDER = ("intake", "assessment", "planning", "support", "monitoring", "outcome", "closure")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a case stands. `since`: ISO date or ""; `is_set`: a practitioner said so; `closed`: the episode is over."""

    phase: str
    since: str = ""
    is_set: bool = False
    closed: bool = False


def standing(record: CaseRecord) -> Standing:
    """Where the case stands now. What has no day counts less than what has one."""
    episode = current(record)
    if episode.closed_on:
        return Standing("closure", episode.closed_on, closed=True)
    found = max(_traces(record, episode), key=lambda trace: (trace[0], trace[1]))
    return Standing(found[2], found[0], is_set=found[3])


def current(record: CaseRecord) -> Episode:
    """The episode whose words these are."""
    known = {episode.id: episode for episode in record.episodes}
    return known.get(record.episode_id, Episode(record.episode_id, record.opened_on))


Trace = tuple[str, int, str, bool]  # day, rank among those of one day, phase, whether it was set


def _traces(record: CaseRecord, episode: Episode) -> Iterator[Trace]:
    yield episode.opened_on, 0, "intake", False
    yield from _undated(record, episode.opened_on)
    for plan in record.plans:
        for day in (plan.agreed_on, plan.handed_on):
            if day:
                yield day, ORDER.index("support"), "support", False
    for note in record.notes:
        yield from _of_note(note)
    for mark in record.phase_marks:
        yield mark.on, 200, mark.phase, True


def _undated(record: CaseRecord, opened: str) -> Iterator[Trace]:
    """Needs and goals carry no day: they only say that the phase has been reached."""
    asked = {said.question for said in record.statements} | {answer.question for answer in record.answers}
    if record.needs or any(question.startswith("assessment.") for question in asked):
        yield opened, 1, "assessment", False
    if any(plan.goals or plan.long_goal for plan in record.plans):
        yield opened, 2, "planning", False


def _of_note(note: Note) -> Iterator[Trace]:
    phase = note.question.partition(".")[0]
    leads = [LEADS[key] for answer in note.answers if (key := (answer.question, str(answer.value))) in LEADS]
    if leads:
        yield note.on, 100, leads[-1], False
    elif phase in ORDER:
        yield note.on, ORDER.index(phase), phase, False
