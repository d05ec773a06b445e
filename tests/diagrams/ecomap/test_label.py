"""Names broken where a reader would pause."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kasesupport.diagrams.ecomap.label import NEVER_FIRST, NEVER_LAST, broken
from kasesupport.drawing.measure import text_width


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("叔母", ("叔母",)),
        ("", ()),
        ("スーパー（パート）", ("スーパー", "（パート）")),
        ("市立総合病院 小児科", ("市立総合病院", "小児科")),
        ("地区担当保健師", ("地区担当", "保健師")),
        ("市役所こども課", ("市役所", "こども課")),
        ("放課後等デイサービスにじ", ("放課後等デイ", "サービスにじ")),
    ],
)
def test_names_break_at_words(name: str, lines: tuple[str, ...]) -> None:
    assert broken(name, 90.0, 14.0, 3) == lines


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z", "M"]), max_size=60), st.integers(1, 3))
def test_lines_fit_and_lose_nothing_but_what_an_ellipsis_tells(name: str, most: int) -> None:
    found = broken(name, 90.0, 14.0, most)
    assert len(found) <= most
    assert all(text_width(line, 14.0) <= 90.0 for line in found) or len(name) < 2
    whole = "".join(found)
    assert "…" in whole or len(whole) >= len("".join(name.split())) - most


@given(st.text("あー。「」（）々っ学校ABC", min_size=1, max_size=30))
def test_no_line_begins_or_ends_with_what_may_not(name: str) -> None:
    found = broken(name, 90.0, 14.0, 3)
    assert not any(line[0] in NEVER_FIRST for line in found[1:])
    assert not any(line[-1] in NEVER_LAST for line in found[:-1])


def test_a_name_that_never_ends_is_cut_with_an_ellipsis() -> None:
    found = broken("あ" * 10_000, 90.0, 14.0, 3)
    assert len(found) == 3
    assert found[-1].endswith("…")


def test_control_characters_are_not_shown() -> None:
    assert broken("学\x00校\n", 90.0, 14.0, 3) == ("学校",)


def test_a_long_word_of_latin_letters_is_broken_rather_than_cut() -> None:
    assert "".join(broken("Donaudampfschifffahrt", 101.0, 16.0, 3)) == "Donaudampfschifffahrt"


def test_a_line_more_spares_a_word_and_a_foreign_word_ends_where_the_next_begins() -> None:
    assert broken("水曜の夕ごはん（予定）", 74, 12, 4) == ("水曜の", "夕ごはん", "（予定）")
    assert broken("訪問ヘルパーこもれび", 96, 14, 3) == ("訪問ヘルパー", "こもれび")
    assert broken("ヘルパーの手", 60, 12, 2) == ("ヘルパーの", "手")
