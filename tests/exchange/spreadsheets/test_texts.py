"""CSV as it comes: whatever its writing, delimiter and quotation marks, the same table."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.chance import runs
from tests.exchange.spreadsheets.lists import tried

from kasesupport.domain.problems import Problem
from kasesupport.exchange.spreadsheets import texts
from kasesupport.exchange.spreadsheets.opening import read_bytes
from kasesupport.exchange.spreadsheets.values import CELL, COLUMNS, ROWS, Reading

LIST = "名称,所在地,電話番号\nみどり保育園,中央区１－２,03-1234-5678\n髙﨑クリニック,①ビル,03-1111-2222\n"
KANJI = "名称,住所\n市立病院,東区本町一丁目\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (LIST.encode(), "utf-8"),
        (codecs.BOM_UTF8 + LIST.encode(), "utf-8"),
        (LIST.encode("cp932"), "cp932"),
        (KANJI.encode("cp932"), "cp932"),
        (KANJI.replace("\n", "\r\n").encode("euc_jp"), "euc_jp"),
        (LIST.encode("utf-16"), "utf-16"),
        (LIST.encode("utf-16-le"), "utf-16"),
        (LIST.encode("utf-16-be"), "utf-16"),
    ],
)
def test_the_encoding_is_found_and_told(data: bytes, encoding: str) -> None:
    found = read_bytes(data)
    assert (found.form, found.reading.encoding, found.reading.delimiter) == ("csv", encoding, ",")
    assert found.table.headers[0] == "名称"
    assert found.table.rows[0].cells[0] in ("みどり保育園", "市立病院")
    assert found.table.notes == ()


def test_one_broken_sign_does_not_turn_the_file_into_another_writing() -> None:
    data = LIST.encode().replace("園".encode(), b"\xe5\x9c", 1)
    found = read_bytes(data)
    assert found.reading.encoding == "utf-8"
    assert [(note.code, note.count) for note in found.table.notes] == [("letters_lost", 1)]
    assert found.table.rows[1].cells[0] == "髙﨑クリニック"


def test_the_encoding_can_be_told_otherwise() -> None:
    assert read_bytes(KANJI.encode("cp932"), Reading(encoding="cp932")).table.headers == ("名称", "住所")
    with pytest.raises(Problem, match="table_not_text"):
        read_bytes(KANJI.encode("cp932"), Reading(encoding="utf-8"))
    assert read_bytes(LIST.encode(), Reading(delimiter=";")).table.headers == ("名称,所在地,電話番号",)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    text = f'名称{delimiter}対象\n"ひろば{delimiter}みなみ"{delimiter}0から3歳、妊娠中の方\n"いずみ\n分室"{delimiter}だれでも\n'
    found = read_bytes(text.encode())
    assert found.reading.delimiter == delimiter
    assert [row.cells[0] for row in found.table.rows] == [f"ひろば{delimiter}みなみ", "いずみ\n分室"]
    assert [row.number for row in found.table.rows] == [2, 3]


def test_a_mark_that_is_never_closed_costs_its_own_line_alone() -> None:
    found = read_bytes('名称,電話\nあおぞら,03-1\n"みどり,03-2\n"5"" の間",03-3\nいずみ,03-4\n'.encode())
    assert [(r.number, r.cells[0], r.broken) for r in found.table.rows] == [
        (2, "あおぞら", False), (3, "みどり", True), (4, '5" の間', False), (5, "いずみ", False),
    ]  # fmt: skip
    assert [(note.code, note.count) for note in found.table.notes] == [("quotes_broken", 1)]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "table_empty"),
        (b"\r\n \r\n", "table_empty"),
        ("名称,電話\n".encode(), "table_empty"),
        (bytes(range(256)) * 20, "table_not_text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(1, 32)) * 90, "table_not_text"),
        (("名称\n" + "あ\n" * (ROWS + 1)).encode(), "table_too_long"),
        (("名称,電話\n" + "あ," * (COLUMNS + 1) + "い\n").encode(), "table_too_wide"),
        (f"名称,電話\nあ,{'い' * (CELL + 1)}\n".encode(), "table_cell_long"),
    ],
)
def test_what_is_no_list_or_too_much_is_said(data: bytes, code: str) -> None:
    with pytest.raises(Problem) as refused:
        read_bytes(data)
    assert refused.value.code == code


@given(st.binary(max_size=400), st.sampled_from(["", *texts.ENCODINGS]))
@settings(max_examples=runs(60), deadline=None)
def test_any_bytes_are_a_table_or_a_problem(data: bytes, encoding: str) -> None:
    found = tried(data, Reading(encoding=encoding))
    if isinstance(found, str):
        assert found.startswith("table_")
    else:
        assert all(len(row.cells) == len(found.table.headers) for row in found.table.rows)
