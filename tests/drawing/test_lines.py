"""Lines of random Japanese: never too wide, never begun or ended wrongly, nothing lost."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kasesupport.drawing.kinsoku import HANG, HANGING, NO_END, NO_START
from kasesupport.drawing.lines import _chunks as chunks
from kasesupport.drawing.lines import _full as full
from kasesupport.drawing.lines import _rows as rows_of
from kasesupport.drawing.lines import clean_markup, fits, inked, lines, pieces, width
from kasesupport.drawing.ruby import plain

SIGNS = "あいうかんさ漢字支援計画ゃゅょっーッ、。！？「」（）『』…・々 \u30002026年A㎡%円12-:\n"
PIECES = st.sampled_from(
    [*SIGNS, "文《ぶん》", "｜支援計画《しえんけいかく》", "私《わたし》", "0120-000-000", "Nguyễn Thị Hoa", "𠮷"]
)
MARKUP = st.lists(PIECES, max_size=80).map("".join)
LIMITS = st.floats(min_value=1.0, max_value=40.0)


def text_of(line) -> str:
    return "".join(p.text for p in inked(line))


@given(MARKUP, LIMITS)
def test_no_line_is_too_wide(markup, limit) -> None:
    for line in lines(markup, limit):
        shown = inked(line)
        hang = HANG if shown and shown[-1].text in HANGING else 0.0
        alone = len([p for p in shown if not p.text.isspace()]) <= 1
        assert width(shown) <= limit + hang + 1e-6 or alone


@given(MARKUP, LIMITS)
def test_lines_begin_and_end_as_they_should(markup, limit) -> None:
    if not all(fits(chunk, limit) for chunk in chunks(pieces(markup))):
        return  # a unit wider than the line is cut where it must
    rows = lines(markup, limit)
    for before, after in pairwise(rows):
        if before[-1].source == "\n":
            continue
        assert text_of(before)[-1:] not in NO_END or text_of(before) == ""
        assert text_of(after)[:1] not in NO_START or text_of(after) == ""


@given(MARKUP, LIMITS)
def test_nothing_is_lost(markup, limit) -> None:
    rows = lines(markup, limit)
    assert "".join(p.text or p.source for row in rows for p in row) == plain(clean_markup(markup))
    assert plain("".join(p.source for row in rows for p in row)) == plain(clean_markup(markup))


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("あいうえお。", 5, ["あいうえお。"]),  # the full stop hangs out
        ("あああああ）", 5, ["ああああ", "あ）"]),
        ("ああああ「い」", 5, ["ああああ", "「い」"]),
        ("ああああきゃ", 5, ["ああああ", "きゃ"]),
        ("漢漢漢漢データ", 5, ["漢漢漢漢", "データ"]),
        ("電話0120-000-000", 8.5, ["電話", "0120-000-000"]),
        ("漢字 Nguyen Thi", 6.5, ["漢字", "Nguyen Thi"]),
        ("あ\n\nい\n", 5, ["あ", "", "い"]),
        ("　あああ", 3, ["　ああ", "あ"]),
        ("￥1,500円", 4.5, ["￥1,500", "円"]),
    ],
)
def test_known_lines(text, limit, expected) -> None:
    assert [text_of(row) for row in lines(text, limit)] == expected


def test_a_unit_wider_than_the_line_is_cut_and_its_reading_shared_out() -> None:
    rows = lines("｜支援計画《しえんけいかく》", 2.2)
    assert [text_of(row) for row in rows] == ["支援", "計画"]
    assert ["".join(g.text for p in row for g in p.reading) for row in rows] == ["しえん", "けいかく"]
    assert text_of(lines("supercalifragilistic", 5)[0]).startswith("super")


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        (
            "ご家庭の 望む くらしに 近づくために お会いします。",
            20.5,
            ["ご家庭の 望む くらしに 近づくために", "お会いします。"],
        ),
        ("支援の実施・調整", 7.4, ["支援の実施・", "調整"]),
        (
            "こうなりたいに向けた紙をいっしょに作り、手伝いを選びます。使うかどうかはご家庭が決めます。",
            30,
            ["こうなりたいに向けた紙をいっしょに作り、手伝いを選びます。", "使うかどうかはご家庭が決めます。"],
        ),
    ],
)
def test_a_phrase_that_was_just_begun_goes_over_whole(text: str, limit: float, shown: list[str]) -> None:
    assert ["".join(p.text for p in inked(line)) for line in lines(text, limit)] == shown


@given(MARKUP, LIMITS)
def test_that_costs_no_line(markup, limit) -> None:
    parts = pieces(markup)
    fullest = [line for row in rows_of(parts) for line in full(list(chunks(row)), limit, easy=False)]
    assert len(lines(markup, limit)) == len(fullest)


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("週に二回、おばあちゃんか海斗と、夜に電話する", 20.2, ["週に二回、おばあちゃんか海斗と、夜に電", "話する"]),
        ("2026年10月21日（令和8年）", 10.5, ["2026年10月21日", "（令和8年）"]),
        ("会うのは2026年10月21日", 11.5, ["会うのは2026年10月", "21日"]),
    ],
)
def test_no_sign_stands_alone_on_the_last_line_and_no_number_without_what_it_counts(text, limit, shown) -> None:
    assert [text_of(row) for row in lines(text, limit)] == shown
