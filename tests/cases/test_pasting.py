"""What is done with several persons at once: paste, remove, move between households, pin."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from tests.chance import runs
from tests.families import families as random_families

from kasesupport.cases import bonds, conditions, families, households, pasting, people, placements, unions, views
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.parts import part
from kasesupport.domain.people import FamilyGraph, Household, Person, Union
from kasesupport.domain.problems import Problem
from kasesupport.store.casefile import CaseFile


def graph(case: OpenCase) -> FamilyGraph:
    return views.record(case).graph


def renamed(graph: FamilyGraph, ids: dict[str, str]) -> FamilyGraph:
    """The graph with new ids for all but conditions, in the order of the new ones."""

    def new(some: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(ids[each] for each in some)

    def union(u: Union) -> Union:
        kinds = tuple((ids[c], k) for c, k in u.child_kinds)
        return replace(
            u, id=ids[u.id], partners=new(u.partners), children=new(u.children), child_kinds=kinds,
            twins=tuple(map(new, u.twins)), identical=tuple(map(new, u.identical)),
            custody=tuple((ids[c], ids[p]) for c, p in u.custody),
        )  # fmt: skip

    return FamilyGraph(
        tuple(replace(p, id=ids[p.id], deceased=p.deceased or p.death is not None) for p in graph.persons),
        tuple(map(union, graph.unions)),
        tuple(Household(ids[h.id], new(h.members), h.name) for h in graph.households),
        tuple(replace(b, id=ids[b.id], a=ids[b.a], b=ids[b.b]) for b in graph.bonds),
        graph.name,
    )


@settings(max_examples=runs(10), deadline=None, suppress_health_check=list(HealthCheck))
@given(told=random_families(most=15))
def test_whatever_is_pasted_is_there_once_with_new_ids_and_one_undo_takes_it_away(
    casefile: CaseFile, told: FamilyGraph
) -> None:
    case = families.create(casefile, "")
    ids = pasting.paste(case, told)
    expected = renamed(told, ids)
    assert graph(case) == replace(expected, unions=graph(case).unions)
    assert set(graph(case).unions) == set(expected.unions)
    assert casefile.undo(case.family_id)
    assert graph(case).persons == ()


@pytest.fixture
def full(case: OpenCase) -> OpenCase:
    """Parents, twins, a bond, a condition and custody."""
    child, mother = (p.id for p in graph(case).persons)
    father = people.add_parent(case, child, "M")
    twin = people.add_sibling(case, child)
    home = graph(case).unions[0].id
    unions.set_births(case, home, [((child, twin), True)])
    unions.set_custody(case, home, child, (mother,))
    bonds.add_bond(case, father, child, "neglect")
    conditions.add_condition(case, mother, text="喘息")
    return case


def test_a_part_keeps_what_is_among_its_persons(full: OpenCase) -> None:
    whole = graph(full)
    child, mother, father, twin = (p.id for p in whole.persons)
    assert part(whole, {child, mother, father, twin}) == whole
    some = part(whole, {child, mother})
    (union,) = some.unions
    assert (union.partners, union.children, union.twins, union.identical) == ((mother,), (child,), (), ())
    assert union.custody == ((child, mother),)
    assert some.bonds == ()
    assert part(whole, {mother, father}).unions[0].children == ()
    assert part(whole, {mother}).unions == ()


def test_a_paste_carries_everything_and_is_one_step(full: OpenCase) -> None:
    before = graph(full)
    ids = pasting.paste(full, before, {before.persons[0].id: (10.0, 20.0)})
    after = graph(full)
    assert len(after.persons) == 8
    copy = part(after, set(ids.values()))
    assert copy.unions[0].identical == ((ids[before.persons[0].id], ids[before.persons[3].id]),)
    assert copy.unions[0].custody == ((ids[before.persons[0].id], ids[before.persons[1].id]),)
    assert [b.kind for b in copy.bonds] == ["neglect"]
    assert copy.persons[1].conditions[0].text == "喘息"
    assert views.record(full).pins == (("genogram", ids[before.persons[0].id], 10.0, 20.0),)
    full.file.undo(full.family_id)
    assert (graph(full), views.record(full).pins) == (before, ())


@pytest.mark.parametrize(
    ("told", "code"),
    [
        (FamilyGraph((Person("a"), Person("b")), (Union("u", ("a",), ("b",)), Union("v", ("b",), ("a",)))), "own_anc"),
        (FamilyGraph((Person("a"),), (Union("u", ("a", "a")),)), "same_person"),
        (FamilyGraph((Person("a"),), (Union("u", ("a", "b")),)), "no_such_person"),
        (FamilyGraph((Person("a", "あ" * 101),)), "text_too_long"),
    ],
)
def test_what_cannot_be_is_not_half_pasted(case: OpenCase, told: FamilyGraph, code: str) -> None:
    before = views.record(case)
    with pytest.raises(Problem, match=code):
        pasting.paste(case, told)
    assert views.record(case) == before


def test_several_go_at_once_with_what_they_leave_empty(full: OpenCase) -> None:
    child, mother, father, twin = (p.id for p in graph(full).persons)
    before = views.record(full)
    people.remove_people(full, (child, mother, twin))
    assert (graph(full).unions, graph(full).households) == ((), ())
    assert [p.id for p in graph(full).persons] == [father]
    full.file.undo(full.family_id)
    assert views.record(full) == before


def test_a_person_moves_house_in_one_step_and_may_live_in_two(full: OpenCase) -> None:
    child, mother, father, _ = (p.id for p in graph(full).persons)
    home = graph(full).households[0].id
    fathers = households.add_household(full, [father], "父の家")
    nested = households.add_household(full, [child, mother, father])
    before = graph(full)
    households.move(full, [child], home, fathers)
    assert [set(h.members) for h in graph(full).households] == [{mother}, {father, child}, {child, mother, father}]
    households.move(full, [child], "", home)
    households.move(full, [child, father], fathers)
    assert [h.id for h in graph(full).households] == [home, nested]  # nobody is left there
    for _ in range(3):
        full.file.undo(full.family_id)
    assert graph(full) == before
    with pytest.raises(Problem, match="no_such_household"):
        households.move(full, [child], home, "gone")


def test_several_are_lined_up_and_let_go_at_once(case: OpenCase) -> None:
    child, mother = (p.id for p in graph(case).persons)
    placements.align(case, "genogram", {child: (1.0, 2.0), mother: (3.0, 2.0)})
    assert len(views.record(case).pins) == 2
    placements.arrange(case, "genogram", {child})
    assert [pin[1] for pin in views.record(case).pins] == [mother]
    case.file.undo(case.family_id)
    case.file.undo(case.family_id)
    assert views.record(case).pins == ()
