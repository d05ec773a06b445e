from kasesupport.drawing.items import Path, line
from kasesupport.sheets.flow import Block, Slice, flow, page_break, whole

MARK = Path(line([(0, 0), (1, 1)]))


def rooms(_: int) -> tuple[float, float]:
    return 10.0, 100.0


def tops(pages) -> list[list[float]]:
    return [[item.ops[0][2] for item in items] for items in pages]


def block(height: float) -> Block:
    return whole((MARK,), height)


def test_blocks_stand_below_each_other_and_go_on_over_the_page() -> None:
    assert tops(flow([block(40), block(40), block(40)], rooms, 5)) == [[10, 55], [10]]


def test_a_block_higher_than_a_page_gets_its_own_and_does_not_hang() -> None:
    assert tops(flow([block(10), block(500), block(10)], rooms, 5)) == [[10], [10], [10]]


def test_a_page_break_before_the_first_block_makes_no_empty_page() -> None:
    assert tops(flow([page_break(), block(10), page_break(), block(10)], rooms, 5)) == [[10], [10]]


def test_what_is_left_of_a_block_comes_first_on_the_next_page() -> None:
    def half(room: float, empty: bool):
        return Slice((MARK,), room), block(20)

    assert tops(flow([half, block(30)], rooms, 5)) == [[10], [10, 35]]
