"""The lines and outlines of one person in turn, for whoever works by key."""

from collections.abc import Iterator

from kasesupport.domain.people import FamilyGraph

Stop = tuple[str, str]  # a union, household or bond; and, where the line to a child is meant, that child


def stops(graph: FamilyGraph, person: str) -> Iterator[Stop]:
    """Own unions, the line to the parents, bonds, households."""
    yield from ((union.id, "") for union in graph.unions if person in union.partners)
    yield from ((union.id, person) for union in graph.unions if person in union.children)
    yield from ((bond.id, "") for bond in graph.bonds if person in (bond.a, bond.b))
    yield from ((house.id, "") for house in graph.households if person in house.members)


def after(graph: FamilyGraph, person: str, now: Stop) -> Stop | None:
    """The next stop; the person again after the last one, None where there is no line at all."""
    found = list(stops(graph, person))
    if not found:
        return None
    place = found.index(now) + 1 if now in found else 0
    return found[place] if place < len(found) else (person, "")
