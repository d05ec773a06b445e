"""Puts a family graph, or a part of one (domain.parts), into a family as one act: paste, and taking in a file."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, insert

from kasesupport.cases.placements import Place, put_pins
from kasesupport.cases.rows import OpenCase, act
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.kinship import is_cyclic
from kasesupport.domain.people import FamilyGraph, Person, Union
from kasesupport.domain.problems import Problem
from kasesupport.domain.texts import clean_line, clean_text
from kasesupport.store import tables


@dataclass(slots=True)
class _Sheaf:
    """The rows to come, by table, with the new id of each old one."""

    case: OpenCase
    ids: dict[str, str] = field(default_factory=dict)
    rows: defaultdict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, table: Table, **values: Any) -> str:
        """One row more; gives its id."""
        row = {"id": self.case.file.new_id(), "family_id": self.case.family_id, **values}
        self.rows[table.name].append(row)
        return str(row["id"])

    def id(self, old: str) -> str:
        """The new id. Raises Problem("no_such_person") for an end that is not in the graph."""
        if old not in self.ids:
            raise Problem("no_such_person")
        return self.ids[old]


def paste(case: OpenCase, graph: FamilyGraph, places: Mapping[str, Place] | None = None) -> dict[str, str]:
    """Add every person, union, household and bond of a graph with new ids; gives the new id of each old one.

    `places`: where to pin persons in the genogram, by old id, logical px.

    Raises own_ancestor for a graph that runs in a circle, same_person, no_such_person, text_too_long.
    """
    if is_cyclic(graph):
        raise Problem("own_ancestor")
    sheaf = _Sheaf(case)
    for person in graph.persons:
        sheaf.ids[person.id] = _person(sheaf, person)
    for union in graph.unions:
        sheaf.ids[union.id] = _union(sheaf, union)
    _households(sheaf, graph)
    _bonds(sheaf, graph)
    pins = {sheaf.id(old): place for old, place in (places or {}).items()}

    def pasting(connection: Connection) -> None:
        for table in tables.metadata.sorted_tables:
            if rows := sheaf.rows.get(table.name):
                connection.execute(insert(table), rows)
        put_pins(connection, case, "genogram", pins)

    act(case, "person.paste", pasting)
    return sheaf.ids


def _person(sheaf: _Sheaf, person: Person) -> str:
    lines = ("name", "kana", "called", "note", "gender", "work", "care", "former")
    told = {name: clean_line(getattr(person, name)) for name in lines}
    flags = {"deceased": person.deceased, "is_index": person.index, "is_pregnancy": person.pregnancy}
    flags |= {"key_person": person.key_person, "missing": person.missing}
    new = sheaf.add(
        tables.person, **told, **{name: int(on) for name, on in flags.items()},
        sex=person.sex, kind=person.kind, loss=person.loss, staff_note=clean_text(person.staff_note),
        birth=_date(person.birth), death=_date(person.death),
    )  # fmt: skip
    for each in person.conditions:
        sheaf.add(tables.condition, person_id=new, kind=each.kind, state=each.state, text=clean_line(each.text))
    return new


def _union(sheaf: _Sheaf, union: Union) -> str:
    if len(set(union.partners)) < len(union.partners):
        raise Problem("same_person")
    a, b, *_ = (*(sheaf.id(partner) for partner in union.partners), None, None)
    dates = {"since": _date(union.since), "until": _date(union.until)}
    new = sheaf.add(tables.union, a_id=a, b_id=b, kind=union.kind, **dates)
    kinds, births = dict(union.child_kinds), dict(_births(sheaf, union))
    for child in union.children:
        group, identical = births.get(child, ("", 0))
        values = {"kind": kinds.get(child, "biological"), "twin_group": group, "identical": identical}
        row = sheaf.add(tables.parentage, union_id=new, child_id=sheaf.id(child), **values)
        for parent in (holder for held, holder in union.custody if held == child):
            sheaf.add(tables.custody, parentage_id=row, parent_id=sheaf.id(parent))
    return new


def _births(sheaf: _Sheaf, union: Union) -> Iterator[tuple[str, tuple[str, int]]]:
    """Each twin with the mark of the birth, and whether the birth's children are identical."""
    for group in union.twins:
        mark = sheaf.case.file.new_id()
        yield from ((child, (mark, int(group in union.identical))) for child in group)


def _households(sheaf: _Sheaf, graph: FamilyGraph) -> None:
    for house in graph.households:
        sheaf.ids[house.id] = new = sheaf.add(tables.household, name=clean_line(house.name))
        for member in house.members:
            sheaf.add(tables.household_member, household_id=new, person_id=sheaf.id(member))


def _bonds(sheaf: _Sheaf, graph: FamilyGraph) -> None:
    for bond in graph.bonds:
        ends = {"a_id": sheaf.id(bond.a), "b_id": sheaf.id(bond.b), "directed": int(bond.directed)}
        more = {"kind": clean_line(bond.kind), "since": _date(bond.since), "note": clean_line(bond.note)}
        sheaf.ids[bond.id] = sheaf.add(tables.bond, **ends, **more)


def _date(day: PartialDate | None) -> str:
    return day.text() if day else ""
