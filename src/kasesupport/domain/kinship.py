"""Who is who to whom: parents, partners, siblings, and the kin word a family would use.

All functions are pure and take a FamilyGraph; ids that name nobody give empty answers.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from kasesupport.domain.births import by_birth
from kasesupport.domain.generations import generations
from kasesupport.domain.kinwords import relation
from kasesupport.domain.people import ChildKind, FamilyGraph, Person, Union

__all__ = [
    "ancestors", "children", "generations", "is_cyclic", "parentage", "parents", "partners", "person_of", "relation",
    "siblings",
]  # fmt: skip


def person_of(graph: FamilyGraph, pid: str) -> Person | None:
    """The person of an id."""
    return next((person for person in graph.persons if person.id == pid), None)


def parents(graph: FamilyGraph, pid: str) -> tuple[str, ...]:
    """Everybody recorded as a parent, biological ones first."""
    unions = sorted(_birth_unions(graph, pid), key=lambda u: parentage(u, pid) != "biological")
    return _unique(p for union in unions for p in union.partners if p != pid)


def children(graph: FamilyGraph, pid: str) -> tuple[str, ...]:
    """All children, union by union, eldest first."""
    person = {p.id: p for p in graph.persons}
    unions = [union for union in graph.unions if pid in union.partners]
    return _unique(c for union in unions for c in by_birth(union.children, person) if c != pid)


def siblings(graph: FamilyGraph, pid: str) -> tuple[str, ...]:
    """Full siblings first, then those who share one parent; eldest first in each."""
    person = {p.id: p for p in graph.persons}
    full = [c for union in _birth_unions(graph, pid) for c in by_birth(union.children, person)]
    half = [c for parent in parents(graph, pid) for c in children(graph, parent)]
    return _unique(c for c in (*full, *half) if c != pid)


def shares_birth_parent(graph: FamilyGraph, a: str, b: str) -> bool:
    """Whether two were born to one parent at least: half-siblings too, not those who came together by a marriage."""
    born = [
        {p for union in _birth_unions(graph, each) if parentage(union, each) == "biological" for p in union.partners}
        for each in (a, b)
    ]
    return bool(born[0] & born[1])


def partners(graph: FamilyGraph, pid: str) -> tuple[str, ...]:
    """All partners in time order."""
    return _unique(p for union in graph.unions if pid in union.partners for p in union.partners if p != pid)


def parentage(union: Union, child: str) -> ChildKind:
    """How a child belongs to the parents of a union."""
    return dict(union.child_kinds).get(child, "biological")


def ancestors(graph: FamilyGraph, pid: str) -> frozenset[str]:
    """Parents, their parents and so on; holds the person too where the record runs in a circle."""
    above: dict[str, set[str]] = {}
    for union in graph.unions:
        for child in union.children:
            above.setdefault(child, set()).update(union.partners)
    found: set[str] = set()
    queue = [pid]
    while queue:
        fresh = above.get(queue.pop(), set()) - found
        found |= fresh
        queue.extend(fresh)
    return frozenset(found)


def is_cyclic(graph: FamilyGraph) -> bool:
    """Whether somebody is recorded as an own ancestor."""
    below: dict[str, set[str]] = {}
    for union in graph.unions:
        for partner in union.partners:
            below.setdefault(partner, set()).update(union.children)
    above = Counter(child for children in below.values() for child in children)
    free = [person for person in below if not above[person]]
    while free:  # take away, again and again, those above whom nobody is left
        for child in below.pop(free.pop(), ()):
            above[child] -= 1
            if not above[child] and child in below:
                free.append(child)
    return bool(below)


def _birth_unions(graph: FamilyGraph, pid: str) -> list[Union]:
    return [union for union in graph.unions if pid in union.children]


def _unique(ids: Iterable[str] | Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
