"""The office's order of couples and siblings."""

from datetime import date

import pytest
from tests.diagrams.genogram.guarantees import overlapping
from tests.diagrams.genogram.hard import HARD

from kasesupport.diagrams.genogram import GenogramLayout, GenogramLook, layout
from kasesupport.domain.conventions import Conventions
from kasesupport.domain.people import FamilyGraph, Household, Person, Union

BIRTH_ORDER = ("eldest", "middle", "youngest")
HOME = FamilyGraph(
    (Person("man", "中村 健", sex="M"), Person("woman", "佐倉 美咲", sex="F"), *(Person(each, each) for each in BIRTH_ORDER)),
    (Union("u", ("man", "woman"), BIRTH_ORDER),),
    (Household("h", ("woman", *BIRTH_ORDER), "母と こどもの家"),),
)  # fmt: skip
ORDERS = [
    Conventions(siblings=siblings, couple=couple)
    for siblings in ("eldest_left", "eldest_right")
    for couple in ("man_left", "woman_left")
]


def look(conventions: Conventions) -> GenogramLook:
    return GenogramLook(date(2026, 9, 1), conventions=conventions)


def from_left(placed: GenogramLayout, *persons: str) -> list[str]:
    return sorted(persons, key=lambda person: placed.spots[person].x)


@pytest.mark.parametrize("conventions", ORDERS)
def test_couples_and_siblings_stand_as_the_office_chose(conventions: Conventions) -> None:
    placed = layout(HOME, look=look(conventions))
    couple, siblings = ["man", "woman"], list(BIRTH_ORDER)
    assert from_left(placed, *couple) == (couple if conventions.couple == "man_left" else couple[::-1])
    assert from_left(placed, *siblings) == (siblings if conventions.siblings == "eldest_left" else siblings[::-1])


@pytest.mark.parametrize("conventions", ORDERS)
def test_pins_and_what_stood_before_hold_in_every_order(conventions: Conventions) -> None:
    before = layout(HOME, look=look(conventions))
    assert layout(HOME, previous=before, look=look(conventions)).spots == before.spots
    pinned = layout(HOME, {"woman": (-500.0, 0.0)}, before, look(conventions))
    assert pinned.spots["woman"].x == -500.0


@pytest.mark.parametrize("name", HARD)
def test_a_mirrored_picture_is_the_same_seen_from_behind(name: str) -> None:
    graph, (_, *_, last) = HARD[name], ORDERS
    plain, mirrored = layout(graph), layout(graph, look=look(last))
    assert overlapping(mirrored) == []
    assert {person: -spot.x for person, spot in plain.spots.items()} == {p: s.x for p, s in mirrored.spots.items()}
    for outline in mirrored.households:
        xs = [x for ring in outline.rings for x, _ in ring]
        assert outline.label is None or min(xs) <= outline.label[0] <= max(xs)
