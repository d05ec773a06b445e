"""Readings are never guessed: a run of kanji is read as a whole by the lists, or stands without and is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kasesupport.domain.people import FamilyGraph, Person
from kasesupport.domain.record import CaseRecord
from kasesupport.drawing.ruby import parse, plain
from kasesupport.sheets.forms.spec import load, names
from kasesupport.sheets.tongues.grades import known_by
from kasesupport.sheets.tongues.languages import fixed, ids, labels, language
from kasesupport.sheets.tongues.reading import ALL, EASY, NONE
from kasesupport.sheets.tongues.readings import built_in, hard, marked, reduced, unread
from kasesupport.sheets.tongues.readings import names as names_of

WORDS = (*built_in(), ("佐倉", "さくら"), ("葵", "あおい"))
OURS = [name for name in names() if load(name).audience in ("family", "child")]


@pytest.mark.parametrize(
    ("text", "grade", "wanted"),
    [
        ("送り迎えがつらい", ALL, "｜送《おく》り｜迎《むか》えがつらい"),
        ("送り迎えがつらい", 3, "送り｜迎《むか》えがつらい"),
        ("小学校入学", ALL, "｜小学校《しょうがっこう》｜入学《にゅうがく》"),
        ("夜は夜間に", ALL, "｜夜《よる》は夜間に"),
        ("佐倉葵さん", ALL, "佐倉葵さん"),
        ("佐倉 葵さん", ALL, "｜佐倉《さくら》 ｜葵《あおい》さん"),
        ("話した", ALL, "｜話《はな》した"),
        ("わが家の朝", 2, "わが家の朝"),
        ("支援者と支援", 6, "支援者と｜支援《しえん》"),
        ("学校", NONE, "学校"),
        ("作りたい", ALL, "｜作《つく》りたい"),
        ("友達に頼んで頼った", ALL, "｜友達《ともだち》に｜頼《たの》んで｜頼《たよ》った"),
        ("お店に行った", ALL, "お｜店《みせ》に行った"),
    ],
)
def test_a_run_of_kanji_is_read_whole_or_not_at_all(text: str, grade: int, wanted: str) -> None:
    assert marked(text, WORDS, grade) == wanted


def test_what_no_list_can_read_is_told_once() -> None:
    texts = ["夜間と支援者と夜間", "薔薇が咲いている"]
    assert unread(texts, WORDS, ALL) == ("夜間", "支援者", "薔薇", "咲いて")
    assert unread(texts, WORDS, 4) == ("支援者", "薔薇", "咲いて")
    assert unread(texts, WORDS, None) == unread(texts, WORDS, NONE) == ()


@given(st.text(alphabet="夜間朝送り迎え《》｜佐倉葵さん支援 \n"), st.integers(0, 7))
def test_the_words_themselves_are_never_changed(text: str, grade: int) -> None:
    shown = marked(text, WORDS, grade)
    assert plain(shown) == text
    assert marked(text, WORDS, None) == marked(text, WORDS, NONE)


def test_names_are_read_part_by_part_as_they_were_entered() -> None:
    record = CaseRecord(
        "1", "辻", "つじ", graph=FamilyGraph((Person("a", "佐倉 美咲", "さくら みさき"), Person("b", "𠮷田", "よしだ"),
                                         Person("c", "Trần", "ちゃん"), Person("d", "名前"))),
    )  # fmt: skip
    assert names_of(record) == (("辻", "つじ"), ("佐倉", "さくら"), ("美咲", "みさき"), ("𠮷田", "よしだ"))


def test_fixed_texts_keep_only_the_readings_that_are_needed() -> None:
    told = "家族《かぞく》と ｜学校《がっこう》へ"
    assert reduced(told, 1) == "｜家族《かぞく》と 学校へ"
    assert reduced(told, NONE) == "家族と 学校へ"
    assert reduced(told, None) == told


@pytest.mark.parametrize("name", OURS)
def test_every_kanji_of_a_family_sheet_has_its_reading(name: str) -> None:
    for key, text in fixed(load(name)):
        bare = "".join(base for base, reading in parse(text) if not reading)
        assert not hard(bare, ALL), f"{key}: {text}"
        assert not {"〜", "～", "~"} & {*text}, "between two times から and まで, which everybody can read"


def test_so_has_every_kanji_of_the_labels_and_of_easy_japanese() -> None:
    for key, text in (*labels().items(), *language(EASY).texts.items()):
        bare = "".join(base for base, reading in parse(text) if not reading)
        assert not hard(bare, ALL), f"{key}: {text}"


@pytest.mark.parametrize("grade", range(1, 7))
def test_a_childs_sheet_has_a_reading_above_every_kanji_not_yet_taught(grade: int) -> None:
    for name in (each for each in OURS if load(each).audience == "child"):
        for _, text in fixed(load(name)):
            bare = "".join(base for base, reading in parse(reduced(text, grade)) if not reading)
            assert {c for c in bare if "\u4e00" <= c <= "\u9fff"} <= known_by(grade)


def test_the_words_we_ship_are_hiragana_and_fit_their_kana() -> None:
    kana = {chr(code) for code in range(0x3041, 0x3097)} | {"ー"}
    for word, reading in built_in():
        assert set(reading) <= kana, word
        assert {c for c in word if c in kana} <= set(reading), word
        assert plain(marked(word, built_in(), ALL)) == word
        assert unread([word], built_in(), ALL) == (), word


def test_easy_japanese_is_short() -> None:
    for key, text in language(EASY).texts.items():
        assert "〜" not in text
        sentences = [each for each in plain(text).replace("。", "。\n").split("\n") if each]
        assert all(len(each.replace(" ", "")) <= 45 for each in sentences), key
    assert ids()[0] == EASY
