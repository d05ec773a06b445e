"""Places around the household for many: rows above and below, columns at both sides, single or two deep.

Where they are two deep, the second row stands at the gaps of the first, so that its ties run straight through.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from kasesupport.diagrams.ecomap.model import Spot

GAP = 13.0  # between two that stand side by side
LANE = 30.0  # between two of the inner row: a tie of the outer row runs through
DEEP = 14.0  # between the inner and the outer row
AIR = (84.0, 80.0)  # room for ties between the household and the first row, across and up
SCREEN = 1.55  # as wide against its height as the picture may become: what a laptop shows beside the panel
FULL = 0.15  # what a shorter other way counts against being seen larger
LOOSE = 1.35  # so many times the least room those in a row take at most
Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Plan:
    """How many stand above, at the right, below, at the left; how deep; half the room inside; the whole."""

    counts: tuple[int, int, int, int]
    deep: tuple[int, int]  # rows above and below, columns at the sides
    half: Size
    whole: Size
    flat: bool  # the rows reach over the columns; else the columns beside the rows

    @property
    def worth(self) -> float:
        """How large it is seen on a screen of a height of 1; of two seen alike, that which is shorter the other way."""
        across, up = SCREEN / self.whole[0], 1 / self.whole[1]
        return min(across, up) + FULL * (across + up)


def banks(sizes: Sequence[Size], core: Spot, top: int) -> list[Spot]:
    """Places for boxes of these sizes in this clockwise order, the one with index `top` in the middle above.

    They surround `core`, on none of each other; of all ways to share them out, the one that is seen largest.
    """
    plan = plan_of(sizes, core)
    first = (top - (plan.counts[0] - 1) // 2) % len(sizes)
    found = _placed([*sizes[first:], *sizes[:first]], plan, core)
    return [*found[len(sizes) - first :], *found[: len(sizes) - first]]


def plan_of(sizes: Sequence[Size], core: Spot) -> Plan:
    """The way to share so many out that is seen largest."""
    return max(_plans(sizes, core), key=lambda plan: plan.worth)


def _plans(sizes: Sequence[Size], core: Spot) -> Iterator[Plan]:
    count = len(sizes)
    highest = max(h for _, h in sizes)
    cell = (max(w for w, _ in sizes), (highest + sum(h for _, h in sizes) / count) / 2)
    room = (core.w / 2 + AIR[0], core.h / 2 + AIR[1])
    for rows, columns, level in product((1, 2), (1, 2), range(count * 2 // 3 + 1)):
        above, below = (level + 1) // 2, level // 2
        right = (count - level + 1) // 2
        counts = (above, right, below, count - level - right)
        across, deep_up = _length(above, cell[0], rows), _depth(cell[1], rows)
        high, deep_side = _length(right, cell[1], columns), _depth(cell[0], columns)
        tall = (max(room[0], across / 2 + LANE), room[1])
        wide = (room[0], max(room[1], high / 2 + LANE))
        for half in (tall, wide):
            whole = (
                max(2 * (half[0] + deep_side), across),
                max(half[1] * 2 + (deep_up if above else 0) + (deep_up if below else 0), high),
            )
            yield Plan(counts, (rows, columns), half, whole, half is wide)


def _length(count: int, size: float, deep: int) -> float:
    if deep == 1:
        return count * size + (count - 1) * GAP if count else 0.0
    return size + (count - 1) * (size + LANE) / 2 if count else 0.0


def _depth(size: float, deep: int) -> float:
    return size if deep == 1 else 2 * size + DEEP


def _placed(sizes: Sequence[Size], plan: Plan, core: Spot) -> list[Spot]:
    """Clockwise from the left end of what stands above."""
    above, right, below, _ = plan.counts
    parts = [sizes[:above], sizes[above : above + right], sizes[above + right : above + right + below]]
    parts.append(sizes[above + right + below :])
    wide, high = plan.half
    found: list[Spot] = []
    for side, part in enumerate(parts):
        flat = side % 2 == 0
        along = [size[0 if flat else 1] for size in part]
        deep = plan.deep[0 if flat else 1]
        free = plan.whole[0 if flat else 1] if flat == plan.flat else 2 * (wide if flat else high) - 2 * LANE
        ats = _spaced(along, deep, free)
        cross = max((size[1 if flat else 0] for size in part), default=0.0)
        for at, (rank, size) in zip(ats, enumerate(part), strict=True):
            layer = rank % 2 if deep == 2 else 0
            out = (high if flat else wide) + cross / 2 + layer * (cross + DEEP)
            x, y = ((at, -out), (out, at), (-at, out), (-out, -at))[side]
            found.append(Spot(round(core.x + x, 1), round(core.y + y, 1), *size))
    return found


def _spaced(lengths: Sequence[float], deep: int, room: float) -> list[float]:
    """Middles along a row, about 0, with the air that the room allows."""
    if not lengths:
        return []
    ats = [0.0]
    for rank in range(1, len(lengths)):
        step = (lengths[rank - 1] + lengths[rank]) / 2 + GAP
        if deep == 2:  # half of the inner one of the two, and half a lane
            step = (lengths[rank - 1 if rank % 2 else rank] + LANE) / 2
            if rank > 1:  # and clear of the one before in its own row
                step = max(step, ats[rank - 2] + (lengths[rank - 2] + lengths[rank]) / 2 + GAP - ats[rank - 1])
        ats.append(ats[-1] + step)
    used = ats[-1] + (lengths[0] + lengths[-1]) / 2
    factor = max(1.0, min(LOOSE, (room - (lengths[0] + lengths[-1]) / 2) / max(ats[-1], 1.0))) if used < room else 1.0
    middle = ats[-1] / 2
    return [(at - middle) * factor for at in ats]
