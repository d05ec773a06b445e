"""Random ecomaps, and what a good one may not have."""

from itertools import combinations, pairwise

from hypothesis import strategies as st

from kasesupport.diagrams.ecomap import EcomapLayout
from kasesupport.diagrams.ecomap.geometry import Rect, cuts, overlap, rect_of
from kasesupport.diagrams.ecomap.scene import SECTORS
from kasesupport.domain.ecomap import HOUSEHOLD, Resource, Tie
from kasesupport.domain.people import FamilyGraph, Household, Person, Union

FAMILY = FamilyGraph(
    (
        Person("g", "山田 きよ", called="ばあば", sex="F"),
        Person("m", "山田 美咲", called="ママ", sex="F"),
        Person("c1", "山田 蓮", called="れん", sex="M", index=True),
        Person("c2", "山田 陽菜", called="ひな", sex="F"),
        Person("f", "佐藤 健", called="けんさん", sex="M"),
    ),
    (Union("u0", ("g",), ("m",)), Union("u1", ("f", "m"), ("c1", "c2"), "divorced")),
    (Household("h", ("g", "m", "c1", "c2"), "山田家"),),
)
NAMES = st.sampled_from(
    ["叔母", "市立東小学校", "スクールソーシャルワーカー", "NPO法人 まなびや", "放課後等デイサービスにじ",
     "地区担当保健師", "Công ty TNHH", "市立総合病院 小児科 地域医療連携室 相談窓口", "𠮷田さん"]
)  # fmt: skip
PURPOSES = st.sampled_from(["", "", "送迎", "月1回の面談", "書類の手伝いと通訳"])


@st.composite
def ecomaps(draw: st.DrawFn, most: int = 40) -> tuple[tuple[Resource, ...], tuple[Tie, ...]]:
    count = draw(st.integers(1, most))
    resources = tuple(Resource(f"r{i}", draw(NAMES), draw(st.sampled_from(SECTORS))) for i in range(count))
    ties = []
    for resource in resources:
        for to in draw(st.lists(st.sampled_from([HOUSEHOLD, "g", "m", "c1", "c2", "f"]), max_size=2)):
            strength = draw(st.sampled_from(["strong", "normal", "weak", "stress", "broken"]))
            state = draw(st.sampled_from(["now", "now", "past", "hoped"]))
            direction = draw(st.sampled_from([None, "in", "out", "both"]))
            ties.append(Tie(f"t{len(ties)}", resource.id, to, strength, direction, state, draw(PURPOSES)))
    return resources, tuple(ties)


def symbols(layout: EcomapLayout) -> dict[str, Rect]:
    people = {i: rect_of(seat.whole) for i, seat in layout.people.items()}
    return people | {i: rect_of(spot) for i, spot in layout.resources.items()}


def overlaps(layout: EcomapLayout) -> list[tuple[str, str]]:
    """Pairs of symbols, with their labels and with the words on ties, that lie on each other."""
    boxes = symbols(layout) | {f"note {t.id}": rect_of(t.note.spot) for t in layout.ties if t.note}
    return [(a, b) for a, b in combinations(boxes, 2) if overlap(boxes[a], boxes[b])]


def ties_through(layout: EcomapLayout, ties: tuple[Tie, ...]) -> list[tuple[str, str]]:
    """Ties that run through a symbol at which they do not end."""
    ends = {t.id: {t.resource, t.to} for t in ties}
    boxes = symbols(layout)
    return [
        (line.id, other)
        for line in layout.ties
        for other, rect in boxes.items()
        if other not in ends[line.id] and any(cuts(a, b, rect) for a, b in pairwise(line.points))
    ]
