"""A family as GEDCOM, for genealogy programs and for another laptop of ours.

Tags that begin with _KS_ are our own (households, bonds, 本人 and what else GEDCOM has no word for); in version 7
each is declared in the header (SCHMA). Illness, violence and staff notes go out only where that is asked for.
"""

from collections.abc import Iterator
from typing import Literal

from kasesupport.domain.people import Bond, FamilyGraph, Household, Person, Union, shared
from kasesupport.exchange.gedcom import dates
from kasesupport.exchange.gedcom.names import slashed

Version = Literal["5.5.1", "7.0"]
Row = tuple[int, str, str]
LONGEST = 200  # characters of a line in 5.5.1; what is longer goes on in the next (CONC)
OWN = (
    "_KS_BOND", "_KS_CARE", "_KS_CHILD", "_KS_CONDITION", "_KS_CUSTODY", "_KS_DIRECTED", "_KS_DUE", "_KS_FROM",
    "_KS_GENDER", "_KS_HOUSEHOLD", "_KS_IDENTICAL", "_KS_INDEX", "_KS_KEYPERSON", "_KS_KIND", "_KS_LOSS",
    "_KS_MEMBER", "_KS_MISSING", "_KS_NOTE", "_KS_PEDI", "_KS_PERSONKIND", "_KS_SINCE", "_KS_STAFFNOTE",
    "_KS_STATE", "_KS_TO", "_KS_TWINS", "_KS_UNTIL",
)  # fmt: skip
POINTING = {
    "SUBM", "FAMS", "FAMC", "HUSB", "WIFE", "CHIL", "_KS_MEMBER", "_KS_FROM", "_KS_TO", "_KS_CHILD", "_KS_CUSTODY",
}  # fmt: skip
PEDIGREES = {"adopted": "adopted", "special_adopted": "adopted", "foster": "foster"}


def written(graph: FamilyGraph, version: Version, *, practitioner: bool = False) -> str:
    """The file's text (to be saved as UTF-8). `practitioner`: with illness, violence and staff notes."""
    graph = graph if practitioner else shared(graph)
    xrefs = _xrefs(graph)
    rows: list[Row] = [*_head(version), (0, "@U1@ SUBM", ""), (1, "NAME", "kasesupport")]
    for person in graph.persons:
        rows += _person(person, graph, xrefs, version)
    for union in graph.unions:
        rows += _union(union, xrefs, {p.id: p.sex for p in graph.persons})
    for household in graph.households:
        rows += _household(household, xrefs)
    for number, bond in enumerate(graph.bonds, 1):
        rows += _bond(bond, number, xrefs)
    return "".join(line for row in [*rows, (0, "TRLR", "")] for line in _lines(row, version))


def _xrefs(graph: FamilyGraph) -> dict[str, str]:
    ids = {
        "I": [p.id for p in graph.persons],
        "F": [u.id for u in graph.unions],
        "H": [h.id for h in graph.households],
    }
    return {own: f"@{letter}{n}@" for letter, part in ids.items() for n, own in enumerate(part, 1)}


def _head(version: Version) -> Iterator[Row]:
    yield 0, "HEAD", ""
    yield 1, "SOUR", "KASESUPPORT"
    yield 1, "SUBM", "@U1@"
    yield 1, "GEDC", ""
    yield 2, "VERS", version
    if version == "5.5.1":
        yield 2, "FORM", "LINEAGE-LINKED"
        yield 1, "CHAR", "UTF-8"
    else:
        yield 1, "SCHMA", ""
        yield from ((2, "TAG", f"{tag} urn:x-kasesupport:{tag.removeprefix('_KS_').lower()}") for tag in OWN)


def _person(p: Person, graph: FamilyGraph, xrefs: dict[str, str], version: Version) -> Iterator[Row]:
    yield 0, f"{xrefs[p.id]} INDI", ""
    yield from _name(p, version)
    yield 1, "SEX", p.sex
    yield from _life(p)
    yield from _own(p)
    yield from _confided(p)
    for union in graph.unions:
        if p.id in union.partners:
            yield 1, "FAMS", xrefs[union.id]
        if p.id in union.children:
            yield from _descent(p, union, xrefs, version)


def _name(p: Person, version: Version) -> Iterator[Row]:
    if p.name or p.kana or p.called:
        yield 1, "NAME", slashed(p.name)
    if p.kana and version == "5.5.1":
        yield 2, "FONE", p.kana
        yield 3, "TYPE", "kana"
    elif p.kana:
        yield 2, "TRAN", p.kana
        yield 3, "LANG", "ja-Hrkt"
    if p.called:
        yield 2, "NICK", p.called


def _life(p: Person) -> Iterator[Row]:
    if p.pregnancy:  # a due date is no birth
        yield 1, "_KS_DUE", ""
    elif p.birth:
        yield 1, "BIRT", ""
    if p.birth:
        yield 2, "DATE", dates.written(p.birth)
    if p.death or p.deceased:
        yield 1, "DEAT", "" if p.death else "Y"
    if p.death:
        yield 2, "DATE", dates.written(p.death)


def _own(p: Person) -> Iterator[Row]:
    words = (
        ("OCCU", p.work),
        ("_KS_NOTE", p.note),
        ("_KS_CARE", p.care),
        ("_KS_FORMER", p.former),
        ("_KS_GENDER", p.gender),
        ("_KS_LOSS", p.loss),
    )
    yield from ((1, tag, told) for tag, told in words if told)
    flags = (("_KS_INDEX", p.index), ("_KS_KEYPERSON", p.key_person), ("_KS_MISSING", p.missing))
    yield from ((1, tag, "Y") for tag, told in flags if told)
    if p.kind != "person":
        yield 1, "_KS_PERSONKIND", p.kind


def _confided(p: Person) -> Iterator[Row]:
    if p.staff_note:
        yield 1, "_KS_STAFFNOTE", p.staff_note
    for condition in p.conditions:
        yield 1, "_KS_CONDITION", condition.kind
        yield 2, "_KS_STATE", condition.state
        if condition.text:
            yield 2, "NOTE", condition.text


def _descent(p: Person, union: Union, xrefs: dict[str, str], version: Version) -> Iterator[Row]:
    yield 1, "FAMC", xrefs[union.id]
    kind = dict(union.child_kinds).get(p.id, "")
    if kind in PEDIGREES:
        yield 2, "PEDI", PEDIGREES[kind] if version == "5.5.1" else PEDIGREES[kind].upper()
    if kind:
        yield 2, "_KS_PEDI", kind


def _roles(union: Union, sex: dict[str, str]) -> tuple[str, ...]:
    """HUSB and WIFE by sex where that tells them apart; GEDCOM has no other words for two partners."""
    told = tuple("WIFE" if sex[p] == "F" else "HUSB" for p in union.partners)
    if len(set(told)) == len(told):
        return told
    return ("WIFE", "HUSB") if sex[union.partners[1]] == "M" else ("HUSB", "WIFE")


def _union(union: Union, xrefs: dict[str, str], sex: dict[str, str]) -> Iterator[Row]:
    yield 0, f"{xrefs[union.id]} FAM", ""
    yield from ((1, role, xrefs[p]) for role, p in zip(_roles(union, sex), union.partners, strict=True))
    for child in union.children:
        yield 1, "CHIL", xrefs[child]
        yield from ((2, "_KS_CUSTODY", xrefs[parent]) for held, parent in union.custody if held == child)
    yield from _bond_of_partners(union)
    for group in union.twins:
        yield 1, "_KS_TWINS", ""
        yield from ((2, "_KS_CHILD", xrefs[child]) for child in group)
        if group in union.identical:
            yield 2, "_KS_IDENTICAL", "Y"


def _bond_of_partners(union: Union) -> Iterator[Row]:
    """The events as GEDCOM knows them, and our own word beside."""
    begun = "MARR" if union.kind in ("married", "separated", "divorced", "reconciled") else "_KS_SINCE"
    ended = {"divorced": "DIV", "separated": "EVEN"}.get(union.kind, "_KS_UNTIL")
    if begun == "MARR" or union.since:
        yield 1, begun, "Y" if begun == "MARR" and not union.since else ""
    if union.since:
        yield 2, "DATE", dates.written(union.since)
    if ended != "_KS_UNTIL" or union.until:
        yield 1, ended, "Y" if ended == "DIV" and not union.until else ""
    if ended == "EVEN":
        yield 2, "TYPE", "Separation"
    if union.until:
        yield 2, "DATE", dates.written(union.until)
    yield 1, "_KS_KIND", union.kind


def _household(household: Household, xrefs: dict[str, str]) -> Iterator[Row]:
    yield 0, f"{xrefs[household.id]} _KS_HOUSEHOLD", ""
    if household.name:
        yield 1, "NAME", household.name
    yield from ((1, "_KS_MEMBER", xrefs[member]) for member in household.members)


def _bond(bond: Bond, number: int, xrefs: dict[str, str]) -> Iterator[Row]:
    yield 0, f"@B{number}@ _KS_BOND", ""
    yield 1, "_KS_FROM", xrefs[bond.a]
    yield 1, "_KS_TO", xrefs[bond.b]
    yield 1, "TYPE", bond.kind
    if bond.directed:
        yield 1, "_KS_DIRECTED", "Y"
    if bond.since:
        yield 1, "DATE", dates.written(bond.since)
    if bond.note:
        yield 1, "NOTE", bond.note


def _lines(row: Row, version: Version) -> Iterator[str]:
    level, tag, told = row
    first, *more = _pieces(_escaped(tag, told, version), version)
    yield f"{level} {tag} {first}".rstrip() + "\n"
    yield from (f"{level + 1} CONC {part}\n" for part in more)


def _escaped(tag: str, told: str, version: Version) -> str:
    """A sign that would make words a pointer is doubled: everywhere in 5.5.1, at the start in 7."""
    if tag in POINTING or "@" not in told:
        return told
    return told.replace("@", "@@") if version == "5.5.1" else told.replace("@", "@@", told.startswith("@"))


def _pieces(words: str, version: Version) -> list[str]:
    if version == "7.0" or not words:
        return [words]
    return [words[i : i + LONGEST] for i in range(0, len(words), LONGEST)]
