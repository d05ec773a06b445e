"""The family as one record: persons, unions, parentage, households, bonds."""

from dataclasses import dataclass, replace
from typing import Literal

from kasesupport.domain.dates import PartialDate

Sex = Literal["M", "F", "U"]
UnionKind = Literal["married", "cohab", "separated", "divorced", "reconciled", "dating", "unknown"]
ChildKind = Literal["biological", "adopted", "special_adopted", "foster", "step"]
PersonKind = Literal["person", "supporter", "place", "pet"]
Loss = Literal["", "miscarriage", "abortion", "stillbirth"]
ConditionKind = Literal["illness", "disability", "substance"]
ConditionState = Literal["now", "recovered", "suspected"]
BondKind = Literal[
    "normal", "close", "fused", "distant", "conflict", "close_conflict", "fused_conflict", "cutoff", "repaired",
    "control", "care", "focus",
    "violence_physical", "violence_psychological", "violence_sexual", "neglect", "violence",
]  # fmt: skip
DIRECTED: frozenset[str] = frozenset(  # kinds of bonds that always go from one to the other
    {"control", "care", "focus", "violence_physical", "violence_psychological", "violence_sexual", "neglect",
     "violence"}
)  # fmt: skip

# Bonds that are the practitioner's layer: never on the family's copy unless asked for.
VIOLENCE = frozenset({"violence", "violence_physical", "violence_psychological", "violence_sexual", "neglect"})


@dataclass(frozen=True, slots=True)
class Condition:
    """An illness, disability or dependence of a person; the practitioner's layer."""

    id: str
    kind: ConditionKind = "illness"
    state: ConditionState = "now"
    text: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """One member of the family graph, most often a human being. Every text may be empty: nothing is invented."""

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
    note: str = ""  # 所属 (学校など), shown as a badge below the name
    gender: str = ""  # the person's own word for the own gender, shown beside the symbol
    key_person: bool = False  # キーパーソン
    missing: bool = False  # 行方不明
    kind: PersonKind = "person"  # supporter: 親族でない同居人・支援者; place: 施設・里親家庭など; pet: ペット
    loss: Loss = ""  # 流産・人工妊娠中絶・死産
    work: str = ""  # 就労
    care: str = ""  # 通院・服薬など
    staff_note: str = ""  # the practitioner's layer: never on the family's copy
    conditions: tuple[Condition, ...] = ()  # the practitioner's layer
    former: str = ""  # 前の名前（旧姓など）: to find somebody by, never drawn


def was_born(person: Person) -> bool:
    """Whether this is a human being who came into the world: no place, no pet, nobody lost or awaited."""
    return person.kind in ("person", "supporter") and not person.loss and not person.pregnancy


@dataclass(frozen=True, slots=True)
class Union:
    """A partner relation, or one known parent alone (then one partner). Children in entry order.

    A child may stand in two unions: its biological and its adoptive or foster parents.
    """

    id: str
    partners: tuple[str, ...]
    children: tuple[str, ...] = ()
    kind: UnionKind = "unknown"
    since: PartialDate | None = None
    until: PartialDate | None = None
    child_kinds: tuple[tuple[str, ChildKind], ...] = ()  # only those that are not biological
    twins: tuple[tuple[str, ...], ...] = ()
    identical: tuple[tuple[str, ...], ...] = ()  # those of `twins` that are identical
    custody: tuple[tuple[str, str], ...] = ()  # 親権: child and the parent who holds it; both may


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
    kind: str  # a BondKind; one that another office or program uses is kept as it is
    directed: bool = False  # from a to b
    id: str = ""
    since: PartialDate | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class FamilyGraph:
    """The whole family. Unions of one person stand in time order."""

    persons: tuple[Person, ...] = ()
    unions: tuple[Union, ...] = ()
    households: tuple[Household, ...] = ()
    bonds: tuple[Bond, ...] = ()
    name: str = ""


def shared(graph: FamilyGraph) -> FamilyGraph:
    """The family without what is the practitioner's alone: illness, violence, staff notes."""
    persons = tuple(replace(person, staff_note="", conditions=()) for person in graph.persons)
    return replace(graph, persons=persons, bonds=tuple(b for b in graph.bonds if b.kind not in VIOLENCE))
