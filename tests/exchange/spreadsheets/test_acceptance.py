"""5,000 rows with 50 faulty ones: the 50 named, the rest in, one undo removes all."""

from tests.exchange.spreadsheets.lists import workbook

from kasesupport.cases import area, entries, register
from kasesupport.exchange.spreadsheets import checking
from kasesupport.exchange.spreadsheets.checking import Columns
from kasesupport.exchange.spreadsheets.entries import Choices, columns
from kasesupport.exchange.spreadsheets.fields import guessed
from kasesupport.exchange.spreadsheets.opening import read_bytes
from kasesupport.exchange.spreadsheets.planning import plan
from kasesupport.store.casefile import CaseFile

FAULTS = ("name_missing", "phone_odd", "date_unreadable", "person_private", "row_twice")


def _row(n: int) -> tuple[str, ...]:
    row = (f"みどり{n}の会", "居場所", f"中央区{n}", f"03-{n:04}-0000", "令和8年4月1日")
    if n % 100:
        return row
    match FAULTS[n // 100 % 5]:
        case "name_missing":
            return ("", *row[1:])
        case "phone_odd":
            return (*row[:3], "12", row[4])
        case "date_unreadable":
            return (*row[:4], "春ごろ")
        case "person_private":
            return (row[0], "友人", *row[2:])
        case _:
            return _row(n + 1)


def test_of_5000_rows_the_50_faulty_ones_are_named_the_rest_is_in_and_one_undo_removes_all(casefile: CaseFile) -> None:
    register.add(casefile, "前からある会")
    before = entries.listed(casefile)
    head = casefile.head().seq
    table = read_bytes(workbook(("名称", "種別", "所在地", "電話", "確認日"), *map(_row, range(1, 5001)))).table
    rows = checking.checked(table, Columns(guessed(table.headers), {}), before)
    made = plan(rows, Choices())
    named = {fault.line: fault.code for row in rows for fault in row.faults}
    # the copy stands in front of what it copies: of the two, the later one is named
    wanted = {n + 1 + (FAULTS[n // 100 % 5] == "row_twice"): FAULTS[n // 100 % 5] for n in range(100, 5001, 100)}
    assert named == wanted
    assert made.faulty == tuple(wanted)
    register.bring_in(casefile, [columns(entry) for entry in made.added], made.changed)
    assert len(entries.listed(casefile)) == 1 + 4950
    assert casefile.head().seq == head + 1
    assert area.undo(casefile) == "resource.import"
    assert entries.listed(casefile) == before
