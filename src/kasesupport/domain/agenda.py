"""What is due for a family: a talk, a review, a reply that is waited for, a word after a long while (M12, M66-M72).

Nothing here is a constant of the guideline: the interval is the family's own, the days ahead are of this page alone.
No family is ranked: the day alone gives the order.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

DueKind = Literal["meet", "review", "answer", "contact", "again", "waiting"]
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
class Life:
    """What is known of one family's open episode. `met`: the last day anybody was met or written down; None for never.

    `waits`: until when one decided to wait (None: no day). `requests`: days of requests without a reply.
    """

    meetings: tuple[tuple[date, str], ...] = ()  # agreed, with what
    reviews: tuple[date, ...] = ()
    evaluated: date | None = None
    met: date | None = None
    interval: str = ""
    waits: tuple[date | None, ...] = ()
    requests: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to look after. `on`: the day it is for, or since when it waits."""

    kind: DueKind
    on: date
    words: str = ""


def due(life: Life, today: date) -> tuple[Due, ...]:
    """What is due today, by day."""
    return tuple(sorted(_all(life, today), key=lambda each: (each.on, each.kind)))


def _all(life: Life, today: date) -> Iterator[Due]:
    for on, words in life.meetings:
        if today <= on <= today + timedelta(days=AHEAD):
            yield Due("meet", on, words)
    for on in life.reviews:
        done = life.evaluated is not None and life.evaluated >= on - timedelta(days=SETTLED)
        if on <= today + timedelta(days=REVIEW_AHEAD) and not done:
            yield Due("review", on)
    yield from (Due("answer", on) for on in life.requests if on <= today - timedelta(days=PATIENCE))
    yield from _waiting(life, today)
    if (late := _since(life, today)) is not None and not _waits(life, today):
        yield Due("contact", late)


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
    days = INTERVALS.get(life.interval)
    if days is None or life.met is None or any(on >= today for on, _ in life.meetings):
        return None
    wanted = life.met + timedelta(days=days)
    return wanted if wanted < today else None
