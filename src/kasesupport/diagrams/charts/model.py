"""What a chart shows, as frozen values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its words, and a number a series; None where it is not told. `total`: what they add up to, if told."""

    words: str
    values: tuple[int | None, ...]
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """`series`: the words of each. `stacked`: they stand one behind the other, else one below the other.

    `hidden`: what is written in place of a number that is not told.
    """

    title: str
    series: tuple[str, ...]
    lines: tuple[Line, ...]
    stacked: bool = False
    hidden: str = "＊"
