"""フィデリティ (p4, p39-40): who looked back on our own practice in a case, and what they saw, as frozen values.

What is looked at is the center's practice, never the family. Points are those of practice.model ("1-1-2"), or in the
family's short version the ids of its questions.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

RATERS = ("self", "supervisor", "peer", "family")
VALUES = ("yes", "partly", "not", "na")  # できている・一部・これから・該当しない
FAMILY_VALUES = (*VALUES, "declined")  # 答えたくない
WEIGHT: Mapping[str, float] = {"yes": 1.0, "partly": 0.5, "not": 0.0}
LINK = re.compile(r"^@([0-9a-f-]{36})$")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a mark rests on: own words, and the ids of statements and notes of the record."""

    words: str = ""
    records: tuple[str, ...] = ()

    def text(self) -> str:
        """As it is kept in one column: the words, then a line "@id" for each record."""
        return "\n".join(part for part in (self.words, *(f"@{each}" for each in self.records)) if part)


def evidence(text: str) -> Evidence:
    """What `Evidence.text` wrote."""
    lines = text.split("\n") if text else []
    found = [(line, LINK.match(line)) for line in lines]
    words = "\n".join(line for line, link in found if not link)
    return Evidence(words, tuple(link[1] for _, link in found if link))


@dataclass(frozen=True, slots=True)
class Mark:
    """What was seen of one point. `value` is one of FAMILY_VALUES, or "" where only the evidence was written."""

    point: str
    value: str
    evidence: Evidence = field(default=Evidence())


@dataclass(frozen=True, slots=True)
class Round:
    """One time somebody looked back. `on`: ISO date; `marks` hold only what was touched.

    `practitioner_id`: who answered for the family when the round was begun; "" where that is not known.
    """

    id: str
    rater: str
    on: str
    rater_name: str = ""
    note: str = ""
    episode_id: str = ""
    marks: tuple[Mark, ...] = ()
    practitioner_id: str = ""

    @property
    def values(self) -> dict[str, str]:
        """The value of each point that has one."""
        return {mark.point: mark.value for mark in self.marks if mark.value}

    def mark(self, point: str) -> Mark:
        """The mark of a point; an empty one where nothing was touched."""
        return next((mark for mark in self.marks if mark.point == point), Mark(point, ""))


@dataclass(frozen=True, slots=True)
class Cell:
    """One 視点 (principle seen in a phase) counted: how many of its points were seen how.

    `cases`: how many families the counts come from; 0 where it is one family's own picture.
    """

    phase: int
    principle: int
    yes: int = 0
    partly: int = 0
    lacking: int = 0  # これから
    na: int = 0
    unseen: int = 0
    cases: int = 0

    @property
    def viewpoint(self) -> str:
        """The number of the 視点, "1-3"."""
        return f"{self.phase}-{self.principle}"

    @property
    def seen(self) -> int:
        """How many points have an answer that says how far they are done."""
        return self.yes + self.partly + self.lacking

    @property
    def share(self) -> float | None:
        """How much of what was seen is done, 一部 counted half, 0 to 1; None where nothing was seen."""
        return (self.yes + 0.5 * self.partly) / self.seen if self.seen else None


@dataclass(frozen=True, slots=True)
class Grid:
    """All cells, phase by phase. `families`: by number of principle, how many families it was seen in."""

    cells: tuple[Cell, ...] = ()
    families: tuple[tuple[int, int], ...] = ()

    def of_principle(self, number: int) -> Cell:
        """The cells of one principle over all phases, added up (phase 0)."""
        counted = dict(self.families).get(number, 0)
        return _added(number, (cell for cell in self.cells if cell.principle == number), counted)

    def principles(self) -> Iterator[Cell]:
        """The principles in order, each added up over the phases."""
        for number in sorted({cell.principle for cell in self.cells}):
            yield self.of_principle(number)

    @property
    def seen(self) -> int:
        """How many points were looked at, 該当しない too."""
        return sum(cell.seen + cell.na for cell in self.cells)

    @property
    def points(self) -> int:
        """How many points there are."""
        return self.seen + sum(cell.unseen for cell in self.cells)


def _added(principle: int, cells: Iterable[Cell], cases: int) -> Cell:
    found = tuple(cells)
    names = ("yes", "partly", "lacking", "na", "unseen")
    sums = {name: sum(getattr(cell, name) for cell in found) for name in names}
    return Cell(0, principle, **sums, cases=cases)
