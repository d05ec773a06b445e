"""GEDCOM to a family: what is told is taken, what cannot be kept here is reported, nothing is invented."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kasesupport.domain.kinship import is_cyclic
from kasesupport.domain.people import Bond, FamilyGraph, Household, Union
from kasesupport.domain.problems import Problem
from kasesupport.exchange.checked import Notes
from kasesupport.exchange.gedcom import lines
from kasesupport.exchange.gedcom.families import union_of
from kasesupport.exchange.gedcom.lines import Records
from kasesupport.exchange.gedcom.persons import person_of
from kasesupport.exchange.gedcom.unread import report
from kasesupport.exchange.gedcom.values import day, flag, pointers, text


@dataclass(frozen=True, slots=True)
class GedcomFile:
    """What a file holds, and what of it is left out or understood otherwise, in Japanese."""

    graph: FamilyGraph
    warnings: tuple[str, ...] = ()
    version: str = ""
    codec: str = "utf-8"


def read(source: Path | bytes) -> GedcomFile:
    """Reads a file (Path) or its bytes; GEDCOM 5.5, 5.5.1 and 7.

    Raises Problem gedcom_… for what is no GEDCOM, for doubled ids, for somebody as an own partner or ancestor, for
    more than a family can be. Everything else is read as far as it goes, with a warning.
    """
    notes = Notes()
    records = lines.load(source, notes)
    persons = tuple(person_of(xref, line, notes) for xref, line in records.of("INDI"))
    known = frozenset(p.id for p in persons)
    if not known:
        raise Problem("gedcom_no_persons")
    unions = _in_time([u for u in _unions(records, known, notes) if len(u.partners) + len(u.children) > 1])
    graph = FamilyGraph(persons, unions, tuple(_households(records, known)), tuple(_bonds(records, known, notes)))
    if is_cyclic(graph):
        raise Problem("gedcom_own_ancestor")
    report(records, notes)
    return GedcomFile(graph, notes.told(), records.version, records.codec)


def _unions(records: Records, known: frozenset[str], notes: Notes) -> Iterator[Union]:
    """The families, with those members who name a family that does not name them."""
    told = dict(records.of("FAM"))
    spouses, children = _claims(records, "FAMS"), _claims(records, "FAMC")
    for xref in {*spouses, *children} - set(told):
        notes.add(f"ある人の家族として書かれている記録が、ファイルに見あたりません（{xref[:20]}）。")
    of_child = dict(records.of("INDI"))
    for xref, line in told.items():
        yield union_of(xref, line, known, (spouses.get(xref, ()), children.get(xref, ())), of_child, notes)


def _claims(records: Records, tag: str) -> Mapping[str, tuple[str, ...]]:
    """By family: the persons who say that they belong to it."""
    found: dict[str, list[str]] = {}
    for xref, line in records.of("INDI"):
        for family in pointers(line, tag):
            found.setdefault(family, []).append(xref)
    return {family: tuple(members) for family, members in found.items()}


def _in_time(unions: list[Union]) -> tuple[Union, ...]:
    """Those with a date among themselves by date; all others where the file has them."""
    dated = [(i, union.since) for i, union in enumerate(unions) if union.since]
    ordered = [unions[i] for i, since in sorted(dated, key=lambda each: each[1])]
    placed = dict(zip((i for i, _ in dated), ordered, strict=True))
    return tuple(placed.get(i, union) for i, union in enumerate(unions))


def _households(records: Records, known: frozenset[str]) -> Iterator[Household]:
    for xref, line in records.of("_KS_HOUSEHOLD"):
        yield Household(xref, tuple(m for m in pointers(line, "_KS_MEMBER") if m in known), text(line, "NAME"))


def _bonds(records: Records, known: frozenset[str], notes: Notes) -> Iterator[Bond]:
    for xref, line in records.of("_KS_BOND"):
        ends = (*pointers(line, "_KS_FROM"), *pointers(line, "_KS_TO"))
        if len(ends) == 2 and set(ends) <= known:
            kind, note, since = text(line, "TYPE"), text(line, "NOTE"), day(line, notes)
            yield Bond(*ends, kind, flag(line, "_KS_DIRECTED"), id=xref, since=since, note=note)
