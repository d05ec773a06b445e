"""Two states of a family: new, gone, changed by who somebody is; a new name is no change."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.chance import runs
from tests.families import families

from kasesupport.domain.comparing import Difference, differences, merged
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.people import Bond, FamilyGraph, Household, Person, Union

MOTHER, CHILD = Person("m", "佐倉 美咲"), Person("c", "陽菜")
OLD = FamilyGraph(
    (MOTHER, Person("f", "健"), CHILD),
    (Union("u", ("m", "f"), ("c",), "married"),),
    (Household("h", ("m", "f", "c")),),
    (Bond("m", "c", "close", id="b"),),
)


def test_a_new_name_is_no_change() -> None:
    new = replace(OLD, persons=(replace(MOTHER, name="田中 美咲", kana="たなか", called="ママ"), *OLD.persons[1:]))
    assert differences(OLD, new) == ()


def test_what_happened_is_told() -> None:
    new = FamilyGraph(
        (MOTHER, replace(CHILD, note="小6"), Person("s", "弟")),
        (Union("u", ("m", "f"), ("c", "s"), "divorced", until=PartialDate(2026)),),
        (Household("h", ("c", "m")),),
        (Bond("m", "c", "conflict", id="b"),),
    )
    assert set(differences(OLD, new)) == {
        Difference("gone", "person", "f"),
        Difference("new", "person", "s"),
        Difference("changed", "person", "c", ("note",)),
        Difference("changed", "union", "u", ("children", "kind", "until")),
        Difference("changed", "household", "h", ("members",)),
        Difference("changed", "bond", "b", ("kind",)),
    }


def test_the_order_of_a_household_is_no_change() -> None:
    assert differences(OLD, replace(OLD, households=(Household("h", ("c", "f", "m")),))) == ()


@settings(max_examples=runs(40), deadline=None)
@given(families(), st.data())
def test_what_was_taken_away_is_gone_and_stands_in_the_merged_family(graph: FamilyGraph, data: st.DataObject) -> None:
    lost = data.draw(st.sampled_from([p.id for p in graph.persons]))
    unions = tuple(u for u in graph.unions if lost not in (*u.partners, *u.children))
    homes = tuple(replace(h, members=tuple(m for m in h.members if m != lost)) for h in graph.households)
    new = FamilyGraph(tuple(p for p in graph.persons if p.id != lost), unions, homes)
    found = differences(graph, new)
    assert Difference("gone", "person", lost) in found
    assert {d.subject for d in differences(new, graph) if d.what == "new"} == {
        d.subject for d in found if d.what == "gone"
    }
    both = merged(graph, new)
    assert {p.id for p in both.persons} == {p.id for p in graph.persons}
    assert {u.id for u in both.unions} == {u.id for u in graph.unions}
