import pytest
from hypothesis import given
from hypothesis import strategies as st

from kasesupport.drawing.items import Text
from kasesupport.drawing.measure import ink, text_width
from kasesupport.drawing.text import RUBY_RISE, height_of, paragraph, plain, set_line

LONG = "この文《ぶん》は、｜支援計画《しえんけいかく》をつくるときの「れんしゅう」です。" * 4


def words(items) -> str:
    return "".join(i.text for i in items if isinstance(i, Text))


def test_a_line_is_one_text_a_face_at_its_place() -> None:
    first, second = set_line("𠮷田", 10, 20, 12, color="#0072B2", halo="#ffffff")
    assert first == Text(10, 20, "𠮷", 12, "fallback", "#0072B2", "#ffffff")
    assert second == Text(22, 20, "田", 12, "text", "#0072B2", "#ffffff")


def test_anchors() -> None:
    wide = text_width("なまえ", 10)
    assert set_line("なまえ", 100, 0, 10, anchor="middle")[0].x == pytest.approx(100 - wide / 2)
    assert set_line("なまえ", 100, 0, 10, anchor="end")[0].x == pytest.approx(100 - wide)


def test_nothing_unprintable_reaches_a_renderer() -> None:
    assert words(set_line("a\0b\n\x1bc", 0, 0, 10)) == "ab c"
    assert set_line("", 0, 0, 10) == set_line(" ", 0, 0, 10) == ()


def test_a_paragraph_that_fits() -> None:
    done = paragraph("みじかい文《ぶん》", (0, 0, 200, 40), 12)
    assert (done.fits, done.rest, done.size) == (True, "", 12)
    assert words(done.items) == "みじかい文ぶん"
    assert done.used_height == pytest.approx(height_of("みじかい文《ぶん》", 200, 12))


def test_what_does_not_go_in_comes_back_and_goes_into_the_next_box() -> None:
    first = paragraph(LONG, (0, 0, 100, 60), 12)
    assert not first.fits
    shown = [i.text for i in first.items if isinstance(i, Text) and i.size == 12]
    assert plain(LONG) == "".join(shown) + plain(first.rest)
    assert paragraph(first.rest, (0, 0, 100, 900), 12).fits


def test_a_text_shrinks_in_quarter_points_until_it_fits() -> None:
    box = (0, 0, 150, 60)
    done = paragraph(LONG, box, 12, least=5)
    assert done.fits
    assert 5 <= done.size < 12
    assert done.size * 4 == int(done.size * 4)
    assert not paragraph(LONG, box, done.size + 0.25).fits
    assert paragraph(LONG, box, 12, least=11).rest == paragraph(LONG, box, 11).rest != ""


def test_ink_stands_in_the_middle() -> None:
    done = paragraph("中央", (0, 0, 100, 50), 20, align="middle", valign="middle")
    (text,) = [i for i in done.items if isinstance(i, Text)]
    top, bottom = text.y - 20 * ink()[0], text.y + 20 * ink()[1]
    assert (top + bottom) / 2 == pytest.approx(25)
    assert text.x == pytest.approx(30)


def test_readings_stand_above_and_may_be_left_out() -> None:
    done = paragraph("文《ぶん》", (0, 0, 50, 30), 12)
    base, reading = done.items[0], done.items[1]
    assert reading.size == base.size / 2
    assert reading.y < base.y - 12 * (ink()[0] + RUBY_RISE / 2)
    assert words(paragraph("文《ぶん》", (0, 0, 50, 30), 12, ruby=False).items) == "文"


def test_a_box_too_low_for_one_line_gives_everything_back() -> None:
    done = paragraph("文《ぶん》字", (0, 0, 50, 3), 12)
    assert (done.items, done.fits, done.used_height, plain(done.rest)) == ((), False, 0.0, "文字")


def test_an_empty_text_fits_anywhere() -> None:
    assert paragraph("", (0, 0, 10, 0), 12).fits


@given(st.text(alphabet="あ漢ゃ、。「」A1 \n", max_size=60), st.floats(20, 200), st.floats(0, 120))
def test_everything_stays_inside_the_box(markup, wide, high) -> None:
    done = paragraph(markup, (5, 7, wide, high), 10)
    assert done.used_height <= high + 1e-6
    for text in done.items:
        assert text.x >= 5 - 1e-6
        assert text.x + text_width(text.text.rstrip(), text.size) <= 5 + wide + 5 + 1e-6
        assert text.y - 10 * ink()[0] >= 7 - 1e-6
        assert text.y + 10 * ink()[1] <= 7 + high + 1e-6
