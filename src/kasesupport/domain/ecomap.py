"""Resources around a family and the ties to them."""

from dataclasses import dataclass
from typing import Literal

ResourceKind = Literal[
    "kin", "friend", "neighbour", "nursery", "school", "afterschool", "medical", "health",
    "welfare", "work", "community", "npo", "government", "other", "place",
    # the six 家庭支援事業 of 児童福祉法21条の18
    "short_stay", "home_visit", "day_care", "home_help", "child_base", "parenting",
    "own",  # what somebody of the family called by words of their own in an own map
]  # fmt: skip
SERVICES: tuple[ResourceKind, ...] = ("short_stay", "home_visit", "day_care", "home_help", "child_base", "parenting")
PERSONAL: frozenset[ResourceKind] = frozenset({"kin", "friend", "neighbour", "work", "own"})  # of one family alone
Strength = Literal["strong", "normal", "weak", "stress", "broken"]
Direction = Literal["in", "out", "both"]  # support to the family, from the family, both
TieState = Literal["now", "past", "hoped", "possible"]  # possible: つながりうる
# May we get in touch? "": not asked yet; "without": not said yes to, with a reason on file (cases/contacting.py).
ContactConsent = Literal["", "yes", "no", "later", "without"]
HOUSEHOLD = "household"  # Tie.to, when the tie runs to the household as a whole


@dataclass(frozen=True, slots=True)
class Resource:
    """One entry of the area register (地域資源台帳), as an ecomap needs it.

    `closed_on`: ISO date, "" while open. `council`: a member of the 要保護児童対策地域協議会.
    """

    id: str
    name: str
    kind: ResourceKind = "other"
    closed_on: str = ""
    council: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """A resource's relation to one member (`to` = person id) or to the household.

    `since` and `until` are PartialDate.text(), `consent_on` an ISO date, `chosen_by` a speaker's code (domain.record)
    or "". `own_map`: the id of the own map it was drawn in, "" for the ecomap itself.
    """

    id: str
    resource: str
    to: str = HOUSEHOLD
    strength: Strength = "normal"
    direction: Direction | None = None
    state: TieState = "now"
    purpose: str = ""
    frequency: str = ""
    since: str = ""
    until: str = ""
    chosen_by: str = ""
    consent: ContactConsent = ""
    consent_on: str = ""
    own_map: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """足りないもの: an empty place in a family's ecomap with the need in it; `shortage` is the area's entry.

    Dates are ISO: noted, last seen to be missing, and when something filled it ("" while it is empty).
    """

    id: str
    shortage: str
    text: str
    kind: ResourceKind = "other"
    to: str = HOUSEHOLD
    need_id: str = ""
    noted_on: str = ""
    seen_on: str = ""
    met_on: str = ""


@dataclass(frozen=True, slots=True)
class OwnMap:
    """The ecomap as one person of the family drew it （だれが関わっていると思う?） on a day (ISO)."""

    id: str
    author_id: str = ""
    on: str = ""
    title: str = ""
