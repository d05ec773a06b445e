"""The 7×9 picture: what is drawn is what was counted, told without colour."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.chance import runs

from kasesupport.diagrams.fidelity import Board, Panel, draw
from kasesupport.diagrams.fidelity.cells import GREY, TONE, cell
from kasesupport.diagrams.hit import bounds, leaf_bounds
from kasesupport.domain.fidelity import Cell
from kasesupport.drawing.items import Drawing, Group, Path, Text, flat

BOX = (0.0, 0.0, 60.0, 40.0)
COUNT = st.integers(0, 4)


def words(drawing: Drawing | Group) -> str:
    return "".join(item.text for item in flat(drawing.items) if isinstance(item, Text))


def board(*cells: Cell, few: int = 0, panels: int = 1, stacked: bool = False, thin: tuple[int, ...] = ()) -> Board:
    rows = tuple((each,) for each in cells)
    panel = Panel("題", ("1\nインテーク",), rows, tuple(Cell(0, each.principle, yes=1) for each in cells))
    names = tuple((each.principle, f"指針の名前{each.principle}") for each in cells)
    return Board(names, (panel,) * panels, thin, few, stacked=stacked)


@settings(max_examples=runs(40), deadline=None)
@given(st.builds(Cell, st.just(1), st.just(3), yes=COUNT, partly=COUNT, lacking=COUNT, na=COUNT, unseen=COUNT))
def test_each_part_is_as_broad_as_its_share_of_the_points(told: Cell) -> None:
    paths = [item for item in flat(cell(told, BOX).items) if isinstance(item, Path)]
    total = told.seen + told.na + told.unseen
    for count, fill in ((told.yes, TONE), (told.na, GREY)):
        wide = sum(leaf_bounds(path)[2] for path in paths if path.fill == fill)
        assert wide == pytest.approx(60.0 * count / total if total else 0.0)
    broken = [path for path in paths if path.dash]
    assert bool(broken) == bool(told.unseen or not total)
    x, y, w, h = bounds(cell(told, BOX).items)
    assert (x, y) >= (-1.0, -1.0)
    assert (w, h) <= (62.0, 42.0)


def test_partly_done_is_hatched_and_not_done_is_white_within_the_line() -> None:
    def strokes(told: Cell) -> int:
        return sum(op[0] == "M" for item in flat(cell(told, BOX).items) if isinstance(item, Path) for op in item.ops)

    assert strokes(Cell(1, 1, partly=1)) > strokes(Cell(1, 1, yes=1)) + 8
    assert strokes(Cell(1, 1, yes=1)) == strokes(Cell(1, 1, lacking=1))


@pytest.mark.parametrize(
    ("told", "number"),
    [
        (Cell(1, 1, yes=2, unseen=1), "2/2"),
        (Cell(1, 1, yes=1, partly=1, lacking=1), "1+1/3"),
        (Cell(1, 1, lacking=2), "0/2"),
        (Cell(1, 1, na=1), ""),
        (Cell(1, 1, unseen=2), ""),
    ],
)
def test_the_number_says_how_many_of_those_seen(told: Cell, number: str) -> None:
    assert words(cell(told, BOX)) == number


def test_a_cell_is_found_by_its_viewpoint_and_told_in_words() -> None:
    group = cell(Cell(3, 5, yes=1, unseen=1), BOX, "▲")
    assert (group.subject, group.alt, words(group)) == ("3-5", "視点3-5　できている1、見ていない1", "1/1▲")
    assert cell(Cell(0, 5, yes=1), BOX).subject == ""


def test_few_families_are_marked_and_said() -> None:
    told = board(Cell(1, 1, yes=9, cases=5), Cell(1, 2, yes=4, cases=4), few=5)
    drawn = draw(told)
    marked = [item for item in drawn.items if isinstance(item, Group) and "※" in words(item) and item.subject]
    assert [group.subject for group in marked] == ["1-2"]
    assert "※5家庭に満たない" in words(drawn)


def test_a_thin_principle_is_named_beside_its_sum() -> None:
    assert words(draw(board(Cell(1, 1), Cell(1, 2), thin=(2,)))).count("手薄") == 1


@pytest.mark.parametrize("stacked", [False, True])
def test_panels_stand_beside_each_other_or_on_paper_below(stacked: bool) -> None:
    one, two = draw(board(Cell(1, 1))), draw(board(Cell(1, 1), panels=2, stacked=stacked))
    groups = [item for item in two.items if isinstance(item, Group) and item.subject]
    (x1, y1, *_), (x2, y2, *_) = (bounds(group.items) for group in groups)
    assert (x1 == x2, y1 == y2) == (stacked, not stacked)
    assert (two.height > one.height) == stacked
    left, top, wide, high = bounds(two.items)
    assert left >= 0
    assert top >= 0
    assert left + wide <= two.width
    assert top + high <= two.height
