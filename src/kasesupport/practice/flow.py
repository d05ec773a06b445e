"""The way through a phase: what is shown, what comes next, how much was touched, what deserves a soft word."""

from collections.abc import Mapping
from dataclasses import dataclass

from kasesupport.domain.record import CaseRecord
from kasesupport.practice.facts import Facts, facts_of
from kasesupport.practice.model import (
    READ_ONLY,
    Check,
    Comparison,
    Condition,
    Option,
    Phase,
    Question,
    Step,
)

Answers = Mapping[str, object]  # question id to its value; what was not said is not in it


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the fields of a step hold something. No step is ever unfinished: nothing is mandatory."""

    touched: int
    of: int


def answers_of(record: CaseRecord) -> dict[str, object]:
    """The answers that conditions look at: those about nobody in particular, that were said."""
    return {
        answer.question: answer.value for answer in record.answers if not answer.subject_id and answer.state == "said"
    }


def holds(condition: Condition | None, answers: Answers) -> bool:
    """Whether a condition is met; none is always met."""
    if condition is None:
        return True
    hit = bool(_chosen(answers.get(condition.question)) & set(condition.values))
    return not hit if condition.operator == "is_not" else hit


def visible_questions(step: Step, answers: Answers, joint: bool = False) -> tuple[Question, ...]:
    """The questions of a step to show, without withdrawn ones and, `joint` with a family, those of the office."""
    shown = [
        question for question in step.questions if not (question.withdrawn or (joint and question.side == "office"))
    ]
    return tuple(question for question in shown if holds(question.show_if, answers))


def visible_options(question: Question, value: object = None) -> tuple[Option, ...]:
    """The options to offer: withdrawn ones only where they are the answer already."""
    chosen = _chosen(value)
    return tuple(option for option in question.options if not option.withdrawn or option.id in chosen)


def _chosen(value: object) -> set[object]:
    return set(value) if isinstance(value, (list, tuple)) else {value}


def visible_steps(phase: Phase, answers: Answers, joint: bool = False) -> tuple[Step, ...]:
    """The steps to show: their condition holds and something on them is visible."""
    open_steps = [step for step in phase.steps if holds(step.show_if, answers)]
    return tuple(step for step in open_steps if visible_questions(step, answers, joint))


def next_step(phase: Phase, step_id: str, answers: Answers, joint: bool = False) -> Step | None:
    """The visible step after this one; None after the last. Raises KeyError for a step of another phase."""
    place, visible = _place(phase, step_id), visible_steps(phase, answers, joint)
    return next((step for step in visible if _place(phase, step.id) > place), None)


def previous_step(phase: Phase, step_id: str, answers: Answers, joint: bool = False) -> Step | None:
    """The visible step before this one; None before the first. Raises KeyError for a step of another phase."""
    place, visible = _place(phase, step_id), visible_steps(phase, answers, joint)
    return next((step for step in reversed(visible) if _place(phase, step.id) < place), None)


def _place(phase: Phase, step_id: str) -> int:
    return {step.id: i for i, step in enumerate(phase.steps)}[step_id]


def answered_questions(record: CaseRecord) -> frozenset[str]:
    """The questions to which something was said or answered."""
    return frozenset({said.question for said in record.statements} | {answer.question for answer in record.answers})


def progress(step: Step, record: CaseRecord, answered: frozenset[str] | None = None) -> Progress:
    """For a quiet mark beside the step: 「まだ聞いていない」, 「話したくない」 and 「該当しない」 count as touched.

    `answered`: `answered_questions` of the record, where many steps are asked in a row.
    """
    asked = [q for q in visible_questions(step, answers_of(record)) if q.kind not in READ_ONLY]
    words = answered_questions(record) if answered is None else answered
    return Progress(sum(question.id in words or _holds_something(question, record) for question in asked), len(asked))


def _holds_something(question: Question, record: CaseRecord) -> bool:
    """Whether an editor that is placed whole, or a field of the plan, holds anything."""
    plan = record.plan
    held: dict[str, object] = {
        "people": record.graph.persons,
        "genogram": record.graph.unions,
        "ecomap": record.ties,
        "needs": record.needs,
        "strengths": record.strengths,
        "goals": plan.goals,
        "actions": plan.actions,
        "period": plan.period_from or plan.period_to or plan.review_on,
        "consents": record.consents,
        "appointment": record.appointments,
        "notes": any(note.question == question.id for note in record.notes),
        "involvement": [level for level in record.levels if level.series == "involvement"],
        "capacity": [level for level in record.levels if level.series == "capacity"],
        "plan_text": question.column and getattr(plan, question.column),
    }
    return bool(held.get(question.kind))


def soft_checks(phase: Phase, record: CaseRecord) -> tuple[Check, ...]:
    """The checks of a phase whose conditions all hold now. They speak to the practitioner, not to a family."""
    return matching_checks(phase, facts_of(record), answers_of(record))


def matching_checks(phase: Phase, facts: Facts, answers: Answers) -> tuple[Check, ...]:
    """The same from numbers and answers."""
    return tuple(check for check in phase.checks if all(_met(term, facts, answers) for term in check.when))


def _met(term: Condition | Comparison, facts: Facts, answers: Answers) -> bool:
    if isinstance(term, Condition):
        return holds(term, answers)
    number = facts.number(term.fact)
    return (term.below is None or number < term.below) and (term.above is None or number > term.above)
