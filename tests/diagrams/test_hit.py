"""Pointing at a drawing."""

from kasesupport.diagrams.hit import bounds, find, hit
from kasesupport.drawing.items import Drawing, Group, Image, Path, Text, circle, line, rect
from kasesupport.drawing.measure import text_width

HOUSE = Group("house", (Path(rect((100, 100, 200, 200), 20), fill="#ffffff"),))
TIE = Group("tie", (Path(line([(0, 200), (180, 200)]), width=2),))
CHILD = Group("child", (Path(circle(200, 200, 24), fill="#ffffff"), Text(190, 240, "はな", 14)))
PICTURE = Drawing(400, 400, (HOUSE, TIE, CHILD))


def test_what_is_painted_last_lies_on_top() -> None:
    assert hit(PICTURE, 200, 200) == "child"
    assert hit(PICTURE, 290, 290) == "house"
    assert hit(PICTURE, 390, 390) is None


def test_a_line_is_hit_by_its_distance_even_over_a_filled_shape() -> None:
    assert hit(PICTURE, 50, 205) == "tie"
    assert hit(PICTURE, 150, 205) == "tie"
    assert hit(PICTURE, 50, 209) is None
    assert hit(PICTURE, 50, 220, reach=24) == "tie"


def test_the_nearest_of_two_lines_wins_and_the_upper_one_on_equal_terms() -> None:
    lines = Drawing(
        100, 100, (Group("a", (Path(line([(0, 40), (100, 40)])),)), Group("b", (Path(line([(0, 60), (100, 60)])),)))
    )
    assert hit(lines, 50, 45, reach=24) == "a"
    assert hit(lines, 50, 50, reach=24) == "b"


def test_a_filled_shape_is_reached_for_only_where_nothing_else_is_hit() -> None:
    assert hit(PICTURE, 97, 150) == "house"
    assert hit(PICTURE, 90, 150) is None


def test_inner_groups_come_before_the_group_around_them() -> None:
    nested = Drawing(400, 400, (Group("house", (*HOUSE.items, CHILD)),))
    assert hit(nested, 200, 200) == "child"
    assert hit(nested, 120, 280) == "house"


def test_a_group_without_a_subject_lends_the_outer_one() -> None:
    assert hit(Drawing(400, 400, (Group("house", (Group("", HOUSE.items),)),)), 150, 150) == "house"


def test_a_corner_cut_off_by_the_rounding_is_outside() -> None:
    assert hit(PICTURE, 102, 102, reach=0) is None


def test_texts_and_images_are_hit_by_their_box() -> None:
    assert hit(PICTURE, 200, 235) == "child"
    assert hit(Drawing(50, 50, (Group("photo", (Image(b"", (10, 10, 20, 20)),)),)), 15, 15) == "photo"


def test_a_hole_is_not_the_shape() -> None:
    ring = Path((*circle(50, 50, 40), *circle(50, 50, 20)), fill="#000000")
    picture = Drawing(100, 100, (Group("ring", (ring,)),))
    assert hit(picture, 50, 50, reach=0) is None
    assert hit(picture, 50, 20, reach=0) == "ring"


def test_bounds_hold_lines_with_their_width_and_texts_measured() -> None:
    assert bounds([Path(line([(10, 10), (30, 20)]), width=2)]) == (9, 9, 22, 12)
    left, top, width, height = bounds([Text(10, 100, "あい", 20)])
    assert (left, width, height) == (10, text_width("あい", 20), 20)
    assert top < 100 < top + height
    assert bounds([]) == (0, 0, 0, 0)


def test_find_gives_a_subject_with_all_its_parts() -> None:
    assert find(PICTURE, "tie") is TIE
    assert find(PICTURE, "nobody") is None
    again = Drawing(400, 400, (TIE, HOUSE, Group("tie", (Text(0, 0, "週1回", 12),), alt="週1回")))
    found = find(again, "tie")
    assert found
    assert found.items == (*TIE.items, Text(0, 0, "週1回", 12))
    assert found.alt == "週1回"
