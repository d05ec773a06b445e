"""What stands around the blocks is never cut and never smaller than a family reads: the head and the foot grow."""

from dataclasses import replace

import pytest
from tests.sheets.forms.checking import faults, said, small

from kasesupport.drawing.items import Drawing, Path, flat, moved
from kasesupport.sheets.blocks import BODY, MM, faces, heading
from kasesupport.sheets.flow import Slice
from kasesupport.sheets.forms.parts import frame as empty_frame
from kasesupport.sheets.forms.parts import ring, scale, strokes
from kasesupport.sheets.paper import FIRST_HEAD, FOOT, Frame, foot_height, head_extra, overflow, page, room, shortened
from kasesupport.sheets.tables import Row, columns, table

USUAL = Frame(
    "題", "2026年11月30日（令和8年）", "名前", "佐倉さん", "だれと", "母、父", "いつでも：センター　0120", "佐倉さん"
)
LONG = "長" * 150


def test_a_usual_head_and_foot_are_as_high_as_they_are() -> None:
    assert head_extra(USUAL) == 0
    assert foot_height(USUAL) == FOOT
    assert overflow(USUAL) == ()


@pytest.mark.parametrize("number", [0, 1])
def test_long_words_make_head_and_foot_higher_and_none_is_lost(number: int) -> None:
    long = replace(USUAL, title=LONG, foot="電" * 200)
    first, foot = FIRST_HEAD + head_extra(long), foot_height(long)
    made = page(long, (), number, 2)
    assert faults(made) == small(made) == []
    assert said([made]).count("電") == 200
    if number == 0:
        assert said([made]).count("長") == 150
        assert room(0, first, foot=foot)[1] < room(0)[1] - head_extra(long)
        assert foot > FOOT


def test_a_name_that_does_not_go_in_begins_there_and_stands_in_full_elsewhere() -> None:
    long = replace(USUAL, name=LONG)
    made = page(long, (), 0, 1)
    assert overflow(long) == (("名前", LONG),)
    assert "長…" in said([made])
    assert faults(made) == small(made) == []


def test_shortened_words_say_so() -> None:
    assert shortened("短い", 9, 100) == "短い"
    assert shortened(LONG, 9, 100).endswith("長…")
    assert shortened(LONG, 9, 1) == "…"


def test_heads_bands_and_headings_grow() -> None:
    cols = columns(300, (1, 1, 1), (LONG[:40], "短", "短"))
    done, rest = table(cols, [Row((LONG,), band=True), Row(("あ", "い", "う"))])(800, True)
    assert rest is None
    assert shown(done).count("長") == 190
    assert shown(heading(LONG, LONG, 3, 300)).count("長") == 300


def test_what_is_drawn_on_by_hand_fits_a_low_page() -> None:
    for block in (ring("わたし", 700), empty_frame(700, 250)):
        assert block(200, False) == (None, block)
        done, rest = block(200, True)
        assert rest is None
        assert done.height <= 200
        ys = [op[2] for leaf in flat(done.items) if isinstance(leaf, Path) for op in leaf.ops if len(op) > 2]
        assert max(ys) <= 201


@pytest.mark.parametrize("words", [("短い", "中くらいの言葉"), ("長い言葉" * 12,) * 4])
def test_samples_faces_and_scales_take_words_of_any_length(words: tuple[str, ...]) -> None:
    for block in (strokes(words, 480), faces(words, 480), scale(words[:2], 480)):
        done, _ = block(2000, True)
        made = Drawing(560, done.height + 80, tuple(moved(item, 40, 40) for item in done.items))
        assert faults(made) == small(made) == []


def shown(done: Slice) -> str:
    made = Drawing(800, 2000, done.items)
    assert small(made) == []
    return said([made])


def test_rows_and_boxes_to_write_in_are_as_high_as_a_hand_needs() -> None:
    done, _ = table(columns(300, (1, 1)), [Row(("", ""))])(800, True)
    assert done.height >= 12 * MM
    assert BODY >= 12
