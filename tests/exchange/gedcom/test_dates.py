"""Every form a date of GEDCOM can have."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.chance import runs

from kasesupport.domain.dates import PartialDate
from kasesupport.exchange.gedcom.dates import parsed, written


@pytest.mark.parametrize(
    ("told", "date", "loss"),
    [
        ("2 APR 2015", PartialDate(2015, 4, 2), ""),
        ("apr 2015", PartialDate(2015, 4), ""),
        ("2 April 2015", PartialDate(2015, 4, 2), ""),
        ("2015", PartialDate(2015), ""),
        ("@#DGREGORIAN@ 2 APR 2015", PartialDate(2015, 4, 2), ""),
        ("GREGORIAN 2 APR 2015", PartialDate(2015, 4, 2), ""),
        ("ABT 1985", PartialDate(1985, approx=True), ""),
        ("CAL 3 MAY 1985", PartialDate(1985, 5, 3, approx=True), ""),
        ("EST MAY 1985", PartialDate(1985, 5, approx=True), ""),
        ("INT 1985 (about when the war ended)", PartialDate(1985, approx=True), ""),
        ("BEF 1985", PartialDate(1985, approx=True), "range"),
        ("AFT 3 MAY 1985", PartialDate(1985, 5, 3, approx=True), "range"),
        ("BET 1 JAN 1985 AND 9 JAN 1985", PartialDate(1985, 1), "range"),
        ("BET JAN 1985 AND MAR 1985", PartialDate(1985), "range"),
        ("BET 1980 AND 1985", PartialDate(1980, approx=True), "range"),
        ("FROM 1980 TO 1985", PartialDate(1980, approx=True), "range"),
        ("FROM 1980", PartialDate(1980, approx=True), "range"),
        ("TO 1985", PartialDate(1985, approx=True), "range"),
        ("10 FEB 1699/00", PartialDate(1700, 2, 10), ""),
        ("@#DJULIAN@ 1 JAN 1700", PartialDate(1700, 1, 11), ""),
        ("JULIAN 29 FEB 1700", PartialDate(1700, 3, 11), ""),
        ("@#DJULIAN@ 25 OCT 1917", PartialDate(1917, 11, 7), ""),
        ("@#DJULIAN@ 1699", PartialDate(1699), ""),
        ("2015-04-02", PartialDate(2015, 4, 2), ""),
        ("平成27年4月2日", PartialDate(2015, 4, 2), ""),
        ("(昭和60年ごろ)", PartialDate(1985, approx=True), ""),
        ("@#DHEBREW@ 5 TSH 5758", None, "unread"),
        ("@#DFRENCH R@ 12 VEND 5", None, "unread"),
        ("44 BC", None, "unread"),
        ("31 FEB 2015", None, "unread"),
        ("32 XYZ 2015", None, "unread"),
        ("(unknown)", None, "unread"),
        ("ABT", None, "unread"),
        ("BET 1980 AND", PartialDate(1980, approx=True), "range"),
        ("99999999999999999999", None, "unread"),
        ("0", None, "unread"),
        ("", None, ""),
    ],
)
def test_a_date_is_read_as_far_as_it_is_certain(told: str, date: PartialDate | None, loss: str) -> None:
    found = parsed(told)
    assert (found.date, found.loss) == (date, loss)


PIECES = (
    "ABT",
    "BET",
    "AND",
    "FROM",
    "TO",
    "BEF",
    "INT",
    "(",
    ")",
    "@#DJULIAN@",
    "29",
    "FEB",
    "1900",
    "1699/00",
    "0",
    "/",
)
days = st.dates().map(PartialDate.of)
months = st.builds(PartialDate, st.integers(1, 9999), st.integers(1, 12), approx=st.booleans())


@settings(max_examples=runs(100))
@given(days | months)
def test_what_we_write_comes_back(day: PartialDate) -> None:
    assert parsed(written(day)).date == day


@settings(max_examples=runs(300))
@given(st.text(max_size=40) | st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join))
def test_no_words_break_the_reading(words: str) -> None:
    found = parsed(words)
    assert found.date is None or isinstance(found.date, PartialDate)
