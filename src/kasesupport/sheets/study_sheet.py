"""事例（仮名） on A4: who is in it, the pictures, and what happened, under other names and on other days (M99)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta

from kasesupport import resources
from kasesupport.domain.dates import PartialDate, age_on, wareki
from kasesupport.domain.ecomap import Resource, Tie
from kasesupport.domain.kinwords import relation
from kasesupport.domain.people import FamilyGraph, Person, shared
from kasesupport.domain.record import CaseRecord
from kasesupport.domain.study.days import moved_day, moved_text
from kasesupport.domain.study.sentences import Study
from kasesupport.drawing.items import Drawing, moved, part
from kasesupport.drawing.text import literal, paragraph
from kasesupport.practice.reader import read
from kasesupport.sheets import office_page
from kasesupport.sheets.blocks import BODY, NOTE, SMALL, picture, titled
from kasesupport.sheets.flow import Block, Slice, whole
from kasesupport.sheets.paper import INSIDE
from kasesupport.sheets.picture import ecomap_picture, genogram_picture, pins
from kasesupport.sheets.tables import LOW_ROW, Row, columns, table

HIGHEST = 330.0  # pt: of a picture
WHEN, WHERE, SAID = 16, 15, 40  # shares of the course
Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """One passage of the course, as it goes out. `on`: its moved day as stored, or ""."""

    on: str
    label: str
    who: str
    text: str


def words() -> Words:
    """What is written around it. Raises Problem("practice_file")."""
    found = read(resources.path("sheets", "office", "study.toml"))
    told = {name: found.text(name) for name in found.left()}
    found.done()
    return told


def pages(record: CaseRecord, study: Study, course: Sequence[Told], kinds: Words, today: date) -> tuple[Drawing, ...]:
    """All of it. No day of today and no center stands on it: either could give the moved days away."""
    told = words()
    bare = disguised(record, study)
    lead = paragraph(literal(told["lead"]), (0, 0, INSIDE, 200), SMALL, color=NOTE, leading=1.5)
    blocks = [whole((part("P", lead.items),), lead.used_height), *_people(bare, told, _first(bare))]
    blocks += _pictures(bare, told, today + timedelta(days=study.by))
    blocks += _resources(bare, told, kinds)
    blocks += _course(course, told)
    return office_page.pages(told["title"], "", blocks, today)


def disguised(record: CaseRecord, study: Study) -> CaseRecord:
    """What pictures and lists are made of: other names, moved days, none of the free words."""
    graph = shared(record.graph)
    persons = tuple(_person(each, study) for each in graph.persons)
    unions = tuple(
        replace(each, since=_moved(each.since, study), until=_moved(each.until, study)) for each in graph.unions
    )
    houses = tuple(replace(each, name="") for each in graph.households)
    bonds = tuple(replace(each, note="", since=_moved(each.since, study)) for each in graph.bonds)
    bare = FamilyGraph(persons, unions, houses, bonds)
    known = tuple(Resource(each.id, study.resources.get(each.id, ""), each.kind) for each in record.resources)
    ties = tuple(_tie(each, study) for each in record.ties)
    episodes = tuple(
        replace(each, opened_on=moved_text(each.opened_on, study.by), reason="") for each in record.episodes
    )
    kept = {"pins": record.pins, "conventions": record.conventions, "bookmarks": ()}
    return CaseRecord(record.family_id, "", graph=bare, resources=known, ties=ties, episodes=episodes, **kept)  # type: ignore[arg-type]


def _person(told: Person, study: Study) -> Person:
    """Only what the symbol needs: every text of the person's own stays in."""
    plain = {each.name: "" for each in fields(Person) if isinstance(getattr(told, each.name), str)}
    kept = {name: getattr(told, name) for name in ("id", "sex", "kind", "loss")}
    birth, death = _moved(told.birth, study), _moved(told.death, study)
    name = study.people.get(told.id, "")
    return replace(told, **{**plain, **kept, "name": name, "called": name}, birth=birth, death=death)


def _tie(told: Tie, study: Study) -> Tie:
    since, until = moved_text(told.since, study.by), moved_text(told.until, study.by)
    return Tie(told.id, told.resource, told.to, told.strength, told.direction, told.state, since=since, until=until)


def _moved(told: PartialDate | None, study: Study) -> PartialDate | None:
    return moved_day(told, study.by) if told else None


def _first(bare: CaseRecord) -> date | None:
    days = [date.fromisoformat(each.opened_on) for each in bare.episodes if len(each.opened_on) == len("2026-11-30")]
    return min(days, default=None)


def _people(bare: CaseRecord, told: Words, on: date | None) -> Iterator[Block]:
    index = next((each.id for each in bare.graph.persons if each.index), "")
    rows = []
    for each in bare.graph.persons:
        if each.kind in ("person", "supporter") and each.name:
            age = age_on(each.birth, on) if each.birth and on else None
            role = "" if each.id == index else relation(bare.graph, each.id, index) or ""
            rows.append((each.name, role, told["years"].format(age=age) if age is not None and age >= 0 else ""))
    if rows:
        yield _table(told["people"], ("name", "role", "age"), (3, 3, 2), rows, told)


def _pictures(bare: CaseRecord, told: Words, on: date) -> Iterator[Block]:
    if bare.graph.persons:
        drawn = genogram_picture(bare.graph, on, pins(bare, "genogram"), bare.conventions)
        yield titled(_head(told["map"]), picture(drawn, INSIDE, HIGHEST), _head(told["map"]))
    if bare.ties:
        drawn = ecomap_picture(bare.graph, bare.resources, bare.ties, on, pins(bare, "ecomap"), bare.conventions)
        yield titled(_head(told["ties"]), picture(drawn, INSIDE, HIGHEST), _head(told["ties"]))


def _resources(bare: CaseRecord, told: Words, kinds: Words) -> Iterator[Block]:
    states = {tie.resource: tie.state for tie in bare.ties}
    rows = [
        (each.name, kinds.get(each.kind, ""), told.get(states.get(each.id, ""), told["other"]))
        for each in bare.resources
    ]
    if rows:
        yield _table(told["resources"], ("name", "kind", "tied"), (3, 3, 2), rows, told)


def _course(course: Sequence[Told], told: Words) -> Iterator[Block]:
    for title, some in (
        (told["course"], [e for e in course if e.on]),
        (told["undated"], [e for e in course if not e.on]),
    ):
        rows = [(_day(each.on), "・".join(filter(None, (each.label, each.who))), each.text) for each in some]
        if rows:
            yield _table(title, ("when", "where", "words"), (WHEN, WHERE, SAID), rows, told)


def _table(
    title: str, heads: Sequence[str], shares: Sequence[int], rows: Sequence[Sequence[str]], told: Words
) -> Block:
    lines = [Row(tuple(map(literal, cells)), least=LOW_ROW) for cells in rows]
    shown = columns(INSIDE, shares, tuple(literal(told[each]) for each in heads), SMALL)
    return titled(_head(title), table(shown, lines), _head(title))


def _head(title: str) -> Slice:
    named = paragraph(literal(title), (0, 0, INSIDE, 60), BODY, bold=True)
    return Slice((part("H2", [moved(item, 0, 0) for item in named.items]),), named.used_height + 5)


def _day(on: str) -> str:
    return wareki(PartialDate.from_text(on)) if on else ""
