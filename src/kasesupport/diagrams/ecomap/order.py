"""Which node stands at which place: groups and kinds keep together, the order within them is searched."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from kasesupport.diagrams.ecomap.aims import facing
from kasesupport.diagrams.ecomap.geometry import Line, Rect, crossed, rect_of, run_through
from kasesupport.diagrams.ecomap.model import Spot
from kasesupport.diagrams.ecomap.scene import GROUP_OF, Node, Scene
from kasesupport.domain.ecomap import HOUSEHOLD
from kasesupport.drawing.items import Point

ROOM = 6.0
CROSSING, BLOCKED = 150.0, 110.0  # px of tie that one of these is worth
SWEEPS = 4
REACH = 3  # places by which two of a kind may stand apart to be swapped
TRIES = 400  # moves looked at, at most


@dataclass(slots=True)
class _Board:
    """The places, and lines between a place and a target as far as they were looked at: price, and which they cross.

    Lines are numbered; those that one crosses are bits of a mask.
    """

    scene: Scene
    places: Sequence[Spot]
    targets: Mapping[str, Point]
    ends: tuple[tuple[str, ...], ...]  # of each node: the targets of its ties
    cells: tuple[Rect, ...]  # the places with the room that ties keep from them
    inner: Mapping[str, Sequence[Rect]]  # of each target: what stands in the household beside it
    number: dict[tuple[int, str], int] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    ends_at: list[tuple[int, str]] = field(default_factory=list)
    prices: list[float] = field(default_factory=list)
    masks: list[int] = field(default_factory=list)
    active: int = 0  # the lines of the order as it is
    tries: int = 0

    def mask(self, start: int, part: Sequence[int]) -> int:
        """The lines of nodes that stand in this order from a place on, as bits."""
        found = 0
        for i, n in enumerate(part):
            for target in self.ends[n]:
                found |= 1 << self.line(start + i, target)
        return found

    def line(self, place: int, target: str) -> int:
        """The number of a line."""
        found = self.number.get((place, target))
        return self._drawn(place, target) if found is None else found

    def _drawn(self, place: int, target: str) -> int:
        spot = self.places[place]
        a = (spot.x, spot.y)
        b = facing(self.scene.centre.frame, spot) if target == HOUSEHOLD else self.targets[target]
        own = len(self.lines)
        mask = 0
        for other in crossed(a, b, self.lines):
            if self.ends_at[other][0] != place and self.ends_at[other][1] != target:
                mask |= 1 << other
                self.masks[other] |= 1 << own
        through = len(run_through(a, b, self.cells)) - 1 + len(run_through(a, b, self.inner[target]))
        self.number[place, target] = own
        self.lines.append((*a, *b))
        self.ends_at.append((place, target))
        self.prices.append(math.dist(a, b) + BLOCKED * through)
        self.masks.append(mask)
        return own


def search(
    scene: Scene, nodes: Sequence[Node], places: Sequence[Spot], targets: Mapping[str, Point]
) -> tuple[list[Node], float]:
    """The nodes in the order of the places (clockwise), and what their ties cost, in px.

    Sorted by where their ties go, then improved by small moves.
    """
    order = sorted(range(len(nodes)), key=lambda n: nodes[n].sector)
    ends = tuple(tuple(t.to for t in scene.ties if t.resource == n.id and t.to in targets) for n in nodes)
    inner = {target: scene.inner(target) for target in targets} | {HOUSEHOLD: []}
    board = _Board(scene, places, targets, ends, tuple(rect_of(place, ROOM) for place in places), inner)
    order = _seeded(board, nodes, order)
    board.active = board.mask(0, order)
    for _ in range(SWEEPS):
        if not _swept(board, nodes, order):
            break
    whole = board.mask(0, order)
    return [nodes[n] for n in order], _cost(board, 0, order, whole, 0)


def _seeded(board: _Board, nodes: Sequence[Node], order: list[int]) -> list[int]:
    """Within a group the kinds, within a kind the nodes, by how far clockwise their targets lie."""
    found: list[int] = []
    for _, whole in groupby(order, lambda n: GROUP_OF[nodes[n].sector]):
        group = list(whole)
        x, y = _middle(board, range(len(found), len(found) + len(group)))
        lean = {n: _lean(board, n, x, y) for n in group}
        kinds = [list(kind) for _, kind in groupby(group, lambda n: nodes[n].sector)]
        kinds.sort(key=lambda kind: sum(lean[n] for n in kind) / len(kind))
        found += [n for kind in kinds for n in sorted(kind, key=lambda n: lean[n])]
    return found


def _middle(board: _Board, places: range) -> Point:
    """Unit vector to where these places are."""
    x, y = sum(board.places[p].x for p in places), sum(board.places[p].y for p in places)
    length = math.hypot(x, y) or 1.0
    return x / length, y / length


def _lean(board: _Board, node: int, x: float, y: float) -> float:
    points = [board.targets[t] for t in board.ends[node]]
    return sum(p[0] * -y + p[1] * x for p in points) / max(1, len(points))


def _swept(board: _Board, nodes: Sequence[Node], order: list[int]) -> bool:
    """Every small move once, taken if the picture gets better; whether one was."""
    better = False
    for start, moved in _moves(nodes, order):
        board.tries += 1
        if board.tries > TRIES:
            return False
        old = order[start : start + len(moved)]
        if not any(board.ends[n] for n in moved):
            continue
        was, now = board.mask(start, old), board.mask(start, moved)
        others = board.active & ~was
        if _cost(board, start, moved, now, others) < _cost(board, start, old, was, others):
            order[start : start + len(moved)] = moved
            board.active = others | now
            better = True
    return better


def _moves(nodes: Sequence[Node], order: list[int]) -> Iterator[tuple[int, list[int]]]:
    """Where, and how it would read from there: two of a kind swapped, a kind and the next of its group swapped."""
    for a in range(len(order)):
        for b in range(a + 1, min(a + 1 + REACH, len(order))):
            if nodes[order[a]].sector != nodes[order[b]].sector:
                break
            yield a, [order[b], *order[a + 1 : b], order[a]]
    start = 0
    while start < len(order):
        size = _run(nodes, order, start)
        after = _run(nodes, order, start + size)
        if after and GROUP_OF[nodes[order[start]].sector] == GROUP_OF[nodes[order[start + size]].sector]:
            yield start, [*order[start + size : start + size + after], *order[start : start + size]]
            size = _run(nodes, order, start)
        start += size


def _run(nodes: Sequence[Node], order: Sequence[int], start: int) -> int:
    """How many of a kind stand together from here on."""
    end = start
    while end < len(order) and nodes[order[end]].sector == nodes[order[start]].sector:
        end += 1
    return end - start


def _cost(board: _Board, start: int, part: Sequence[int], inside: int, others: int) -> float:
    """What the lines of this part cost, among each other and with the others."""
    own = [board.line(start + i, t) for i, n in enumerate(part) for t in board.ends[n]]
    crossed = sum((board.masks[i] & others).bit_count() + (board.masks[i] & inside).bit_count() / 2 for i in own)
    return sum(board.prices[i] for i in own) + CROSSING * crossed
