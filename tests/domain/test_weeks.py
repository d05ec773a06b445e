from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kasesupport.domain.weeks import WeekStart, month_end, month_of, months_on, week_of

DAYS = st.dates(date(1950, 1, 1), date(2150, 1, 1))
STARTS = st.sampled_from(["sun", "mon"])


@given(DAYS, STARTS)
def test_a_leaf_holds_whole_weeks_and_the_day_itself(on: date, start: WeekStart) -> None:
    week, month = week_of(on, start), month_of(on, start)
    assert on in week
    assert week[0].weekday() == {"sun": 6, "mon": 0}[start]
    assert {week[0], week[-1]} <= set(month)
    assert len(month) % 7 == 0
    assert {day for day in month if day.month == on.month} >= {on.replace(day=1), month_end(on)}
    assert [later.toordinal() - day.toordinal() for day, later in zip(month, month[1:], strict=False)] == [1] * (
        len(month) - 1
    )


@pytest.mark.parametrize(
    ("on", "months", "wanted"),
    [("2026-01-31", 1, "2026-02-28"), ("2026-03-31", -1, "2026-02-28"), ("2026-12-05", 1, "2027-01-05")],
)
def test_a_month_on_is_never_a_month_further(on: str, months: int, wanted: str) -> None:
    assert months_on(date.fromisoformat(on), months) == date.fromisoformat(wanted)
