"""Other names in the words of a family: no known name, place, day or number is left, however it is written."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.chance import runs

from kasesupport.domain.ecomap import Resource
from kasesupport.domain.people import FamilyGraph, Person
from kasesupport.domain.record import CaseRecord, Statement
from kasesupport.domain.study.casting import agencies, cast, persons
from kasesupport.domain.study.masking import leaks, masked
from kasesupport.domain.study.sentences import Decision, Study, open_ones, pieces, sentences, told

GRAPH = FamilyGraph(
    (
        Person("m", "佐倉 美咲", "さくら みさき", "ママ", former="髙橋 美咲"),
        Person("c", "佐倉 陽葵", "さくら ひまり", "ひまちゃん", index=True), Person("d", "佐倉 蒼", called="あおくん"),
    )
)  # fmt: skip
RECORD = CaseRecord(
    "01F", "佐倉", "さくら", "東京都みどり市あおば町1-2-3", "03-1234-5678", graph=GRAPH,
    resources=(Resource("s", "みどり 小学校", "school"), Resource("f", "ママ友の由佳さん", "friend")),
)  # fmt: skip
PEOPLE, PLACES = persons(GRAPH.persons), agencies(RECORD, {"school": "学校", "friend": "友人"})
CAST = cast(RECORD, PEOPLE, PLACES, ["宮田 光"], {"ほたる祭り": "地域の祭り"}, ["みどり市わかば1丁目"], by=200)
NEAR = date(2026, 11, 30)
SECRETS = (
    "佐倉 美咲", "佐倉　陽葵", "佐倉陽葵", "さくらひまり", "サクラ", "ヒマリ", "ひまり", "ひまちゃん", "髙橋", "みどり小学校", "みどり小",
    "みどり 小学校", "由佳さん", "宮田", "宮田 光", "みどり市", "あおば町", "東京都みどり市あおば町1-2-3", "ほたる祭り", "03-1234-5678",
    "０３（１２３４）５６７８", "090-1111-2222", "〒123-4567", "mika@example.jp", "2026年11月3日", "令和８年１１月３日", "2026-11-03",
    "11月3日", "A-00123", "受給者番号 12345678",
)  # fmt: skip
PLAIN = st.sampled_from(
    ("は、", "と話した。", "「うれしい」と言う。", "\n", "、朝から", "に電話した。", "", "の家で、")
)


def out(text: str) -> str:
    return masked(text, CAST, NEAR).text


def test_proposals_are_letters_for_people_the_children_first_and_kinds_for_places() -> None:
    assert PEOPLE == {"c": "Aさん", "m": "Bさん", "d": "Cさん"}
    assert PLACES == {"s": "学校", "f": "友人"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("陽葵ちゃんとママが、みどり小に行った。", "Aさんとママが、学校に行った。"),
        ("佐倉家で、ひまりと由佳さんが待つ。", "この家庭家で、Aさんと友人が待つ。"),
        ("宮田さんは03-1234-5678に。", "担当者は（連絡先）に。"),
        ("あおば町の家", "ある町の家"), ("みんなで行く", "みんなで行く"), ("週に3回、7時まで", "週に3回、7時まで"),
    ],
)  # fmt: skip
def test_words_are_put_in_and_everyday_words_stay(text: str, told: str) -> None:
    assert out(text) == told


def test_what_was_put_in_and_what_is_to_be_looked_at_is_marked() -> None:
    found = masked("蒼と、となりの山根さんが、ひまりと2026年11月3日に。", CAST, NEAR)
    assert [(found.text[each.start : each.end], each.kind) for each in found.marks] == [
        ("蒼", "look"), ("山根さん", "look"), ("Aさん", "name"), ("2027年5月22日", "day"),
    ]  # fmt: skip


@settings(max_examples=runs(60), deadline=None)
@given(st.lists(st.tuples(st.sampled_from(SECRETS), PLAIN), min_size=1, max_size=6))
def test_nothing_that_is_known_is_left(parts: list[tuple[str, str]]) -> None:
    text = "".join(secret + plain for secret, plain in parts)
    made = out(text)
    assert not [secret for secret, _ in parts if secret in made], made
    assert leaks(made, CAST, text) == ()
    assert all(secret in text and leaks(secret, CAST, secret) for secret, _ in parts)


def test_only_what_is_confirmed_goes_out_and_a_sentence_that_was_changed_is_open_again() -> None:
    said = Statement(
        "x", "q", "ひまりは、朝がつらい。11月3日は行けた。\nママは待った。", "carer", "m", said_on="2026-11-05"
    )
    record = CaseRecord("01F", "佐倉", graph=GRAPH, statements=(said,))
    words = dict.fromkeys(("need", "strength", "event", "level", "episode"), "")
    every = sentences(pieces(record, lambda _: "問い", words))
    assert [each.text for each in every] == ["ひまりは、朝がつらい。", "11月3日は行けた。", "ママは待った。"]
    study = Study(200, PEOPLE)
    assert open_ones(every, study, CAST) == every
    for each, decision in zip(
        every, (Decision("kept"), Decision("dropped"), Decision("edited", "母は待った。")), strict=True
    ):
        study = study.with_decision(each.key, decision)
    assert open_ones(every, study, CAST) == ()
    shown = [told(each, study, CAST) for each in every]
    assert [each and each.text for each in shown] == ["Aさんは、朝がつらい。", None, "母は待った。"]
    told_all = study.with_decision(every[2].key, Decision("edited", "美咲は待った。"))
    assert open_ones(every, told_all, CAST) == (every[2],)
    later = CaseRecord("01F", "佐倉", graph=GRAPH, statements=(Statement("x", "q", "ひまりは、夜がつらい。", "carer"),))
    assert len(open_ones(sentences(pieces(later, lambda _: "問い", words)), study, CAST)) == 1
