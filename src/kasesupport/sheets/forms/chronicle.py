"""What happened when: the record of contacts (経過記録), the chronology of the support (年表), the two dated series."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from kasesupport.domain.contacts import ADDENDUM, CONTACT, apart
from kasesupport.domain.contacts import contacts as contacts_of
from kasesupport.domain.dates import day
from kasesupport.domain.record import CaseRecord, Note, Statement
from kasesupport.drawing.text import literal
from kasesupport.practice.model import Question
from kasesupport.sheets.forms import contact_lines, saying
from kasesupport.sheets.forms.facts import level, short
from kasesupport.sheets.forms.source import Source

Cells = dict[str, str]
Dated = tuple[str, int, Cells]  # day (ISO), rank within the day, what is told
WEEKDAYS = "月火水木金土日"
NO_DAY = "日付なし"
EVENTS: Mapping[str, str] = {
    "life": "暮らし", "change": "変化", "good": "よいこと", "hard": "たいへんなこと", "agency": "機関",
}  # fmt: skip
PLAN_DAYS = (("explained_on", "説明した"), ("agreed_on", "合意した"), ("handed_on", "渡した"))
STATES: Mapping[str, str] = {"": "続いている", "open": "続いている", "paused": "一時停止", "handed_on": "引継ぎ",
                             "joined": "ほかの記録とまとめた"}  # fmt: skip
SERIES: Mapping[str, str] = {"involvement": "関与度", "capacity": "余力"}
DECISIONS = ("outcome.decisions", "closure.decisions", "monitoring.course", "monitoring.level_talks")


def dated(text: str) -> str:
    """A day with its weekday; a part of one as it is."""
    found = day(text) if len(text) == len("2026-11-30") else None
    return f"{short(text)}（{WEEKDAYS[found.weekday()]}）" if found else short(text) or NO_DAY


def contacts(source: Source, record: CaseRecord) -> Iterator[Cells]:
    """Every note and every word with a day, the earliest first: of the episode, or between the days that are wanted."""
    known = {each.id: each for each in source.practice.questions()}
    told = [*_notes(source, record, known), *_alone(source, record, known), *_marks(source, record)]
    told += _events(source, record)
    since, until = source.beside.since, source.beside.until or "9999"
    for on, _, cells in sorted(told, key=lambda each: each[:2]):
        if since <= on[:10] <= until or (not on and not since and not source.beside.until):
            yield {"on": dated(on), **cells}


def _notes(source: Source, record: CaseRecord, known: Mapping[str, Question]) -> Iterator[Dated]:
    for note, own in apart(record, (each for each in contacts_of(record) if _wanted(source, each.id))):
        if question := known.get(note.question):
            yield note.on, 1, contact_lines.cells(source, own, note, question, dated(note.on))
    yield from _other_notes(source, record, known)


def _other_notes(source: Source, record: CaseRecord, known: Mapping[str, Question]) -> Iterator[Dated]:
    """What is noted of a phase."""
    for note in record.notes:
        if note.question not in (CONTACT, ADDENDUM) and _wanted(source, note.id) and note.question in known:
            question = known[note.question]
            about = saying.name(record, note.about_id)
            head = literal(question.label) + (f"（{literal(about)}）" if about else "")
            lines = [line for field in question.fields if (line := _line(source, note, field))]
            said = [
                saying.quoted(source, s.text, s.speaker_id)
                for s in record.statements
                if s.note_id == note.id and s.text
            ]
            yield note.on, 1, {"what": "\n".join((head, *lines)), "words": "\n".join(said)}


def _line(source: Source, note: Note, field: Question) -> str:
    """One field with its label; what was said stands in a column of its own."""
    if field.kind == "statements":
        return ""
    told = saying.value(source, field, note.value(field.id))
    return f"・{literal(field.label)}：{told}" if told else ""


def _alone(source: Source, record: CaseRecord, known: Mapping[str, Question]) -> Iterator[Dated]:
    """What was said without a note: by day and question."""
    own = (each for each in record.statements if not each.note_id and _wanted(source, each.id))
    free = [each for each in own if each.state == "said" and each.text]
    for (on, asked), some in groupby(sorted(free, key=_key), key=_key):
        if question := known.get(asked):
            words = [_quoted(source, each) for each in some]
            yield on, 0, {"what": literal(question.label), "words": "\n".join(words)}


def _key(said: Statement) -> tuple[str, str]:
    return said.said_on, said.question


def _quoted(source: Source, said: Statement) -> str:
    who = saying.SPEAKERS.get(said.speaker, "")
    mark = f"［{who}］" if who else ""
    return mark + saying.quoted(source, said.text, said.speaker_id)


def _marks(source: Source, record: CaseRecord) -> Iterator[Dated]:
    """What is no contact but belongs to the course of it."""
    for mark in (each for each in record.levels if _wanted(source, each.id)):
        words = f"{SERIES.get(mark.series, '')}：{level(source, mark.series, mark.value)}"
        yield mark.on, 2, {"what": literal("\n".join(part for part in (words, mark.reason) if part))}
    for plan in record.plans:
        for column, word in PLAN_DAYS:
            if (on := getattr(plan, column)) and _wanted(source, f"{plan.id}.{column}"):
                yield on, 3, {"what": f"サポートプランを{word}"}


def _events(source: Source, record: CaseRecord) -> Iterator[Dated]:
    """What happened in the family's life, where it was chosen: else it stands in the chronology."""
    for each in record.events if source.beside.only is not None else ():
        if _wanted(source, each.id):
            kind = EVENTS.get(each.kind, "")
            yield each.on, 0, {"what": literal(f"出来事（{kind}）：{each.text}" if kind else f"出来事：{each.text}")}


def _wanted(source: Source, row_id: str) -> bool:
    return source.beside.only is None or row_id in source.beside.only


def levels(source: Source, record: CaseRecord) -> Iterator[Cells]:
    """Both series, the earliest first."""
    for mark in sorted(record.levels, key=lambda each: each.on):
        told = {
            "series": SERIES.get(mark.series, ""), "value": level(source, mark.series, mark.value),
            "reason": mark.reason, "asked": mark.asked,
        }  # fmt: skip
        yield {"on": short(mark.on), **{name: literal(words) for name, words in told.items()}}


def episodes(_: Source, record: CaseRecord) -> Iterator[Cells]:
    """Each time the center was with the family."""
    for number, each in enumerate(record.episodes, 1):
        state = STATES.get(each.state, "") if each.closed_on or each.state else STATES[""]
        yield {
            "number": f"{number}回目", "on": short(each.opened_on), "until": short(each.closed_on),
            "state": state, "reason": literal(each.reason),
        }  # fmt: skip


def story(source: Source, record: CaseRecord) -> Iterator[Cells]:
    """The turns in the family's life and in the support, the earliest first."""
    told = [*_life(record), *_steps(source, record), *_decided(source, record)]
    for on, _, cells in sorted(told, key=lambda each: each[:2]):
        yield {"on": short(on), **cells}


def _life(record: CaseRecord) -> Iterator[Dated]:
    for each in record.events:
        yield each.on, 1, {"kind": EVENTS.get(each.kind, ""), "text": literal(each.text)}
    for number, episode in enumerate(record.episodes, 1):
        yield episode.opened_on, 0, {"kind": "関わり", "text": f"{number}回目の関わりが始まる"}
        if episode.closed_on:
            told = "一時停止" if episode.state in ("paused", "open", "") else STATES.get(episode.state, "")
            yield episode.closed_on, 5, {"kind": "関わり", "text": literal(f"{told}　{episode.reason}".strip())}


def _steps(source: Source, record: CaseRecord) -> Iterator[Dated]:
    names = {each.id: each.name for each in source.practice.phases}
    for mark in record.phase_marks:
        yield mark.on, 2, {"kind": "フェーズ", "text": literal(f"{names.get(mark.phase, '')}　{mark.reason}".strip())}
    for each in record.levels:
        word = f"{level(source, each.series, each.value)}　{each.reason}".strip()
        yield each.on, 3, {"kind": SERIES.get(each.series, ""), "text": literal(word)}
    for plan in record.plans:
        for column, word in PLAN_DAYS:
            if on := getattr(plan, column):
                yield on, 3, {"kind": "プラン", "text": literal(f"{word}　{plan.title or plan.long_goal}".strip())}


def _decided(source: Source, record: CaseRecord) -> Iterator[Dated]:
    known = {each.id: each for each in source.practice.questions()}
    for note in record.notes:
        question = known.get(note.question)
        if question and note.question in DECISIONS:
            lines = [line for field in question.fields if (line := _line(source, note, field))]
            yield note.on, 4, {"kind": literal(question.label), "text": "\n".join(lines)}
