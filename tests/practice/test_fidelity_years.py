"""The office over the years: added up by 年度, each family once."""

from dataclasses import replace

from kasesupport.domain.fidelity import Cell, Mark, Round
from kasesupport.practice.family_view import load_family_view
from kasesupport.practice.fidelity_years import counted, of_practitioner, years
from kasesupport.practice.load import load

PRACTICE = load()
QUESTIONS = load_family_view(PRACTICE.principles)


def seen(on: str, rater: str = "self", **values: str) -> Round:
    marks = tuple(Mark(point.replace("_", "-").strip("p"), value) for point, value in values.items())
    return Round(on, rater, on, marks=marks)


def test_a_year_begins_in_april_and_a_family_counts_once_with_what_was_seen_last() -> None:
    first = (seen("2026-03-31", p1_1_1="not"), seen("2026-04-01", p1_1_1="not"), seen("2026-09-01", p1_1_1="yes"))
    second = (seen("2026-10-01", p1_2_1="partly", p1_1_2="na"),)
    found = years(PRACTICE, QUESTIONS, (first, second))
    assert [(each.year, each.cases, each.rounds) for each in found] == [(2025, 1, 1), (2026, 2, 3)]
    cells = {cell.viewpoint: cell for cell in found[1].grid.cells}
    assert cells["1-1"] == Cell(1, 1, yes=1, na=1, cases=2)
    assert cells["1-2"] == Cell(1, 2, partly=1, cases=1)


def test_a_principle_counts_the_families_it_was_seen_in_over_all_phases() -> None:
    families = ((seen("2026-05-01", p1_1_1="yes"),), (seen("2026-05-01", p2_1_1="yes"),))
    (year,) = years(PRACTICE, QUESTIONS, families)
    assert year.grid.of_principle(1) == Cell(0, 1, yes=2, cases=2)
    assert year.grid.of_principle(2).cases == 0


def test_the_familys_answers_stand_apart() -> None:
    families = (
        (seen("2026-05-01", p1_1_1="yes"), seen("2026-05-01", "family", f1="yes", f2="declined")),
        (seen("2026-06-01", "family", f1="not"),),
    )
    (year,) = years(PRACTICE, QUESTIONS, families)
    assert (year.cases, year.rounds, year.families, year.family_rounds) == (1, 1, 2, 2)
    assert year.answers[0] == Cell(0, 1, yes=1, lacking=1, cases=2)
    assert year.answers[1].cases == 0


def test_a_round_in_which_nothing_was_marked_counts_nowhere() -> None:
    assert years(PRACTICE, QUESTIONS, ((Round("a", "self", "2026-05-01"),),)) == ()


def test_of_one_practitioner_count_the_rounds_begun_while_they_answered_for_the_family() -> None:
    mine, theirs = (
        replace(seen("2026-05-01", p1_1_1=value), practitioner_id=who) for who, value in (("m", "yes"), ("t", "not"))
    )
    later = replace(seen("2026-06-01", p1_2_1="partly"), practitioner_id="m")
    families = ((mine, theirs), (later,), (seen("2026-07-01", p1_1_1="not"),))
    assert of_practitioner(families, "m") == ((mine,), (later,))
    (year,) = years(PRACTICE, QUESTIONS, of_practitioner(families, "m"))
    assert (year.cases, year.rounds, year.grid.of_principle(1)) == (2, 2, Cell(0, 1, yes=1, cases=1))
    assert counted(of_practitioner(families, ""), 2026) == 1
