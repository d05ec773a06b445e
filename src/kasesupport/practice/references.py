"""What one entry of the practice files says of another: every pointer must hit, every id be its own."""

from collections.abc import Iterator, Sequence

from kasesupport.domain.problems import Problem
from kasesupport.practice.facts import NAMES
from kasesupport.practice.model import YES_NO, Check, Comparison, Condition, Phase, Question
from kasesupport.practice.reader import DUPLICATE, NO_SUCH, NOT_ALLOWED, fault


def check_references(phases: Sequence[Phase], records: Sequence[Question] = ()) -> None:
    """Raises Problem("practice_file") at the first pointer that points nowhere; checks may count `records`, too."""
    for problem in _faults(phases, records):
        raise problem


def _faults(phases: Sequence[Phase], records: Sequence[Question]) -> Iterator[Problem]:
    questions = _known(phases) | {each.id: each for each in records}
    for phase in phases:
        file = f"phase{phase.number}.toml"
        yield from (fault(file, key, why) for key, why in _wrong_ids(phase))
        yield from (fault(file, key, why) for key, why in _of_steps(phase, questions))
        yield from (fault(file, key, why) for key, why in _of_checks(phase, questions))


def _known(phases: Sequence[Phase]) -> dict[str, Question]:
    asked = (question for phase in phases for step in phase.steps for question in step.questions)
    return {each.id: each for question in asked for each in (question, *question.fields)}


def _wrong_ids(phase: Phase) -> Iterator[tuple[str, str]]:
    """Steps and questions share one space of ids; each begins with its phase, so that no two phases clash."""
    seen: set[str] = set()
    for step in phase.steps:
        asked = (each for question in step.questions for each in (question, *question.fields))
        for entry in (step.id, *(question.id for question in asked)):
            if entry in seen:
                yield entry, DUPLICATE
            if not entry.startswith(f"{phase.id}."):
                yield entry, NOT_ALLOWED
            seen.add(entry)


def _of_steps(phase: Phase, questions: dict[str, Question]) -> Iterator[tuple[str, str]]:
    for step in phase.steps:
        yield from _of_condition(step.id, step.show_if, questions)
        for question in step.questions:
            yield from _of_condition(question.id, question.show_if, questions)
            yield from _of_recall(question, questions)
            for field in question.fields:
                yield from _of_condition(field.id, field.show_if, questions)


def _of_recall(question: Question, questions: dict[str, Question]) -> Iterator[tuple[str, str]]:
    """A recall shows statements again, and never the office's to a family."""
    for other in (questions.get(other) for other in question.of):
        if other is None:
            yield f"{question.id}.of", NO_SUCH
        elif other.kind != "statements" or (question.side, other.side) == ("family", "office"):
            yield f"{question.id}.of", NOT_ALLOWED


def _of_condition(at: str, condition: Condition | None, questions: dict[str, Question]) -> Iterator[tuple[str, str]]:
    if condition is None:
        return
    question = questions.get(condition.question)
    if question is None:
        yield f"{at}.show_if", NO_SUCH
    elif not set(condition.values) <= _answers(question):
        yield f"{at}.show_if.{condition.operator}", NO_SUCH


def _answers(question: Question) -> set[str]:
    """What a condition may compare with; nothing for kinds that hold free words."""
    return set(YES_NO) if question.kind == "yesno" else {option.id for option in question.options}


def _of_checks(phase: Phase, questions: dict[str, Question]) -> Iterator[tuple[str, str]]:
    steps = {step.id for step in phase.steps}
    for check in phase.checks:
        if check.step not in steps:
            yield f"{check.id}.step", NO_SUCH
        yield from _of_terms(check, questions)


def _of_terms(check: Check, questions: dict[str, Question]) -> Iterator[tuple[str, str]]:
    for term in check.when:
        if isinstance(term, Comparison):
            yield from [] if _is_counted(term.fact, questions) else [(f"{check.id}.when", NO_SUCH)]
        else:
            yield from _of_condition(check.id, term, questions)


def _is_counted(fact: str, questions: dict[str, Question]) -> bool:
    """Whether there is such a number: one of the facts, or how often a question was answered."""
    named, _, question = fact.partition(":")
    if named == "notes" and question in questions:
        return questions[question].kind == "notes"
    return fact in NAMES
