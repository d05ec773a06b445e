"""What was answered, in words: choices by their labels, links by names, days in both calendars. All of it as markup."""

from collections.abc import Callable, Mapping, Sequence

from kasesupport.domain.dates import PartialDate, both, hour
from kasesupport.domain.hours import moment
from kasesupport.domain.meetings import NAMES
from kasesupport.domain.people import Person
from kasesupport.domain.record import Answer, CaseRecord, Note, Statement
from kasesupport.drawing.text import literal
from kasesupport.practice.model import Question
from kasesupport.sheets.forms.source import Source, may_carry, said

DAY, ABOUT = "on", "about"  # of a note: its day, what it is about
HELD, KIND = "meeting.held", "meeting.kind"  # of a note about a meeting: when and where it is held, what kind it is
SPEAKERS: Mapping[str, str] = {
    "kin": "親族・知人", "agency": "機関", "observed": "見たこと", "practitioner": "実践者",
}  # fmt: skip
YES_NO = {"yes": "はい", "no": "いいえ"}


def field(source: Source, note: Note, ids: Sequence[str]) -> str:
    """What stands in one place of a note: its fields one below the other."""
    return "\n".join(part for each in ids if (part := _one(source, note, each)))


def _one(source: Source, note: Note, field_id: str) -> str:
    if field_id == DAY:
        return day(note.on)
    if field_id == ABOUT:
        return source.own(name(source.record, note.about_id))
    if field_id in (HELD, KIND):
        return _of_meeting(source, note, field_id)
    if not may_carry(source, note.question, field_id):
        return ""
    question = source.question(field_id)
    if question.kind == "statements":
        return "\n".join(quoted(source, each.text, each.speaker_id) for each in said(source, (field_id,), note))
    return value(source, question, note.value(field_id))


def _of_meeting(source: Source, note: Note, field_id: str) -> str:
    found = next((each for each in (source.record.meetings if source.record else ()) if each.id == note.about_id), None)
    if found is None:
        return ""
    if field_id == KIND:
        return source.own(NAMES.get(found.kind, ""))
    parts = (day(found.on), source.dated(hour(found.at)), source.own(found.place))
    return "　".join(part for part in parts if part)


def answers(source: Source, question_id: str) -> str:
    """The answers to a question that stands alone; where it was asked of several, each with the name."""
    record = source.record
    if record is None or not may_carry(source, question_id):
        return ""
    question = source.question(question_id)
    found = [each for each in record.answers if each.question == question_id and each.state == "said"]
    found = [each for each in found if not source.child or each.subject_id in ("", source.child)]
    return "\n".join(_whose(source, each) + value(source, question, each.value) for each in found if each.value)


def _whose(source: Source, answer: Answer) -> str:
    return f"{source.own(name(source.record, answer.subject_id))}：" if answer.subject_id else ""


def value(source: Source, question: Question, told: object) -> str:
    """One answer in words."""
    if told is None or told == "":
        return ""
    if isinstance(told, list | tuple):
        one = _linked if question.kind == "link" else _label
        return "、".join(one(source, question, str(each)) for each in told)
    ways: Mapping[str, Callable[[str], str]] = {
        "choice": lambda one: _label(source, question, one),
        "date": day,
        "link": lambda one: _linked(source, question, one),
        "time": lambda one: source.dated(moment(one)),
        "scale": lambda one: f"{one}（0から10のうち）",
        "yesno": lambda one: YES_NO.get(one, source.own(one)),
    }
    return ways.get(question.kind, source.own)(str(told))


def _label(source: Source, question: Question, option: str) -> str:
    return source.own(next((each.label for each in question.options if each.id == option), option))


def _linked(source: Source, question: Question, to: str) -> str:
    if question.to == "appointment":
        return _agreed(source, to)
    return source.own(name(source.record, to))


def _agreed(source: Source, to: str) -> str:
    """The day and the hour in words, and what for."""
    found = next((each for each in (source.record.appointments if source.record else ()) if each.id == to), None)
    if found is None:
        return ""
    parts = (day(found.on), source.dated(hour(found.at)), source.own(found.what))
    return "　".join(part for part in parts if part)


def quoted(source: Source, text: str, speaker_id: str = "") -> str:
    """Words with the one who said them."""
    who = name(source.record, speaker_id)
    return (f"{source.own(who)}：" if who else "") + f"「{source.own(text)}」"


def whose(source: Source, said: Statement) -> str:
    """Who said it; on the office's own sheets without a name what kind of words they are, and about whom."""
    who = name(source.record, said.speaker_id)
    if who or source.form.audience != "office":
        return source.own(who)
    about = name(source.record, said.subject_id)
    return literal("\n".join(part for part in (SPEAKERS.get(said.speaker, ""), f"（{about}）" * bool(about)) if part))


def day(text: str) -> str:
    """An ISO date or a part of one in both calendars; what is no date as it is."""
    if not text:
        return ""
    try:
        return both(PartialDate.from_text(text))
    except ValueError:
        return literal(text)


def name(record: CaseRecord | None, subject_id: str) -> str:
    """What somebody or something is called: the word the family uses, the name, the goal's words."""
    if record is None or not subject_id:
        return ""
    persons = {each.id: called(each) for each in record.graph.persons}
    things = {each.id: each.name for each in (*record.resources, *record.own_resources)}
    texts = {each.id: each.text for plan in record.plans for each in plan.goals}
    texts.update({each.id: each.text for plan in record.plans for each in plan.actions})
    texts.update({each.id: each.text for each in record.needs})
    return persons.get(subject_id) or things.get(subject_id) or texts.get(subject_id, "")


def called(person: Person) -> str:
    """The word the family uses, else the name."""
    return person.called or person.name
