"""docs/capabilities.md: one row for each thing the practice model asks of the software, with the test that shows it."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LINES = (ROOT / "docs" / "capabilities.md").read_text(encoding="utf-8").splitlines()
ROWS = [line.strip("|").split("|") for line in LINES if re.match(r"\| M[0-9]", line)]


def test_each_of_the_hundred_and_two_has_one_row() -> None:
    assert [row[0].strip() for row in ROWS] == [f"M{number:02}" for number in range(1, 103)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0].strip())
def test_a_row_names_tests_that_are_there_or_says_what_is_missing(row: list[str]) -> None:
    _, what, where, shown_by = (cell.strip() for cell in row)
    assert what
    if shown_by == "未":
        assert re.fullmatch(r"未：.+", where)
    else:
        assert where
        assert "未" not in where
        assert [path for path in shown_by.split(", ") if not (ROOT / path).is_file()] == []
