"""What a support plan is filled with: words already chosen to be shown to this family."""

from dataclasses import dataclass
from datetime import date

from kasesupport.domain.dates import PartialDate
from kasesupport.drawing.items import Drawing


@dataclass(frozen=True, slots=True)
class Action:
    """取組: whose it is ("family", "center" or "others"), who does what until when, in words."""

    actors: str
    who: str
    text: str
    until: str = ""


@dataclass(frozen=True, slots=True)
class SheetData:
    """One plan. Whatever is empty is left to write in by hand.

    `voices` are (whose words, what was said), `goals` (small goal, what we check together next),
    `consents` (recipient, what is shown and why). How one feels is never filled in: it is circled by hand.
    """

    household: str = ""
    made_with: tuple[str, ...] = ()
    made_on: date | None = None
    voices: tuple[tuple[str, str], ...] = ()
    worries: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    long_goal: str = ""
    goals: tuple[tuple[str, str], ...] = ()
    actions: tuple[Action, ...] = ()
    consideration: str = ""
    period: tuple[PartialDate | None, PartialDate | None] = (None, None)
    review_on: PartialDate | None = None
    next_meeting: str = ""
    center_name: str = ""
    phone: str = ""
    consents: tuple[tuple[str, str], ...] = ()
    genogram: Drawing | None = None
    genogram_own_page: bool = False
