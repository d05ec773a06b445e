"""Room for the lines around households: how far each keeps from its members, and what that asks of neighbours.

A line between two partners leaves them a part of their own line for its words, slashes and the children's stem.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kasesupport.diagrams.genogram.values import Outline, Spot

PAD, FURTHER = 9.0, 6.0  # from the box of a member to the line; and for a household around or across another
BELOW = 13.0  # at most downwards, where bars are near
DEPTHS = 2
CLEAR = 5.0  # from a box to the stem between two partners
BESIDE = 2.0  # from the line to words on the line of partners
LEAST = 26.0  # room for a year; with less, words are not held between walls
AIR = 8.0  # between the lines of two households
WORDS = 36.0  # on the line of partners between whom a household ends
APART = 28.0  # least free room between two boxes
TOGETHER = 38.0  # and between partners: their line carries slashes, years and the stem to the children
WIDEST = 2 * (PAD + DEPTHS * FURTHER) + WORDS  # what `room` asks for at most


@dataclass(frozen=True, slots=True)
class Walls:
    """The households of each node, and how far the line of each stands off."""

    homes: Mapping[int, frozenset[int]]
    pads: Sequence[float]

    def room(self, a: int, b: int, partners: bool) -> float:
        """The least free room between the boxes of two neighbours."""
        here, there = self.homes.get(a, frozenset()), self.homes.get(b, frozenset())
        left = max((self.pads[h] for h in here - there), default=0.0)
        right = max((self.pads[h] for h in there - here), default=0.0)
        if partners:
            return max(TOGETHER, left + right + WORDS) if left or right else TOGETHER
        return max(APART, left + right + AIR)

    def side(self, a: int, b: int) -> float:
        """How far from the box of `a` something on its line to `b` stands, so that no household's line lies upon it."""
        outside = self.homes.get(a, frozenset()) - self.homes.get(b, frozenset())
        return max((self.pads[h] + AIR for h in outside), default=CLEAR)


def walls(households: Sequence[frozenset[int]]) -> Walls:
    """What the households of a family ask for."""
    depth = depths(households)
    homes = {n: frozenset(i for i, home in enumerate(households) if n in home) for home in households for n in home}
    return Walls(homes, [PAD + FURTHER * d for d in depth])


def depths(households: Sequence[frozenset[int]]) -> list[int]:
    """How many smaller households each lies around or across, so that their lines do not run upon each other."""
    depth = [0] * len(households)
    done: list[int] = []
    for i in sorted(range(len(households)), key=lambda i: (len(households[i]), i)):
        shared = [depth[j] + 1 for j in done if households[i] & households[j]]
        depth[i] = min(max(shared, default=0), DEPTHS)
        done.append(i)
    return depth


def beside_walls(
    reach: tuple[float, float], left: Spot, right: Spot, outlines: Sequence[Outline]
) -> tuple[float, float]:
    """The part of the line between two partners that no household's line cuts, within a part that is free else.

    `reach`: from where to where, left to right.
    """
    low, high = reach
    middle = (left.x + right.x) / 2
    for x in _cuts(left, right, outlines):
        if low < x < high:
            low, high = (x + BESIDE, high) if x < middle else (low, x - BESIDE)
    return (low, high) if high - low >= LEAST else reach


def _cuts(left: Spot, right: Spot, outlines: Sequence[Outline]) -> Iterator[float]:
    for ring in (ring for outline in outlines for ring in outline.rings):
        for (x0, y0), (x1, y1) in pairwise([*ring, ring[0]]):
            if x0 == x1 and left.x < x0 < right.x and min(y0, y1) < left.y < max(y0, y1):
                yield x0
