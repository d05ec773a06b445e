"""Which backups stay: the newest of each of the last 7 days, 4 weeks and 12 months that have one.

Those of a history that a restore left stay beside them for a while: the restore may have been a mistake.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

Bucket = Callable[[datetime], tuple[int, ...]]
DAYS, WEEKS, MONTHS = 7, 4, 12


def _day(at: datetime) -> tuple[int, ...]:
    return (at.year, at.month, at.day)


def _week(at: datetime) -> tuple[int, ...]:
    return at.isocalendar()[:2]


def _month(at: datetime) -> tuple[int, ...]:
    return (at.year, at.month)


RULES: tuple[tuple[Bucket, int], ...] = ((_day, DAYS), (_week, WEEKS), (_month, MONTHS))


def kept(times: Iterable[datetime], apart: Iterable[datetime] = ()) -> frozenset[datetime]:
    """Those of these times that stay; the newest always does.

    `apart`: those of a history that a restore left. They count for themselves until DAYS days have a later backup of
    the present one, so that no backup made after a restore takes the place of one made before it on the same day.

    Days, weeks (ISO) and months without a backup do not count, so that neither a laptop left in a drawer for a
    year nor a clock gone wrong empties the shelf at one stroke.
    """
    own, left = set(times), set(apart)
    young = {at for at in left if len({_day(later) for later in own if later > at}) < DAYS}
    return _kept(own | (left - young)) | _kept(young)


def _kept(times: Iterable[datetime]) -> frozenset[datetime]:
    given = sorted(times, reverse=True)
    return frozenset(at for bucket, count in RULES for at in _newest(given, bucket, count))


def gone_by(at: datetime, times: Iterable[datetime]) -> date:
    """By which day at the latest the backup of `at` has made way, if from now on one is made every day.

    Without use there is no new backup, and the day moves back.
    """
    given = sorted({*times, at}, reverse=True)
    stays = [end for (bucket, count), end in zip(RULES, _ends(at), strict=True) if at in _newest(given, bucket, count)]
    return max(stays, default=at.date())


def _newest(given: list[datetime], bucket: Bucket, count: int) -> list[datetime]:
    """`given` newest first: the first of each bucket, so many buckets."""
    firsts: dict[tuple[int, ...], datetime] = {}
    for at in given:
        firsts.setdefault(bucket(at), at)
    return list(firsts.values())[:count]


def _ends(at: datetime) -> tuple[date, date, date]:
    """The first day on which the day, the week and the month of `at` have passed out of each rule."""
    day = at.date()
    monday = day - timedelta(days=day.weekday())
    return day + timedelta(days=DAYS), monday + timedelta(weeks=WEEKS), date(day.year + 1, day.month, 1)
