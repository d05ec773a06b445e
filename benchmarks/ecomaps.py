"""Invented ecomaps to measure layouts on: the same for everyone who reruns a benchmark."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from kasesupport.domain.dates import PartialDate
from kasesupport.domain.ecomap import HOUSEHOLD, Gap, Resource, ResourceKind, Strength, Tie, TieState
from kasesupport.domain.people import FamilyGraph, Household, Person, Union, UnionKind

SEED = 20261130
LEAST, MOST = 5, 40
KINDS: tuple[ResourceKind, ...] = tuple(kind for kind in get_args(ResourceKind) if kind != "own")
STRENGTHS: tuple[Strength, ...] = ("normal", "normal", "normal", "strong", "strong", "weak", "stress", "broken")
STATES: tuple[TieState, ...] = ("now", "now", "now", "now", "past", "hoped", "possible")
SHORT = ("叔母", "東小学校", "学童", "区役所", "こども園", "民生委員", "おとなりさん", "児童館", "訪問看護", "職場")
LONG = (
    "スクールソーシャルワーカー", "放課後等デイサービスにじ", "NPO法人 まなびや", "市立総合病院 小児科 地域医療連携室",
    "社会福祉協議会 生活福祉資金の窓口", "地区担当保健師", "Công ty TNHH Thương mại", "子育て支援センターひだまり",
    "𠮷田さんご夫妻",
    "こども食堂 みんなのテーブル", "児童発達支援センター あおぞら", "母子生活支援施設",
)  # fmt: skip
PURPOSES = (
    "送迎", "見守り", "月1回の面談", "書類の手伝いと通訳", "食事", "話を聞いてくれる", "夜間の預かり", "お金の相談",
)  # fmt: skip
NEEDS = ("夜にこどもを預かるところ", "父が話せる場", "日本語の学び", "病院までの足")
TIES = (0, 1, 1, 1, 1, 1, 1, 2, 2, 3)  # of a resource
CALLED = {"m": "山田 美咲", "f": "グエン ヴァン ナム", "e1": "山田 清", "e2": "山田 きよ"}
UNIONS: tuple[UnionKind, ...] = ("married", "cohab", "divorced", "separated")


@dataclass(frozen=True, slots=True)
class Ecomap:
    """A family with its resources, ties and empty places."""

    graph: FamilyGraph
    resources: tuple[Resource, ...]
    ties: tuple[Tie, ...]
    gaps: tuple[Gap, ...] = ()


def ecomaps(count: int = 1000, least: int = LEAST, most: int = MOST) -> Iterator[Ecomap]:
    """So many ecomaps of `least` to `most` resources, households of 1 to 9, kin outside, empty places."""
    yield from (grown(random.Random(f"{SEED}-{n}"), least, most) for n in range(count))


def grown(dice: random.Random, least: int = LEAST, most: int = MOST) -> Ecomap:
    """One ecomap."""
    graph = family(dice)
    ends = _ends(graph)
    kinds = dice.sample(KINDS, dice.randint(3, len(KINDS)))
    resources = tuple(
        Resource(f"r{n}", dice.choice(SHORT + LONG), dice.choice(kinds), "2026-03-31" if dice.random() < 0.05 else "")
        for n in range(dice.randint(least, most))
    )
    told = [(r.id, end) for r in resources for end in dice.choices(*ends, k=dice.choice(TIES))]
    ties = tuple(_tie(dice, f"t{n}", *one) for n, one in enumerate(told))
    gaps = tuple(
        Gap(f"g{n}", f"s{n}", dice.choice(NEEDS), dice.choice(kinds), dice.choices(*ends)[0])
        for n in range(dice.choice((0, 0, 0, 1, 2, 3)))
    )
    return Ecomap(graph, resources, ties, gaps)


def _tie(dice: random.Random, own: str, resource: str, to: str) -> Tie:
    purpose = dice.choice(PURPOSES) if dice.random() < 0.4 else ""
    direction = dice.choice((None, "in", "in", "out", "both"))
    return Tie(own, resource, to, dice.choice(STRENGTHS), direction, dice.choice(STATES), purpose)


def _ends(graph: FamilyGraph) -> tuple[list[str], list[float]]:
    """Whom ties run to, and how likely: the household as much as its members together, outside less."""
    inside = graph.households[0].members
    outside = [p.id for p in graph.persons if p.id not in inside]
    members = [(m, 8.0 / len(inside)) for m in inside]
    pairs = [(HOUSEHOLD, 8.0), *members, *((o, 2.0 / len(outside)) for o in outside)]
    return [who for who, _ in pairs], [weight for _, weight in pairs]


def family(dice: random.Random) -> FamilyGraph:
    """A household of 1 to 9 (parents, children, grandparents), and kin who live elsewhere."""
    size = dice.choice((1, 2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 9))
    adults = [_person("m", "F", 1985), _person("f", "M", 1983)]
    elders = [_person("e1", "M", 1955), _person("e2", "F", 1957)]
    children = [_person(f"c{n}", dice.choice("MF"), 2008 + 2 * n) for n in range(max(0, size - dice.choice((1, 2, 4))))]
    kin = [_person(f"k{n}", dice.choice("MF"), 1980 + n) for n in range(dice.choice((0, 1, 2)))]
    rest = [*adults, *elders]
    members = [*children, *rest[: max(1, size - len(children))]][:9]
    if not any(p.index for p in members):
        members[0] = Person(members[0].id, members[0].name, sex=members[0].sex, birth=members[0].birth, index=True)
    known = {p.id: p for p in [*rest, *children, *kin]} | {p.id: p for p in members}
    unions = (
        Union("u0", ("e1", "e2"), ("m", *(k.id for k in kin)), "married"),
        Union("u1", ("m", "f"), tuple(c.id for c in children), dice.choice(UNIONS)),
    )
    home = Household("h", tuple(p.id for p in members), dice.choice(("", "山田家", "佐々木・グエン家")))
    return FamilyGraph(tuple(known.values()), unions, (home,))


def _person(own: str, sex: str, year: int) -> Person:
    name = CALLED.get(own, f"山田 子{own[1:]}")
    return Person(own, name, sex=sex, birth=PartialDate(year), care="通院" if own == "e2" else "")  # type: ignore[arg-type]
