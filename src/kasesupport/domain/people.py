"""The family as one record: persons, unions, parentage, households, bonds."""

from dataclasses import dataclass
from typing import Literal

from kasesupport.domain.dates import PartialDate

Sex = Literal["M", "F", "U"]
UnionKind = Literal["married", "cohab", "separated", "divorced", "reconciled", "dating", "unknown"]
ChildKind = Literal["biological", "adopted", "special_adopted", "foster", "step"]


@dataclass(frozen=True, slots=True)
class Person:
    """One human being of the family graph. Every text may be empty: nothing is invented."""

    id: str
    name: str = ""
    kana: str = ""
    called: str = ""  # the word the family uses: ママ, じいじ
    sex: Sex = "U"
    birth: PartialDate | None = None
    death: PartialDate | None = None
    deceased: bool = False  # known to have died, the date may be unknown
    index: bool = False  # 本人
    pregnancy: bool = False  # 妊娠中の子: birth then is the due date
    note: str = ""  # 学校・仕事など, shown as a badge below the name


@dataclass(frozen=True, slots=True)
class Union:
    """A partner relation, or one known parent alone (then one partner). Children in entry order."""

    id: str
    partners: tuple[str, ...]
    children: tuple[str, ...] = ()
    kind: UnionKind = "unknown"
    since: PartialDate | None = None
    until: PartialDate | None = None
    child_kinds: tuple[tuple[str, ChildKind], ...] = ()  # only those that are not biological
    twins: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Household:
    """People who live together; drawn as a closed line around them."""

    id: str
    members: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Bond:
    """An emotional relation between two persons (the kinds are in the drawing standard)."""

    a: str
    b: str
    kind: str
    directed: bool = False


@dataclass(frozen=True, slots=True)
class FamilyGraph:
    """The whole family. Unions of one person stand in time order."""

    persons: tuple[Person, ...] = ()
    unions: tuple[Union, ...] = ()
    households: tuple[Household, ...] = ()
    bonds: tuple[Bond, ...] = ()
    name: str = ""
