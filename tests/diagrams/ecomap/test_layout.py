"""The guarantees of the ecomap's layout."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kasesupport.diagrams.ecomap import layout
from kasesupport.domain.ecomap import Resource, Tie

from .families import FAMILY, ecomaps, overlaps, ties_through

Ecomap = tuple[tuple[Resource, ...], tuple[Tie, ...]]


@given(ecomaps())
@settings(max_examples=60, deadline=None)
def test_nothing_overlaps_and_no_tie_runs_through_another_symbol(ecomap: Ecomap) -> None:
    found = layout(FAMILY, *ecomap)
    assert overlaps(found) == []
    assert ties_through(found, ecomap[1]) == []


@given(ecomaps(39), st.sampled_from(["kin", "school", "medical", "other"]))
@settings(max_examples=40, deadline=None)
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
@settings(max_examples=20, deadline=None)
def test_the_same_input_gives_the_same_places(ecomap: Ecomap) -> None:
    assert layout(FAMILY, *ecomap) == layout(FAMILY, *ecomap)
