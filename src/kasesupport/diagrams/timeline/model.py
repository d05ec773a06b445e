"""What stands on the axis of time, as frozen values. Days are dates; heights are above 0 to 1."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Bar:
    """Something that lasts. No `start`: nobody was asked since when; no `end`: it goes on."""

    id: str
    label: str
    start: date | None
    end: date | None = None
    kind: str = "support"  # "episode", "phase", "plan", "kin", "support", "past"

    @property
    def alt(self) -> str:
        """In words."""
        return f"{self.label}　{self.start or ''}から{self.end or '今'}まで"


@dataclass(frozen=True, slots=True)
class Mark:
    """A level as of a day; it holds until the next."""

    id: str
    on: date
    height: float
    word: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """One of the two series. `steps`: the word for each height, the least first."""

    id: str
    name: str
    steps: tuple[tuple[float, str], ...]
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Flag:
    """What happened on a day or in a span that is not known better; `kind` as of domain.record.Event, or "plan"."""

    id: str
    on: date
    label: str
    kind: str = "life"
    told: str = ""  # the day as it was told


@dataclass(frozen=True, slots=True)
class Timeline:
    """All of it. `today` parts what was from what is agreed to come."""

    today: date
    lanes: tuple[Lane, ...] = ()
    bars: tuple[Bar, ...] = ()
    supports: tuple[Bar, ...] = ()
    meetings: tuple[date, ...] = ()
    flags: tuple[Flag, ...] = ()
    phases: tuple[Bar, ...] = ()  # one after the other, as practitioners said which phase the case is in

    def days(self) -> Iterator[date]:
        """Every day that is told of the case itself: what stays around the family may have begun long before."""
        for bar in (*self.bars, *self.phases):
            yield from (day for day in (bar.start, bar.end) if day)
        yield from (mark.on for lane in self.lanes for mark in lane.marks)
        yield from self.meetings
        yield from (flag.on for flag in self.flags)


@dataclass(frozen=True, slots=True)
class TimelineLook:
    """How it is shown. `first` and `last`: the days at the two ends; `width`: logical px of the whole."""

    first: date
    last: date
    width: float = 1000.0
    selected: str = ""
    notes: bool = False  # the reasons in words below
    whole: bool = False  # and what happened, where its words are cut in the picture


def within(bars: Iterable[Bar], first: date, last: date) -> list[Bar]:
    """The bars of which some part lies between the two days."""
    return [bar for bar in bars if (bar.start or first) <= last and (bar.end or last) >= first]
