"""Days in words: all moved alike, in the way they were written; what is no day stays."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.chance import runs

from kasesupport.domain.dates import PartialDate, parse
from kasesupport.domain.study.days import LATEST, PATTERN, SOONEST, moved_day, moved_words

NEAR = date(2026, 11, 30)
BY = st.integers(SOONEST, LATEST) | st.integers(-LATEST, -SOONEST)


def moved(text: str, by: int = 200, near: date | None = NEAR) -> str:
    return PATTERN.sub(lambda found: moved_words(found, by, near) or found[0], text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("令和8年11月3日に会った。", "令和9年5月22日に会った。"),
        ("２０２６年１１月３日", "2027年5月22日"),
        ("平成三十年四月一日から", "平成30年10月18日から"),
        ("2026-11-03と2026/11/3", "2027-5-22と2027/5/22"),
        ("R8.11.3", "令和9年5月22日"),
        ("11月3日の朝", "5月22日の朝"),
        ("12月に引っこした", "7月に引っこした"),
        ("令和8年度", "令和9年度"), ("2026年度に", "2027年度に"), ("2026年に", "2027年に"), ("令和元年", "令和2年"),
        ("11/3に電話", "5/22に電話"),
        ("3日に来る", "22日に来る"),
    ],
)  # fmt: skip
def test_a_day_is_moved_in_the_way_it_was_written(text: str, told: str) -> None:
    assert moved(text) == told


@pytest.mark.parametrize(
    "text",
    ["3か月", "週3日", "2日間", "三日つづいた", "3日前", "小学3年", "10月間", "2日に1回", "8時に", "13月5日", "2人"],
)
def test_what_is_no_day_stays(text: str) -> None:
    assert moved(text) == text


def test_without_a_day_it_was_said_on_a_day_without_a_year_is_not_known() -> None:
    assert moved("11月3日", near=None) == "11月3日"
    assert moved("2026年11月3日", near=None) == "2027年5月22日"


@settings(max_examples=runs(40), deadline=None)
@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(0, 4000), BY)
def test_intervals_are_kept_and_no_day_month_or_year_stays(first: date, between: int, by: int) -> None:
    second = first + timedelta(days=between)
    days = [parse(moved(f"{day.year}年{day.month}月{day.day}日", by)).span()[0] for day in (first, second)]
    assert days[1] - days[0] == second - first
    assert days[0] != first
    assert moved_day(PartialDate(first.year), by).year != first.year
    assert moved_day(PartialDate(first.year, first.month), by).month != first.month
    assert moved(f"{first.month}月", by, first) != f"{first.month}月"
