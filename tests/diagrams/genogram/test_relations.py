"""Every row of the standard's table of unions and children, read off what is drawn."""

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest

from kasesupport.diagrams.genogram import GenogramLook, draw, layout, offset
from kasesupport.diagrams.hit import bounds, find
from kasesupport.domain.conventions import Conventions
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.people import FamilyGraph, Household, Person, Union
from kasesupport.drawing.items import Drawing, Path, Text, flat

LOOK = GenogramLook(date(2026, 11, 24))
PARENTS = (Person("fa", "健", sex="M"), Person("mo", "美咲", sex="F"))
CHILDREN = tuple(Person(name, name, sex="F", birth=PartialDate(2010 + i)) for i, name in enumerate(("a", "b", "c")))


def family(union: Union, *more: Union, households: tuple[Household, ...] = ()) -> FamilyGraph:
    return FamilyGraph((*PARENTS, *CHILDREN), (union, *more), households)


def of(**values: object) -> Union:
    told = {"partners": ("fa", "mo"), "children": ("a", "b", "c"), "kind": "married", **values}
    return Union("u", **told)  # type: ignore[arg-type]


def drawn(graph: FamilyGraph, look: GenogramLook = LOOK) -> Drawing:
    return draw(graph, layout(graph, look=look), look)


def lines(drawing: Drawing, subject: str = "u") -> list[Path]:
    group = find(drawing, subject)
    return [item for item in flat(group.items) if isinstance(item, Path)] if group else []


def words(drawing: Drawing, subject: str = "u") -> list[str]:
    group = find(drawing, subject)
    return [item.text for item in flat(group.items) if isinstance(item, Text)] if group else []


def test_a_marriage_is_one_line_or_two_and_every_child_still_hangs_from_it() -> None:
    double = replace(LOOK, conventions=Conventions(marriage="double"))
    for kind in ("married", "separated", "divorced", "reconciled"):
        once, twice = (lines(drawn(family(of(kind=kind)), look)) for look in (LOOK, double))
        assert len(twice) == len(once) + 1
    for kind in ("cohab", "dating", "unknown"):
        assert lines(drawn(family(of(kind=kind)), double)) == lines(drawn(family(of(kind=kind))))


def test_the_year_of_the_end_or_of_the_beginning_stands_on_the_line() -> None:
    since, until = PartialDate(2010), PartialDate(2020)
    assert words(drawn(family(of(since=since, until=until)))) == ["H22"]
    assert words(drawn(family(of(kind="divorced", since=since, until=until)))) == ["R2"]
    western = replace(LOOK, conventions=Conventions(era="seireki"))
    assert words(drawn(family(of(kind="separated", until=until)), western)) == ["2020"]


@pytest.mark.parametrize("holder", ["fa", "mo"])
@pytest.mark.parametrize(
    "conventions", [Conventions(), Conventions(couple="woman_left"), Conventions(siblings="eldest_right")]
)
def test_the_slashes_cut_off_who_has_no_custody(holder: str, conventions: Conventions) -> None:
    look = replace(LOOK, conventions=conventions)
    graph = family(of(kind="divorced", custody=tuple((child, holder) for child in "abc")))
    placed = layout(graph, look=look)
    drawing = draw(graph, placed, look)
    dx, _ = offset(placed)
    stem = next(line.points[0][0] for line in placed.lines if line.kind == "descent") + dx
    left, _, width, _ = bounds(lines(drawing)[-1:])
    slashes, other = left + width / 2, placed.spots["mo" if holder == "fa" else "fa"].x + dx
    assert min(stem, other) < slashes < max(stem, other)


def test_where_the_children_went_with_different_parents_it_is_written_on_their_lines() -> None:
    graph = family(of(kind="divorced", custody=(("a", "fa"), ("b", "mo"), ("c", "mo"), ("c", "fa"))))
    assert words(drawn(graph)) == ["親権 父", "親権 母", "親権 父・母"]
    assert words(drawn(family(of(kind="divorced", custody=(("a", "mo"), ("b", "mo")))))) == []


def test_children_of_each_kind_hang_from_lines_of_their_own() -> None:
    for adoption in ("double", "dashed"):
        look = replace(LOOK, conventions=Conventions(adoption=adoption))  # type: ignore[arg-type]
        seen = {}
        for kind in ("biological", "adopted", "special_adopted", "foster", "step"):
            kinds = () if kind == "biological" else (("b", kind),)
            drawing = drawn(family(of(child_kinds=kinds)), look)
            seen[kind] = ([(p.dash, p.width) for p in lines(drawing)], words(drawing))
        assert all(seen[a] != seen[b] for a, b in combinations(seen, 2))
        assert seen["special_adopted"][1] == ["特別養子"]
        assert any(p[0] for p in seen["adopted"][0]) == (adoption == "dashed")


def test_twins_come_from_one_point_and_identical_ones_have_a_bar() -> None:
    twins = of(twins=(("a", "b"),))
    plain, identical = (drawn(family(u)) for u in (twins, replace(twins, identical=(("a", "b"),))))
    (bar,) = [path for path in lines(identical) if path not in lines(plain)]
    left, _, width, height = bounds([bar])
    legs = [p for p in lines(plain) if len(p.ops) == 3]
    assert len({leg.ops[0] for leg in legs}) == 1
    assert height == pytest.approx(bar.width, abs=0.1)
    spread = bounds(legs)
    assert spread[0] < left < left + width < spread[0] + spread[2]


def test_a_lone_parent_stays_alone() -> None:
    alone = FamilyGraph((PARENTS[1], CHILDREN[0]), (Union("u", ("mo",), ("a",)),))
    drawing = drawn(alone)
    assert len([i for i in drawing.items]) == 3  # noqa: C416 - two persons and one line
    assert words(drawing) == []


def test_a_household_is_drawn_solid_or_dashed() -> None:
    graph = family(of(), households=(Household("h", ("mo", "a", "b", "c"), "母の家"),))
    solid = replace(LOOK, conventions=Conventions(household="solid"))
    assert lines(drawn(graph), "h")[0].dash
    assert not lines(drawn(graph, solid), "h")[0].dash
    assert words(drawn(graph, solid), "h") == ["母の家"]


def test_words_on_the_line_keep_clear_of_what_stands_beside_the_partners() -> None:
    left, right = replace(PARENTS[0], gender="トランスジェンダー男性"), replace(PARENTS[1], key_person=True)
    graph = FamilyGraph((left, right), (of(children=(), since=PartialDate(2010)),))
    drawing = drawn(graph)
    texts = {item.text: item for item in flat(drawing.items) if isinstance(item, Text)}
    end = bounds([texts["トランスジェンダー男性"]])
    assert texts["H22"].x >= end[0] + end[2]
