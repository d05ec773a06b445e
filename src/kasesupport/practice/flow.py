"""The way through a phase: what is shown, what comes next, how much was touched, what deserves a soft word."""

from collections.abc import Mapping
from dataclasses import dataclass

from kasesupport.domain.record import CaseRecord, Plan
from kasesupport.practice.facts import Facts, facts_of
from kasesupport.practice.model import READ_ONLY, Check, Comparison, Condition, Phase, Question, Step

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
    value = answers.get(condition.question)
    given = set(value) if isinstance(value, (list, tuple)) else {value}
    hit = bool(given & set(condition.values))
    return not hit if condition.operator == "is_not" else hit


def visible_questions(step: Step, answers: Answers) -> tuple[Question, ...]:
    """The questions of a step to show, withdrawn ones left out."""
    return tuple(question for question in step.questions if not question.withdrawn and holds(question.show_if, answers))


def visible_steps(phase: Phase, answers: Answers) -> tuple[Step, ...]:
    """The steps to show: their condition holds and something on them is visible."""
    return tuple(step for step in phase.steps if holds(step.show_if, answers) and visible_questions(step, answers))


def next_step(phase: Phase, step_id: str, answers: Answers) -> Step | None:
    """The visible step after this one; None after the last. Raises KeyError for a step of another phase."""
    place, visible = _place(phase, step_id), visible_steps(phase, answers)
    return next((step for step in visible if _place(phase, step.id) > place), None)


def previous_step(phase: Phase, step_id: str, answers: Answers) -> Step | None:
    """The visible step before this one; None before the first. Raises KeyError for a step of another phase."""
    place, visible = _place(phase, step_id), visible_steps(phase, answers)
    return next((step for step in reversed(visible) if _place(phase, step.id) < place), None)


def _place(phase: Phase, step_id: str) -> int:
    return {step.id: i for i, step in enumerate(phase.steps)}[step_id]


def progress(step: Step, record: CaseRecord) -> Progress:
    """For a quiet mark beside the step: 「まだ聞いていない」 and 「話したくない」 count as touched."""
    asked = [q for q in visible_questions(step, answers_of(record)) if q.kind not in READ_ONLY]
    words = {said.question for said in record.statements} | {answer.question for answer in record.answers}
    return Progress(sum(question.id in words or _holds_something(question, record) for question in asked), len(asked))


def _holds_something(question: Question, record: CaseRecord) -> bool:
    """Whether an editor that is placed whole, or a field of the plan, holds anything."""
    plan = record.plans[-1] if record.plans else Plan("")
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
        "plan_text": question.column and getattr(plan, question.column),
    }
    return bool(held.get(question.kind))


def soft_checks(phase: Phase, record: CaseRecord) -> tuple[Check, ...]:
    """The checks of a phase whose conditions all hold now."""
    return matching_checks(phase, facts_of(record), answers_of(record))


def matching_checks(phase: Phase, facts: Facts, answers: Answers) -> tuple[Check, ...]:
    """The same from numbers and answers."""
    return tuple(check for check in phase.checks if all(_met(term, facts, answers) for term in check.when))


def _met(term: Condition | Comparison, facts: Facts, answers: Answers) -> bool:
    if isinstance(term, Condition):
        return holds(term, answers)
    number = getattr(facts, term.fact)
    return (term.below is None or number < term.below) and (term.above is None or number > term.above)
