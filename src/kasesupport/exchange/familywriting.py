"""A family in the form of a family file (see familyfile): what `familyfile.read` reads back as the same family."""

from collections.abc import Iterable, Mapping
from typing import Any

from kasesupport.domain.dates import PartialDate
from kasesupport.domain.ecomap import Resource, Tie
from kasesupport.domain.people import Bond, FamilyGraph, Household, Person, Union

Told = dict[str, Any]
LINES = ("name", "kana", "called", "note", "gender", "work", "care", "former", "staff_note", "loss")
FLAGS = ("deceased", "index", "pregnancy", "key_person", "missing")


def told(graph: FamilyGraph, resources: Iterable[Resource] = (), ties: Iterable[Tie] = ()) -> Told:
    """The family as plain data for JSON; what is empty is left out. Dates to the day, month or year (YYYY-MM-DD)."""
    parts: Mapping[str, list[Told]] = {
        "persons": [_person(p) for p in graph.persons],
        "unions": [_union(u) for u in graph.unions],
        "households": [_household(h) for h in graph.households],
        "bonds": [_bond(b) for b in graph.bonds],
        "resources": [_full({"id": r.id, "name": r.name, "kind": r.kind, "closed_on": r.closed_on}) for r in resources],
        "ties": [_tie(t) for t in ties],
    }
    return _full({"name": graph.name, **parts})


def _person(p: Person) -> Told:
    words: Told = {name: getattr(p, name) for name in (*LINES, *FLAGS)}
    conditions = [_full({"kind": c.kind, "state": c.state, "text": c.text}) for c in p.conditions]
    kind = "" if p.kind == "person" else p.kind
    dates = {"birth": _day(p.birth), "death": _day(p.death)}
    return _full({"id": p.id, **words, "sex": p.sex, "kind": kind, **dates, "conditions": conditions})


def _union(u: Union) -> Told:
    custody: dict[str, list[str]] = {}
    for child, parent in u.custody:
        custody.setdefault(child, []).append(parent)
    twins = {"twins": [list(group) for group in u.twins], "identical": [list(group) for group in u.identical]}
    dates = {"since": _day(u.since), "until": _day(u.until)}
    kinds = {"child_kinds": dict(u.child_kinds), "custody": custody}
    members = {"partners": list(u.partners), "children": list(u.children)}
    return _full({"id": u.id, "kind": u.kind, **members, **dates, **kinds, **twins})


def _household(h: Household) -> Told:
    return _full({"id": h.id, "name": h.name, "members": list(h.members)})


def _bond(b: Bond) -> Told:
    ends = {"a": b.a, "b": b.b, "kind": b.kind, "directed": b.directed}
    return _full({"id": b.id, **ends, "since": _day(b.since), "note": b.note})


def _tie(t: Tie) -> Told:
    manner = {"strength": t.strength, "direction": t.direction, "state": t.state, "purpose": t.purpose}
    described = {"frequency": t.frequency, "since": t.since, "until": t.until}
    return _full({"id": t.id, "from": t.resource, "to": t.to, **manner, **described})


def _day(day: PartialDate | None) -> str:
    return day.text() if day else ""


def _full(values: Mapping[str, Any]) -> Told:
    return {key: value for key, value in values.items() if value not in ("", None, False, [], {})}
