"""How much of the time is shown."""

from datetime import date, timedelta

from kasesupport.diagrams.timeline import Timeline

MONTHS = {"all": 0, "3": 3, "6": 6, "12": 12, "36": 36}
BEFORE = {3: 1 / 4, 6: 1 / 4, 12: 1 / 5, 36: 1 / 8}  # the part of a span that lies after today
MONTH = 30.4  # days


def ends(timeline: Timeline, span: str) -> tuple[date, date]:
    """The first and the last day for a choice of MONTHS; "all" holds every day that is told."""
    today, months = timeline.today, MONTHS[span]
    if months:
        ahead = round(months * MONTH * BEFORE[months])
        return today - timedelta(days=round(months * MONTH) - ahead), today + timedelta(days=ahead)
    days = [*timeline.days(), today]
    first, last = min(days), max(days)
    rim = max(14, (last - first).days // 20)
    return first - min(timedelta(days=rim), first - date.min), last + min(timedelta(days=rim), date.max - last)
