"""The five めざす姿 and the seven needs, each person's now beside what is wished (p10, p18)."""

from collections.abc import Iterator, Sequence

from kasesupport.domain.record import CaseRecord, Note, Statement
from kasesupport.drawing.text import literal
from kasesupport.practice.model import Question
from kasesupport.sheets.flow import Block
from kasesupport.sheets.forms import saying
from kasesupport.sheets.forms.facts import SMALL, short
from kasesupport.sheets.forms.joined import joined
from kasesupport.sheets.forms.parts import TICK_ROW
from kasesupport.sheets.forms.source import Source, may_carry, notes, said
from kasesupport.sheets.forms.spec import Section
from kasesupport.sheets.tables import LOW_ROW, Row, columns, table

EACH, WHO = "assessment.aims_each", "assessment.aims_who"
EVERYBODY = "家族みんな"
BLANK = "　　　　　　　　　さん"
DISC = "○"
LATEST = 3  # numbers that stand beside each other
HEADS = ("めざす姿", "今（0から10）", "今の様子・どうなるとうれしいか")


def aims(source: Source, section: Section) -> Block | None:
    """A part for each person who was asked or said something, then what was said by nobody in particular."""
    if not may_carry(source, EACH):
        return None
    record, heads = source.record, section.words or HEADS
    told = list(_of_persons(source, record)) if record else []
    rows = [row for name, cells in told for row in (Row((literal(name),), band=True), *cells)]
    plain = [Row((literal(aim.plain), "", "")) for aim in source.practice.aims]
    blank = [Row((BLANK,), band=True), *plain] * max(section.rows, 1)
    return table(columns(source.inside, (8, 6, 11), heads, SMALL), rows or blank)


def _of_persons(source: Source, record: CaseRecord) -> Iterator[tuple[str, list[Row]]]:
    wishes = {aim.id: said(source, (f"assessment.{aim.id}_wish",)) for aim in source.practice.aims}
    numbers = [note for note in record.notes if note.question == EACH]
    for person in (*record.graph.persons, None):
        own = person.id if person else ""
        rows = [
            Row((literal(aim.plain), _numbers(record, numbers, own, aim.id), _words(source, wishes[aim.id], own)))
            for aim in source.practice.aims
        ]
        told = [row for row in rows if any(row.cells[1:])]
        if told:
            yield (saying.called(person), rows) if person else (EVERYBODY, told)


def _numbers(record: CaseRecord, found: Sequence[Note], person: str, aim: str) -> str:
    """The last numbers with their days, the earliest first, and from whose view where that is somebody else's."""
    told = [
        (note.on, number, note.value(WHO))
        for note in found
        if note.about_id == person and (number := note.value(f"assessment.{aim}_each")) is not None
    ]
    lines = []
    for on, number, who in sorted(told, key=lambda each: each[0])[-LATEST:]:
        whose = saying.name(record, str(who)) if who and who != person else ""
        lines.append(f"{number}　{short(on)}" + (f"（{whose}）" if whose else ""))
    return literal("\n".join(lines))


def _words(source: Source, wishes: Sequence[Statement], person: str) -> str:
    own = [each for each in wishes if (each.subject_id or each.speaker_id) == person]
    return "\n".join(
        saying.quoted(source, each.text, "" if each.speaker_id == person else each.speaker_id) for each in own
    )


def matrix(source: Source, section: Section) -> Block | None:
    """A note's choices as a table of marks: a row an option, a column a field; below it the other fields in words."""
    if not may_carry(source, section.of[0]):
        return None
    found = notes(source, section)
    return joined([_one(source, section, note) for note in found or (None,) * max(section.rows, 1)])


def _one(source: Source, section: Section, note: Note | None) -> Block:
    asked = {each.id: each for each in source.question(section.of[0]).fields}
    ticked = [field for field in section.fields if asked[field.of[0]].kind == "multi"]
    others = [field for field in section.fields if field not in ticked]
    options = [each for each in asked[ticked[0].of[0]].options if not each.withdrawn]
    rows = [
        Row((literal(option.label), *(_mark(asked[field.of[0]], note, option.id) for field in ticked)))
        for option in options
    ]
    head = (section.title or "", *(field.label for field in ticked))
    words = [Row((field.label, saying.field(source, note, field.of) if note else "")) for field in others]
    low = LOW_ROW if note else TICK_ROW
    band = Row((_whose(source, note),), band=True)
    return joined(
        [
            table(
                columns(source.inside, (11, *(field.share for field in ticked)), head, SMALL, low=low), [band, *rows]
            ),
            table(columns(source.inside, (6, 15), size=SMALL), words),
        ]
    )


def _mark(question: Question, note: Note | None, option: str) -> str:
    told = note.value(question.id) if note else None
    return DISC if isinstance(told, list | tuple) and option in told else ""


def _whose(source: Source, note: Note | None) -> str:
    if note is None:
        return BLANK
    return literal("　".join(part for part in (saying.name(source.record, note.about_id), short(note.on)) if part))
