"""No cell that stays in the office can be worked out: another table would look the same."""

from collections.abc import Iterator
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.chance import runs

from kasesupport.domain.tally import FEW, Tally, tallied
from kasesupport.domain.withholding import TOTAL, Place, with_totals, withheld

Numbers = tuple[tuple[int, ...], ...]


def of(count: int, *families: str) -> Tally:
    return Tally(count, frozenset(families or [f"f{n}" for n in range(count)]))


def cell(draw: st.DrawFn, at: Place) -> Tally:
    """Some families with one thing each, or a few with many."""
    families = frozenset(f"{at}.{n}" for n in range(draw(st.integers(0, 7))))
    return Tally(len(families) + (draw(st.integers(0, 3)) if families else 0), families)


@st.composite
def tables(draw: st.DrawFn) -> tuple[tuple[Tally, ...], ...]:
    rows, columns = draw(st.sampled_from(((1, 2), (1, 4), (2, 2), (3, 1), (2, 3))))
    return tuple(tuple(cell(draw, (r, c)) for c in range(columns)) for r in range(rows))


def others(cells: tuple[tuple[Tally, ...], ...], shown: dict[Place, int]) -> Iterator[Numbers]:
    """Tables in which all that is shown stands as it does: those in which no cell differs by more than one."""
    width = len(cells[0])
    near = [
        [each.count] if (r, c) in shown else [n for n in range(each.count - 1, each.count + 2) if n >= 0]
        for r, row in enumerate(cells)
        for c, each in enumerate(row)
    ]
    for numbers in product(*near):
        table = tuple(numbers[at : at + width] for at in range(0, len(numbers), width))
        found = totals(table)
        if all(found[place] == count for place, count in shown.items() if TOTAL in place):
            yield table


def totals(table: Numbers) -> dict[Place, int]:
    found = {(r, TOTAL): sum(row) for r, row in enumerate(table)}
    found |= {(TOTAL, c): sum(column) for c, column in enumerate(zip(*table, strict=True))}
    return found | {(TOTAL, TOTAL): sum(map(sum, table))}


def inside(table: Numbers) -> dict[Place, int]:
    return {(r, c): count for r, row in enumerate(table) for c, count in enumerate(row)}


@settings(max_examples=runs(60), deadline=None)
@given(tables(), st.booleans(), st.booleans())
def test_no_hidden_cell_can_be_worked_out(cells: tuple[tuple[Tally, ...], ...], across: bool, down: bool) -> None:
    told = with_totals(cells, across=across, down=down)
    hidden = withheld(cells, across=across, down=down)
    assert {place for place, each in told.items() if len(each.families) < FEW} <= hidden
    shown = {place: each.count for place, each in told.items() if place not in hidden}
    alike = [dict(totals(table)) | inside(table) for table in others(cells, shown)]
    for place in hidden:
        assert len({each[place] for each in alike}) > 1, (place, shown)


@settings(max_examples=runs(60), deadline=None)
@given(tables())
def test_what_the_hidden_cells_of_a_line_add_up_to_is_no_small_count_either(
    cells: tuple[tuple[Tally, ...], ...],
) -> None:
    hidden = withheld(cells, across=True, down=True)
    lines = [[(r, c) for c in range(len(cells[0]))] + [(r, TOTAL)] for r in range(len(cells))]
    for line in lines:
        families = [cells[r][c].families for r, c in line[:-1] if (r, c) in hidden]
        assert not families or line[-1] in hidden or len(frozenset().union(*families)) >= FEW


@settings(max_examples=runs(60), deadline=None)
@given(tables(), st.booleans(), st.booleans())
def test_a_total_that_other_tables_tell_too_is_hidden_only_where_it_is_small(
    cells: tuple[tuple[Tally, ...], ...], across: bool, down: bool
) -> None:
    told = with_totals(cells, across=across, down=down)
    hidden = withheld(cells, across=across, down=down)
    totals = {place for place in told if TOTAL in place and (place == (TOTAL, TOTAL) or not (across and down))}
    assert totals & hidden == {place for place in totals if told[place].few}


def test_it_goes_by_families_not_by_the_count_and_hides_no_more_than_it_must() -> None:
    many_things = Tally(400, frozenset("abc"))
    assert withheld([[many_things], [of(6)]], across=False, down=False) == {(0, 0)}
    assert withheld([[of(9), of(8), of(2), of(20)]], across=True, down=False) == {(0, 2), (0, 1)}
    assert withheld([[of(9), of(8)], [of(7), of(6)]], across=True, down=True) == frozenset()
    assert withheld([[of(7), of(0)]], across=True, down=False) == {(0, 0), (0, 1)}


def test_things_are_counted_with_their_families() -> None:
    found = tallied([("visit", "a"), ("visit", "a"), ("phone", "b")])
    assert found == {"visit": Tally(2, frozenset("a")), "phone": Tally(1, frozenset("b"))}
    assert found["visit"].few
