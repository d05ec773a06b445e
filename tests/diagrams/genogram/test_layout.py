"""The guarantees of the layout over random families; pins, order kept, the same each time."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.diagrams.genogram.guarantees import broken, overlapping
from tests.diagrams.genogram.hard import HARD
from tests.families import families

from kasesupport.diagrams.genogram import GenogramLayout, layout, to_json
from kasesupport.diagrams.genogram.layout import SNAP
from kasesupport.domain.people import FamilyGraph, Person, Union

QUIET = settings(deadline=None, max_examples=120, suppress_health_check=list(HealthCheck))


@given(families())
@QUIET
def test_every_hard_guarantee_holds(graph: FamilyGraph) -> None:
    assert broken(graph, layout(graph)) == {}


@pytest.mark.parametrize("name", HARD)
def test_hard_families(name: str) -> None:
    assert broken(HARD[name], layout(HARD[name])) == {}


@given(families())
@settings(QUIET, max_examples=15)
def test_the_same_family_gives_the_same_picture(graph: FamilyGraph) -> None:
    assert layout(graph) == layout(graph)


@given(families(), st.data())
@settings(QUIET, max_examples=60)
def test_who_is_pinned_stays_and_the_others_make_room(graph: FamilyGraph, data: st.DataObject) -> None:
    placed = layout(graph)
    person = data.draw(st.sampled_from(graph.persons)).id
    spot = placed.spots[person]
    down = data.draw(st.sampled_from((0, 0, 60, 150, -90)))
    pin = (spot.x + data.draw(st.integers(-300, 300)), spot.y + down)
    after = layout(graph, {person: pin}, placed)
    assert after.spots[person].x == pin[0]
    row = [s.y for p, s in after.spots.items() if p != person and abs(s.y - pin[1]) < SNAP * 110]
    assert after.spots[person].y in (pin[1], *row) or down == 0  # near its row: on it
    assert overlapping(after) == []


@given(families(), st.data())
@settings(QUIET, max_examples=60)
def test_taking_somebody_away_keeps_the_order_of_the_others(graph: FamilyGraph, data: st.DataObject) -> None:
    assume(len(graph.persons) > 2)
    gone = data.draw(st.sampled_from(graph.persons)).id
    before = layout(graph)
    after = layout(without(graph, gone), previous=before)
    assert swapped(before, after) == []


def without(graph: FamilyGraph, gone: str) -> FamilyGraph:
    """The family without one person, and without unions that then hold nothing."""
    unions = [
        replace(
            u,
            partners=tuple(p for p in u.partners if p != gone),
            children=tuple(c for c in u.children if c != gone),
            twins=tuple(t for t in u.twins if gone not in t),
        )
        for u in graph.unions
    ]
    homes = [replace(h, members=tuple(m for m in h.members if m != gone)) for h in graph.households]
    return replace(
        graph,
        persons=tuple(p for p in graph.persons if p.id != gone),
        unions=tuple(u for u in unions if len(u.partners) + len(u.children) > 1),
        households=tuple(homes),
    )


def swapped(before: GenogramLayout, after: GenogramLayout) -> list[tuple[str, str]]:
    """Pairs of one row, before and after, whose left-right order changed."""
    a, b = before.spots, after.spots
    return [
        (p, q)
        for p in b
        for q in b
        if a[p].x < a[q].x and b[p].x > b[q].x and a[p].y == a[q].y and abs(b[p].y - b[q].y) < 1
    ]


def test_one_more_child_moves_the_others_little() -> None:
    graph = HARD["remarriage chain"]
    before = layout(graph)
    union = graph.unions[0]
    more = replace(union, children=(*union.children, "new"))
    grown = replace(graph, persons=(*graph.persons, Person("new")), unions=(more, *graph.unions[1:]))
    after = layout(grown, previous=before)
    assert broken(grown, after) == {}
    assert swapped(before, replace(after, spots={p: s for p, s in after.spots.items() if p != "new"})) == []
    moves = [abs(after.spots[p].x - before.spots[p].x) for p in before.spots]
    assert sum(moves) / len(moves) < 48


def test_a_selection_is_arranged_anew_and_the_others_stay() -> None:
    graph = HARD["both parents stepped"]
    placed = layout(graph)
    spot = placed.spots["q"]
    pins = {"q": (spot.x + 300, spot.y + 90), "a1": (placed.spots["a1"].x - 70, placed.spots["a1"].y)}
    moved = layout(graph, pins, placed)
    again = layout(graph, pins, moved, loosen={"q"})
    assert again.spots["q"].y == moved.spots["p"].y
    assert again.spots["q"].x < spot.x + 200
    assert all(abs(again.spots[p].x - moved.spots[p].x) < 3 for p in moved.spots if p != "q")
    assert layout(graph, pins, moved, loosen=set(placed.spots)) == placed


def test_who_is_not_touched_by_a_change_does_not_move() -> None:
    graph = HARD["both parents stepped"]
    before = layout(graph)
    assert layout(graph, previous=before) == before
    after = layout(without(graph, "p"), previous=before)
    assert {p: (s.x, s.y) for p, s in before.spots.items() if p != "p"} == {
        p: (s.x, s.y) for p, s in after.spots.items()
    }


def test_two_families_stay_at_their_heights_when_what_linked_them_goes() -> None:
    people = tuple(Person(p) for p in ("gf", "gm", "mo", "fa", "kid", "other", "wife", "his"))
    links = (
        Union("1", ("gf", "gm"), ("mo",)),
        Union("2", ("fa", "mo"), ("kid",)),
        Union("3", ("other", "wife"), ("his",)),
    )
    graph = FamilyGraph(people, (*links, Union("4", ("his", "kid"))))
    before = layout(graph)
    after = layout(replace(graph, unions=links), previous=before)
    assert {p: s.y for p, s in after.spots.items()} == {p: s.y for p, s in before.spots.items()}
    assert layout(replace(graph, unions=links)).spots["wife"].y != before.spots["wife"].y - before.spots["gf"].y


def test_somebody_placed_far_from_the_row_keeps_that_place() -> None:
    graph = HARD["two homes"]
    placed = layout(graph)
    spot = placed.spots["son"]
    far = layout(graph, {"son": (spot.x, spot.y + 200)}, placed)
    near = layout(graph, {"son": (spot.x, spot.y + 6)}, placed)
    assert far.spots["daughter"].y == spot.y
    assert far.spots["son"].y == spot.y + 200
    assert near.spots["son"].y == near.spots["daughter"].y


def test_nobody_gives_an_empty_layout() -> None:
    assert layout(FamilyGraph()) == GenogramLayout()


def test_an_own_ancestor_is_drawn_all_the_same() -> None:
    people = tuple(Person(p) for p in "abc")
    circle = FamilyGraph(people, (Union("1", ("a",), ("b",)), Union("2", ("b",), ("c",)), Union("3", ("c",), ("a",))))
    assert set(layout(circle).spots) == {"a", "b", "c"}


def test_the_json_has_centres_sizes_lines_and_polygons() -> None:
    graph = HARD["two homes"]
    placed = layout(graph)
    told = to_json(placed)
    spot = placed.spots["son"]
    assert told["persons"]["son"]["x"] == pytest.approx(spot.x, abs=0.01)
    assert told["persons"]["son"]["h"] == pytest.approx(spot.up + spot.down, abs=0.01)
    assert {line["kind"] for line in told["lines"]} == {"union", "descent", "sibship"}
    assert [set(h["members"]) for h in told["households"]] == [set(h.members) for h in graph.households]


def test_a_second_partner_comes_to_the_free_side_of_who_stands_there() -> None:
    """Else the line between the two would lead over the first partner and down through her home."""
    three = (Person("yui", sex="F"), Person("aya", sex="F"), Person("dai", sex="M"))
    first = Union("u1", ("dai", "aya"), kind="divorced", children=("yui",))
    before = layout(FamilyGraph(three, (first,)))
    grown = FamilyGraph((*three, Person("meg", sex="F")), (first, Union("u2", ("dai", "meg"))))
    at = layout(grown, previous=before).spots
    assert at["meg"].x < at["dai"].x < at["aya"].x
    assert all(at[each.id] == before.spots[each.id] for each in three)


@pytest.mark.parametrize("size", [3, 6, 10])
def test_a_wide_family_beside_hers_draws_nobody_away_from_above_her_child(size: int) -> None:
    hers = [Union("u", ("grandmother",), children=("mother",)), Union("v", ("mother",), children=("child",))]
    sons = [f"son{n}" for n in range(size)]
    theirs = [Union("w", ("man", "woman"), kind="married", children=tuple(sons))]
    theirs += [Union(f"w{s}", (s, f"wife {s}"), kind="married", children=(f"child {s}",)) for s in sons]
    unions = (*hers, *theirs)
    everybody = dict.fromkeys(person for union in unions for person in (*union.partners, *union.children))
    spots = layout(FamilyGraph(tuple(Person(person) for person in everybody), unions)).spots
    assert abs(spots["grandmother"].x - spots["mother"].x) < 1
