"""Days and hours are read as people read them."""

import pytest

from kasesupport.drawing.ruby import plain
from kasesupport.sheets.tongues.days import read_aloud
from kasesupport.sheets.tongues.reading import ALL


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("2026年12月4日（令和8年）金曜日",
         "2026｜年《ねん》12｜月《がつ》｜4日《よっか》（｜令和《れいわ》8｜年《ねん》）｜金曜日《きんようび》"),
        ("20日", "｜20日《はつか》"),
        ("11日", "11｜日《にち》"),
        ("2019年（令和元年）", "2019｜年《ねん》（｜令和《れいわ》｜元年《がんねん》）"),
        ("午後4時30分", "｜午後《ごご》4｜時《じ》30｜分《ぷん》"),
        ("　　　月　　　日", "　　　｜月《がつ》　　　｜日《にち》"),
        ("毎日", "毎日"),
    ],
)  # fmt: skip
def test_every_kanji_of_a_day_is_read(words: str, read: str) -> None:
    assert read_aloud(words, ALL) == read
    assert plain(read_aloud(words, ALL)) == words
    assert read_aloud(words, None) == words


def test_a_child_who_has_learnt_them_needs_fewer() -> None:
    assert read_aloud("2026年12月11日（令和8年）", 3) == "2026年12月11日（｜令和《れいわ》8年）"
