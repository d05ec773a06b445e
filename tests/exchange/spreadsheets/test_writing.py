"""What is written is read back the same, computes nothing, and says what it could not hold."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from tests.chance import runs

from kasesupport.domain.register import Entry, unique_tags
from kasesupport.domain.shortage import Shortage
from kasesupport.domain.texts import clean_line, clean_text
from kasesupport.exchange.spreadsheets import checking, sheets, writing
from kasesupport.exchange.spreadsheets.checking import Columns
from kasesupport.exchange.spreadsheets.entries import Choices
from kasesupport.exchange.spreadsheets.fields import fields, guessed, kind_words
from kasesupport.exchange.spreadsheets.opening import read_bytes
from kasesupport.exchange.spreadsheets.planning import plan

SIGNS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co"), exclude_characters="\ufffd")
AWKWARD = st.sampled_from(
    [
        "=1+1",
        "+81",
        "-5",
        "@x",
        "'=x",
        "''",
        "－",
        "〃",
        "同上",
        '"',
        'a"b',
        ",",
        "1,2",
        "0123",
        "TRUE",
        "2026-04-01",
        "々",
        "'々",
        "𠮷",
        "ｶﾅ",
    ]
)
WORDS = AWKWARD | st.text(SIGNS, max_size=12)
LINES = WORDS.map(lambda text: clean_line(text, 300))
TEXTS = st.lists(WORDS, max_size=3).map(lambda lines: clean_text("\n".join(lines)))
NAMES = LINES.map(lambda text: text[:80].strip() or "名なし")
PHONES = st.sampled_from(["", "03-1234-5678", "+81 3 1234 5678", "0312345678", "０３（１２３４）５６７８", "189"])
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31)).map(date.isoformat) | st.just("")
TAGS = st.lists(LINES.map(lambda text: text[:30].strip()), max_size=4).map(
    lambda tags: unique_tags(tag for tag in tags if tag)
)
ENTRIES = st.builds(
    Entry, st.just(""), NAMES, kind=st.sampled_from([kind for kind in kind_words() if kind != "personal"]), kana=LINES.map(lambda t: t[:80].strip()),
    council=st.booleans(), area=LINES, address=LINES, hours=LINES, contact=LINES, phone=PHONES, web=LINES, audience=TEXTS,
    strengths=TEXTS, limits=TEXTS, cost=LINES, flexible=TEXTS, note=TEXTS, checked_on=DAYS, closed_on=DAYS, tags=TAGS,
)  # fmt: skip
REGISTERS = st.lists(ENTRIES, min_size=1, max_size=4, unique_by=lambda entry: entry.name.casefold())


def back(data: bytes) -> list[Entry]:
    found = read_bytes(data)
    rows = checking.checked(found.table, Columns(guessed(found.table.headers), {}), ())
    assert found.table.notes == ()
    taken = frozenset(row.line for row in rows if {fault.code for fault in row.faults} <= {"row_twice"})
    return list(plan(rows, Choices(taken=taken)).added)


@given(REGISTERS)
@settings(max_examples=runs(25), deadline=None)
def test_written_and_read_again_it_is_the_same_register(entries: list[Entry]) -> None:
    out = sheets.register(entries)
    assert back(writing.text(out, "utf-8")) == entries
    assert back(writing.xlsx(out)) == entries
    if not writing.lacking(out):
        assert len(back(writing.text(out, "cp932"))) == len(entries)


def test_no_cell_is_a_formula() -> None:
    entry = Entry(
        "", '=HYPERLINK("http://x","y")', phone="+81 3-1234-5678", note="-1\n=2", address="＝1", web="@x", tags=("=t",)
    )
    out = sheets.register([entry])
    book = load_workbook(io.BytesIO(writing.xlsx(out)))
    cells = {cell.value: cell for row in book.active.iter_rows(min_row=2) for cell in row if cell.value}
    assert {cell.data_type for cell in cells.values()} == {"s"}
    assert cells[entry.name].quotePrefix
    (_, row) = csv.reader(io.StringIO(writing.text(out, "utf-8").decode("utf-8-sig")))
    assert not [cell for cell in row if cell[:1] in "=+-@＝" and cell]
    assert back(writing.text(out, "utf-8")) == back(writing.xlsx(out)) == [entry]


def test_a_workbook_is_laid_out_to_be_read() -> None:
    entry = Entry("", "みどり保育園", checked_on="2026-04-01", note="一\n二")
    page = load_workbook(io.BytesIO(writing.xlsx(sheets.register([entry])))).active
    assert (page.title, page.freeze_panes, page.auto_filter.ref) == ("地域資源台帳", "B2", "A1:S2")
    headers = {cell.value: cell for cell in page[1]}
    assert list(headers) == [field.label for field in fields().values()]
    assert page.column_dimensions["A"].width == 14
    day = page.cell(2, headers["最後に確かめた日"].column)
    assert (day.is_date, day.number_format) == (True, "yyyy-mm-dd")
    assert page.cell(2, headers["メモ"].column).alignment.wrap_text


def test_what_cp932_does_not_hold_is_told_and_seen() -> None:
    out = sheets.register([Entry("", "髙橋𠮷野園〜東", address="한국 −1", note="𠮷")])
    assert writing.lacking(out) == {"𠮷": 2, "한": 1, "국": 1}
    told = writing.text(out, "cp932").decode("cp932")
    assert "髙橋〓野園～東" in told
    assert "〓〓 －1" in told
    assert "𠮷" in writing.text(out, "utf-8").decode("utf-8-sig")


@pytest.mark.parametrize("sign", ["\ufffe", "\uffff"])
def test_a_sign_no_workbook_holds_does_not_break_it(sign: str) -> None:
    (entry,) = back(writing.xlsx(sheets.register([Entry("", f"あ{sign}い")])))
    assert entry.name == "あ〓い"


def test_what_is_missing_is_told_without_names() -> None:
    told = Shortage(
        "1",
        "佐倉さん宅の夜の見守り",
        "day_care",
        "中央区",
        "considering",
        "陽菜が困った",
        12,
        3,
        "2026-01-05",
        "2026-05-01",
        ("夜間",),
    )
    out = sheets.missing([told], {"佐倉", "佐倉 陽菜", "陽"})
    assert out.rows == (
        ("（名前）さん宅の夜の見守り", "一時預かり事業", "中央区", "検討中", "5未満", "12", "2026-01-05", "2026-05-01", "夜間", "（名前）が困った"),
    )  # fmt: skip
    page = load_workbook(io.BytesIO(writing.xlsx(out))).active
    assert [cell.value for cell in page[2]][4:6] == ["5未満", 12]
    assert sheets.missing([told], ()).rows[0][0] == told.text
