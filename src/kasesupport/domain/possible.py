"""Which parents a child can have. What cannot be is a Problem; what is only unlikely is asked about (checks.py).

Only relations are refused, never what is told of one person: a sex that was typed wrongly can always be corrected.
"""

from collections import Counter
from collections.abc import Iterable

from kasesupport.domain.kinship import ancestors, parentage, shares_birth_parent
from kasesupport.domain.people import FamilyGraph, Person, Union
from kasesupport.domain.problems import Problem


def require_child(graph: FamilyGraph, union: Union, child: str, kind: str = "biological") -> None:
    """Whether a person can become a child of a union.

    Raises Problem already_child, own_ancestor, and what `require_parents` raises if the kind is biological.
    """
    if child in union.children:
        raise Problem("already_child")
    for parent in union.partners:
        require_line(graph, child, parent)
    if kind == "biological":
        require_parents(graph, child, _persons(graph, union.partners), union.id)


def require_line(graph: FamilyGraph, child: str, parent: str) -> None:
    """Nobody becomes an own ancestor. Raises Problem own_ancestor."""
    if child == parent or child in ancestors(graph, parent):
        raise Problem("own_ancestor")


def require_parents(graph: FamilyGraph, child: str, parents: Iterable[Person], union_id: str = "") -> None:
    """Whether these can be the parents to whom a child was born, as the partners of that union.

    Raises Problem third_biological_parent, two_biological_mothers, two_biological_fathers.
    """
    homes = [u for u in graph.unions if child in u.children and u.id != union_id]
    born = {p.id: p for u in homes if parentage(u, child) == "biological" for p in _persons(graph, u.partners)}
    born |= {parent.id: parent for parent in parents}
    if len(born) > 2:
        raise Problem("third_biological_parent")
    sexes = Counter(parent.sex for parent in born.values())
    if sexes["F"] > 1:
        raise Problem("two_biological_mothers")
    if sexes["M"] > 1:
        raise Problem("two_biological_fathers")


def require_partner(graph: FamilyGraph, union: Union, new: Person) -> None:
    """Whether one more can become the second parent of a union's children. Raises as `require_parents` does."""
    for child in union.children:
        if parentage(union, child) == "biological":
            require_parents(graph, child, (*_persons(graph, union.partners), new), union.id)


def siblings_home(graph: FamilyGraph, a: str, b: str) -> tuple[Union | None, str]:
    """The union whose children two persons can both be, and which of them is to join it; None for a new one.

    Raises Problem already_siblings, siblings_of_others (each has parents), own_ancestor, and what `require_child` does.
    """
    homes = {person: [union for union in graph.unions if person in union.children] for person in (a, b)}
    if any(union in homes[b] for union in homes[a]) or shares_birth_parent(graph, a, b):
        raise Problem("already_siblings")
    if homes[a] and homes[b]:
        raise Problem("siblings_of_others")
    if a in ancestors(graph, b) or b in ancestors(graph, a):
        raise Problem("own_ancestor")
    joining, home = (b, homes[a]) if homes[a] else (a, homes[b])
    if not home:
        return None, ""
    require_child(graph, home[0], joining, parentage(home[0], a if joining == b else b))
    return home[0], joining


def _persons(graph: FamilyGraph, ids: Iterable[str]) -> tuple[Person, ...]:
    wanted = frozenset(ids)
    return tuple(person for person in graph.persons if person.id in wanted)
