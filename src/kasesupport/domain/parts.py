"""A part of a family: some persons, and what is between them."""

from collections.abc import Collection
from dataclasses import replace

from kasesupport.domain.people import FamilyGraph, Household, Union


def part(graph: FamilyGraph, ids: Collection[str]) -> FamilyGraph:
    """These persons with the unions, households and bonds among them; what then says nothing is left out."""
    unions = tuple(_union(union, ids) for union in graph.unions)
    houses = tuple(_house(house, ids) for house in graph.households)
    return FamilyGraph(
        persons=tuple(person for person in graph.persons if person.id in ids),
        unions=tuple(union for union in unions if len(union.partners) + len(union.children) > 1),
        households=tuple(house for house in houses if house.members),
        bonds=tuple(bond for bond in graph.bonds if bond.a in ids and bond.b in ids),
        name=graph.name,
    )


def _union(union: Union, ids: Collection[str]) -> Union:
    children = _among(union.children, ids)
    twins = tuple(group for each in union.twins if len(group := _among(each, ids)) > 1)
    identical = {frozenset(_among(each, ids)) for each in union.identical}
    return replace(
        union,
        partners=_among(union.partners, ids),
        children=children,
        child_kinds=tuple((child, kind) for child, kind in union.child_kinds if child in children),
        twins=twins,
        identical=tuple(group for group in twins if frozenset(group) in identical),
        custody=tuple((child, parent) for child, parent in union.custody if child in children and parent in ids),
    )


def _house(house: Household, ids: Collection[str]) -> Household:
    return replace(house, members=_among(house.members, ids))


def _among(some: tuple[str, ...], ids: Collection[str]) -> tuple[str, ...]:
    return tuple(each for each in some if each in ids)
