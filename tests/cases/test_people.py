import pytest

from kasesupport.cases import people, views
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.people import FamilyGraph
from kasesupport.domain.problems import Problem


def graph(case: OpenCase) -> FamilyGraph:
    return views.record(case).graph


def ids(case: OpenCase) -> tuple[str, str]:
    child, mother = graph(case).persons[:2]
    return child.id, mother.id


def test_one_tap_for_a_father_joins_the_known_mother(case: OpenCase) -> None:
    child, mother = ids(case)
    father = people.add_parent(case, child, "M")
    (union,) = graph(case).unions
    assert set(union.partners) == {mother, father}
    assert union.kind == "unknown"  # nothing is said of their relation


def test_a_third_parent_is_explained_not_invented(case: OpenCase) -> None:
    child, _ = ids(case)
    people.add_parent(case, child, "M")
    with pytest.raises(Problem) as refused:
        people.add_parent(case, child, "F")
    assert refused.value.code == "has_both_parents"
    assert len(graph(case).persons) == 3


def test_siblings_need_no_known_parents(case: OpenCase) -> None:
    _, mother = ids(case)
    aunt = people.add_sibling(case, mother)
    union = next(u for u in graph(case).unions if aunt in u.children)
    assert union.partners == ()
    assert union.children == (mother, aunt)
    grandmother = people.add_parent(case, aunt, "F")
    assert next(u for u in graph(case).unions if aunt in u.children).partners == (grandmother,)


def test_a_child_belongs_to_the_present_union(case: OpenCase) -> None:
    _, mother = ids(case)
    partner = people.add_partner(case, mother, "cohab")
    child = people.add_child(case, mother)
    union = next(u for u in graph(case).unions if child in u.children)
    assert union.partners == (mother, partner)


def test_a_child_of_someone_without_a_partner_hangs_from_the_one_parent(case: OpenCase) -> None:
    child, _ = ids(case)
    grandchild = people.add_child(case, child)
    assert next(u for u in graph(case).unions if grandchild in u.children).partners == (child,)


def test_removing_a_parent_leaves_children_with_the_other_and_undo_brings_all_back(case: OpenCase) -> None:
    child, mother = ids(case)
    father = people.add_parent(case, child, "M")
    before = views.record(case)
    people.remove_person(case, mother)
    (union,) = graph(case).unions
    assert (union.partners, union.children) == ((father,), (child,))
    case.file.undo(case.family_id)
    assert views.record(case) == before


def test_removing_the_last_relative_removes_the_empty_union(case: OpenCase) -> None:
    child, _ = ids(case)
    people.remove_person(case, child)
    assert graph(case).unions == ()


def test_typing_in_one_field_is_one_undo_step(case: OpenCase) -> None:
    child, _ = ids(case)
    for text in ("さ", "さく", "さくら"):
        people.edit_person(case, child, called=text)
    people.edit_person(case, child, birth=PartialDate(2015, 4))
    case.file.undo(case.family_id)
    case.file.undo(case.family_id)
    first = graph(case).persons[0]
    assert (first.called, first.birth) == ("", None)


def test_not_yet_asked_and_declined_are_kept_and_taken_back(case: OpenCase) -> None:
    child, _ = ids(case)
    people.set_withheld(case, child, "birth", "declined")
    assert views.record(case).withheld == ((child, "birth", "declined"),)
    people.set_withheld(case, child, "birth", "")
    assert views.record(case).withheld == ()
