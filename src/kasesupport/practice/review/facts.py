"""What is counted over all families, without names and words; `family` is an id that is never shown.

Days are ISO or a month; "" where none is told.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import NamedTuple

from kasesupport.domain.fidelity import Round
from kasesupport.domain.outcomes import Outcomes

Trace = tuple[str, int, str]  # day, rank among those of one day, phase


class Stay(NamedTuple):
    """An episode. `state`: how it ended; `before`: when the one before it was closed; `traces`: of its phases."""

    family: str
    opened: str
    closed: str = ""
    state: str = ""
    before: str = ""
    traces: tuple[Trace, ...] = ()


class Made(NamedTuple):
    """A plan that left the desk. `agreed`, or handed over only; `by`: what shows that the family had a part in it."""

    family: str
    on: str
    agreed: bool
    by: frozenset[str] = frozenset()  # "child", "carer", "explained", "family_acts", "invited"


class Meeting(NamedTuple):
    """A meeting. `part`: how the family took part; `voices`: who of them is quoted."""

    family: str
    on: str
    kind: str = ""
    part: str = ""
    voices: frozenset[str] = frozenset()


class Contact(NamedTuple):
    """A contact with the family. `met`: who was met, as far as it is written."""

    family: str
    on: str
    way: str = ""
    met: frozenset[str] = frozenset()


class Closing(NamedTuple):
    """A decision to close, with its grounds."""

    family: str
    on: str
    grounds: frozenset[str] = frozenset()


class Again(NamedTuple):
    """A contact after the closing: from whom, and what was decided."""

    family: str
    on: str
    who: str = ""
    decided: str = ""


class Lack(NamedTuple):
    """An empty place in a family's ecomap, by the kind of what is missing."""

    family: str
    kind: str
    noted: str
    met: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """All of it. `own`: families whoever opened the file works with; `today` as ISO."""

    today: str = ""
    stays: tuple[Stay, ...] = ()
    plans: tuple[Made, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    contacts: tuple[Contact, ...] = ()
    closings: tuple[Closing, ...] = ()
    again: tuple[Again, ...] = ()
    lacks: tuple[Lack, ...] = ()
    outcomes: Outcomes = field(default_factory=Outcomes)
    rounds: Mapping[str, tuple[Round, ...]] = field(default_factory=dict)
    own: frozenset[str] = frozenset()

    def of_own(self) -> "Facts":
        """Those of one's own families alone."""
        kept = {
            name: tuple(each for each in getattr(self, name) if each.family in self.own)
            for name in ("stays", "plans", "meetings", "contacts", "closings", "again", "lacks")
        }
        parts = {
            each.name: tuple(one for one in getattr(self.outcomes, each.name) if one.of in self.own)
            for each in fields(self.outcomes)
        }
        rounds = {family: told for family, told in self.rounds.items() if family in self.own}
        return Facts(self.today, **kept, outcomes=Outcomes(**parts), rounds=rounds, own=self.own)
