"""Sections of a サポートプラン: its words, needs, who does what, its days, and a box for each of a couple."""

from collections.abc import Iterable, Iterator

from kasesupport.domain.dates import PartialDate, both, hour
from kasesupport.domain.people import Person
from kasesupport.domain.record import Action, CaseRecord, Statement
from kasesupport.domain.record import Appointment as Agreed
from kasesupport.domain.sheltering import fearing
from kasesupport.sheets.blocks import MM, box
from kasesupport.sheets.flow import Block
from kasesupport.sheets.forms import saying
from kasesupport.sheets.forms.source import Source, said
from kasesupport.sheets.forms.spec import Labelled, Section
from kasesupport.sheets.tables import Row, columns, table

LEAST, EACH = 3, 38 * MM  # lines of a box; height of a box for one of two
WEEKDAYS = "月火水木金土日"
TWO = 2
PARTED = ("separated", "divorced")


def text(source: Source, section: Section) -> Block:
    """One text of the plan in hand."""
    told = str(getattr(source.record.plan, section.column)) if source.record else ""
    return box(source.own(told), max(section.lines, LEAST), source.inside)


def needs(source: Source, section: Section) -> Block | None:
    """What is needed, as the family says it; what the center sees stays with the center."""
    found = [each.text for each in (source.record.needs if source.record else ()) if each.voice == "family"]
    if not found and section.when == "told":
        return None
    return box(listed(source, found), max(section.lines, LEAST), source.inside)


def listed(source: Source, texts: Iterable[str]) -> str:
    """One below the other, with dots where they are several."""
    found = list(texts)
    mark = "・" if len(found) > 1 else ""
    return "\n".join(mark + source.own(each) for each in found)


def actions(source: Source) -> list[Row]:
    """Who does what until when, all of it."""
    record = source.record
    return [_action(source, record, each) for each in record.plan.actions] if record else []


def grouped(source: Source, section: Section) -> list[Row]:
    """The same below a band for each group, with rows to write into."""
    rows: list[Row] = []
    for group in section.groups:
        given = [_action(source, record, each) for record in _known(source) for each in _of(source, record, group.of)]
        free = [Row(("", "", ""))] * (max(section.rows, 1) - len(given))
        rows += [Row((group.label,), band=True), *given, *free]
    return rows


def _known(source: Source) -> Iterator[CaseRecord]:
    if source.record:
        yield source.record


def _of(source: Source, record: CaseRecord, group: str) -> list[Action]:
    """Those of a group; "child": what the child does whose sheet it is."""
    if group == "child":
        return [each for each in record.plan.actions if each.person_id and each.person_id == source.child]
    return [each for each in record.plan.actions if each.actors == group]


def _action(source: Source, record: CaseRecord | None, action: Action) -> Row:
    who = action.who or saying.name(record, action.person_id)
    return Row((source.own(who), source.own(action.text), source.dated(saying.day(action.until))))


def dates(source: Source, section: Section) -> Block:
    """The plan's days, each with what is to be written where none is known."""
    rows = [Row((each.label, _date(source, each) or source.dated(each.blank))) for each in section.dates]
    return table(columns(source.inside, (6, 15)), rows)


def _date(source: Source, label: Labelled) -> str:
    record = source.record
    if record is None:
        return ""
    if label.of == "meeting":
        return meeting(source, record)
    days = {"period": _period(record), "due": _due(record), "review": saying.day(record.plan.review_on)}
    return source.dated(days[label.of])


def _period(record: CaseRecord) -> str:
    start, end = saying.day(record.plan.period_from), saying.day(record.plan.period_to)
    return "\n".join(part for part in (f"{start}から" if start else "", f"{end}まで" if end else "") if part)


def _due(record: CaseRecord) -> str:
    awaited = (each.birth for each in record.graph.persons if each.pregnancy and not each.loss and each.birth)
    return "\n".join(both(each) for each in awaited)


def meeting(source: Source, record: CaseRecord) -> str:
    """The next day that was agreed."""
    coming = sorted((a for a in record.appointments if a.on >= source.today.isoformat()), key=lambda a: (a.on, a.at))
    return _agreed(source, coming[0]) if coming else ""


def _agreed(source: Source, told: Agreed) -> str:
    day = PartialDate.from_text(told.on)
    weekday = WEEKDAYS[day.span()[0].weekday()]
    number = f"{told.on} {told.at}".strip() if source.reading.foreign else ""  # read alike in every language
    parts = (source.dated(f"{both(day)}{weekday}曜日"), source.dated(hour(told.at)), number, source.own(told.what))
    return "　".join(part for part in parts if part)


def each(source: Source, section: Section) -> Block:
    """A box for each of two who bring up the children, side by side."""
    told = [*_told(source, section), ("", ""), ("", "")][:TWO]
    rows = [
        Row(tuple(f"{section.words[0]}　{who}" for who, _ in told)),
        Row(tuple(words for _, words in told), least=EACH),
    ]
    return table(columns(source.inside, (1, 1), labels=()), rows)


def _told(source: Source, section: Section) -> Iterator[tuple[str, str]]:
    """Each of the couple with the own words, nobody else's; who said nothing has an empty box."""
    found = shown_to_each_other(source, section)
    for person in couple(source.record) if source.record else ():
        mine = [f"「{source.own(s.text)}」" for s in found if s.speaker_id == person.id]
        yield source.own(saying.called(person)), "\n".join(mine)


def shown_to_each_other(source: Source, section: Section) -> tuple[Statement, ...]:
    """The words of the two that may stand side by side: none where one may have to fear the other."""
    both = {each.id for each in couple(source.record)} if source.record else set()
    if source.record and feared(source.record):
        return ()
    return tuple(each for each in said(source, section.of) if each.speaker_id in both)


def feared(record: CaseRecord) -> bool:
    """Whether the family's record has violence or control between the two."""
    return frozenset(each.id for each in couple(record)) in fearing(record)


def couple(record: CaseRecord) -> tuple[Person, ...]:
    """The two who bring up the children now: of their parents' unions the last that was not parted; else nobody."""
    children = {each.id for each in record.graph.persons if each.index or each.pregnancy}
    gone = {each.id for each in record.graph.persons if each.deceased or each.death}
    lasting = [u for u in record.graph.unions if u.kind not in PARTED and len(u.partners) == TWO]
    mine = [u for u in lasting if children & {*u.children} and not gone & {*u.partners}]
    people = {each.id: each for each in record.graph.persons}
    return tuple(people[key] for key in mine[-1].partners if key in people) if mine else ()
