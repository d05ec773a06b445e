"""A free place for one more among those that stand: near its kind, its tie in plain sight."""

import math
from collections.abc import Iterator, Mapping
from itertools import pairwise

from kasesupport.diagrams.ecomap.geometry import Rect, crosses, cuts, overlap, rect_of
from kasesupport.diagrams.ecomap.model import Spot, TieLine
from kasesupport.diagrams.ecomap.scene import GROUP_OF, GROUPS, Node, Scene
from kasesupport.diagrams.ecomap.ways import NO_LINES, all_ways, ways_of
from kasesupport.drawing.items import Point

ROOM = 18.0  # to its neighbours
FRAME_ROOM = 60.0
LANE = 11.0  # to ties that run by
STEPS = 30  # rings tried
STEP = 26.0
ANGLES = 60
TASTED = 12  # free places whose ties are looked at
BENT, CROSSED, ASIDE = 260.0, 90.0, 170.0  # px of distance that one of these is worth; the last for a radian


def find_place(scene: Scene, spots: Mapping[str, Spot], node: Node, before: Mapping[str, TieLine] = NO_LINES) -> Spot:
    """The best of the nearest free places; beyond all rings if none is free. `before`: ways of ties that may stay."""
    lines = all_ways(scene, spots, before)
    taken = [rect_of(s, ROOM) for s in spots.values()] + [rect_of(scene.centre.frame, FRAME_ROOM)]
    free = (spot for spot in _candidates(scene, spots, node) if _is_free(spot, taken, lines))
    best: tuple[float, Spot] | None = None
    for rank, spot in enumerate(free):
        price = _price(scene, spots, node, spot, lines)
        if best is None or price < best[0]:
            best = (price, spot)
        if rank + 1 >= TASTED:
            break
    return best[1] if best else _beyond(spots, node)


def _is_free(spot: Spot, taken: list[Rect], lines: tuple[TieLine, ...]) -> bool:
    rect = rect_of(spot)
    if any(overlap(rect, other) for other in taken):
        return False
    lane = rect_of(spot, LANE)
    notes = (rect_of(t.note.spot, 4.0) for t in lines if t.note)
    if any(overlap(rect, note) for note in notes):
        return False
    return not any(cuts(a, b, lane) for line in lines for a, b in pairwise(line.points))


def _candidates(scene: Scene, spots: Mapping[str, Spot], node: Node) -> Iterator[Spot]:
    """Places on widening rings, the nearest to the middle and to its own kind first."""
    frame = scene.centre.frame
    wanted = _direction(scene, spots, node)
    found: list[tuple[float, Spot]] = []
    for ring in range(STEPS):
        half = (frame.w / 2 + 60 + node.size[0] / 2 + ring * STEP, frame.h / 2 + 50 + node.size[1] / 2 + ring * STEP)
        for i in range(ANGLES):
            angle = math.tau * i / ANGLES
            spot = Spot(round(half[0] * math.sin(angle), 1), round(-half[1] * math.cos(angle), 1), *node.size)
            found.append((_distance(spot, wanted), spot))
    found.sort(key=lambda f: f[0])
    yield from (spot for _, spot in found)


def _distance(spot: Spot, wanted: float) -> float:
    aside = abs(math.remainder(math.atan2(spot.x, -spot.y) - wanted, math.tau))
    return math.hypot(spot.x, spot.y) + ASIDE * aside


def _direction(scene: Scene, spots: Mapping[str, Spot], node: Node) -> float:
    """Clockwise from the top: where those of its kind stand, else its group, else where that is by default."""
    if node.is_company:
        fellows = [spots[t.resource] for t in scene.ties if t.to in node.seats and t.resource in spots]
        return _towards(fellows, 0.0)
    group = GROUP_OF[node.sector]
    near = [n for n in scene.nodes if n.id in spots and not n.is_company and GROUP_OF[n.sector] == group]
    alike = [n for n in near if n.sector == node.sector]
    return _towards([spots[n.id] for n in alike or near], math.tau * group / len(GROUPS))


def _towards(fellows: list[Spot], otherwise: float) -> float:
    x, y = sum(s.x for s in fellows), sum(s.y for s in fellows)
    return math.atan2(x, -y) if fellows and (x or y) else otherwise


def _price(scene: Scene, spots: Mapping[str, Spot], node: Node, spot: Spot, lines: tuple[TieLine, ...]) -> float:
    own = ways_of(scene, dict(spots) | {node.id: spot}, node)
    bends = sum(len(line.points) - 2 for line in own)
    crossed = sum(_crossings(line, other) for line in own for other in lines)
    return _distance(spot, _direction(scene, spots, node)) + BENT * bends + CROSSED * crossed


def _crossings(one: TieLine, two: TieLine) -> int:
    return sum(crosses(*a, *b) for a in pairwise(one.points) for b in pairwise(two.points))


def _beyond(spots: Mapping[str, Spot], node: Node) -> Spot:
    """To the right of all."""
    right = max((s.x + s.w / 2 for s in spots.values()), default=0.0)
    at: Point = (right + ROOM + node.size[0] / 2, 0.0)
    return Spot(*at, *node.size)
