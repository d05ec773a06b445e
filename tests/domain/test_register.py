from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.chance import runs

from kasesupport.domain.register import (
    SERVICE,
    Entry,
    Wanted,
    alike,
    areas_in,
    find,
    keyed,
    name_key,
    parse_tags,
    shared_tags,
    unique_tags,
)

TODAY = date(2026, 11, 30)
SHELF = [
    keyed(entry)
    for entry in (
        Entry(
            "1",
            "こども食堂 ひだまり",
            "npo",
            kana="ひだまり",
            area="北部",
            strengths="夕方に強い",
            tags=("食事", "夕方"),
        ),
        Entry(
            "2",
            "ヘルパーステーション",
            "home_help",
            area="南部",
            council=True,
            checked_on="2026-10-01",
            hours="9時から",
        ),
        Entry("3", "短期の家", "short_stay", area="北部", checked_on="2025-11-30", closed_on="2026-04-01"),
        Entry("4", "㈱まなびや", "afterschool", phone="012-345", checked_on="2025-12-01", limits="夕方は\nいっぱい"),
    )
]


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (Wanted(), "124"),
        (Wanted(closed=True), "1234"),
        (Wanted("ヒダマリ"), "1"),
        (Wanted("ひだまり　食堂"), "1"),
        (Wanted("夕方"), "14"),
        (Wanted("夕方 食事"), "1"),
        (Wanted("ﾍﾙﾊﾟｰ"), "2"),
        (Wanted("９時"), "2"),
        (Wanted("012"), "4"),
        (Wanted("強い食事"), ""),  # no word is found across two fields
        (Wanted("夕方はいっぱい"), ""),  # nor across two lines
        (Wanted(kind="npo"), "1"),
        (Wanted(kind=SERVICE), "2"),
        (Wanted(kind=SERVICE, closed=True), "23"),
        (Wanted(area="北部"), "1"),
        (Wanted(tag="夕 方"), "1"),
        (Wanted(council=True), "2"),
        (Wanted(stale=True, closed=True), "13"),
        (Wanted("夕方", area="南部"), ""),
    ],
)
def test_all_that_is_wanted_must_hold(wanted: Wanted, ids: str) -> None:
    assert "".join(entry.id for entry in find(SHELF, wanted, TODAY)) == ids


LETTERS = st.text("こども食堂ヒダマリｶ９Ａz髙・\n　 ", max_size=12)


@given(LETTERS, LETTERS, st.integers(1, 5))
@settings(max_examples=runs(30))
def test_an_entry_is_found_by_any_part_of_any_of_its_words(name: str, note: str, length: int) -> None:
    shelf = [keyed(Entry("1", name, note=note))]
    for word in (*name.split(), *note.split()):
        assert find(shelf, Wanted(word[:length]), TODAY)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("株式会社まなびや", "㈱ マナビヤ"),
        ("まなびや（株）", "まなびや"),
        ("NPO法人 こどもの家", "特定非営利活動法人こどもの家"),
        ("社会福祉法人緑会 みどり園", "(福)緑会・みどり園"),
        ("ＡＢＣクラブ", "abcくらぶ"),
        ("こども-ひろば", "こども・ひろば"),
    ],
)
def test_names_are_the_same_without_company_words_widths_and_marks(a: str, b: str) -> None:
    assert name_key(a) == name_key(b)


def test_a_name_of_nothing_but_company_words_is_still_a_name() -> None:
    assert name_key("株式会社") != name_key("有限会社")


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("まなびや", "4"),
        ("ひだまり", "1"),
        ("食堂ひだ", "1"),
        ("こども食堂", "1"),
        ("短期の家 別館", "3"),
        ("家", ""),
        ("", ""),
    ],
)
def test_what_may_be_the_same_is_offered_while_a_name_is_typed(typed: str, ids: str) -> None:
    assert "".join(entry.id for entry in alike(SHELF, typed)) == ids


def test_the_same_name_comes_before_one_that_holds_it_and_the_entry_itself_is_left_out() -> None:
    shelf = [keyed(Entry(str(n), name)) for n, name in enumerate(("北みどり園", "みどり園分園", "みどり園"))]
    assert [entry.id for entry in alike(shelf, "ミドリ園")] == ["2", "1", "0"]
    assert [entry.id for entry in alike(shelf, "ミドリ園", most=1, but="2")] == ["1"]


def test_tags_typed_in_one_line() -> None:
    assert parse_tags(" ＃夕方、食事, 夕 方　#食事；よる ") == ("夕方", "食事", "夕", "方", "よる")
    assert unique_tags(("夕方", "食事", "夕方 ", "")) == ("夕方", "食事")
    assert shared_tags(("ショート", "夜"), ("しょーと", "昼")) == ("ショート",)


@pytest.mark.parametrize(("checked", "stale"), [("", True), ("2025-11-30", True), ("2025-12-01", False)])
def test_an_entry_is_looked_at_once_a_year(checked: str, stale: bool) -> None:
    assert Entry("1", "a", checked_on=checked).stale(TODAY) is stale


def test_of_a_familys_areas_and_tags_one_is_enough() -> None:
    assert [e.id for e in find(SHELF, Wanted(areas=("南部", "ほくぶ", "北 部")), TODAY)] == ["1", "2"]
    assert [e.id for e in find(SHELF, Wanted(tags=("夜", "夕方")), TODAY)] == ["1"]
    assert areas_in("緑市北部１丁目", ("北部", "みなみ町", "北部1丁目", "")) == ("北部", "北部1丁目")
