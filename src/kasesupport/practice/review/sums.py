"""A picture counted: its rows and columns with the numbers, whole for the screen, or as they may leave the office."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kasesupport.domain.period import Period
from kasesupport.domain.tally import FEW, NONE, Tally, tallied, together
from kasesupport.domain.withholding import TOTAL, with_totals, withheld
from kasesupport.practice.review.counting import COUNTS
from kasesupport.practice.review.facts import Facts
from kasesupport.practice.review.pictures import UNSAID, Lines, Picture

Numbers = tuple[int | None, ...]  # None: it stays in the office


@dataclass(frozen=True, slots=True)
class Sum:
    """Counted cells by row and column; `heads`: the words of the columns; `families`: how many stand behind all."""

    picture: Picture
    heads: tuple[str, ...]
    cells: tuple[tuple[Tally, ...], ...]

    @property
    def whole(self) -> Tally:
        """All that was counted in the last column of a picture by period, else in the whole table."""
        by_period = not self.picture.columns
        return together(cell for row in self.cells for cell in (row[-1:] if by_period else row))


@dataclass(frozen=True, slots=True)
class Shown:
    """A table of numbers: for each row its words, its numbers, and what they add up to where that is told.

    `sums`: of the columns, and of all; empty where they add up to nothing.
    """

    picture: Picture
    heads: tuple[str, ...]
    rows: tuple[tuple[str, Numbers], ...]
    across: Numbers
    sums: Numbers
    hides: bool = False  # something stays in


def counted(picture: Picture, facts: Facts, periods: Sequence[tuple[str, Period]]) -> Sum:
    """`periods` with their words, the one asked for last; a picture with columns of its own counts that alone."""
    if picture.columns:
        found = tallied(
            ((_fold(row, picture.rows), _fold(column, picture.columns)), family)
            for (row, column), family in COUNTS[picture.id](facts, periods[-1][1])
        )
        keys = [column for column, _ in picture.columns]
        return Sum(picture, tuple(words for _, words in picture.columns), _cells(picture, keys, found))
    each = [_in_period(picture, facts, period) for _, period in periods]
    both = {(row, at): tally for at, told in enumerate(each) for row, tally in told.items()}
    return Sum(picture, tuple(words for words, _ in periods), _cells(picture, range(len(periods)), both))


def shown(told: Sum, *, outside: bool) -> Shown:
    """`outside`: as it may leave the office, small counts and what would tell them hidden."""
    picture = told.picture
    across, down = picture.across and bool(picture.columns), picture.down
    every = with_totals(told.cells, across=across, down=down)
    hidden = withheld(told.cells, across=across, down=down) if outside else frozenset()

    def number(row: int, column: int) -> int | None:
        return None if (row, column) in hidden else every[row, column].count

    columns = range(len(told.heads))
    rows = [at for at in range(len(picture.rows)) if not _left_out(told, at, number, outside=outside)]
    return Shown(
        picture,
        told.heads,
        tuple((picture.rows[at][1], tuple(number(at, column) for column in columns)) for at in rows),
        tuple(number(at, TOTAL) for at in rows) if across else (),
        tuple(number(TOTAL, column) for column in (*columns, *([TOTAL] * across))) if down else (),
        bool(hidden),
    )


def _left_out(told: Sum, at: int, number: Callable[[int, int], int | None], *, outside: bool) -> bool:
    """A row of which nothing is told, where there are many."""
    if not told.picture.sparse:
        return False
    if outside:
        return all(number(at, column) is None for column in range(len(told.heads)))
    return not together(told.cells[at]).count


def _in_period(picture: Picture, facts: Facts, period: Period) -> Mapping[str, Tally]:
    pairs = COUNTS[picture.id](facts, period)
    return tallied((_fold(row, picture.rows), family) for row, family in pairs)


def _fold(key: str, lines: Lines) -> str:
    """A key that has no line of its own (an option an office withdrew) counts with what is not written down."""
    known = [each for each, _ in lines]
    return key if key in known else "unsaid" if "unsaid" in known else UNSAID


def _cells(picture: Picture, columns: Sequence[Any], found: Mapping[Any, Tally]) -> tuple[tuple[Tally, ...], ...]:
    return tuple(tuple(found.get((row, column), NONE) for column in columns) for row, _ in picture.rows)


__all__ = ["FEW", "Shown", "Sum", "counted", "shown"]
