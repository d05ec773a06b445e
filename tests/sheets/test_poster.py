"""A picture on paper: never cut away, everybody whole somewhere, words readable."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.chance import runs

from kasesupport.diagrams.hit import bounds
from kasesupport.drawing.items import Drawing, Group, Path, Text, flat, rect
from kasesupport.sheets import poster

ON = date(2026, 11, 25)
HEADING = ("ジェノグラム", "佐倉家")


def _drawing(width: float, height: float) -> Drawing:
    """People every 120 px, each a box with a label."""
    places = [(x, y) for x in range(0, int(width) - 100, 120) for y in range(0, int(height) - 80, 130)]
    people = tuple(
        Group(f"p{x}-{y}", (Path(rect((x, y, 100, 60))), Text(x + 4, y + 76, "さくら", 14))) for x, y in places
    )
    return Drawing(width, height, (*people, Path(rect((0, 0, width, height)))))


def _picture(sheet: Drawing) -> Group:
    return next(item for item in sheet.items if isinstance(item, Group) and item.role == "Figure")


sizes = st.tuples(st.integers(150, 5000), st.integers(150, 3000))


@settings(max_examples=runs(25), deadline=None)
@given(sizes, st.sampled_from([poster.A4, poster.A3]))
def test_everybody_is_whole_on_a_sheet_and_readable(size: tuple[int, int], paper: poster.Size) -> None:
    drawing = _drawing(*size)
    grid = poster.chosen(drawing, paper)
    left, top, width, height = grid.room
    whole = set()
    for sheet in poster.sheets(drawing, HEADING, ON, paper):
        assert (sheet.width, sheet.height) in (paper, paper[::-1])
        for group in (item for item in _picture(sheet).items if isinstance(item, Group)):
            x, y, w, h = bounds(group.items)
            if left - 1 <= x and x + w <= left + width + 1 and top - 1 <= y and y + h <= top + height + 1:
                whole.add(group.subject)
    assert whole == {item.subject for item in drawing.items if isinstance(item, Group)}
    assert grid.scale * 14 >= 8 - 1e-9


def test_a_small_picture_takes_one_sheet_without_marks() -> None:
    (sheet,) = poster.sheets(_drawing(700, 400), HEADING, ON)
    words = [leaf.text for leaf in flat(sheet.items) if isinstance(leaf, Text)]
    assert not any("枚目" in word for word in words)


def test_sheets_are_numbered_and_name_their_neighbours() -> None:
    sheets = poster.sheets(_drawing(3000, 400), HEADING, ON)
    told = ["".join(leaf.text for leaf in flat(sheet.items) if isinstance(leaf, Text)) for sheet in sheets]
    assert len(sheets) > 1
    assert all(f"{n}枚目（全部で{len(sheets)}枚）" in words for n, words in enumerate(told, 1))


@pytest.mark.parametrize("size", [(5000, 300), (300, 5000)])
def test_one_sheet_is_one_sheet_if_it_is_asked_for(size: tuple[int, int]) -> None:
    drawing = _drawing(*size)
    (sheet,) = poster.sheets(drawing, HEADING, ON, single=True)
    x, y, w, h = bounds(item for item in sheet.items if isinstance(item, Group))
    assert x >= 0
    assert y >= 0
    assert x + w <= sheet.width
    assert y + h <= sheet.height


def test_a_larger_sheet_takes_fewer() -> None:
    drawing = _drawing(4000, 1500)
    assert len(poster.sheets(drawing, HEADING, ON, poster.A3)) < len(poster.sheets(drawing, HEADING, ON))
