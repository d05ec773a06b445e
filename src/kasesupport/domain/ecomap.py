"""Resources around a family and the ties to them."""

from dataclasses import dataclass
from typing import Literal

ResourceKind = Literal[
    "kin", "friend", "neighbour", "nursery", "school", "afterschool", "medical", "health",
    "welfare", "work", "community", "npo", "government", "other",
]  # fmt: skip
Strength = Literal["strong", "normal", "weak", "stress", "broken"]
Direction = Literal["in", "out", "both"]  # support to the family, from the family, both
TieState = Literal["now", "past", "hoped"]
HOUSEHOLD = "household"  # Tie.to, when the tie runs to the household as a whole


@dataclass(frozen=True, slots=True)
class Resource:
    """One entry of the area register."""

    id: str
    name: str
    kind: ResourceKind = "other"


@dataclass(frozen=True, slots=True)
class Tie:
    """A resource's relation to one member (`to` = person id) or to the household."""

    id: str
    resource: str
    to: str = HOUSEHOLD
    strength: Strength = "normal"
    direction: Direction | None = None
    state: TieState = "now"
    purpose: str = ""
