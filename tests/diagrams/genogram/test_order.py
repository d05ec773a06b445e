"""The order of the rows: as few crossings as any order has, people set apart only where it pays, counted steps."""

import random
from itertools import islice

import pytest
from benchmarks.families import two_hundred
from benchmarks.layout import order_crossings, tree
from benchmarks.least import least_crossings
from benchmarks.measure import Line, crossings
from hypothesis import HealthCheck, given, settings
from tests.chance import runs
from tests.diagrams.genogram.hard import HARD, family, union
from tests.families import families

from kasesupport.diagrams.genogram import layout
from kasesupport.diagrams.genogram.order import ordered, searched
from kasesupport.diagrams.genogram.plan import plan_of
from kasesupport.diagrams.genogram.precedence import rules
from kasesupport.diagrams.genogram.rows import numbered
from kasesupport.diagrams.genogram.seeds import first_orders
from kasesupport.diagrams.genogram.sift import WINDOW
from kasesupport.domain.people import FamilyGraph

QUIET = settings(deadline=None, max_examples=runs(25), suppress_health_check=list(HealthCheck))


def drawn(graph: FamilyGraph) -> int:
    """Crossings in the picture."""
    return crossings([Line(line.union, line.points) for line in layout(graph).lines])


def settled(graphs: list[FamilyGraph]) -> list[tuple[int, int]]:
    """Crossings of the order found, and of the best order, for the families small enough to look at all orders."""
    found = [(order_crossings(graph), graph) for graph in graphs]
    return [(ours, best) for ours, graph in found if (best := least_crossings(graph, ours)) is not None]


def test_no_order_of_a_hard_family_has_fewer_crossings() -> None:
    pairs = settled(list(HARD.values()))
    assert len(pairs) > 12
    assert [pair for pair in pairs if pair[0] > pair[1]] == []


def test_random_families_have_the_least_crossings() -> None:
    pairs = settled(list(islice(two_hundred(), 40)))
    assert len(pairs) > 30
    assert sum(ours for ours, _ in pairs) <= sum(best for _, best in pairs)


@given(families())
@QUIET
def test_every_node_stands_once_in_its_row_and_the_order_is_always_the_same(graph: FamilyGraph) -> None:
    rows = numbered(graph)
    order = ordered(rows, {}, {})
    assert sorted(n for row in order for n in row) == list(range(len(rows.row)))
    assert all(len({rows.row[n] for n in row}) == 1 for row in order if row)
    assert ordered(rows, {}, {}) == order


MIDDLE = family(
    "a1:M a2:F b1:M b2:F m1:M:1970 m2:M:1972 m3:M:1974 f1:F:1971 f2:F:1973 f3:F:1975 kid:F:2001",
    union("u1", "a1 a2", "m1 m2 m3"), union("u2", "b1 b2", "f1 f2 f3"), union("u3", "m2 f2", "kid"),
)  # fmt: skip


def test_middle_children_who_marry_stand_with_their_own_and_are_joined_below_the_row() -> None:
    spots = layout(MIDDLE).spots
    assert spots["m2"].x < spots["m3"].x < spots["f1"].x < spots["f2"].x
    assert drawn(MIDDLE) == 0


def test_partners_stand_side_by_side_where_that_costs_no_crossing() -> None:
    outer = family(
        "a1:M a2:F b1:M b2:F m1:M:1970 m2:M:1972 f1:F:1971 f2:F:1973",
        union("u1", "a1 a2", "m1 m2"), union("u2", "b1 b2", "f1 f2"), union("u3", "m2 f1"),
    )  # fmt: skip
    spots = layout(outer).spots
    assert [p for p in sorted(spots, key=lambda p: spots[p].x) if spots[p].y == spots["m1"].y] == [
        "m1",
        "m2",
        "f1",
        "f2",
    ]


def test_many_partners_stand_in_time_order_and_no_child_line_is_crossed() -> None:
    many = family(
        "hub:M w1:F w2:F w3:F w4:F w5:F a:F b:F c:F d:F e:F",
        *(union(f"u{i}", f"hub w{i}", "abcde"[i - 1], "divorced") for i in range(1, 6)),
    )
    spots = layout(many).spots
    places = [spots[f"w{i}"].x for i in range(1, 6)]
    assert places == sorted(places)
    assert drawn(many) == 0


def test_parents_move_aside_where_their_line_would_cross_without_need() -> None:
    wide = family(
        "a1:M a2:F b1:M b2:F p3:M:1979 p4:M:1982 p5:M:1985 p6:M:1987 p9:F:1975 p10:F:1978 p11:M:1984 w:F k1:M k2:F k3:M",
        union("u1", "a1 a2", "p3 p4 p5 p6"), union("u2", "b1 b2", "p9 p10 p11"), union("u3", "p3 p10", "k1 k2"),
        union("u4", "p4 w", "k3"),
    )  # fmt: skip
    assert drawn(wide) == order_crossings(wide)


@pytest.mark.parametrize("size", [60, 240])
def test_the_search_ends_within_its_counted_steps(size: int) -> None:
    dice = random.Random(7)
    rows = numbered(tree(dice, size, cousins=0.6))
    plan = plan_of(rows, rules(rows, {}, {}), 100)
    searched(plan, first_orders(plan, {}))
    assert -4 * WINDOW < plan.steps <= 0
