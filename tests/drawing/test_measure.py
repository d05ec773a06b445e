"""Which face shows what, and how wide."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kasesupport.drawing.measure import clean, glyphs, ink, missing, runs, text_width, width

KATSU = "葛\U000e0101"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("山田たろう", [("山田たろう", "text")]),
        ("Nguyễn Thị Hoa", [("Nguyễn Thị Hoa", "fallback")]),
        ("João", [("João", "text")]),
        ("ホア(Nguyễn)さん", [("ホア(", "text"), ("Nguyễn", "fallback"), (")さん", "text")]),
        ("𠮷田", [("𠮷", "fallback"), ("田", "text")]),
        ("髙﨑", [("髙﨑", "text")]),
        (KATSU + "城", [(KATSU + "城", "text")]),
        ("神\ufa19", [("神\ufa19", "text")]),
        ("김さん", [("〓さん", "text")]),
        ("あ\ufe0f😀", [("あ〓", "text")]),
        ("か\u3099", [("が", "text")]),
    ],
)
def test_the_face_follows_the_word(text, expected) -> None:
    assert list(runs(text)) == expected
    bold = {"text": "bold", "fallback": "fallback-bold"}
    assert list(runs(text, bold=True)) == [(part, bold[face]) for part, face in expected]


def test_one_word_never_mixes_faces() -> None:
    for word in ("Nguyễn", "Đặng", "Trần-Lê", "O’Nguyễn", "e\u0302\u0303a"):
        assert len(runs(word)) == 1


def test_a_variant_no_face_has_is_shown_as_its_base() -> None:
    assert runs("一\U000e01ef") == (("一", "text"),)
    assert missing("一\U000e01ef") == ()


def test_what_no_face_has_is_told() -> None:
    assert missing("김さんと서さんと김") == ("김", "서")
    assert missing("𠮷田 﨑 髙 " + KATSU + " Nguyễn 〓\n") == ()


def test_a_variation_sequence_is_one_sign() -> None:
    assert text_width(KATSU, 10) == text_width("葛", 10) == 10
    assert width(KATSU, 10, "text") == 10


def test_widths_add_up_over_the_faces() -> None:
    parts = runs("𠮷田とNguyễn")
    assert text_width("𠮷田とNguyễn", 12) == pytest.approx(sum(width(t, 12, f) for t, f in parts))


def test_control_characters_vanish_and_blanks_stay() -> None:
    assert clean("a\0b\x1b\u200b\ufeff\u202e\ud800c\td\u00a0e\r\nf\u3000g") == "abc d e\nf\u3000g"


def test_stray_selectors_vanish() -> None:
    assert clean("\ufe0fA\ufe0f葛\U000e0101\U000e0102") == "A" + KATSU


def test_compatibility_ideographs_are_not_changed() -> None:
    assert clean("\ufa19 \u795e ㍿ ① ﾊﾝ") == "\ufa19 \u795e ㍿ ① ﾊﾝ"


def test_ink_reaches_further_up_than_down() -> None:
    top, bottom = ink()
    assert 0.7 < top < 0.9
    assert 0 < bottom < 0.2


@given(st.text())
def test_any_text_can_be_measured_and_shown(text) -> None:
    signs = glyphs(text)
    assert all(sign.em >= 0 for sign in signs)
    for shown, face in runs(text):
        assert all(runs(c)[0][0] != "" for c in shown)
        assert face in ("text", "fallback")
    assert clean(clean(text)) == clean(text)
