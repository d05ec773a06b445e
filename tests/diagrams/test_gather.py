"""Choosing several, without a screen."""

import pytest

from kasesupport.diagrams.gather import GatherTool
from kasesupport.diagrams.intents import Cancel, Collect, Intents, PlaceAll, Pointer, Shift, Stroke, Toggle

CENTRES = {"mother": (100.0, 100.0), "child": (200.0, 200.0), "uncle": (400.0, 50.0)}


def gesture(tool: GatherTool, *points: Pointer) -> list[object]:
    told = [*tool.press(points[0])]
    for at in points[1:]:
        told += tool.move(at)
    return [*told, *tool.release(points[-1])]


def tool(*chosen: str, moves: bool = True) -> GatherTool:
    return GatherTool(lambda: CENTRES, lambda: chosen, lambda: moves)


@pytest.mark.parametrize(
    ("at", "meant"),
    [
        (Pointer(100, 100, "mother"), (Toggle("mother"),)),
        (Pointer(5, 5), (Cancel(),)),
        (Pointer(5, 5, "u1"), (Cancel(),)),
    ],
)
def test_a_tap_takes_one_in_or_out_and_on_nothing_changes_nothing(at: Pointer, meant: Intents) -> None:
    assert gesture(tool("mother"), at) == [*meant]


@pytest.mark.parametrize("ends", [((50, 50), (250, 250)), ((250, 50), (50, 250)), ((250, 250), (50, 50))])
def test_a_rectangle_drawn_from_any_corner_takes_in_whose_middle_is_inside(ends: tuple[tuple[int, int], ...]) -> None:
    told = gesture(tool(), *(Pointer(*end) for end in ends))
    assert isinstance(told[0], Stroke)
    assert told[1:] == [Cancel(), Collect(("mother", "child"))]


def test_an_empty_rectangle_chooses_nobody() -> None:
    assert gesture(tool("mother"), Pointer(0, 0), Pointer(50, 50))[1:] == [Cancel()]


def test_a_drag_on_one_of_them_moves_all_and_on_another_that_one() -> None:
    way = (Pointer(100, 100, "mother"), Pointer(130, 90))
    both = ("child", "mother")
    assert gesture(tool(*both), *way) == [Shift(both, 30, -10), PlaceAll(both, 30, -10)]
    assert gesture(tool("child"), *way) == [Shift(("mother",), 30, -10), PlaceAll(("mother",), 30, -10)]


def test_for_reading_alone_a_drag_draws_the_rectangle_instead() -> None:
    told = gesture(tool("mother", moves=False), Pointer(90, 90, "mother"), Pointer(130, 130))
    assert told[1:] == [Cancel(), Collect(("mother",))]


def test_what_was_given_up_ends_in_nothing() -> None:
    held = tool("mother")
    held.press(Pointer(100, 100, "mother"))
    held.move(Pointer(150, 100))
    assert held.escape() == (Cancel(),)
    assert held.release(Pointer(150, 100)) == ()
    assert held.double(Pointer(100, 100, "mother")) == ()
