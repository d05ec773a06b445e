"""The emotional relations: all kinds told apart without colour, and violence only on the practitioner's layer."""

from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import get_args

import pytest

from kasesupport.diagrams.genogram import GenogramLook, draw, layout, offset
from kasesupport.diagrams.genogram.bondlines import bond_items
from kasesupport.diagrams.genogram.bonds import STYLES, VIOLENCE, shown_bonds, subject_of
from kasesupport.diagrams.genogram.track import track
from kasesupport.diagrams.hit import bounds, find
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.people import Bond, BondKind, FamilyGraph, Person, Union
from kasesupport.drawing.items import Box, Drawing, Item, Path, Text, flat

LOOK = GenogramLook(date(2026, 11, 24))
HOME = FamilyGraph(
    (Person("fa", "健", sex="M"), Person("mo", "美咲", sex="F"), Person("kid", "蓮", sex="M")),
    (Union("u", ("fa", "mo"), ("kid",)),),
    bonds=(
        Bond("mo", "kid", "close", id="b1"),
        Bond("fa", "mo", "violence_physical", id="b2", since=PartialDate(2020)),
    ),
)


def drawn(look: GenogramLook, graph: FamilyGraph = HOME) -> Drawing:
    return draw(graph, layout(graph, look=look), look)


def in_black(items: list[Item]) -> list[tuple[object, ...]]:
    """What is left of a line in black and white."""
    return [(i.ops, i.width, i.dash, i.fill and i.fill != "#ffffff") for i in items if isinstance(i, Path)]


def test_every_kind_that_can_be_told_has_a_style() -> None:
    assert set(get_args(BondKind)) == set(STYLES)
    assert len({style.word for style in STYLES.values()}) == len(STYLES)
    assert set(STYLES) > VIOLENCE


@pytest.mark.parametrize("way", [[(0.0, 0.0), (160.0, 0.0)], [(0.0, 0.0), (70.0, 10.0), (90.0, 60.0)]])
def test_no_two_kinds_are_alike_in_black_and_white(way: list[tuple[float, float]]) -> None:
    seen = {kind: in_black(list(bond_items(style, track(way)))) for kind, style in STYLES.items()}
    assert all(seen[a] != seen[b] for a, b in combinations(seen, 2))


def test_who_does_it_to_whom_is_seen() -> None:
    for kind in (*VIOLENCE, "control", "care", "focus"):
        there, back = (
            in_black(list(bond_items(STYLES[kind], track(way)))) for way in ([(0, 0), (90, 0)], [(90, 0), (0, 0)])
        )
        assert there != back
    undirected, directed = (
        list(bond_items(STYLES["close"], track([(0, 0), (90, 0)]), directed=d)) for d in (False, True)
    )
    assert len(directed) == len(undirected) + 1


@pytest.mark.parametrize("kind", STYLES)
def test_a_line_stays_near_its_way_however_short(kind: str) -> None:
    for length in (3.0, 20.0, 400.0):
        left, top, width, height = bounds(bond_items(STYLES[kind], track([(0.0, 0.0), (length, 0.0)])))
        assert top > -11
        assert top + height < 11
        assert left > -15
        assert left + width < length + 15


def test_violence_is_shown_on_the_practitioners_layer_only() -> None:
    for bonds, practitioner, told in ((0, 0, []), (1, 0, ["b1"]), (0, 1, ["b2"]), (1, 1, ["b1", "b2"])):
        look = replace(LOOK, bonds=bool(bonds), practitioner=bool(practitioner))
        drawing = drawn(look)
        assert [subject_of(b) for b in shown_bonds(HOME, look)] == told
        assert [b for b in ("b1", "b2") if find(drawing, b)] == told


def test_words_stand_beside_the_line_where_they_are_wanted() -> None:
    look = replace(LOOK, bonds=True, practitioner=True)
    assert [i.text for i in flat(drawn(look).items) if isinstance(i, Text) and "暴力" in i.text] == []
    told = find(drawn(replace(look, bond_words=True)), "b2")
    assert told is not None
    assert [i.text for i in flat(told.items) if isinstance(i, Text)] == ["身体的暴力 R2"]
    assert told.alt == "健から美咲、身体的暴力"


def test_a_kind_of_another_office_is_a_plain_line_with_its_own_word() -> None:
    graph = replace(HOME, bonds=(Bond("mo", "kid", "文通", id="b"),))
    group = find(drawn(replace(LOOK, bonds=True), graph), "b")
    assert group is not None
    assert (group.alt, len(group.items)) == ("美咲と蓮、文通", 1)


def test_the_words_of_lines_keep_clear_of_people_and_of_each_other() -> None:
    pairs = [("fa", "mo"), ("mo", "kid"), ("fa", "kid")]
    kinds = ("violence_physical", "close")
    graph = replace(HOME, bonds=tuple(Bond(a, b, kind, id=f"{a}{b}{kind}") for a, b in pairs for kind in kinds))
    look = replace(LOOK, bonds=True, practitioner=True, bond_words=True)
    placed = layout(graph, look=look)
    dx, dy = offset(placed)
    drawing = draw(graph, placed, look)
    groups = [group for bond in graph.bonds if (group := find(drawing, bond.id))]
    boxes = [bounds([i for i in flat(group.items) if isinstance(i, Text)]) for group in groups]
    people = [spot.box for spot in placed.spots.values()]
    assert len(boxes) == len(pairs) * len(kinds)
    for box in boxes:
        assert not any(meet(box, (left + dx, top + dy, w, h)) for left, top, w, h in people)
    assert sum(meet(a, b) for a, b in combinations(boxes, 2)) == 0


def meet(a: Box, b: Box) -> bool:
    return a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]
