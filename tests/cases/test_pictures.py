import pytest

from kasesupport.cases import ecomap, families, households, people, placements, unions, views
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.ecomap import HOUSEHOLD
from kasesupport.domain.problems import Problem
from kasesupport.domain.record import middle_of


def test_a_pin_is_replaced_and_arranging_takes_all_out(case: OpenCase) -> None:
    child = views.record(case).graph.persons[0].id
    placements.pin(case, "genogram", {child: (10.0, 20.0)})
    placements.pin(case, "genogram", {child: (30.0, 40.0)})
    placements.pin(case, "ecomap", {child: (1.0, 2.0)})
    assert set(views.record(case).pins) == {("genogram", child, 30.0, 40.0), ("ecomap", child, 1.0, 2.0)}
    placements.arrange(case, "genogram")
    assert views.record(case).pins == (("ecomap", child, 1.0, 2.0),)
    case.file.undo(case.family_id)
    assert len(views.record(case).pins) == 2


def test_who_is_in_the_middle_stays_when_the_picture_is_tidied(case: OpenCase) -> None:
    child, mother = (p.id for p in views.record(case).graph.persons)
    for person in (child, mother):
        placements.put_in_middle(case, "ecomap", person)
    placements.arrange(case, "ecomap")
    assert middle_of(views.record(case), "ecomap") == mother
    placements.put_in_middle(case, "ecomap", "")
    assert middle_of(views.record(case), "ecomap") == ""
    case.file.undo(case.family_id)
    assert middle_of(views.record(case), "ecomap") == mother


def test_a_resource_is_shared_by_families_and_its_ties_are_not(case: OpenCase) -> None:
    school, tie = ecomap.add_resource(case, "みどり小学校", "school")
    other = families.create(case.file, "辻")
    ecomap.add_tie(other, school, strength="strong")
    ecomap.edit_tie(case, tie, strength="stress", direction="in")
    assert views.record(case).ties[0].to == HOUSEHOLD
    assert views.record(case).ties[0].strength == "stress"
    assert views.record(other).ties[0].strength == "strong"
    ecomap.edit_resource(case, school, name="みなみ小学校")
    assert views.record(other).resources[0].name == "みなみ小学校"


def test_undo_never_takes_a_resource_from_under_another_family(case: OpenCase) -> None:
    school, _ = ecomap.add_resource(case, "みどり小学校", "school")
    other = families.create(case.file, "辻")
    ecomap.add_tie(other, school)
    with pytest.raises(Problem) as refused:
        case.file.undo(case.family_id)
    assert refused.value.code == "undo_blocked"
    assert len(views.record(case).ties) == len(views.record(other).ties) == 1


def test_households_follow_their_members(case: OpenCase) -> None:
    child, mother = (p.id for p in views.record(case).graph.persons)
    home = households.add_household(case, [child, mother, child], "母の家")
    households.set_members(case, home, [mother])
    assert views.record(case).graph.households[-1].members == (mother,)
    people.remove_person(case, mother)
    assert home not in {household.id for household in views.record(case).graph.households}


def test_nobody_becomes_an_own_ancestor(case: OpenCase) -> None:
    child, mother = (p.id for p in views.record(case).graph.persons)
    union = unions.alone(case, child)
    with pytest.raises(Problem) as refused:
        unions.add_child(case, union, mother)
    assert refused.value.code == "own_ancestor"
    with pytest.raises(Problem) as same:
        unions.join(case, mother, mother)
    assert same.value.code == "same_person"


def test_two_persons_become_partners_once(case: OpenCase) -> None:
    _, mother = (p.id for p in views.record(case).graph.persons)
    partner = people.add_partner(case, mother)
    with pytest.raises(Problem) as refused:
        unions.join(case, partner, mother)
    assert refused.value.code == "already_partners"


def test_twins_and_kinds_of_children(case: OpenCase) -> None:
    child, mother = (p.id for p in views.record(case).graph.persons)
    twin = people.add_sibling(case, child)
    union = views.record(case).graph.unions[0].id
    unions.set_births(case, union, [((child, twin), False)])
    unions.set_child_kind(case, union, twin, "foster")
    stored = views.record(case).graph.unions[0]
    assert stored.twins == ((child, twin),)
    assert stored.child_kinds == ((twin, "foster"),)
    unions.edit_union(case, union, kind="divorced")
    assert views.record(case).graph.unions[0].kind == "divorced"
    assert mother in views.record(case).graph.unions[0].partners


def test_a_typed_entry_gives_way_to_one_of_the_register(case: OpenCase) -> None:
    other = families.create(case.file, "辻")
    known, _ = ecomap.add_resource(other, "みどり小学校", "school")
    typed, tie = ecomap.add_resource(case, "みど", "school")
    placements.pin(case, "ecomap", {typed: (5.0, 6.0)})
    ecomap.use_entry(case, typed, known)
    record = views.record(case)
    assert [(t.id, t.resource) for t in record.ties] == [(tie, known)]
    assert record.pins == (("ecomap", known, 5.0, 6.0),)
    assert [r.id for r in views.register(case.file)] == [known]
    case.file.undo(case.family_id)
    assert [r.name for r in views.record(case).resources] == ["みど"]


def test_leaving_takes_only_this_family_s_ties(case: OpenCase) -> None:
    school, _ = ecomap.add_resource(case, "みどり小学校", "school")
    other = families.create(case.file, "辻")
    ecomap.add_tie(other, school)
    ecomap.leave_resource(case, school)
    assert views.record(case).ties == ()
    assert len(views.record(other).ties) == 1
