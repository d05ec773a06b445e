from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kasesupport.store.backups.rotation import gone_by, kept

moments = st.datetimes(datetime(2024, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC)).map(
    lambda at: at.replace(microsecond=0)
)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def daily(count: int, until: datetime = NOON) -> list[datetime]:
    return [until - timedelta(days=n) for n in range(count)]


def test_two_years_of_days_leave_seven_days_four_weeks_twelve_months() -> None:
    days = [at.date() for at in sorted(kept(daily(730)), reverse=True)]
    week = [date(2026, 11, 24) - timedelta(days=n) for n in range(7)]
    sundays = [date(2026, 11, 22), date(2026, 11, 15), date(2026, 11, 8)]
    ends = [date(2026, month, 1) - timedelta(days=1) for month in range(2, 12)] + [date(2025, 12, 31)]
    assert days == sorted({*week, *sundays, *ends}, reverse=True)


def test_of_one_day_the_newest_stays() -> None:
    hours = [NOON + timedelta(hours=n) for n in range(8)]
    assert kept(hours) == {hours[-1]}


def test_a_clock_gone_wrong_empties_no_shelf() -> None:
    before = kept(daily(400))
    ahead = NOON + timedelta(days=5000)
    assert len(before - kept([*before, ahead])) <= 3


def test_a_year_in_a_drawer_loses_little() -> None:
    before = kept(daily(400))
    assert len(before - kept([*before, NOON + timedelta(days=365)])) <= 3


@given(st.lists(moments))
def test_the_newest_always_stays_and_nothing_is_made_up(times: list[datetime]) -> None:
    stays = kept(times)
    assert stays <= set(times)
    assert not times or max(times) in stays
    assert len(stays) <= 7 + 4 + 12


@given(st.lists(moments))
def test_what_stays_stays_when_asked_again(times: list[datetime]) -> None:
    assert kept(kept(times)) == kept(times)


@given(st.lists(moments))
def test_rotating_after_each_backup_comes_to_the_same(times: list[datetime]) -> None:
    shelf: frozenset[datetime] = frozenset()
    for at in sorted(times):
        shelf = kept([*shelf, at])
    assert shelf == kept(times)


@given(st.lists(moments))
def test_the_last_day_week_and_month_each_keep_their_newest(times: list[datetime]) -> None:
    stays = kept(times)
    for bucket, count in (
        (lambda a: a.date(), 7),
        (lambda a: a.isocalendar()[:2], 4),
        (lambda a: (a.year, a.month), 12),
    ):
        last = sorted({bucket(at) for at in times})[-count:]
        assert {max(at for at in times if bucket(at) == b) for b in last} <= stays


@given(st.integers(0, 365))
def test_a_backup_is_gone_by_the_day_foretold(age: int) -> None:
    at = NOON - timedelta(days=age)
    shelf = kept(daily(365 * 2))
    if at not in shelf:
        return
    foretold, today = gone_by(at, shelf), NOON
    while at in shelf:
        today += timedelta(days=1)
        shelf = kept([*shelf, today])
    assert today.date() <= foretold


def test_what_a_restore_left_is_not_taken_away_by_the_next_backup_of_the_day() -> None:
    before, after = [NOON, NOON - timedelta(days=1)], [NOON + timedelta(hours=1), NOON - timedelta(days=2)]
    assert kept(after, before) == {*before, *after}
    assert NOON not in kept([*after, *before]), "as it would be without"


def test_it_makes_way_once_a_week_of_days_has_gone_on_without_it() -> None:
    later = [NOON + timedelta(days=n, hours=1) for n in range(7)]
    assert NOON in kept(later[:6], [NOON])
    assert NOON not in kept(later, [NOON])


@given(st.lists(moments), st.lists(moments))
def test_it_stays_bounded_and_takes_no_place_from_the_present_history(
    times: list[datetime], left: list[datetime]
) -> None:
    stays = kept(times, left)
    assert len(stays) <= 2 * (7 + 4 + 12)
    assert not times or max(times) in stays
    assert stays <= {*times, *left}
