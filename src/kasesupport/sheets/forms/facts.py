"""The head of a record as rows of label and value: what stands in the record itself, and single answers."""

from collections.abc import Callable, Mapping, Sequence

from kasesupport.domain.dates import PartialDate, age_label, grade_on, seireki
from kasesupport.domain.people import Person, was_born
from kasesupport.domain.record import CaseRecord
from kasesupport.drawing.text import literal
from kasesupport.practice.standing import current, standing
from kasesupport.sheets.flow import Block
from kasesupport.sheets.forms import saying
from kasesupport.sheets.forms.columns import RECORD, SHARED_FACTS
from kasesupport.sheets.forms.joined import joined
from kasesupport.sheets.forms.source import Source, may_carry, reference, said
from kasesupport.sheets.forms.spec import Field, Section
from kasesupport.sheets.tables import TOGETHER, Row, columns, table

SMALL = 9.5  # pt
Pair = tuple[str, str]


def facts(source: Source, section: Section) -> Block | None:
    """Two a row, and those with a share of 2 over the whole width; None where none may stand on this sheet."""
    shown = [(field, each) for field in section.fields if (each := _open(source, field))]
    if not shown:
        return None
    rows = _rows([(field.share > 1, (field.label, _value(source, of))) for field, of in shown])
    shares = {1: (5, 21), 2: (5, 8, 5, 8)}
    cells = [(shares[len(row)], Row(tuple(cell for pair in row for cell in pair))) for row in rows]
    blocks = [table(columns(source.inside, share, size=SMALL, labels=(0, 2)), [row]) for share, row in cells]
    return joined(blocks, TOGETHER)


def _rows(told: Sequence[tuple[bool, Pair]]) -> list[tuple[Pair, ...]]:
    """Pairs beside each other; one that is wide, or has nobody beside it, alone."""
    rows: list[tuple[Pair, ...]] = []
    waiting: list[Pair] = []
    for wide, pair in told:
        if wide:
            rows += [*((each,) for each in waiting), (pair,)]
            waiting = []
            continue
        waiting.append(pair)
        if len(waiting) == 2:
            rows.append(tuple(waiting))
            waiting = []
    return [*rows, *((each,) for each in waiting)]


def _open(source: Source, field: Field) -> tuple[str, ...]:
    """What of a field may stand on this sheet."""
    return tuple(each for each in field.of if _may(source, each))


def _may(source: Source, name: str) -> bool:
    if not name.startswith(RECORD):
        return may_carry(source, name)
    return source.form.audience == "office" or name.removeprefix(RECORD) in SHARED_FACTS


def _value(source: Source, names: Sequence[str]) -> str:
    if source.record is None:
        return ""
    told = (_one(source, source.record, each) for each in names)
    return "\n".join(part for part in told if part)


def _one(source: Source, record: CaseRecord, name: str) -> str:
    if name.startswith(RECORD):
        return literal(KNOWN[name.removeprefix(RECORD)](source, record))
    words = [saying.quoted(source, each.text, each.speaker_id) for each in said(source, (name,))]
    return "\n".join(part for part in (*words, saying.answers(source, name)) if part)


def aged(person: Person, source: Source) -> str:
    """Age and school year on the day of the sheet."""
    age = age_label(person.birth, source.today, person.death)
    grade = grade_on(person.birth, source.today) if not person.deceased else ""
    return "　".join(part for part in (f"{age}歳" if age else "", grade) if part)


def _children(source: Source, record: CaseRecord) -> str:
    found = [each for each in record.graph.persons if each.index and was_born(each)]
    return "、".join(
        f"{saying.called(each)}（{told}）" if (told := aged(each, source)) else saying.called(each) for each in found
    )


def _episode(record: CaseRecord) -> str:
    ids = [each.id for each in record.episodes]
    number = ids.index(record.episode_id) + 1 if record.episode_id in ids else 1
    return f"{number}回目" if len(ids) > 1 or not ids else "1回目"


def _phase(source: Source, record: CaseRecord) -> str:
    where = standing(record)
    if where.closed:
        return "終結（一時停止）"
    found = source.practice.phase(where.phase)
    return f"{found.number} {found.name}"


def level(source: Source, series: str, value: str) -> str:
    """A level in the office's word."""
    known = {each.id: each for each in source.beside.series or source.practice.series}
    return known[series].word(value) if series in known and value else ""


def _level(source: Source, record: CaseRecord, series: str) -> str:
    marks = [each for each in record.levels if each.series == series]
    last = max(marks, key=lambda each: each.on, default=None)
    return f"{level(source, series, last.value)}　{short(last.on)}" if last else ""


def short(text: str) -> str:
    """A stored day in western years alone: tables are narrow."""
    try:
        return seireki(PartialDate.from_text(text)) if text else ""
    except ValueError:
        return text


def between(since: str, until: str) -> str:
    """From a day to a day."""
    return "\n".join(
        part for part in (f"{short(since)}から" * bool(since), f"{short(until)}まで" * bool(until)) if part
    )


def _next(source: Source, record: CaseRecord) -> str:
    coming = sorted(
        (each.on, each.at, each.what) for each in record.appointments if each.on >= source.today.isoformat()
    )
    return "　".join(part for part in (short(coming[0][0]), *coming[0][1:]) if part) if coming else ""


def _round(source: Source) -> tuple[str, str, str]:
    """Day, rater and note of the last round of ours."""
    own = [each for each in source.beside.rounds if each.rater != "family"]
    if not own:
        return "", "", ""
    return short(own[-1].on), f"{RATERS[own[-1].rater]}　{own[-1].rater_name}".strip(), own[-1].note


RATERS: Mapping[str, str] = {
    "self": "担当者", "supervisor": "係長・統括支援員など", "peer": "同僚", "family": "家族",
}  # fmt: skip
KNOWN: Mapping[str, Callable[[Source, CaseRecord], str]] = {
    "number": lambda _, r: reference(r.family_id), "name": lambda _, r: r.name, "kana": lambda _, r: r.kana,
    "address": lambda _, r: r.address, "phone": lambda _, r: r.phone, "children": _children,
    "opened": lambda _, r: short(current(r).opened_on), "episode": lambda _, r: _episode(r), "phase": _phase,
    "involvement": lambda s, r: _level(s, r, "involvement"), "capacity": lambda s, r: _level(s, r, "capacity"),
    "next": _next, "plan_title": lambda _, r: r.plan.title, "long_goal": lambda _, r: r.plan.long_goal,
    "consideration": lambda _, r: r.plan.consideration, "yardstick": lambda _, r: r.plan.closing_yardstick,
    "period": lambda _, r: between(r.plan.period_from, r.plan.period_to),
    "review": lambda _, r: short(r.plan.review_on), "explained": lambda _, r: short(r.plan.explained_on),
    "agreed": lambda _, r: short(r.plan.agreed_on), "handed": lambda _, r: short(r.plan.handed_on),
    "day": lambda s, _: _round(s)[0], "rater": lambda s, _: _round(s)[1], "round_note": lambda s, _: _round(s)[2],
}  # fmt: skip
