"""Rows as entries: what is wrong is named with its row, column and what to do; what is certain is put right."""

import string
from collections.abc import Mapping

import pytest
from tests.exchange.spreadsheets.lists import HEADERS, workbook

from kasesupport.domain.problems import Problem
from kasesupport.domain.register import Entry
from kasesupport.exchange.spreadsheets import checking
from kasesupport.exchange.spreadsheets.checking import Columns
from kasesupport.exchange.spreadsheets.entries import Choices, Row
from kasesupport.exchange.spreadsheets.fields import guessed
from kasesupport.exchange.spreadsheets.opening import read_bytes
from kasesupport.exchange.spreadsheets.planning import plan
from kasesupport.exchange.spreadsheets.twins import Twins
from kasesupport.messages import LANGUAGES, words
from kasesupport.resources import path

MIDORI = Entry("1", "みどり保育園", kind="nursery", phone="03-1234-5678", tags=("園庭開放",))


def rows(
    *lines: tuple[object, ...], headers: tuple[str, ...] = HEADERS, known: tuple[Entry, ...] = ()
) -> tuple[Row, ...]:
    table = read_bytes(workbook(headers, *lines)).table
    return checking.checked(table, Columns(guessed(table.headers), {}), known)


def faults(*lines: tuple[object, ...]) -> list[tuple[int, str, str]]:
    return [(fault.line, fault.code, fault.header) for row in rows(*lines) for fault in row.faults]


def test_a_row_becomes_an_entry() -> None:
    (row,) = rows(("みどり保育園", "ミドリ", "認定こども園", "中央区1", "03-1234-5678（代表）", "令和8年4月1日(水)"))
    assert row.entry == Entry(
        "", "みどり保育園", kind="nursery", kana="ミドリ", address="中央区1", phone="03-1234-5678（代表）",
        checked_on="2026-04-01", tags=("認定こども園",),
    )  # fmt: skip
    assert row.faults == ()


def test_each_fault_is_named_with_its_row_and_column() -> None:
    found = faults(
        ("", "ミドリ", "保育所", "中央区1", "03-1234-5678", ""),
        ("あ", "", "", "", "でんわ", ""),
        ("い", "", "", "", "03-12", "きのう"),
        ("う", "", "", "", "", "令和8年4月"),
        ("え" * 101, "", "", "", "", "平成40年1月1日"),
        ("お", "", "友人", "", "", "2026/2/30"),
        ("か", "#N/A", "", "", "", ""),
        ("き", "", "", "さ" * 301, "", ""),
        ("く", "", "あ" * 101, "", "", ""),
    )
    assert found == [
        (2, "name_missing", "施設の名称"), (3, "phone_odd", "電話番号"), (4, "phone_odd", "電話番号"),
        (4, "date_unreadable", "更新日"), (5, "date_needs_day", "更新日"), (6, "text_long", "施設の名称"),
        (6, "date_outside_era", "更新日"), (7, "person_private", "種別"), (7, "date_unreadable", "更新日"),
        (8, "cell_error", "フリガナ"), (9, "text_long", "所在地"), (10, "text_long", "種別"),
    ]  # fmt: skip


def test_a_private_person_or_a_nameless_row_cannot_be_taken_the_others_can_without_the_field() -> None:
    found = rows(("", "", "", "中央区", "", ""), ("山田さん", "", "友人", "", "", ""), ("い", "", "", "", "でんわ", ""))
    assert [row.barred for row in found] == [True, True, False]
    taken = plan(found, Choices(taken=frozenset({2, 3, 4})))
    assert [(each.name, each.phone) for each in taken.added] == [("い", "")]
    assert taken.faulty == (2, 3)
    assert plan(found, Choices()).faulty == (2, 3, 4)


@pytest.mark.parametrize(
    ("phone", "read"),
    [
        (312345678, "0312345678"), (9012345678, "09012345678"), ("0120-123-456", "0120-123-456"), ("１８９", "１８９"),
        ("#7119", "#7119"), ("03-1234-5678 内線12", "03-1234-5678 内線12"), ("（03）1234-5678／090-1234-5678", "（03）1234-5678／090-1234-5678"),
        ("12-3456", "12-3456"), ("+81 3-1234-5678", "+81 3-1234-5678"), ("なし", ""), ("－", ""), ("3-1234-5678", None), ("なぞ", None),
    ],
)  # fmt: skip
def test_phones_as_lists_have_them(phone: object, read: str | None) -> None:
    (row,) = rows(("い", "", "", "", phone, ""))
    assert row.entry.phone == (read or "")
    assert bool(row.faults) == (read is None)
    assert row.mended == (("zero_restored",) if isinstance(phone, int) else ())


def test_several_columns_become_one_field_and_empty_rows_are_none() -> None:
    headers = ("名称", "都道府県", "市区町村", "番地", "備考", "FAX", "曜日", "利用時間", "要対協", "番号")
    found = rows(
        ("ひろば", "東京都", "みどり市", "1-2", "駐車場あり", "03-9", "月から金", "9:00", "○", 1),
        (None, None, None, None, None, None, None, None, None, 2),
        ("いずみ", "東京都", "東京都", None, None, "03-8", None, "10:00", "×", 3),
        ("みなみ", None, None, None, None, None, None, None, "たぶん", 4),
        headers=headers,
    )  # fmt: skip
    assert [row.line for row in found] == [2, 4, 5]
    first, second, third = (row.entry for row in found)
    assert (first.address, first.note) == ("東京都 みどり市 1-2", "備考：駐車場あり\nFAX：03-9")
    assert (first.hours, first.council) == ("曜日：月から金 利用時間：9:00", True)
    assert (second.address, second.hours, second.council) == ("東京都", "利用時間：10:00", False)
    assert [fault.code for fault in found[2].faults] == ["flag_unclear"]
    assert third.note == ""


def test_an_address_that_is_told_whole_and_in_parts_is_told_once() -> None:
    headers = ("名称", "所在地_連結表記", "所在地_都道府県", "所在地_市区町村", "所在地_町字", "建物名")
    whole = ("ひろば", "緑県みどり市中央1-2", "緑県", "みどり市", "中央", "中央ハイツ")
    parts = ("いずみ", None, "緑県", "みどり市", "中央", "中央ハイツ")
    found = rows(whole, parts, headers=headers)
    assert [row.entry.address for row in found] == ["緑県みどり市中央1-2 中央ハイツ", "緑県 みどり市 中央 中央ハイツ"]


def test_a_word_for_a_kind_can_be_told_otherwise_and_stays_as_a_tag() -> None:
    table = read_bytes(
        workbook(("名称", "種別"), ["一", "みまもり"], ["二", "保育、一時預かり"], ["三", "みまもり"])
    ).table
    columns = guessed(table.headers)
    assert checking.kinds_in(table, columns) == {"みまもり": 2, "保育、一時預かり": 1}
    plain = checking.checked(table, Columns(columns, {}), ())
    assert [(row.entry.kind, row.entry.tags) for row in plain[:2]] == [
        ("other", ("みまもり",)),
        ("nursery", ("一時預かり",)),
    ]
    told = checking.checked(table, Columns(columns, {"みまもり": "community"}), ())
    assert (told[0].entry.kind, told[0].entry.tags) == ("community", ("みまもり",))


def test_without_a_name_column_nothing_is_checked() -> None:
    table = read_bytes(workbook(("所在地",), ["中央区"])).table
    with pytest.raises(Problem, match="table_no_name"):
        checking.checked(table, Columns(("address",), {}), ())


def test_the_same_place_twice_is_found_in_the_register_and_in_the_list() -> None:
    far = Entry("2", "みどり保育園", phone="06-1111-2222")
    bare = Entry("3", "いずみの会")
    found = rows(
        ("みどり保育園", "", "", "中央区", "０３（１２３４）５６７８", ""),
        ("ミドリ保育園", "", "", "中央区", "03-1234-5678", ""),
        ("みどり保育園", "", "", "西区", "011-222-3333", ""),
        ("いずみの会", "", "", "東区", "", ""),
        ("いずみの会", "", "", "北区", "", ""),
        known=(far, MIDORI, bare),
    )
    assert [row.twin.id if row.twin else "" for row in found] == ["1", "", "", "3", ""]
    assert [(fault.code, fault.facts) for fault in found[1].faults] == [("row_twice", {"earlier": 2})]
    assert all(not row.faults for row in (found[0], *found[2:]))


def test_what_the_register_has_is_left_filled_up_or_written_over() -> None:
    found = rows(("みどり保育園", "ミドリ", "こども食堂", "中央区", "0312345678", ""), known=(MIDORI,))
    assert plan(found, Choices()).known == (2,)
    filled = plan(found, Choices(existing="fill"))
    assert filled.changed == {"1": {"kana": "ミドリ", "address": "中央区", "tags": ("園庭開放", "こども食堂")}}
    written = plan(found, Choices(of_line={2: "overwrite"})).changed["1"]
    assert (written["kind"], written["phone"]) == ("place", "0312345678")
    assert plan(found, Choices(existing="fill", left=frozenset({2}))).left == (2,)
    assert plan(rows(("みどり保育園", "", "", "", "", ""), known=(MIDORI,)), Choices(existing="overwrite")).known == (
        2,
    )


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_fault_has_words_and_what_to_do() -> None:
    entries: Mapping[str, Mapping[str, str]] = words(path("messages", "faults.toml"))
    facts = {
        "row_twice": {"earlier"},
        "text_long": {"limit", "length"},
        "date_outside_era": {"era", "span", "would_be"},
    }
    for code, entry in entries.items():
        counted = {"count"} if f"{code}_do" not in entries and not code.endswith("_do") else set()
        for language in LANGUAGES:
            assert _placeholders(entry[language]) == facts.get(code, counted)


def test_thousands_of_rows_of_one_name_are_told_apart_all_the_same() -> None:
    places = [
        Entry("", "みどり市", address=f"中央区{n % 1500}の町", phone=f"03-{n % 1500:04}-0000") for n in range(3000)
    ]
    twins = Twins(())
    found = [twins.told(Row(n, entry)) for n, entry in enumerate(places)]
    assert [row.line for row in found if row.faults] == list(range(1500, 3000))
    assert [row.faults[0].facts["earlier"] for row in found[1500:]] == list(range(1500))
