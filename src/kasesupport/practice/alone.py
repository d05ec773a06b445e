"""One who works alone: the practice model without review by several people (M15, M32, M50, M80, M100)."""

from collections.abc import Iterable
from dataclasses import replace

from kasesupport.practice.model import Phase, Practice, Question, Step

OFF = "off"  # stands where else the month stands since when a question is no longer asked


def without_review(practice: Practice) -> Practice:
    """What is of a `review` is read where it was answered, and no longer asked."""
    return replace(practice, phases=tuple(_phase(phase) for phase in practice.phases))


def _phase(phase: Phase) -> Phase:
    return replace(phase, steps=tuple(_step(step) for step in phase.steps))


def _step(step: Step) -> Step:
    return replace(step, questions=_silent(step.questions))


def _silent(questions: Iterable[Question]) -> tuple[Question, ...]:
    return tuple(replace(q, withdrawn=_since(q), fields=_silent(q.fields)) for q in questions)


def _since(question: Question) -> str:
    return question.withdrawn or (OFF if question.review else "")
