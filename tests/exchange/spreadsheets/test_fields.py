"""What headers and kinds of real lists are taken for."""

from typing import get_args

import pytest

from kasesupport.diagrams.ecomap.palette import KINDS
from kasesupport.domain.ecomap import PERSONAL, ResourceKind
from kasesupport.exchange.spreadsheets.fields import PERSON, field_of, fields, guessed, kind_of, kind_words, label
from kasesupport.exchange.spreadsheets.tagging import split


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("名称", "name"), ("施設名", "name"), ("事業所名（正式）", "name"), ("施設名フリガナ", "kana"), ("ﾌﾘｶﾞﾅ", "kana"),
        ("施設種別", "kind"), ("区　分", "kind"), ("所在地", "address"), ("住所（番地まで）", "address"), ("市区町村", "address"),
        ("ＴＥＬ", "phone"), ("電話番号※", "phone"), ("担当者電話", "phone"), ("電話受付時間", "hours"), ("休館日", "hours"),
        ("対象年齢", "audience"), ("利用料金", "cost"), ("お問い合わせ先", "contact"), ("氏名", "contact"), ("備考", "note"),
        ("FAX番号", "note"), ("施設名称_通称", "note"), ("所在地_連結表記", "address"), ("ホームページアドレス", "web"), ("要対協", "council"), ("中学校区", "area"), ("最終更新日", "checked_on"),
        ("更新年月日", "checked_on"), ("開設年月日", ""),
        ("廃止年月日", "closed_on"), ("目印", "tags"), ("事業概要", "strengths"),
        ("No.", ""), ("緯度", ""), ("郵便番号", ""), ("法人番号", ""), ("", ""), ("謎", ""),
    ],
)  # fmt: skip
def test_a_header_is_taken_for_its_field(header: str, field: str) -> None:
    assert field_of(header) == field


def test_a_header_that_ends_like_a_name_is_the_name_where_no_other_is() -> None:
    assert guessed(("地区名", "子育てひろば名", "講座名")) == ("area", "name", "")
    assert guessed(("施設名", "子育てひろば名")) == ("name", "")
    assert guessed(("電話", "謎")) == ("phone", "")


def test_our_own_headers_are_read_as_they_are_written() -> None:
    assert {each.label: field_of(each.label) for each in fields().values()} == {
        each.label: each.name for each in fields().values()
    }


@pytest.mark.parametrize(
    ("word", "kind", "tag"),
    [
        ("保育所", "nursery", ""), ("保育園", "nursery", ""), ("認可保育所", "nursery", "認可保育所"),
        ("認定こども園（幼保連携型）", "nursery", "認定こども園（幼保連携型）"), ("市立小学校", "school", "市立小学校"),
        ("小児科", "medical", "小児科"), ("子育て短期支援事業", "short_stay", ""), ("トワイライトステイ", "short_stay", "トワイライトステイ"),
        ("民生委員・児童委員", "community", "民生委員・児童委員"), ("こども食堂", "place", "こども食堂"), ("NPO法人", "npo", "NPO法人"),
        ("なぞの会", "other", "なぞの会"), ("", "other", ""), ("友人", PERSON, ""), ("祖母", PERSON, ""),
        ("家族会", "community", "家族会"), ("近隣住民会", "other", "近隣住民会"), ("個人事業主", "other", "個人事業主"), ("地域", "community", ""),
    ],
)  # fmt: skip
def test_a_word_is_taken_for_its_kind_and_nothing_it_says_is_lost(word: str, kind: str, tag: str) -> None:
    assert kind_of(word) == (kind, tag)


def test_every_kind_of_the_register_has_a_word_that_is_read_back() -> None:
    kinds = set(get_args(ResourceKind)) - PERSONAL
    assert set(kind_words()) == kinds | {PERSON}
    assert {kind_of(label(kind)) for kind in kinds} == {(kind, "") for kind in kinds}


def test_kinds_are_called_as_on_the_screen() -> None:
    known = kind_words()
    for kind, shown in KINDS.items():
        assert kind in PERSONAL or known[kind].label in (shown.word, f"{shown.word}事業")


def test_a_header_of_brackets_alone_is_folded_at_once() -> None:
    assert field_of("[" * 30_000 + "名称") == ""
    assert split("「、" * 15_000) == ("「",)
