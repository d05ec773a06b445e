"""A record of a contact in the table 経過記録: when and how, what was done and seen, what was said, what was added."""

from collections.abc import Iterator

from kasesupport.domain.contacts import (
    ADDED,
    ADDED_AT,
    ADDED_BY,
    KEPT_AT,
    OPEN_UNTIL,
    TIME,
    addenda,
    said,
)
from kasesupport.domain.dates import hour
from kasesupport.domain.record import CaseRecord, Note, Statement
from kasesupport.drawing.text import literal
from kasesupport.practice.model import Question
from kasesupport.sheets.forms import saying
from kasesupport.sheets.forms.source import Source

HOW, WORDS = "record.how", "record.words"
HEAD = frozenset({TIME, HOW, KEPT_AT, OPEN_UNTIL})  # stand beside the day, or are the act's own
PLAIN = frozenset({"record.facts", "record.view"})  # whose they are, their label says
SHORT = {"record.facts": "事実", "record.view": "見立て"}


def cells(source: Source, record: CaseRecord, note: Note, question: Question, day: str) -> dict[str, str]:
    """One row of the table; `day` as it stands there."""
    known = {field.id: field for field in question.fields}
    how = saying.value(source, known[HOW], note.value(HOW)) if HOW in known else ""
    when = "\n".join(part for part in (day, hour(str(note.value(TIME) or "")), how) if part)
    told = [line for field in question.fields for line in _lines(source, record, note, field)]
    after = [*_added(source, record, note), *_changed(source, note)]
    heard = "\n".join(_said(source, each) for each in said(record, note.id) if each.question == WORDS)
    return {"on": when, "what": "\n".join([*told, *after]), "words": heard}


def _lines(source: Source, record: CaseRecord, note: Note, field: Question) -> Iterator[str]:
    if field.id in HEAD or field.id == WORDS:
        return
    label = literal(SHORT.get(field.id, field.label))
    if field.kind == "statements":
        for each in said(record, note.id):
            if each.question == field.id:
                words = source.own(each.text) if field.id in PLAIN else _said(source, each)
                yield f"・{label}：{words}"
    elif told := answered(source, note, field):
        yield f"・{label}：{told}"


def answered(source: Source, note: Note, field: Question) -> str:
    """What a field of a note holds; of one that is asked for each child, all of them by name."""
    if field.about != "each_child":
        return saying.value(source, field, note.value(field.id))
    found = [a for a in note.answers if a.question == field.id and a.state == "said" and a.value]
    told = (f"{_name(source, a.subject_id)}＝{saying.value(source, field, a.value)}" for a in found)
    return "、".join(told)


def _name(source: Source, person_id: str) -> str:
    return source.own(saying.name(source.record, person_id))


def _said(source: Source, each: Statement) -> str:
    who = saying.SPEAKERS.get(each.speaker, "") if not each.speaker_id else ""
    return (f"［{who}］" if who else "") + saying.quoted(source, each.text, each.speaker_id)


def _added(source: Source, record: CaseRecord, note: Note) -> Iterator[str]:
    """What was added later, with its day and its writer."""
    for each in addenda(record, note.id):
        head = "　".join(part for part in (saying.day(each.on), source.own(str(each.value(ADDED_BY) or ""))) if part)
        at = str(each.value(ADDED_AT) or "")
        clock = hour(at[11:16]) if len(at) > len("2026-11-30T15:20") else ""
        yield f"【追記】{head}{clock and f'（{clock}）'}：{source.own(str(each.value(ADDED) or ''))}"


def _changed(source: Source, note: Note) -> Iterator[str]:
    """That a record was written anew is told on paper, too; what stood there before, the journal keeps."""
    days = dict.fromkeys(at[:10] for note_id, at in source.beside.changed if note_id == note.id)
    if days:
        yield f"（直した日：{'、'.join(saying.day(each) for each in days)}）"
    kept = str(note.value(KEPT_AT) or "")[:10]
    if kept > note.on:
        yield f"（書いた日：{saying.day(kept)}）"
