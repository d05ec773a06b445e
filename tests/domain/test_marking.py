"""What was looked for is marked where it stands, in the letters in which it was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kasesupport.domain.marking import excerpt, spans
from kasesupport.domain.texts import search_key


@pytest.mark.parametrize(
    ("text", "key", "found"),
    [
        ("保育園に行きたい", "保育", ["保育"]),
        ("髙﨑さん", "高崎", ["髙﨑"]),
        ("ﾎﾞｰﾙがすき", "ぼー", ["ﾎﾞｰ"]),
        ("葛\U000e0100城", "葛城", ["葛\U000e0100城"]),
        ("朝 ごはん、朝ごはん", "朝ごはん", ["朝 ごはん", "朝ごはん"]),
        ("ああああ", "ああ", ["ああああ"]),
        ("なにもない", "保育", []),
    ],
)
def test_places(text: str, key: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in spans(text, (search_key(key),))] == found


def test_a_long_text_is_cut_around_the_place_and_a_short_one_is_whole() -> None:
    pieces = excerpt("あ" * 200 + "保育" + "い" * 200, ("保育",))
    told = "".join(piece.text for piece in pieces)
    assert (told[0], told[-1], len(told)) == ("…", "…", 112)
    assert [piece.text for piece in pieces if piece.found] == ["保育"]
    assert "".join(piece.text for piece in excerpt("朝の送り\n保育", ("保育",))) == "朝の送り 保育"


@given(st.text("保育ｶﾞガか髙𠮷a 、\n", max_size=30), st.text("保育ガ髙𠮷a", min_size=1, max_size=2))
def test_whatever_the_search_finds_is_marked(text: str, typed: str) -> None:
    key = search_key(typed)
    assert bool(spans(text, (key,))) == (key in search_key(text))
