"""Two states of an ecomap: what a practitioner would call new, gone or otherwise, and what is only called otherwise."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.chance import runs

from kasesupport.domain.comparing_ties import EcomapState, TieDifference, differences, merged, unchanged
from kasesupport.domain.ecomap import HOUSEHOLD, Resource, Tie
from kasesupport.domain.people import FamilyGraph, Household, Person

FAMILY = FamilyGraph(
    (Person("m", "美咲"), Person("f", "健"), Person("c", "陽葵")), households=(Household("h", ("m",)),)
)
SCHOOL, NURSERY, WORK = (Resource(i, n, "other") for i, n in (("s", "学校"), ("n", "保育園"), ("w", "工場")))
OLD = EcomapState(
    FAMILY,
    (SCHOOL, NURSERY, WORK),
    (Tie("1", "s", "c"), Tie("2", "n"), Tie("3", "w", "f", "stress", "out")),
    ("m", "f", "c"),
)


def with_tie(number: int, **values: str) -> EcomapState:
    """The same family with one tie otherwise."""
    ties = list(OLD.ties)
    ties[number] = replace(ties[number], **values)  # type: ignore[arg-type]
    return replace(OLD, ties=tuple(ties))


def only(old: EcomapState, new: EcomapState) -> TieDifference:
    (found,) = differences(old, new)
    return found


def test_nothing_differs_from_itself_and_all_of_it_goes_on() -> None:
    assert differences(OLD, OLD) == ()
    assert unchanged(OLD, OLD) == ("s", "n", "w")


@pytest.mark.parametrize(
    ("before", "after", "aspects"),
    [
        ({"strength": "weak"}, {"strength": "strong"}, ("stronger",)),
        ({"strength": "strong"}, {"strength": "normal"}, ("weaker",)),
        ({"strength": "normal"}, {"strength": "stress"}, ("strained",)),
        ({"strength": "stress"}, {"strength": "weak"}, ("calmed",)),
        ({"strength": "stress"}, {"strength": "broken"}, ("broke",)),
        ({"strength": "broken"}, {"strength": "stress"}, ("mended", "strained")),
        ({"strength": "broken"}, {"strength": "strong"}, ("mended",)),
        ({"direction": "in"}, {"direction": "both"}, ("turned",)),
        ({"state": "hoped"}, {"state": "now"}, ("began",)),
        ({"state": "hoped", "strength": "weak"}, {"state": "now", "strength": "strong"}, ("began",)),
        ({"state": "hoped"}, {"state": "now", "strength": "stress"}, ("began", "strained")),
        ({"state": "now"}, {"state": "past", "strength": "broken"}, ("ended",)),
        ({"state": "past"}, {"state": "now"}, ("again",)),
        ({"state": "possible"}, {"state": "hoped"}, ("wished",)),
        ({"frequency": "月1回"}, {"frequency": "週1回"}, ("frequency",)),
        ({"frequency": ""}, {"frequency": "週1回"}, ()),
        ({"to": "c"}, {"to": "m"}, ("moved",)),
        ({"state": "hoped", "strength": "weak"}, {"state": "hoped", "strength": "strong"}, ()),
    ],
)
def test_a_tie_is_told_by_what_became_of_it(
    before: dict[str, str], after: dict[str, str], aspects: tuple[str, ...]
) -> None:
    found = differences(with_tie(0, **before), with_tie(0, **after))
    assert [(d.what, d.noun, d.subject, d.aspects) for d in found] == [("changed", "tie", "s", aspects)] * bool(aspects)


def test_a_tie_taken_away_and_drawn_anew_is_the_same_tie() -> None:
    assert differences(OLD, with_tie(0, id="9")) == ()
    assert only(OLD, with_tie(0, id="9", strength="strong")).aspects == ("stronger",)


def test_a_renamed_resource_is_no_loss_and_no_gain() -> None:
    new = replace(OLD, resources=(replace(SCHOOL, name="みどり小学校"), NURSERY, WORK))
    assert only(OLD, new) == TieDifference("changed", "resource", "s", ("renamed",), was="s")
    assert unchanged(OLD, new) == ("s", "n", "w")


def test_a_resource_that_closes_is_told_also_when_nothing_is_tied_to_it_any_more() -> None:
    closed = replace(NURSERY, closed_on="2026-03-31")
    still = replace(OLD, resources=(SCHOOL, closed, WORK))
    assert only(OLD, still).aspects == ("closed",)
    gone = EcomapState(FAMILY, (SCHOOL, WORK), (OLD.ties[0], OLD.ties[2]), OLD.home)
    found = differences(OLD, gone, (closed,), "2026-05-01")
    assert [(d.noun, d.what, d.aspects) for d in found] == [("resource", "changed", ("closed",)), ("tie", "gone", ())]
    assert [d.noun for d in differences(OLD, gone, (closed,), "2026-03-01")] == ["tie"]  # it closed after that day


def test_a_household_that_splits_takes_its_ties_to_members() -> None:
    new = EcomapState(
        FAMILY, OLD.resources, (*OLD.ties[::2], Tie("4", "n", "c"), Tie("5", "n", "m", "strong")), ("m", "c")
    )
    left, shift = differences(OLD, new)
    assert (left.subject, left.aspects, [t.id for t in left.after]) == ("f", ("left",), ["3"])
    assert (shift.aspects, shift.before, [t.id for t in shift.after]) == (("to_member",), (OLD.ties[1],), ["4", "5"])
    assert differences(new, OLD)[1].aspects == ("to_household",)


def test_a_household_tie_that_was_led_to_a_member_is_told_so() -> None:
    assert only(OLD, with_tie(1, to="c")).aspects == ("to_member",)


def test_who_moves_out_stays_tied() -> None:
    found = only(OLD, replace(OLD, home=("m", "c")))
    assert (found.noun, found.subject, found.aspects, found.after) == ("person", "f", ("left",), (OLD.ties[2],))
    assert only(replace(OLD, home=("m", "c")), OLD).aspects == ("came",)
    tied = replace(OLD, ties=(*OLD.ties, Tie("9", "s", "f")), home=("m", "c"))
    assert differences(OLD, tied)[0].after == (OLD.ties[2],)  # what began since is no tie that goes on


def test_two_entries_joined_are_one() -> None:
    twin = Resource("s2", "みどり小", "other")
    old = EcomapState(FAMILY, (SCHOOL, twin), (Tie("1", "s", "c"), Tie("2", "s2")), OLD.home)
    new = EcomapState(FAMILY, (SCHOOL,), (Tie("1", "s", "c"), Tie("2", "s")), OLD.home)
    assert only(old, new) == TieDifference("changed", "resource", "s", ("joined",), was="s2")


def test_two_entries_tied_to_the_same_one_are_one_tie_once_they_are_joined() -> None:
    first, second = Resource("s2", "みどり小", "other"), Resource("s3", "緑小", "other")
    ties = (Tie("1", "s", "c"), Tie("2", "s2", "c"), Tie("3", "s3", "c"))
    old = EcomapState(FAMILY, (SCHOOL, first, second), ties, OLD.home, joined=(("s2", "s3"), ("s3", "s")))
    new = EcomapState(FAMILY, (SCHOOL,), ties[:1], OLD.home)
    assert [(d.noun, d.aspects, d.was) for d in differences(old, new)] == [
        ("resource", ("joined",), "s2"), ("resource", ("joined",), "s3"),
    ]  # fmt: skip
    assert len(differences(replace(old, joined=()), new)) == 2  # two ties gone, where nobody told


def test_an_entry_typed_again_under_the_same_name_is_the_same() -> None:
    new = EcomapState(FAMILY, (Resource("s9", "学 校"), NURSERY, WORK), (Tie("9", "s9", "c"), *OLD.ties[1:]), OLD.home)
    assert [d.aspects for d in differences(OLD, new) if d.noun == "tie"] == []


def test_a_tie_whose_person_is_gone_is_gone_and_stands_in_the_merged_state() -> None:
    graph = FamilyGraph(tuple(p for p in FAMILY.persons if p.id != "f"))
    new = EcomapState(graph, (SCHOOL, NURSERY), OLD.ties[:2], ("m", "c"))
    assert [(d.what, d.noun, d.subject) for d in differences(OLD, new)] == [
        ("gone", "person", "f"),
        ("gone", "tie", "w"),
    ]
    both = merged(OLD, new)
    assert {t.id for t in both.ties} == {"1", "2", "3"}
    assert {r.id for r in both.resources} == {"s", "n", "w"}
    assert "f" in {p.id for p in both.graph.persons}


@st.composite
def states(draw: st.DrawFn) -> EcomapState:
    resources = draw(st.lists(st.sampled_from([Resource(f"r{n}", f"R{n % 3}") for n in range(5)]), unique=True))
    strengths, ends = st.sampled_from(["weak", "normal", "strong", "stress", "broken"]), st.sampled_from("mfc")
    ties = [
        Tie(f"t{n}", draw(st.sampled_from(resources)).id, draw(ends | st.just(HOUSEHOLD)), draw(strengths))
        for n in draw(st.lists(st.integers(0, 9), unique=True, max_size=6 if resources else 0))
    ]
    tied = tuple(r for r in resources if r.id in {t.resource for t in ties})
    return EcomapState(FAMILY, tied, tuple(ties), draw(st.sampled_from([("m", "f", "c"), ("m", "c")])))


@settings(max_examples=runs(60), deadline=None)
@given(states(), states())
def test_every_tie_is_told_once_or_is_unchanged(old: EcomapState, new: EcomapState) -> None:
    found = [d for d in differences(old, new) if d.noun == "tie"]
    before = [t.id for d in found for t in d.before]
    after = [t.id for d in found for t in d.after]
    assert len(before) == len(set(before))
    assert len(after) == len(set(after))
    assert len(old.ties) - len(before) >= len(new.ties) - len(after)  # the rest is there then and now, or was joined
    both = merged(old, new)
    known = {r.id for r in both.resources}
    assert all(t.resource in known for t in both.ties)
    assert {t.id for t in new.ties} <= {t.id for t in both.ties}
