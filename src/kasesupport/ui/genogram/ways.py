"""What two persons can become to each other, and why something cannot be: the rules are those of the acts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import get_args

from PySide6.QtCore import QCoreApplication

from kasesupport import messages
from kasesupport.cases import bonds, people, unions
from kasesupport.diagrams.genogram import GenogramLook
from kasesupport.diagrams.genogram.bonds import STYLES
from kasesupport.domain import kinship
from kasesupport.domain.births import is_child, is_older
from kasesupport.domain.people import DIRECTED, VIOLENCE, BondKind, ChildKind, FamilyGraph, Person, Union, UnionKind
from kasesupport.domain.possible import require_child, siblings_home
from kasesupport.domain.problems import Problem
from kasesupport.ui.genogram import signs
from kasesupport.ui.genogram.words import child_kinds, name_of, names_of, union_kinds
from kasesupport.ui.ring.choice import Choice

UNION_KINDS: tuple[UnionKind, ...] = get_args(UnionKind)
CHILD_KINDS: tuple[ChildKind, ...] = get_args(ChildKind)
UNTOLD = "violence"  # of which kind is not said: only older records have it
Act = tuple[Callable[..., object], tuple[str, ...]]  # an act of cases, and what it takes


@dataclass(frozen=True)
class Section:
    """What can be chosen under one heading; `note`: why nothing can."""

    title: str
    choices: tuple[Choice, ...] = ()
    note: str = ""


def sections(graph: FamilyGraph, a: Person, b: Person, look: GenogramLook) -> Iterator[Section]:
    """Everything that two persons of a family can be to each other, what is most often meant first."""
    pair = (_partners(graph, a, b, look), _siblings(graph, a, b))
    yield from reversed(pair) if any(is_child(person, look.on) for person in (a, b)) else pair
    for parent, child in ((a, b), (b, a)):
        yield from _children(graph, parent, child, look)
    yield _bonds(a, b, look)


def act_of(name: str, a: str, b: str) -> Act:
    """What a choice's name means between two persons."""
    what, _, rest = name.partition(":")
    if what == "partner":
        return unions.join, (a, b, rest)
    if what == "sibling":
        return unions.make_siblings, (a, b)
    if what == "bond":
        return bonds.add_bond, (a, b, rest)
    over, child, kind = rest.split(":")
    return (unions.add_child, (over, child, kind)) if what == "child" else (people.make_parent, (child, over, kind))


def _partners(graph: FamilyGraph, a: Person, b: Person, look: GenogramLook) -> Section:
    title = _tr("パートナー")
    if b.id in kinship.partners(graph, a.id):
        return Section(title, note=messages.text(Problem("already_partners"), "ja"))
    if b.id in kinship.ancestors(graph, a.id) or a.id in kinship.ancestors(graph, b.id):
        return Section(
            title,
            note=_tr("親子や祖父母と孫のように、世代が上下につながる間柄なので、パートナーとしてはつなげません。"),
        )
    if kinship.shares_birth_parent(graph, a.id, b.id):
        return Section(title, note=_tr("きょうだいなので、パートナーとしてはつなげません。"))
    words = union_kinds()
    return Section(title, tuple(Choice(f"partner:{k}", words[k], signs.of_union(k, look)) for k in UNION_KINDS))


def _siblings(graph: FamilyGraph, a: Person, b: Person) -> Section:
    title = _tr("きょうだい")
    try:
        siblings_home(graph, a.id, b.id)
    except Problem as problem:
        return Section(title, note=messages.text(problem, "ja"))
    return Section(title, (Choice("sibling", title, signs.of_action("sibling"), _tr("きょうだいとしてつなぐ")),))


def _children(graph: FamilyGraph, parent: Person, child: Person, look: GenogramLook) -> Iterator[Section]:
    who = _tr("%1は %2の").replace("%1", name_of(child))
    alone = who.replace("%2", name_of(parent))
    if is_older(child, parent):
        note = _tr("%1のほうが先に生まれているので、%2の子にはできません。")
        yield Section(alone, note=note.replace("%1", name_of(child)).replace("%2", name_of(parent)))
        return
    if parent.id in kinship.parents(graph, child.id):
        yield Section(alone, note=messages.text(Problem("already_child"), "ja"))
        return
    for union in graph.unions:
        if parent.id in union.partners and len(union.partners) > 1 and child.id not in union.partners:
            whole = who.replace("%2", names_of(graph, union.partners))
            yield _kinds(graph, union, child, look, whole, f"child:{union.id}")
    yield _kinds(graph, Union("", (parent.id,)), child, look, alone, f"parent:{parent.id}")


def _kinds(graph: FamilyGraph, union: Union, child: Person, look: GenogramLook, title: str, name: str) -> Section:
    """The kinds of parentage; where one reason holds for all, the reason alone."""
    words = child_kinds()
    made = []
    for kind in CHILD_KINDS:
        why = _why_not(graph, union, child, kind)
        made.append(Choice(f"{name}:{child.id}:{kind}", words[kind], signs.of_child(kind, look), why=why))
    reasons = {choice.why for choice in made}
    return (
        Section(title, note=reasons.pop()) if len(reasons) == 1 and "" not in reasons else Section(title, tuple(made))
    )


def _why_not(graph: FamilyGraph, union: Union, child: Person, kind: ChildKind) -> str:
    try:
        require_child(graph, union, child.id, kind)
    except Problem as problem:
        return messages.text(problem, "ja")
    return ""


def _bonds(a: Person, b: Person, look: GenogramLook) -> Section:
    """Violence is offered where the practitioner's layer is on: not with the family at the table."""
    title = _tr("関係線（%1 から %2 へ）").replace("%1", name_of(a)).replace("%2", name_of(b))
    return Section(title, tuple(replace(each, name=f"bond:{each.name}") for each in bond_choices(look)))


def bond_choices(look: GenogramLook, now: str = "") -> Iterator[Choice]:
    """The kinds of emotional relations, those with a direction last; `now` is always among them."""
    kinds: tuple[BondKind, ...] = get_args(BondKind)
    for kind in sorted(kinds, key=lambda kind: kind in DIRECTED):
        if kind == now or (kind != UNTOLD and (look.practitioner or kind not in VIOLENCE)):
            word = STYLES[kind].word
            yield Choice(kind, word.partition("（")[0], signs.of_bond(kind), on=kind == now)


def _tr(text: str) -> str:
    return QCoreApplication.translate("genogram", text)
