"""Numbers of journal entries as text: "3-9,12". Long runs stay short, and a forged text cannot grow large."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from math import inf

Span = tuple[int, int]  # first and last


def text(numbers: Iterable[int]) -> str:
    """The ascending numbers as spans."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and spans[-1][1] == number - 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return ",".join(str(a) if a == b else f"{a}-{b}" for a, b in spans)


def parse(told: str) -> tuple[Span, ...]:
    """The spans of a text; ValueError if it is none."""
    parts = [part.split("-") for part in told.split(",") if part]
    return tuple((int(part[0]), int(part[-1])) for part in parts)


def holds(spans: Iterable[Span], number: int) -> bool:
    """Whether one of the spans holds the number."""
    return any(first <= number <= last for first, last in spans)


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same numbers in ascending spans that do not meet, for `within`."""
    kept: list[Span] = []
    for first, last in sorted(spans):
        if kept and first <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(kept[-1][1], last))
        else:
            kept.append((first, last))
    return tuple(kept)


def within(spans: Sequence[Span], number: int) -> bool:
    """As `holds`, of spans that were `joined`: quick among thousands."""
    place = bisect_right(spans, (number, inf))
    return place > 0 and number <= spans[place - 1][1]
