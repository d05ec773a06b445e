"""One FAM record to a union."""

from collections.abc import Iterator, Mapping
from typing import get_args

from fastgedcom.base import Line, TrueLine

from kasesupport.domain.people import ChildKind, Union, UnionKind
from kasesupport.domain.problems import Problem
from kasesupport.exchange.checked import Notes
from kasesupport.exchange.gedcom.values import day, flag, pointers, text

SEPARATED = ("SEP", "_SEPR", "_SEPARATED")
COHABITING = ("common law", "cohab", "unmarried", "partners", "内縁", "事実婚")
PEDIGREES: Mapping[str, ChildKind] = {"adopted": "adopted", "foster": "foster"}
Claims = tuple[tuple[str, ...], tuple[str, ...]]  # who says that they are partners, who that they are children here


def union_of(
    xref: str, line: TrueLine, known: frozenset[str], claims: Claims, of_child: Mapping[str, TrueLine], notes: Notes
) -> Union:
    """What the record tells. Raises Problem("gedcom_own_partner")."""
    partners = _partners(xref, line, known, claims[0], notes)
    children = _children(line, known, claims[1], notes)
    kind, since, until = _kind(line), _married(line), _parted(line)
    kinds = tuple((child, told) for child in children if (told := _child_kind(of_child[child], xref)) != "biological")
    twins = [(_members(each, children), flag(each, "_KS_IDENTICAL")) for each in line.get_sub_lines("_KS_TWINS")]
    return Union(
        xref, partners, children, kind, day(since, notes), day(until, notes), kinds,
        twins=tuple(group for group, _ in twins if len(group) > 1),
        identical=tuple(group for group, same in twins if len(group) > 1 and same),
        custody=tuple(_custody(line, partners, children)),
    )  # fmt: skip


def _partners(xref: str, line: Line, known: frozenset[str], claimed: tuple[str, ...], notes: Notes) -> tuple[str, ...]:
    told = [each.payload.strip().strip("@") for each in line if each.tag in ("HUSB", "WIFE")]
    if len(set(told)) < len(told):
        raise Problem("gedcom_own_partner", where=xref[:40])
    found = tuple(dict.fromkeys(p for p in (*told, *claimed) if p in known))
    if len(found) > 2:
        notes.add("3人以上のパートナーが書かれた家族は、はじめの2人で読みました。")
    if len([p for p in told if p in known]) < len([p for p in told if p and p != "VOID"]):
        notes.add("家族の中に書かれている人が、ファイルに見あたりません。その人はとばしました。")
    return found[:2]


def _children(line: Line, known: frozenset[str], claimed: tuple[str, ...], notes: Notes) -> tuple[str, ...]:
    told = pointers(line, "CHIL")
    if not set(told) <= known:
        notes.add("家族の中に書かれている人が、ファイルに見あたりません。その人はとばしました。")
    if any(child not in told for child in claimed):
        notes.add("家族の記録に書かれていない子を、その人の記録にしたがって加えました。")
    return tuple(dict.fromkeys(child for child in (*told, *claimed) if child in known))


def _kind(line: Line) -> UnionKind:
    """Our own word if there is one, else what the events say; no event says nothing."""
    own = line.get_sub_line_payload("_KS_KIND")
    for kind in get_args(UnionKind):
        if kind == own:
            return kind  # type: ignore[no-any-return]
    if line.get_sub_line("DIV") or line.get_sub_line("ANUL"):
        return "divorced"
    if _separation(line):
        return "separated"
    marriage = line.get_sub_line("MARR")
    if not marriage:
        return "unknown"
    manner = text(marriage, "TYPE").lower()
    return "cohab" if any(word in manner for word in COHABITING) else "married"


def _married(line: Line) -> Line:
    return line.get_sub_line("MARR") or line.get_sub_line("_KS_SINCE")


def _parted(line: Line) -> Line:
    return line.get_sub_line("DIV") or line.get_sub_line("ANUL") or _separation(line) or line.get_sub_line("_KS_UNTIL")


def _separation(line: Line) -> Line:
    """An event of separation, by a tag that programs use or as EVEN with its type."""
    events = (each for each in line if each.tag in SEPARATED or is_separation(each))
    return next(events, line.get_sub_line("_KS_NONE"))


def is_separation(event: Line) -> bool:
    """Whether an event (EVEN) says that the two live apart."""
    kind = text(event, "TYPE").lower()
    return "separat" in kind or "別居" in kind


def _child_kind(child: Line, family: str) -> ChildKind:
    for link in child.get_sub_lines("FAMC"):
        if link.payload.strip().strip("@") == family:
            own = link.get_sub_line_payload("_KS_PEDI")
            for kind in get_args(ChildKind):
                if kind == own:
                    return kind  # type: ignore[no-any-return]
            return PEDIGREES.get(link.get_sub_line_payload("PEDI").strip().lower(), "biological")
    return "biological"


def _members(group: Line, children: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(child for child in pointers(group, "_KS_CHILD") if child in children)


def _custody(line: Line, partners: tuple[str, ...], children: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for link in line.get_sub_lines("CHIL"):
        child = link.payload.strip().strip("@")
        if child in children:
            yield from ((child, parent) for parent in pointers(link, "_KS_CUSTODY") if parent in partners)
