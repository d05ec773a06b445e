"""How children belong to unions: kinds, births, custody, second parents; what cannot be is refused."""

import pytest

from kasesupport.cases import access, people, unions, views
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.people import FamilyGraph, Union
from kasesupport.domain.problems import Problem


def graph(case: OpenCase) -> FamilyGraph:
    return views.record(case).graph


def union_of(case: OpenCase, *partners: str) -> Union:
    return next(u for u in graph(case).unions if set(u.partners) == set(partners))


@pytest.fixture
def both(case: OpenCase) -> tuple[str, str, str]:
    """Child, mother and father."""
    child, mother = (p.id for p in graph(case).persons)
    return child, mother, people.add_parent(case, child, "M")


def test_every_field_of_a_person_is_kept(case: OpenCase) -> None:
    child = graph(case).persons[0].id
    told = {
        "gender": "ノンバイナリー", "key_person": True, "missing": True, "kind": "supporter", "loss": "stillbirth",
        "work": "夜勤", "care": "月1回 通院", "staff_note": "電話は\n午後に",
    }  # fmt: skip
    people.edit_person(case, child, **told)
    person = graph(case).persons[0]
    assert {name: getattr(person, name) for name in told} == told


def test_adoptive_and_foster_parents_stand_beside_those_by_birth(case: OpenCase, both: tuple[str, str, str]) -> None:
    child, mother, father = both
    one = people.add_other_parent(case, child, "adopted", "F")
    two = people.add_other_parent(case, child, "adopted", "M")
    foster = people.add_other_parent(case, child, "foster")
    assert union_of(case, one, two).child_kinds == ((child, "adopted"),)
    assert union_of(case, foster).child_kinds == ((child, "foster"),)
    assert union_of(case, mother, father).child_kinds == ()
    with pytest.raises(Problem, match="third_biological_parent"):
        unions.set_child_kind(case, union_of(case, one, two).id, child, "biological")
    with pytest.raises(Problem, match="has_both_parents"):
        people.add_parent(case, child, "M")


def test_parents_by_birth_can_be_added_to_who_is_known_as_adopted(case: OpenCase, both: tuple[str, str, str]) -> None:
    child, mother, father = both
    unions.set_child_kind(case, union_of(case, mother, father).id, child, "adopted")
    by_birth = people.add_parent(case, child, "F")
    assert union_of(case, by_birth).children == (child,)


@pytest.mark.parametrize(("sex", "code"), [("F", "two_biological_mothers"), ("M", "two_biological_fathers")])
def test_two_by_birth_of_one_sex_are_refused_and_nothing_is_changed(case: OpenCase, sex: str, code: str) -> None:
    child, parent = (p.id for p in graph(case).persons)
    people.edit_person(case, parent, sex=sex)
    other = people.add_person(case, sex=sex)
    before = graph(case)
    for tap in (people.add_parent, people.make_parent):
        with pytest.raises(Problem, match=code):
            tap(case, child, {people.add_parent: sex, people.make_parent: other}[tap])
    with pytest.raises(Problem, match=code):
        unions.add_child(case, unions.join(case, parent, other), child)
    case.file.undo(case.family_id)
    assert graph(case) == before


def test_a_child_of_a_couple_of_one_sex_hangs_from_who_was_tapped(case: OpenCase) -> None:
    _, mother = (p.id for p in graph(case).persons)
    partner = people.add_partner(case, mother, "married")
    people.edit_person(case, partner, sex="F")
    child = people.add_child(case, mother)
    assert union_of(case, mother).children[-1] == child
    with pytest.raises(Problem, match="two_biological_mothers"):
        people.add_child(case, mother, union_of(case, mother, partner).id)
    unions.add_child(case, union_of(case, mother, partner).id, child, "step")
    assert union_of(case, mother, partner).child_kinds == ((child, "step"),)


def test_nobody_becomes_an_own_ancestor_by_a_brothers_parent(case: OpenCase, both: tuple[str, str, str]) -> None:
    """A parent joined to one child of a union becomes that of all of them."""
    child, mother, _ = both
    aunt = people.add_sibling(case, mother)
    with pytest.raises(Problem, match="own_ancestor"):
        people.make_parent(case, aunt, child)


def test_twins_are_identical_or_not_and_custody_is_kept(case: OpenCase, both: tuple[str, str, str]) -> None:
    child, mother, father = both
    twin = people.add_sibling(case, child)
    home = union_of(case, mother, father).id
    unions.set_births(case, home, [((child, twin), True)])
    unions.set_custody(case, home, child, (mother, father))
    unions.set_custody(case, home, child, (mother,))
    union = union_of(case, mother, father)
    assert (union.twins, union.identical, union.custody) == (((child, twin),), ((child, twin),), ((child, mother),))
    told = access.entries(case.file, case.family_id)[0]
    assert told.what == "親権のある人を書いた・直した"
    assert "陽葵・美咲" in {d.whose for d in access.entries(case.file, case.family_id)[1].details}
    unions.set_births(case, home, [((child, twin), False)])
    assert union_of(case, mother, father).identical == ()
    for stranger in (((child,)), (people.add_person(case),)):
        with pytest.raises(Problem, match="not_a_parent"):
            unions.set_custody(case, home, child, stranger)
    people.remove_person(case, mother)
    assert union_of(case, father).custody == ()
    case.file.undo(case.family_id)
    assert union_of(case, mother, father).custody == ((child, mother),)


def test_a_child_taken_out_of_a_union_stays_a_person(case: OpenCase, both: tuple[str, str, str]) -> None:
    child, mother, father = both
    unions.remove_child(case, union_of(case, mother, father).id, child)
    assert union_of(case, mother, father).children == ()
    foster = people.add_other_parent(case, child, "foster")
    unions.remove_child(case, union_of(case, foster).id, child)
    assert len(graph(case).unions) == 1
    assert len(graph(case).persons) == 4
    with pytest.raises(Problem, match="no_such_union"):
        unions.remove_child(case, "gone", child)
