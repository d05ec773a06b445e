"""The guarantees of the ecomap's layout."""

import json
import math

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.chance import runs

from kasesupport.diagrams.ecomap import layout, to_json
from kasesupport.domain.ecomap import Resource, Tie
from kasesupport.domain.people import FamilyGraph, Household

from .families import FAMILY, ecomaps, overlaps, ties_through

Ecomap = tuple[tuple[Resource, ...], tuple[Tie, ...]]


@given(ecomaps())
@settings(max_examples=runs(12), deadline=None)
def test_nothing_overlaps_and_no_tie_runs_through_another_symbol(ecomap: Ecomap) -> None:
    found = layout(FAMILY, *ecomap)
    assert overlaps(found) == []
    assert ties_through(found, ecomap[1]) == []


@given(ecomaps(39), st.sampled_from(["kin", "school", "medical", "other"]))
@settings(max_examples=runs(10), deadline=None)
def test_one_more_moves_none(ecomap: Ecomap, kind: str) -> None:
    resources, ties = ecomap
    before = layout(FAMILY, resources, ties)
    more = (*ties, Tie("new", "new", "m", purpose="送迎"))
    after = layout(FAMILY, (*resources, Resource("new", "新しい居場所", kind)), more, previous=before)
    assert {i: after.resources[i] for i in before.resources} == dict(before.resources)
    assert {i: after.people[i] for i in before.people} == dict(before.people)
    assert overlaps(after) == []
    assert ties_through(after, more) == []


@given(ecomaps(20))
@settings(max_examples=runs(6), deadline=None)
def test_the_same_input_gives_the_same_places(ecomap: Ecomap) -> None:
    assert layout(FAMILY, *ecomap) == layout(FAMILY, *ecomap)


SCHOOL = Resource("s", "市立東小学校", "school")


def test_pins_are_kept_exactly_and_others_give_way() -> None:
    resources = (SCHOOL, Resource("k", "たなかクリニック", "medical"))
    ties = (Tie("t", "s", "m"), Tie("u", "k", "f"))
    free = layout(FAMILY, resources, ties)
    at = (free.resources["k"].x + 10, free.resources["k"].y)
    placed = layout(FAMILY, resources, ties, {"s": at, "f": (700.0, -500.0)}, free)
    assert (placed.resources["s"].x, placed.resources["s"].y) == at
    assert placed.centre("f") == (700.0, -500.0)
    assert overlaps(placed) == []
    assert ties_through(placed, ties) == []


def test_pins_of_what_is_not_there_do_nothing() -> None:
    assert layout(FAMILY, (SCHOOL,), (), {"gone": (1, 2), "m": (900, 900)}) == layout(FAMILY, (SCHOOL,), ())


@given(ecomaps(25), st.data())
@settings(max_examples=runs(8), deadline=None)
def test_taking_one_away_moves_none(ecomap: Ecomap, data: st.DataObject) -> None:
    resources, ties = ecomap
    gone = data.draw(st.sampled_from(resources))
    left = tuple(r for r in resources if r.id != gone.id)
    kept = tuple(t for t in ties if t.resource != gone.id)
    before = layout(FAMILY, resources, ties)
    after = layout(FAMILY, left, kept, previous=before)
    assert dict(after.resources) == {r.id: before.resources[r.id] for r in left}


def test_one_more_tie_moves_none() -> None:
    before = layout(FAMILY, (SCHOOL,), ())
    after = layout(FAMILY, (SCHOOL,), (Tie("t", "s", "c2", purpose="見守り"),), previous=before)
    assert after.resources == before.resources
    assert after.ties[0].note


def test_ties_to_unknown_ends_are_left_out() -> None:
    assert layout(FAMILY, (SCHOOL,), (Tie("a", "x", "m"), Tie("b", "s", "nobody"))).ties == ()


def test_two_ties_between_the_same_two_run_side_by_side() -> None:
    one, two = layout(FAMILY, (SCHOOL,), (Tie("a", "s", "m"), Tie("b", "s", "m", state="past"))).ties
    assert one.points != two.points


def test_without_households_all_persons_are_in_the_middle() -> None:
    alone = FamilyGraph(FAMILY.persons, FAMILY.unions)
    assert set(layout(alone, (SCHOOL,), ()).people) == {"g", "m", "c1", "c2", "f"}


def test_the_household_of_the_index_child_is_the_middle() -> None:
    two = FamilyGraph(FAMILY.persons, FAMILY.unions, (Household("x", ("f",)), *FAMILY.households))
    assert set(layout(two, (SCHOOL,), ()).people) == {"g", "m", "c1", "c2"}


def test_kinds_keep_together() -> None:
    kinds = ["school"] * 4 + ["medical"] * 4 + ["kin"] * 4
    resources = tuple(Resource(f"r{i}", "名前", kind) for i, kind in enumerate(kinds))  # type: ignore[arg-type]
    found = layout(FAMILY, resources, ()).resources
    around = sorted(found, key=lambda i: math.atan2(found[i].x, -found[i].y))
    ring = [kinds[int(i[1:])] for i in around]
    assert sum(a != b for a, b in zip(ring, ring[1:] + ring[:1], strict=True)) == 3


def test_as_json_everything_has_its_place() -> None:
    told = to_json(layout(FAMILY, (SCHOOL,), (Tie("t", "s", "m", purpose="見守り"),)))
    assert json.loads(json.dumps(told)) == told
    assert set(told["persons"]) == {"g", "m", "c1", "c2", "s"}
    assert told["lines"][0]["tie"] == "t"
    assert sorted(told["households"][0]["members"]) == ["c1", "c2", "g", "m"]
    assert set(told["labels"]) == {"t"}
