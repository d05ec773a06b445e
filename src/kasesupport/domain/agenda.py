"""What is due for a family: a talk, a review, a reply that is waited for, a word after a long while (M12, M66-M72).

`due` tells today's, `between` what falls on the days of a week or a month. Nothing here is a constant of the guideline:
the interval is the family's own, the days ahead are of this page alone. No family is ranked: the day alone gives the
order.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

DueKind = Literal[
    "meet", "review", "answer", "contact", "again", "waiting", "plan", "reassess", "talk", "task", "meeting", "draft"
]
INTERVALS = {
    "week": 7,
    "two_weeks": 14,
    "month": 31,
    "two_months": 62,
    "season": 92,
}  # of monitoring.interval
# Notes of the practice model that tell of a meeting or a call with the family.
MET = (
    "record.contact", "support.introductions", "support.contacts", "support.meetings", "monitoring.family",
    "outcome.present",
)  # fmt: skip
AHEAD, REVIEW_AHEAD = 7, 14  # days: how far ahead a talk, and the review of a plan, is told
SETTLED = 30  # days: an evaluation so long before the review's day counts as that review
PATIENCE = 7  # days: a request is looked after when it is older


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to look after. `on`: the day it is for, or since when it waits; `at`: its hour, "14:00", or ""."""

    kind: DueKind
    on: date
    words: str = ""
    at: str = ""

    @property
    def hour(self) -> str:
        """What sorts a day by the hour, "09:30"; what has none, or words for it, comes last."""
        hours, colon, minutes = self.at.partition(":")
        return f"{hours:0>2}:{minutes}" if colon and hours.isdigit() else "99"


@dataclass(frozen=True, slots=True)
class Life:
    """What is known of one family's open episode. `met`: the last day anybody was met or written down; None for never.

    `waits`: until when one decided to wait (None: no day). `requests`: days of requests without a reply. `dates`:
    further days of a plan and of talks among colleagues, as they stand; only where a calendar asked for them.
    """

    meetings: tuple[tuple[date, str, str], ...] = ()  # agreed, with what, at which hour
    reviews: tuple[date, ...] = ()
    evaluated: date | None = None
    met: date | None = None
    interval: str = ""
    waits: tuple[date | None, ...] = ()
    requests: tuple[date, ...] = ()
    dates: tuple[Due, ...] = ()
    tasks: tuple[tuple[date, date | None, str], ...] = ()  # decided and not done: since when, until when, what


def due(life: Life, today: date) -> tuple[Due, ...]:
    """What is due today, by day."""
    return tuple(sorted(_all(life, today), key=lambda each: (each.on, each.kind)))


def between(life: Life, first: date, last: date, today: date) -> tuple[Due, ...]:
    """What falls on these days, both counted, each on its own day; by day and hour.

    A request stands on the day on which it was made; a word that is due by the family's own interval on the day by
    which it is. Waiting without a day has none: `undated`.
    """
    found = (each for each in _dated(life, today) if first <= each.on <= last)
    return tuple(sorted(found, key=lambda each: (each.on, each.hour, each.kind, each.words)))


def undated(life: Life) -> int:
    """How often one decided to wait without a day to think again."""
    return sum(until is None for until in life.waits)


def _dated(life: Life, today: date) -> Iterator[Due]:
    yield from (Due("meet", *each) for each in life.meetings)
    yield from (Due("review", on) for on in life.reviews if not _reviewed(life, on))
    yield from (Due("answer", on) for on in life.requests)
    yield from (Due("waiting" if until >= today else "again", until) for until in life.waits if until is not None)
    if (wanted := _wanted(life, today)) is not None and not _waits(life, today):
        yield Due("contact", wanted)
    yield from (Due("task", until, words) for _, until, words in life.tasks if until is not None)
    yield from life.dates


def _all(life: Life, today: date) -> Iterator[Due]:
    for each in life.meetings:
        if today <= each[0] <= today + timedelta(days=AHEAD):
            yield Due("meet", *each)
    for on in life.reviews:
        if on <= today + timedelta(days=REVIEW_AHEAD) and not _reviewed(life, on):
            yield Due("review", on)
    yield from (Due("answer", on) for on in life.requests if on <= today - timedelta(days=PATIENCE))
    for decided, until, words in life.tasks:
        if until is None or until <= today + timedelta(days=AHEAD):
            yield Due("task", until or decided, words)
    yield from _waiting(life, today)
    if (late := _since(life, today)) is not None and not _waits(life, today):
        yield Due("contact", late)


def _reviewed(life: Life, on: date) -> bool:
    return life.evaluated is not None and life.evaluated >= on - timedelta(days=SETTLED)


def _waiting(life: Life, today: date) -> Iterator[Due]:
    """Waiting on purpose is told as such, and when its day has come one thinks again (p34)."""
    for until in life.waits:
        if until is None or until >= today:
            yield Due("waiting", until or today)
        else:
            yield Due("again", until)


def _waits(life: Life, today: date) -> bool:
    return any(until is None or until >= today for until in life.waits)


def _since(life: Life, today: date) -> date | None:
    """The day by which a word would have been due by the family's own interval, if it is past and nothing is agreed."""
    wanted = _wanted(life, today)
    return wanted if wanted is not None and wanted < today else None


def _wanted(life: Life, today: date) -> date | None:
    """The same, past or not."""
    days = INTERVALS.get(life.interval)
    if days is None or life.met is None or any(on >= today for on, _, _ in life.meetings):
        return None
    return life.met + timedelta(days=days)
