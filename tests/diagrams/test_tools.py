"""Whole gestures without a screen."""

from hypothesis import given
from hypothesis import strategies as st

from kasesupport.diagrams.intents import (
    Cancel,
    Collect,
    Connect,
    Deselect,
    Open,
    Pan,
    PlaceAt,
    Pointer,
    Preview,
    Rubber,
    Select,
    Stroke,
)
from kasesupport.diagrams.tools import ConnectTool, LassoTool, SelectTool, encloses

CENTRES = {"mother": (100.0, 100.0), "child": (200.0, 200.0), "school": (400.0, 50.0)}


def joins(a: str, b: str) -> tuple[str, str] | None:
    if (a == "school") == (b == "school"):
        return None
    return (a, b) if a == "school" else (b, a)


def select_tool() -> SelectTool:
    return SelectTool(CENTRES.get)


def gesture(tool: SelectTool | ConnectTool | LassoTool, *points: Pointer) -> list[object]:
    """Press at the first, move over all, release at the last."""
    told = [*tool.press(points[0])]
    for at in points[1:]:
        told += tool.move(at)
    return [*told, *tool.release(points[-1])]


def test_a_tap_selects() -> None:
    assert gesture(select_tool(), Pointer(101, 99, "mother")) == [Select("mother", 101, 99)]


def test_a_tap_on_the_ground_deselects() -> None:
    assert gesture(select_tool(), Pointer(5, 5)) == [Deselect()]


def test_a_slip_of_the_finger_is_a_tap() -> None:
    assert gesture(select_tool(), Pointer(100, 100, "mother"), Pointer(104, 104, "mother")) == [
        Select("mother", 100, 100)
    ]


def test_a_drag_previews_and_pins_with_the_grasp_kept() -> None:
    told = gesture(select_tool(), Pointer(110, 95, "mother"), Pointer(150, 95), Pointer(160, 125, "child"))
    assert told == [Preview("mother", 140, 100), Preview("mother", 150, 130), PlaceAt("mother", 150, 130)]


def test_putting_one_down_on_another_joins_them_and_moves_nobody() -> None:
    tool = SelectTool(CENTRES.get, joins)
    told = gesture(tool, Pointer(200, 200, "child"), Pointer(300, 90, "mother"), Pointer(395, 55, "school"))
    assert told == [
        Preview("child", 300, 90), Preview("child", 395, 55, "school"), Cancel(), Connect("school", "child"),
    ]  # fmt: skip
    told = gesture(tool, Pointer(200, 200, "child"), Pointer(101, 100, "mother"))
    assert told[-1] == PlaceAt("child", 101, 100)  # these two cannot be joined


def test_a_line_from_one_that_was_tapped_before() -> None:
    assert gesture(ConnectTool(joins, "child"), Pointer(400, 50, "school")) == [Cancel(), Connect("school", "child")]


def test_a_drag_back_to_the_start_is_still_a_drag() -> None:
    told = gesture(select_tool(), Pointer(100, 100, "mother"), Pointer(150, 100), Pointer(100, 100, "mother"))
    assert told[-1] == PlaceAt("mother", 100, 100)


def test_a_drag_on_the_ground_or_on_a_line_pans() -> None:
    for subject in (None, "tie"):
        told = gesture(select_tool(), Pointer(0, 0, subject), Pointer(10, 0), Pointer(15, 5))
        assert told == [Pan(10, 0), Pan(5, 5)]


def test_escape_in_a_drag_takes_the_preview_away_and_the_release_does_nothing() -> None:
    tool = select_tool()
    tool.press(Pointer(100, 100, "mother"))
    tool.move(Pointer(150, 100))
    assert tool.escape() == (Cancel(),)
    assert tool.release(Pointer(150, 100)) == ()
    assert tool.escape() == (Deselect(),)


def test_a_double_tap_opens() -> None:
    assert select_tool().double(Pointer(100, 100, "mother")) == (Open("mother"),)
    assert select_tool().double(Pointer(0, 0)) == ()


def test_hovering_says_nothing() -> None:
    assert select_tool().move(Pointer(100, 100, "mother")) == ()


@given(st.lists(st.tuples(st.floats(-500, 500), st.floats(-500, 500)), min_size=1))
def test_pans_add_up_to_the_way_of_the_pointer(way: list[tuple[float, float]]) -> None:
    told = gesture(select_tool(), Pointer(0, 0), *(Pointer(x, y) for x, y in way))
    pans = [t for t in told if isinstance(t, Pan)]
    if pans:
        assert abs(sum(p.dx for p in pans) - way[-1][0]) < 1e-6
        assert abs(sum(p.dy for p in pans) - way[-1][1]) < 1e-6
    else:
        assert told == [Deselect()]


def test_a_drag_joins_in_either_direction() -> None:
    there = gesture(ConnectTool(joins), Pointer(400, 50, "school"), Pointer(300, 100), Pointer(200, 200, "child"))
    assert there == [
        Rubber("school", 300, 100),
        Rubber("school", 200, 200, "child"),
        Cancel(),
        Connect("school", "child"),
    ]
    back = gesture(ConnectTool(joins), Pointer(200, 200, "child"), Pointer(400, 50, "school"))
    assert back[-1] == Connect("school", "child")


def test_a_drag_into_nothing_or_onto_the_wrong_thing_joins_nothing() -> None:
    assert gesture(ConnectTool(joins), Pointer(400, 50, "school"), Pointer(300, 300))[-1] == Cancel()
    assert gesture(ConnectTool(joins), Pointer(100, 100, "mother"), Pointer(200, 200, "child"))[-1] == Cancel()
    assert gesture(ConnectTool(joins), Pointer(0, 0), Pointer(200, 200, "child")) == [Cancel()]


def test_two_taps_join_with_a_line_following_between_them() -> None:
    tool = ConnectTool(joins)
    assert gesture(tool, Pointer(200, 200, "child")) == [Select("child", 200, 200)]
    assert tool.move(Pointer(300, 100)) == (Rubber("child", 300, 100),)
    assert gesture(tool, Pointer(400, 50, "school")) == [Cancel(), Connect("school", "child")]
    assert tool.move(Pointer(300, 100)) == ()


def test_a_second_tap_on_what_cannot_be_joined_begins_anew() -> None:
    tool = ConnectTool(joins)
    gesture(tool, Pointer(100, 100, "mother"))
    assert gesture(tool, Pointer(200, 200, "child")) == [Select("child", 200, 200)]
    assert gesture(tool, Pointer(400, 50, "school"))[-1] == Connect("school", "child")


def test_a_second_tap_on_the_same_or_on_the_ground_gives_up() -> None:
    tool = ConnectTool(joins)
    for second in (Pointer(100, 100, "mother"), Pointer(0, 0)):
        gesture(tool, Pointer(100, 100, "mother"))
        assert gesture(tool, second) == [Cancel()]
        assert gesture(tool, Pointer(400, 50, "school")) == [Select("school", 400, 50)]
        tool.escape()


def test_a_lasso_collects_whose_centre_is_inside() -> None:
    told = gesture(LassoTool(lambda: CENTRES), Pointer(50, 50), Pointer(250, 50), Pointer(250, 250), Pointer(50, 250))
    assert told[0] == Stroke(((50, 50), (250, 50)))
    assert told[-2:] == [Cancel(), Collect(("mother", "child"))]


def test_a_lasso_around_nobody_collects_nobody() -> None:
    assert gesture(LassoTool(lambda: CENTRES), Pointer(0, 0), Pointer(30, 0), Pointer(0, 30))[-1] == Cancel()


def test_a_tap_with_the_lasso_takes_the_one() -> None:
    assert gesture(LassoTool(lambda: CENTRES), Pointer(100, 100, "mother")) == [Collect(("mother",))]
    assert gesture(LassoTool(lambda: CENTRES), Pointer(9, 9)) == [Cancel()]


def test_a_stroke_keeps_only_points_that_lie_apart() -> None:
    tool = LassoTool(lambda: CENTRES)
    tool.press(Pointer(0, 0))
    tool.move(Pointer(10, 0))
    assert tool.move(Pointer(11, 0)) == (Stroke(((0, 0), (10, 0))),)
    assert tool.escape() == (Cancel(),)
    assert tool.release(Pointer(11, 0)) == ()


def test_a_loop_that_crosses_itself_still_encloses() -> None:
    assert encloses([(0, 0), (100, 0), (100, 100), (0, 100), (0, -5), (20, -5)], (50, 50))
    assert not encloses([(0, 0), (100, 0), (100, 100)], (10, 90))
