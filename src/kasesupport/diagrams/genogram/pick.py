"""Which stroke of a union was meant by a tap."""

from itertools import pairwise

from kasesupport.diagrams.genogram.values import GenogramLayout, Line
from kasesupport.diagrams.hit import to_segment
from kasesupport.drawing.items import Point


def line_at(layout: GenogramLayout, union: str, at: Point) -> Line | None:
    """The stroke of a union that runs nearest to a place of the layout; None where it has none.

    On an upright that is both of the union and of one child, the child's wins: it says more.
    """
    lines = [line for line in layout.lines if line.union == union]
    return min(lines, key=lambda line: (round(_distance(line, at), 1), not line.child), default=None)


def _distance(line: Line, at: Point) -> float:
    return min((to_segment(*at, a, b) for a, b in pairwise(line.points)), default=float("inf"))
