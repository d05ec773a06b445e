"""Which node stands at which place: kinds keep their sectors, the order within them is searched."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from kasesupport.diagrams.ecomap.geometry import Rect, crosses, cuts, rect_of
from kasesupport.diagrams.ecomap.model import Spot
from kasesupport.diagrams.ecomap.scene import Node, Scene
from kasesupport.domain.ecomap import HOUSEHOLD
from kasesupport.drawing.items import Point

CROSSING, BLOCKED = 150.0, 60.0  # px of tie that one of these is worth
DRIFT = 25.0  # px for each place by which a kind leaves its sector
SWAPS = 2000  # so many are tried at most


@dataclass(slots=True)
class _Board:
    """The places and what is known of lines between them. A line is a place and a target."""

    places: Sequence[Spot]
    scene: Scene
    targets: Mapping[str, Point]
    ends: tuple[tuple[str, ...], ...]  # of each node: the targets of its ties
    links: tuple[tuple[int, int], ...]  # nodes that are tied to each other: a resource and a person outside
    home: dict[int, int] = field(default_factory=dict)  # the place of each node when all kinds stand in turn
    prices: dict[tuple[int, str], float] = field(default_factory=dict)
    pairs: dict[tuple[int, str, int, str], bool] = field(default_factory=dict)


def search(scene: Scene, places: Sequence[Spot]) -> list[int]:
    """The index of the node at each place: sorted by where its ties go, then improved by swaps."""
    board = _board(scene, places)
    order = _seeded(scene, board)
    board.home = {node: place for place, node in enumerate(order)}
    left = SWAPS
    improved = True
    while improved and left > 0:
        improved = False
        for i, j in _swaps(scene.nodes, order):
            left -= 1
            if left <= 0:
                break
            if _gain(board, order, i, j) > 1e-6:
                order[i], order[j] = order[j], order[i]
                improved = True
    return order


def _board(scene: Scene, places: Sequence[Spot]) -> _Board:
    targets = scene.targets()
    ends = {n.id: tuple(t.to for t in scene.ties if t.resource == n.id and t.to in targets) for n in scene.nodes}
    number = {n.id: i for i, n in enumerate(scene.nodes)}
    links = tuple((number[t.resource], number[t.to]) for t in scene.ties if t.to in number)
    return _Board(places, scene, targets, tuple(ends[n.id] for n in scene.nodes), links)


def _seeded(scene: Scene, board: _Board) -> list[int]:
    """By kind; within a kind by how far along the clockwise direction its targets lie."""
    by_kind = sorted(range(len(scene.nodes)), key=lambda n: scene.nodes[n].sector)
    keys = {n: _lean(board, by_kind, at) for at, n in enumerate(by_kind)}
    return sorted(by_kind, key=lambda n: (scene.nodes[n].sector, keys[n]))


def _lean(board: _Board, by_kind: Sequence[int], at: int) -> float:
    nodes = board.scene.nodes
    fellows = [i for i, n in enumerate(by_kind) if nodes[n].sector == nodes[by_kind[at]].sector]
    x, y = sum(board.places[i].x for i in fellows), sum(board.places[i].y for i in fellows)
    points = [board.targets[t] for t in board.ends[by_kind[at]]]
    length = math.hypot(x, y) or 1.0
    return sum(p[0] * -y + p[1] * x for p in points) / length / max(1, len(points))


def _swaps(nodes: Sequence[Node], order: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Within a kind; where kinds have one node each, also one kind for another."""
    count = Counter(n.sector for n in nodes)
    for i, j in combinations(range(len(order)), 2):
        one, two = nodes[order[i]].sector, nodes[order[j]].sector
        if one == two or count[one] == count[two] == 1:
            yield i, j


def _gain(board: _Board, order: Sequence[int], i: int, j: int) -> float:
    """How much cheaper the picture gets when the nodes at two places change places."""
    others = [(k, t) for k, n in enumerate(order) if k not in (i, j) for t in board.ends[n]]
    one, two = board.ends[order[i]], board.ends[order[j]]
    swapped = list(order)
    swapped[i], swapped[j] = order[j], order[i]
    whole = _apart(board, order, (i, j)) - _apart(board, swapped, (i, j))
    return whole + _cost(board, i, one, j, two, others) - _cost(board, j, one, i, two, others)


def _apart(board: _Board, order: Sequence[int], changed: tuple[int, int]) -> float:
    """How far tied nodes stand from each other, and how far the changed ones from the place of their kind."""
    at = {node: place for place, node in enumerate(order)} if board.links else {}
    links = sum(_link(board, at[a], at[b]) for a, b in board.links)
    if board.scene.nodes[order[changed[0]]].sector == board.scene.nodes[order[changed[1]]].sector:
        return links
    return links + DRIFT * sum(_steps(len(order), place, board.home[order[place]]) for place in changed)


def _steps(count: int, a: int, b: int) -> int:
    return min((a - b) % count, (b - a) % count)


def _link(board: _Board, a: int, b: int) -> float:
    """The length of a way between two places, and whether the household lies between them."""
    one, two = board.places[a], board.places[b]
    through = cuts((one.x, one.y), (two.x, two.y), rect_of(board.scene.centre.frame))
    return math.hypot(one.x - two.x, one.y - two.y) + BLOCKED * 3 * through


def _cost(
    board: _Board, i: int, one: tuple[str, ...], j: int, two: tuple[str, ...], others: list[tuple[int, str]]
) -> float:
    lines = [(i, t) for t in one] + [(j, t) for t in two]
    own = sum(price(board, *line) for line in lines)
    among = sum(_cross(board, a, b) for a, b in combinations(lines, 2))
    return own + CROSSING * (among + sum(_cross(board, line, other) for line in lines for other in others))


def price(board: _Board, place: int, target: str) -> float:
    """The length of a line, and what it runs through."""
    key = (place, target)
    if key not in board.prices:
        at = (board.places[place].x, board.places[place].y)
        through = sum(cuts(at, board.targets[target], r) for r in _obstacles(board, place, target))
        board.prices[key] = math.dist(at, board.targets[target]) + BLOCKED * through
    return board.prices[key]


def _obstacles(board: _Board, place: int, target: str) -> list[Rect]:
    cells = [rect_of(p, 6.0) for i, p in enumerate(board.places) if i != place]
    return cells if target == HOUSEHOLD else [*cells, *board.scene.inner(target)]


def _cross(board: _Board, one: tuple[int, str], two: tuple[int, str]) -> bool:
    """Lines to one target, or from one place, never cross."""
    if one[1] == two[1] or one[0] == two[0]:
        return False
    key = (*one, *two) if one < two else (*two, *one)
    if key not in board.pairs:
        a, b = board.places[one[0]], board.places[two[0]]
        board.pairs[key] = crosses(_ended(board, one), (a.x, a.y), _ended(board, two), (b.x, b.y))
    return board.pairs[key]


def _ended(board: _Board, line: tuple[int, str]) -> Point:
    """Where a line ends for the eye: ties to the household as a whole end at its outline."""
    target = board.targets[line[1]]
    if line[1] != HOUSEHOLD:
        return target
    at, frame = board.places[line[0]], board.scene.centre.frame
    share = min(frame.w / 2 / abs(at.x) if at.x else 1.0, frame.h / 2 / abs(at.y) if at.y else 1.0, 1.0)
    return at.x * share, at.y * share
