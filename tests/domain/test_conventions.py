from itertools import product

import pytest

from kasesupport.domain.conventions import CUSTOMS, Conventions, chosen
from kasesupport.domain.problems import Problem

EACH = [(name, custom) for name, customs in CUSTOMS.items() for custom in customs]


def test_the_usual_custom_is_the_first_of_each_choice_or_the_household_dashed() -> None:
    usual = Conventions()
    assert {name: getattr(usual, name) for name in CUSTOMS} == {n: c[0] for n, c in CUSTOMS.items()} | {
        "household": "dashed"
    }
    assert all(len(customs) == 2 for customs in CUSTOMS.values())


def test_a_triangle_is_never_for_both() -> None:
    with pytest.raises(Problem, match="triangle_twice"):
        Conventions(unknown_sex="triangle", pregnancy="triangle")


def test_what_is_not_offered_is_refused() -> None:
    with pytest.raises(Problem, match="unknown_custom"):
        Conventions(death="skull")  # type: ignore[arg-type]
    for name, custom in (("death", "skull"), ("colour", "red")):
        with pytest.raises(Problem, match="unknown_custom"):
            chosen(Conventions(), name, custom)


def test_any_choice_can_follow_any_other() -> None:
    for first, second in product(EACH, EACH):
        made = chosen(chosen(Conventions(), *first), *second)
        assert getattr(made, second[0]) == second[1]
        assert (made.unknown_sex, made.pregnancy) != ("triangle", "triangle")
