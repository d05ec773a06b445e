"""Bonds and conditions: what a practitioner notes between and about persons."""

import pytest

from kasesupport.cases import access, bonds, conditions, families, people, views
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.people import Bond, Condition, Person
from kasesupport.domain.problems import Problem


def persons(case: OpenCase) -> tuple[Person, ...]:
    return views.record(case).graph.persons


def kept(case: OpenCase) -> tuple[Bond, ...]:
    return views.record(case).graph.bonds


def test_a_bond_is_one_of_its_kind_and_a_directed_one_one_each_way(case: OpenCase) -> None:
    child, mother = (p.id for p in persons(case))
    close = bonds.add_bond(case, child, mother, "close")
    assert bonds.add_bond(case, mother, child, "close") == close
    there = bonds.add_bond(case, mother, child, "control")
    back = bonds.add_bond(case, child, mother, "control")
    assert len({close, there, back}) == 3
    assert [(b.a, b.b, b.kind, b.directed) for b in kept(case)] == [
        (child, mother, "close", False), (mother, child, "control", True), (child, mother, "control", True),
    ]  # fmt: skip
    with pytest.raises(Problem, match="already_bonded"):
        bonds.turn(case, there)
    with pytest.raises(Problem, match="already_bonded"):
        bonds.set_kind(case, back, "close")
    with pytest.raises(Problem, match="same_person"):
        bonds.add_bond(case, child, child, "close")
    assert len(kept(case)) == 3


def test_a_bond_is_turned_described_made_another_and_taken_away(case: OpenCase) -> None:
    child, mother = (p.id for p in persons(case))
    one = bonds.add_bond(case, mother, child, "neglect")
    bonds.turn(case, one)
    bonds.edit_bond(case, one, since=PartialDate(2020, 4))
    for note in ("冬", "冬から"):
        bonds.edit_bond(case, one, note=note)
    assert kept(case) == (Bond(child, mother, "neglect", True, one, PartialDate(2020, 4), "冬から"),)
    bonds.set_kind(case, one, "close")
    assert (kept(case)[0].kind, kept(case)[0].directed) == ("close", False)
    case.file.undo(case.family_id)
    case.file.undo(case.family_id)
    assert kept(case)[0].note == ""  # typing was one step
    bonds.remove_bond(case, one)
    assert kept(case) == ()
    with pytest.raises(Problem, match="no_such_bond"):
        bonds.turn(case, one)


def test_a_bond_goes_with_its_person_and_is_no_other_familys(case: OpenCase) -> None:
    child, mother = (p.id for p in persons(case))
    one = bonds.add_bond(case, mother, child, "close")
    other = families.create(case.file, "別の家")
    with pytest.raises(Problem, match="no_such_bond"):
        bonds.turn(other, one)
    bonds.remove_bond(other, one)
    people.remove_person(case, mother)
    assert kept(case) == ()
    case.file.undo(case.family_id)
    assert [b.id for b in kept(case)] == [one]


def test_conditions_are_noted_corrected_and_told_in_the_trail(case: OpenCase) -> None:
    _, mother = (p.id for p in persons(case))
    one = conditions.add_condition(case, mother, "substance", "suspected", "お酒")
    conditions.edit_condition(case, one, state="recovered")
    assert persons(case)[1].conditions == (Condition(one, "substance", "recovered", "お酒"),)
    corrected, noted = access.entries(case.file, case.family_id)[:2]
    assert [(d.thing, d.whose, d.field, d.before, d.after) for d in corrected.details] == [
        ("病気・障害・依存", "美咲・お酒", "状態", "疑い", "回復した")
    ]
    assert ("種類", "依存（お酒・薬など）") in [(d.field, d.after) for d in noted.details]
    conditions.remove_condition(case, one)
    assert persons(case)[1].conditions == ()
