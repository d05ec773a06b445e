"""Family and ecomap files: JSON with persons, unions, households, bonds, resources and ties.

The format: persons (id, name, sex, birth, death, index, pregnancy; also kana, called, deceased, note, gender,
key_person, missing, kind, loss, work, care, staff_note, conditions: kind, state, text), unions (id, partners, children,
kind, since, until, twins, child_kinds, identical: those of twins, custody: child to its holders), households (id, name,
members), bonds (id, a, b, kind, directed, since, note), resources (id, name, kind, closed_on), ties (id, from, to,
strength, direction, state, purpose, frequency, since, until), gaps (what is missing: id, text, kind, to). Of a tie,
who chose it and whether one may get in touch are the office's own notes: they are in no file.
"""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, get_args

from kasesupport.domain.ecomap import HOUSEHOLD, Direction, Gap, Resource, ResourceKind, Strength, Tie, TieState
from kasesupport.domain.kinship import is_cyclic
from kasesupport.domain.people import (
    Bond,
    ChildKind,
    Condition,
    ConditionKind,
    ConditionState,
    FamilyGraph,
    Household,
    Loss,
    Person,
    PersonKind,
    Sex,
    Union,
    UnionKind,
)
from kasesupport.domain.problems import Problem
from kasesupport.exchange.checked import Entry, Notes

LARGEST = 20_000_000  # bytes
MOST = 10_000  # entries of one kind


@dataclass(frozen=True, slots=True)
class FamilyFile:
    """What a file holds, and what was left out or understood otherwise, in Japanese."""

    graph: FamilyGraph
    resources: tuple[Resource, ...] = ()
    ties: tuple[Tie, ...] = ()
    warnings: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()


def read(source: str | Path) -> FamilyFile:
    """Reads a file (Path) or its text (str).

    Unknown keys and words are left out with a warning. Raises Problem with a code family_file_… for what
    cannot be understood: no JSON, wrong types, unknown or doubled ids, somebody as an own partner or ancestor,
    too much of anything. What is only unlikely (died before born) is read: see domain.checks.
    """
    notes = Notes()
    top = Entry("", _parsed(_text(source)), notes)
    graph = _graph(top)
    resources = tuple(_resource(e) for e in top.entries("resources", MOST))
    _refuse_doubles([*_own_ids(graph), *(r.id for r in resources)])
    ties = tuple(_ties(top, graph, resources))
    gaps = tuple(_gaps(top, graph, (*resources, *ties)))
    top.close("ファイル")
    return FamilyFile(graph, resources, ties, notes.told(), gaps)


def _text(source: str | Path) -> str:
    if isinstance(source, str):
        return _bounded(source)
    try:
        if source.stat().st_size > LARGEST:
            raise Problem("family_file_too_large", limit=LARGEST // 1_000_000)
        return source.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise Problem("family_file_not_json") from error
    except OSError as error:
        raise Problem("family_file_unreadable") from error


def _bounded(text: str) -> str:
    if len(text) > LARGEST:
        raise Problem("family_file_too_large", limit=LARGEST // 1_000_000)
    return text


def _parsed(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Problem("family_file_not_json") from error
    if not isinstance(found, dict):
        raise Problem("family_file_not_json")
    return found


def _graph(top: Entry) -> FamilyGraph:
    persons = tuple(_person(e) for e in top.entries("persons", MOST))
    known = {p.id for p in persons}
    taken = set(known)
    unions = tuple(_union(e, known, taken) for e in top.entries("unions", MOST))
    households = tuple(_household(e, known, taken) for e in top.entries("households", MOST))
    bonds = tuple(_bond(e, known, taken) for e in top.entries("bonds", MOST))
    graph = FamilyGraph(persons, unions, households, bonds, top.text("name"))
    if is_cyclic(graph):
        raise Problem("family_file_own_ancestor")
    return graph


def _person(e: Entry) -> Person:
    own_id = e.id()
    return Person(
        id=own_id,
        name=e.text("name"),
        kana=e.text("kana"),
        called=e.text("called"),
        sex=_sex(e),
        birth=e.date("birth"),
        death=e.date("death"),
        deceased=e.flag("deceased"),
        index=e.flag("index"),
        pregnancy=e.flag("pregnancy"),
        note=e.text("note"),
        gender=e.text("gender"),
        key_person=e.flag("key_person"),
        missing=e.flag("missing"),
        kind=e.choice("kind", get_args(PersonKind), "person"),  # type: ignore[arg-type]
        loss=e.choice("loss", get_args(Loss), ""),  # type: ignore[arg-type]
        work=e.text("work"),
        care=e.text("care"),
        former=e.text("former"),
        staff_note=e.prose("staff_note"),
        conditions=tuple(_condition(c, f"{own_id}.{n}") for n, c in enumerate(e.entries("conditions", MOST))),
    )


def _condition(e: Entry, own_id: str) -> Condition:
    kind: ConditionKind = e.choice("kind", get_args(ConditionKind), "illness")  # type: ignore[assignment]
    state: ConditionState = e.choice("state", get_args(ConditionState), "now")  # type: ignore[assignment]
    e.asked.add("id")
    return Condition(own_id, kind, state, e.text("text"))


def _sex(e: Entry) -> Sex:
    found: Sex = e.choice("sex", get_args(Sex), "U")  # type: ignore[assignment]
    return found


def _union(e: Entry, known: Collection[str], taken: set[str]) -> Union:
    partners = _known(e, "partners", e.ids("partners"), known)
    children = _known(e, "children", e.ids("children"), known)
    if len(partners) > 2:
        raise Problem("family_file_partners", where=e.where)
    if len(set(partners)) < len(partners):
        raise Problem("family_file_own_partner", where=e.where)
    _refuse_doubles(children)
    kind: UnionKind = e.choice("kind", get_args(UnionKind), "unknown")  # type: ignore[assignment]
    twins = tuple(_known(e, "twins", group, children) for group in e.groups("twins"))
    return Union(
        _own_id(e, "u", taken), partners, children, kind, e.date("since"), e.date("until"),
        _child_kinds(e, children), twins, _identical(e, twins), tuple(_custody(e, children, partners)),
    )  # fmt: skip


def _identical(e: Entry, twins: Collection[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Those who were born together are told once, in `twins`; what is not told there is no birth."""
    told = {frozenset(group) for group in e.groups("identical")}
    if told - {frozenset(group) for group in twins}:
        e.notes.add("「一卵性」（identical）に、双子（twins）として書かれていない組があり、読みとばしました。")
    return tuple(group for group in twins if frozenset(group) in told)


def _custody(e: Entry, children: Collection[str], partners: Collection[str]) -> Iterator[tuple[str, str]]:
    told = Entry(f"{e.where}.custody", e.get("custody", dict, {}), e.notes)
    for child in _known(e, "custody", told.values, children):
        yield from ((child, parent) for parent in _known(told, child, told.ids(child), partners))


def _child_kinds(e: Entry, children: Collection[str]) -> tuple[tuple[str, ChildKind], ...]:
    told = Entry(f"{e.where}.child_kinds", e.get("child_kinds", dict, {}), e.notes)
    allowed = get_args(ChildKind)
    kinds = [
        (child, told.choice(child, allowed, "biological")) for child in _known(e, "child_kinds", told.values, children)
    ]
    return tuple((child, kind) for child, kind in kinds if kind != "biological")  # type: ignore[misc]


def _household(e: Entry, known: Collection[str], taken: set[str]) -> Household:
    members = _known(e, "members", e.ids("members"), known)
    return Household(_own_id(e, "h", taken), tuple(dict.fromkeys(members)), e.text("name"))


def _bond(e: Entry, known: Collection[str], taken: set[str]) -> Bond:
    a, b = _known(e, "a", (e.id("a"), e.id("b")), known)
    own_id = _own_id(e, "b", taken)
    return Bond(a, b, e.text("kind"), e.flag("directed"), own_id, e.date("since"), e.text("note"))


def _resource(e: Entry) -> Resource:
    kind: ResourceKind = e.choice("kind", get_args(ResourceKind), "other")  # type: ignore[assignment]
    return Resource(e.id(), e.text("name"), kind, _day(e, "closed_on"))


def _ties(top: Entry, graph: FamilyGraph, resources: Iterable[Resource]) -> Iterator[Tie]:
    starts = {r.id for r in resources}
    ends = _ends(graph)
    taken = {*_own_ids(graph), *starts}
    for e in top.entries("ties", MOST):
        (start,) = _known(e, "from", (e.id("from"),), starts)
        (end,) = _known(e, "to", (e.id("to") if e.values.get("to") is not None else HOUSEHOLD,), ends)
        e.asked.add("to")
        yield _tie(e, _own_id(e, "t", taken), start, end)


def _gaps(top: Entry, graph: FamilyGraph, others: Iterable[Resource | Tie]) -> Iterator[Gap]:
    taken = {*_own_ids(graph), *(each.id for each in others)}
    for e in top.entries("gaps", MOST):
        (end,) = _known(e, "to", (e.id("to") if e.values.get("to") is not None else HOUSEHOLD,), _ends(graph))
        e.asked.add("to")
        kind: ResourceKind = e.choice("kind", get_args(ResourceKind), "other")  # type: ignore[assignment]
        yield Gap(_own_id(e, "g", taken), "", e.text("text"), kind, end)


def _ends(graph: FamilyGraph) -> set[str]:
    return {HOUSEHOLD, *(p.id for p in graph.persons)}


def _tie(e: Entry, own_id: str, start: str, end: str) -> Tie:
    strength: Strength = e.choice("strength", get_args(Strength), "normal")  # type: ignore[assignment]
    state: TieState = e.choice("state", get_args(TieState), "now")  # type: ignore[assignment]
    told = e.choice("direction", (*get_args(Direction), ""), "")
    direction: Direction | None = told or None  # type: ignore[assignment]
    described = e.text("purpose"), e.text("frequency"), _day(e, "since"), _day(e, "until")
    return Tie(own_id, start, end, strength, direction, state, *described)


def _day(e: Entry, key: str) -> str:
    told = e.date(key)
    return told.text() if told else ""


def _known(e: Entry, key: str, ids: Iterable[str], known: Collection[str]) -> tuple[str, ...]:
    found = tuple(ids)
    if not set(found) <= set(known):
        raise Problem("family_file_unknown_id", where=f"{e.where}.{key}")
    return found


def _own_id(e: Entry, letter: str, taken: set[str]) -> str:
    return e.id() if e.values.get("id") is not None else _free(letter, taken)


def _free(letter: str, taken: set[str]) -> str:
    """An id of ours for an entry that has none; `taken` learns it."""
    found = next(name for name in (f"{letter}{n}" for n in count(len(taken) + 1)) if name not in taken)
    taken.add(found)
    return found


def _own_ids(graph: FamilyGraph) -> list[str]:
    return [entry.id for part in (graph.persons, graph.unions, graph.households, graph.bonds) for entry in part]


def _refuse_doubles(ids: Collection[str]) -> None:
    if len(set(ids)) < len(ids):
        raise Problem("family_file_doubled_id")
