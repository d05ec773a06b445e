from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kasesupport.domain.problems import Problem
from kasesupport.domain.weeks import months_on
from kasesupport.ui.wizard.days import day_reader, short_day

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("今日", "2026-11-24"),
        ("あした", "2026-11-25"),
        ("12/8", "2026-12-08"),
        ("１月８日", "2027-01-08"),
        ("11/20", "2026-11-20"),
        ("11/1", "2027-11-01"),
        ("令和9年1月20日", "2027-01-20"),
        ("2026/12/1", "2026-12-01"),
    ],
)
def test_days_ahead(typed: str, read: str) -> None:
    assert day_reader(TODAY)(typed).text() == read


@pytest.mark.parametrize(("typed", "read"), [("11/1", "2026-11-01"), ("12/20", "2025-12-20"), ("昨日", "2026-11-23")])
def test_days_behind(typed: str, read: str) -> None:
    assert day_reader(TODAY, ahead=False)(typed).text() == read


@pytest.mark.parametrize(
    ("typed", "code"), [("2026年12月", "date_needs_day"), ("2/30", "date_no_such_day"), ("近いうち", "date_unreadable")]
)
def test_what_is_no_day_is_said(typed: str, code: str) -> None:
    with pytest.raises(Problem) as caught:
        day_reader(TODAY)(typed)
    assert caught.value.code == code


@given(st.dates(date(1990, 1, 1), date(2080, 1, 1)), st.integers(1, 60))
def test_so_many_months_on_is_never_in_a_later_month(day: date, months: int) -> None:
    end = months_on(day, months)
    assert (end.year * 12 + end.month) - (day.year * 12 + day.month) == months
    assert end.day <= day.day


def test_short_days() -> None:
    assert short_day("2026-11-03", TODAY) == "11月3日"
    assert short_day("2025-11-03", TODAY) == "2025年11月3日"
    assert short_day("2026", TODAY) == "2026年"
