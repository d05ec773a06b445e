"""Dates as people tell them."""

from contextlib import suppress
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kasesupport.domain.dates import (
    ERAS,
    YEARS,
    PartialDate,
    age_label,
    age_on,
    both,
    grade_on,
    parse,
    seireki,
    wareki,
)
from kasesupport.domain.problems import Problem

DAYS = st.dates(date(1868, 10, 23), date(2099, 12, 31))


@st.composite
def told_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(DAYS)
    depth = draw(st.integers(1, 3))
    return PartialDate(*(day.year, day.month, day.day)[:depth], approx=draw(st.booleans()))


FULL = PartialDate(2015, 4, 2)


@pytest.mark.parametrize(
    "typed",
    [
        "平成27年4月2日", "H27.4.2", "h27/4/2", "平27-4-2", "２０１５年４月２日", "2015/4/2", "2015-04-02",
        "20150402", " 2015 . 4 . 2 ", "㍻27年4月2日", "平成２７年　４月２日生まれ", "2015－4－2", "2015.04.02",
    ],
)  # fmt: skip
def test_one_day_in_many_spellings(typed: str) -> None:
    assert parse(typed) == FULL


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("令和元年", PartialDate(2019)),
        ("R1", PartialDate(2019)),
        ("R8/11/23", PartialDate(2026, 11, 23)),
        ("2015年4月", PartialDate(2015, 4)),
        ("2015/4", PartialDate(2015, 4)),
        ("2015", PartialDate(2015)),
        ("昭和60年ごろ", PartialDate(1985, approx=True)),
        ("昭和60年頃", PartialDate(1985, approx=True)),
        ("約2015年", PartialDate(2015, approx=True)),
        ("だいたい平成元年３月くらい", PartialDate(1989, 3, approx=True)),
        ("2024/2/29", PartialDate(2024, 2, 29)),
    ],
)
def test_parts_and_about(typed: str, told: PartialDate) -> None:
    assert parse(typed) == told


@pytest.mark.parametrize(
    "typed",
    [
        "", "   ", "きのう", "4月2日", "平成", "平成0年", "H27.4.2.1", "20155", "1015年", "2015年4月2日3", "2015//2",
        "平成二十七年", "\0", "2015\0", "9" * 10_000, "平成27年" * 2_000, "ごろ", "約", "-", "0000",
    ],
)  # fmt: skip
def test_what_is_no_date_is_said_so(typed: str) -> None:
    with pytest.raises(Problem) as caught:
        parse(typed)
    assert caught.value.code == "date_unreadable"


def test_what_is_too_long_is_not_read_even_with_a_date_in_it() -> None:
    with pytest.raises(Problem) as caught:
        parse("2015" + " " * 10_000)
    assert caught.value.code == "date_unreadable"


@pytest.mark.parametrize("typed", ["2023年2月30日", "令和5年2月29日", "2015/4/31", "2015/4/0"])
def test_a_day_no_calendar_has(typed: str) -> None:
    with pytest.raises(Problem) as caught:
        parse(typed)
    assert caught.value.code == "date_no_such_day"


def test_a_day_no_calendar_has_tells_the_last_day_of_that_month() -> None:
    with pytest.raises(Problem) as caught:
        parse("令和5年2月30日")
    assert caught.value.facts == {"year": 2023, "month": 2, "day": 30, "last": 28}


@pytest.mark.parametrize("typed", ["2015年13月", "平成27年0月1日"])
def test_a_month_no_calendar_has(typed: str) -> None:
    with pytest.raises(Problem) as caught:
        parse(typed)
    assert caught.value.code == "date_no_such_month"


@pytest.mark.parametrize(
    ("typed", "would_be"),
    [
        ("平成32年", "2020年（令和2年）"),
        ("平成31年5月", "2019年5月（令和元年）"),
        ("平成31年5月1日", "2019年5月1日（令和元年）"),
        ("昭和64年1月8日", "1989年1月8日（平成元年）"),
        ("平成元年1月7日", "1989年1月7日（昭和64年）"),
        ("令和元年4月30日", "2019年4月30日（平成31年）"),
        ("大正15年12月26日", "1926年12月26日（昭和元年）"),
    ],
)
def test_outside_its_era_says_which_date_it_would_be(typed: str, would_be: str) -> None:
    with pytest.raises(Problem) as caught:
        parse(typed)
    assert caught.value.code == "date_outside_era"
    assert caught.value.facts["would_be"] == would_be


def test_the_span_of_an_era_is_told_in_its_own_years() -> None:
    with pytest.raises(Problem) as caught:
        parse("平成32年")
    assert caught.value.facts["span"] == "平成元年1月8日から平成31年4月30日まで"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (PartialDate(1912, 7, 29), "明治45年7月29日"),
        (PartialDate(1912, 7, 30), "大正元年7月30日"),
        (PartialDate(1926, 12, 24), "大正15年12月24日"),
        (PartialDate(1926, 12, 25), "昭和元年12月25日"),
        (PartialDate(1989, 1, 7), "昭和64年1月7日"),
        (PartialDate(1989, 1, 8), "平成元年1月8日"),
        (PartialDate(2019, 4, 30), "平成31年4月30日"),
        (PartialDate(2019, 5, 1), "令和元年5月1日"),
        (PartialDate(2019), "令和元年"),
        (PartialDate(1926), "大正15年"),
        (PartialDate(1985, approx=True), "昭和60年ごろ"),
        (PartialDate(1868, 10, 22), "1868年10月22日"),
    ],
)
def test_the_borders_of_the_eras(day: PartialDate, words: str) -> None:
    assert wareki(day) == words
    assert parse(words) == day


def test_the_day_of_the_older_changes_bears_both_names() -> None:
    assert parse("明治45年7月30日") == parse("大正元年7月30日")
    assert parse("大正15年12月25日") == parse("昭和元年12月25日")


def test_the_eras_follow_each_other_without_a_gap() -> None:
    for older, newer in pairwise(ERAS):
        assert older.last is not None
        assert (newer.first - older.last).days in (0, 1)


def test_western_and_both() -> None:
    assert seireki(PartialDate(2015, 4, approx=True)) == "2015年4月ごろ"
    assert both(FULL) == "2015年4月2日（平成27年）"
    assert both(PartialDate(1985, approx=True)) == "1985年（昭和60年）ごろ"
    assert both(PartialDate(1850)) == "1850年"


@given(told_dates())
def test_what_is_written_is_read_again(told: PartialDate) -> None:
    assert parse(wareki(told)) == told
    assert parse(seireki(told)) == told
    assert parse(told.text()) == told
    assert PartialDate.from_text(told.text()) == told


@given(st.text())
def test_reading_anything_gives_a_date_or_says_why_not(typed: str) -> None:
    with suppress(Problem):
        assert parse(typed).year in YEARS


@pytest.mark.parametrize("stored", ["", "2015-4", "2015-02-30", "2015-13", "~", "2015-04-02x", "15"])
def test_spoilt_stored_text_is_a_problem(stored: str) -> None:
    with pytest.raises(Problem):
        PartialDate.from_text(stored)


@pytest.mark.parametrize("parts", [(2015, None, 2), (2015, 2, 30), (2015, 13)])
def test_an_impossible_date_cannot_be_made(parts: tuple[int, ...]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the words are not for the screen
        PartialDate(*parts)


@given(told_dates(), told_dates())
def test_the_order_is_total(a: PartialDate, b: PartialDate) -> None:
    assert (a < b) + (b < a) + (a == b) == 1


def test_a_year_stands_before_its_months() -> None:
    assert sorted([FULL, PartialDate(2015), PartialDate(2015, 4)]) == [PartialDate(2015), PartialDate(2015, 4), FULL]


def test_age_on_and_around_the_birthday() -> None:
    assert age_on(FULL, date(2023, 4, 1)) == 7
    assert age_on(FULL, date(2023, 4, 2)) == 8
    assert age_on(PartialDate(2016, 2, 29), date(2023, 2, 28)) == 6
    assert age_on(PartialDate(2016, 2, 29), date(2023, 3, 1)) == 7


def test_age_is_given_only_when_it_is_sure() -> None:
    assert age_on(PartialDate(2015, 4), date(2023, 3, 31)) == 7
    assert age_on(PartialDate(2015, 4), date(2023, 4, 15)) is None
    assert age_on(PartialDate(2015), date(2023, 6, 1)) is None
    assert age_on(PartialDate(2015, 4, 2, approx=True), date(2023, 6, 1)) is None
    assert age_on(FULL, date(2015, 4, 1)) is None


@given(DAYS, DAYS)
def test_a_full_date_always_has_an_age_once_born(birth: date, on: date) -> None:
    age = age_on(PartialDate.of(birth), on)
    assert (age is None) == (on < birth)


def test_age_label() -> None:
    on = date(2023, 6, 1)
    assert age_label(None, on) == ""
    assert age_label(FULL, on) == "8"
    assert age_label(PartialDate(2015), on) == "約7"
    assert age_label(PartialDate(2015, approx=True), date(2023, 12, 31)) == "約8"
    assert age_label(PartialDate(2024), on) == ""
    assert age_label(PartialDate(2023), on) == "約0"


def test_no_age_is_told_of_a_forebear_whose_death_nobody_wrote_down() -> None:
    on = date(2026, 11, 25)
    assert age_label(PartialDate(1887, 5, 1), on) == ""
    assert age_label(PartialDate(1904), on) == ""
    assert age_label(PartialDate(1906, 11, 25), on) == "120"
    assert age_label(PartialDate(1887, 5, 1), on, PartialDate(1950, 6, 1)) == "63"


def test_age_label_after_a_death_is_the_age_reached() -> None:
    on = date(2023, 6, 1)
    assert age_label(PartialDate(1950, 5, 1), on, PartialDate(2010, 4, 30)) == "59"
    assert age_label(PartialDate(1950), on, PartialDate(2010)) == "約60"
    assert age_label(PartialDate(1950, 5, 1), on, PartialDate(2010, 7)) == "60"
    assert age_label(PartialDate(1950, 5, 1), on, PartialDate(2010)) == "約60"
    assert age_label(PartialDate(1950, 5, 1), on, PartialDate(2010, 7, approx=True)) == "約60"


@pytest.mark.parametrize(
    ("birth", "grade"),
    [
        ("2017-04-02", "未就学（年長）"),
        ("2017-04-01", "小1"),
        ("2016-04-02", "小1"),
        ("2016-04-01", "小2"),
        ("2018-04-02", "未就学（年中）"),
        ("2020-04-01", "未就学（年少）"),
        ("2020-04-02", "未就学"),
        ("2010-05-05", "中1"),
        ("2007-05-05", "高1相当"),
        ("2005-04-02", "高3相当"),
        ("2005-04-01", ""),
        ("2016-04", ""),
        ("2016-05", "小1"),
        ("2016", ""),
        ("~2016-05-01", ""),
        ("2023-06-02", ""),
    ],
)
def test_grade_by_the_second_of_april(birth: str, grade: str) -> None:
    assert grade_on(PartialDate.from_text(birth), date(2023, 6, 1)) == grade


def test_the_school_year_turns_on_the_first_of_april() -> None:
    birth = PartialDate(2016, 4, 2)
    assert grade_on(birth, date(2023, 3, 31)) == "未就学（年長）"
    assert grade_on(birth, date(2023, 4, 1)) == "小1"
    assert grade_on(None, date(2023, 4, 1)) == ""
