"""What rounds say together, on our own 94 points."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.chance import runs

from kasesupport.domain.fidelity import FAMILY_VALUES, VALUES, Mark, Round
from kasesupport.domain.problems import Problem
from kasesupport.practice import fidelity
from kasesupport.practice.family_view import load_family_view
from kasesupport.practice.load import load

PRACTICE = load()
POINTS = [point.id for _, _, viewpoint in fidelity.viewpoints(PRACTICE) for point in viewpoint.points]
QUESTIONS = load_family_view(PRACTICE.principles)


def of_principle(number: int) -> list[str]:
    return [point for point in POINTS if point.split("-")[1] == str(number)]


def test_all_94_points_stand_in_63_cells() -> None:
    grid = fidelity.grid(PRACTICE, {})
    assert (len(grid.cells), grid.points, grid.seen) == (63, 94, 0)
    assert {(cell.phase, cell.principle) for cell in grid.cells} == {(a, b) for a in range(1, 8) for b in range(1, 10)}


@settings(max_examples=runs(20), deadline=None)
@given(st.dictionaries(st.sampled_from(POINTS), st.sampled_from(VALUES)))
def test_every_mark_is_counted_once_and_in_its_own_cell(values: dict[str, str]) -> None:
    grid = fidelity.grid(PRACTICE, values)
    assert (grid.seen, grid.points) == (len(values), 94)
    for cell in grid.cells:
        own = [value for point, value in values.items() if point.startswith(f"{cell.viewpoint}-")]
        counts = (cell.yes, cell.partly, cell.lacking, cell.na)
        assert counts == tuple(own.count(value) for value in VALUES)


def test_a_principle_far_below_the_others_is_thin_and_one_not_looked_at_is_told() -> None:
    values = dict.fromkeys(POINTS, "yes")
    values |= dict.fromkeys(of_principle(5), "partly")
    for point in of_principle(8):
        del values[point]
    found = fidelity.balance(fidelity.grid(PRACTICE, values))
    assert (found.thin, found.unseen, found.known) == ((5,), (8,), True)


def test_where_all_is_alike_nothing_is_thin_however_little_is_done() -> None:
    for value in ("yes", "not"):
        found = fidelity.balance(fidelity.grid(PRACTICE, dict.fromkeys(POINTS, value)))
        assert (found.thin, found.unseen, found.known) == ((), (), True)


def test_of_a_few_marks_nothing_is_said() -> None:
    values = dict.fromkeys((*of_principle(1), *of_principle(2)), "yes") | {of_principle(3)[0]: "not"}
    found = fidelity.balance(fidelity.grid(PRACTICE, values))
    assert (found.thin, found.known) == ((), False)


def test_a_change_is_told_only_where_both_times_were_seen() -> None:
    before = fidelity.grid(PRACTICE, {"1-1-1": "not", "1-1-2": "yes", "2-1-1": "yes", "3-4-1": "yes"})
    now = fidelity.grid(PRACTICE, {"1-1-1": "yes", "1-1-2": "yes", "2-1-1": "partly", "3-4-1": "yes", "7-1-1": "yes"})
    assert fidelity.changes(before, now) == {"1-1": 0.5, "2-1": -0.5}


def test_raters_differ_where_both_said_how_far_it_is_done() -> None:
    one = Round("a", "self", "2026-04-01", marks=(Mark("1-1-1", "yes"), Mark("1-5-1", "yes"), Mark("2-1-1", "na")))
    other = Round(
        "b", "peer", "2026-04-01", marks=(Mark("1-1-1", "partly"), Mark("1-5-1", "not"), Mark("2-1-1", "yes"))
    )
    told = [(each.point, each.one, each.other) for each in fidelity.differences(PRACTICE, one, other)]
    assert told == [("1-5-1", "yes", "not"), ("1-1-1", "yes", "partly")]


def test_several_families_are_added_up_and_a_cell_knows_from_how_many() -> None:
    grid = fidelity.pooled(PRACTICE, ({"1-1-1": "yes", "1-2-1": "na"}, {"1-1-1": "not", "1-1-2": "partly"}))
    cells = {cell.viewpoint: cell for cell in grid.cells}
    first = cells["1-1"]
    assert (first.yes, first.partly, first.lacking, first.unseen, first.cases) == (1, 1, 1, 0, 2)
    assert (cells["1-2"].na, cells["1-2"].cases) == (1, 1)
    assert cells["1-3"].cases == 0


def test_the_family_is_asked_about_every_principle_in_a_few_words() -> None:
    assert {question.principle for question in QUESTIONS} == {principle.id for principle in PRACTICE.principles}
    assert 9 <= len(QUESTIONS) <= 14
    assert all(len(question.words) <= 40 for question in QUESTIONS)


def test_where_the_family_sees_it_otherwise_it_is_named() -> None:
    ours = fidelity.grid(PRACTICE, dict.fromkeys((*of_principle(2), *of_principle(3)), "yes"))
    told = {"f3": "not", "f4": "partly", "f5": "yes", "f6": "declined", "f7": "na"}
    assert set(told.values()) <= set(FAMILY_VALUES)
    shares = fidelity.family_shares(PRACTICE, QUESTIONS, told)
    assert shares == {2: 0.25, 3: 1.0}
    assert fidelity.gaps(ours, shares) == (fidelity.Gap(2, 0.25, 1.0),)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('[[question]]\nid = "f1"\nprinciple = "p0"\nwords = "あ"\ncite = "指針1"\n', "question[0].principle"),
        ('[[question]]\nid = "f1"\nprinciple = "p1"\ncite = "指針1"\n', "question[0].words"),
        (2 * '[[question]]\nid = "f1"\nprinciple = "p1"\nwords = "あ"\ncite = "指針1"\n', "question[1].id"),
    ],
)
def test_a_fault_in_the_familys_questions_is_named(tmp_path: Path, text: str, key: str) -> None:
    (tmp_path / "family_view.toml").write_text(text, encoding="utf-8")
    with pytest.raises(Problem) as raised:
        load_family_view(PRACTICE.principles, tmp_path)
    assert (raised.value.facts["file"], raised.value.facts["key"]) == ("family_view.toml", key)
