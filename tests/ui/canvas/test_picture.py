from kasesupport.drawing.items import Drawing, Group, Path, Text, circle, flat, line, rect
from kasesupport.ui.canvas.picture import Picture, between, neighbour, reading_order

PLACES = {"f": (0.0, 0.0), "m": (100.0, 3.0), "a": (0.0, 120.0), "b": (100.0, 120.0)}


def person(x: float, y: float, name: str = "葵") -> Group:
    return Group("a", (Path(circle(x, y, 24)), Text(x, y + 40, name, 14)))


def test_people_are_read_row_by_row() -> None:
    assert reading_order(PLACES) == ["f", "m", "a", "b"]


def test_arrows_go_to_the_nearest_straight_ahead() -> None:
    assert [neighbour(PLACES, "a", *way) for way in ((1, 0), (0, -1), (-1, 0), (0, 1))] == ["b", "f", None, None]


def test_half_way_stands_half_way_on_the_plane() -> None:
    old = Picture(Drawing(100, 100, (person(30, 30),)), (0, 0))
    new = Picture(Drawing(200, 100, (person(130, 30),)), (-100, 0))  # the plane grew to the left: nobody moved
    assert between(old, new, 0.5) == new
    new = Picture(Drawing(200, 100, (person(150, 30),)), (-100, 0))
    half = between(old, new, 0.5).drawing
    assert [leaf.x for leaf in flat(half.items) if isinstance(leaf, Text)] == [140]
    assert between(old, new, 1.0) == new


def test_who_is_drawn_otherwise_glides_whole_and_a_changed_line_is_there_at_once() -> None:
    old = Picture(Drawing(100, 100, (person(30, 30), Group("u", (Path(line([(0, 0), (5, 5)])),)))))
    square = Group("a", (Path(rect((106, 6, 48, 48))), Text(130, 70, "あおい", 14)))
    new = Picture(Drawing(200, 100, (square, Group("u", (Path(line([(0, 0), (5, 5), (9, 9)])),)))))
    start = between(old, new, 0.0).drawing
    texts = [leaf.x for leaf in flat(start.items) if isinstance(leaf, Text)]
    assert texts[0] < 40
    assert start.items[1] == new.drawing.items[1]


def test_one_subject_moves_alone() -> None:
    picture = Picture(Drawing(100, 100, (person(30, 30), Group("u", (Path(line([(0, 0), (5, 5)])),)))))
    moved = picture.with_moved("a", 10, 0).drawing
    assert moved.items[1] == picture.drawing.items[1]
    assert [leaf.x for leaf in flat(moved.items) if isinstance(leaf, Text)] == [40]
