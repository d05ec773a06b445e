"""Places for an ecomap: all at once, or the new ones among those that already stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from kasesupport.diagrams.ecomap.banks import banks
from kasesupport.diagrams.ecomap.company import beside, leaning
from kasesupport.diagrams.ecomap.free import find_place
from kasesupport.diagrams.ecomap.geometry import Rect, overlap, rect_of, rect_of_box
from kasesupport.diagrams.ecomap.model import EcomapLayout, Home, Spot, TieLine
from kasesupport.diagrams.ecomap.notes import content_of, noted
from kasesupport.diagrams.ecomap.order import search
from kasesupport.diagrams.ecomap.rings import around
from kasesupport.diagrams.ecomap.scene import GROUP_OF, Node, Scene, scene_of
from kasesupport.diagrams.ecomap.strokes import break_box
from kasesupport.diagrams.ecomap.ways import NO_LINES, all_ways
from kasesupport.diagrams.genogram.look import GenogramLook
from kasesupport.diagrams.hit import joined
from kasesupport.domain.ecomap import HOUSEHOLD, Gap, Resource, Tie
from kasesupport.domain.people import FamilyGraph
from kasesupport.drawing.items import Box, Point

NO_PINS: Mapping[str, Point] = MappingProxyType({})
MARGIN = 24.0
KEEP = 6.0  # least room between symbols that already stand
FRAME_KEEP = 4.0
ROUND = 12  # so many stand on a ring, more in rows and columns
TURNS, TURN = 6, 40.0  # so many ways to turn a ring are tried; px of tie that a step of it is worth
SEEN, LARGE = (714.0, 469.0), 0.68  # px of the canvas on a small laptop; the scale at which a ring is still a ring


def layout(
    graph: FamilyGraph, resources: Sequence[Resource], ties: Sequence[Tie],
    pins: Mapping[str, Point] = NO_PINS, previous: EcomapLayout | None = None, look: GenogramLook | None = None,
    gaps: Sequence[Gap] = (), middle: str = "", stood: Mapping[str, Point] = NO_PINS,
) -> EcomapLayout:  # fmt: skip
    """Places the household in the middle and everything else around it.

    `pins` (middles of resources, or of the symbols of persons outside) are kept exactly.
    What `previous` has placed stays where it is unless it would lie on something; only what is new is
    placed. Without it, what `stood` somewhere (`EcomapLayout.stands`) stands there again. `look`: how persons
    are drawn; `gaps`: what is missing, placed as resources are; `middle`: the person who stands in the middle
    in the household's stead. Ties to unknown ids are left out. The same input always gives the same places.
    """
    scene = scene_of(graph, resources, ties, look, gaps, middle)
    if previous is None:
        again = {n.id: Spot(stood[n.id][0], stood[n.id][1] + n.rise, *n.size) for n in scene.nodes if n.id in stood}
        return _finished(scene, _settled(scene, again, pins), {}) if again else _fresh(scene, pins)
    before = {t.id: t for t in previous.ties}
    return _finished(scene, _settled(scene, _standing(scene, previous), pins, before), before)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Company beside the household, the nodes around both clockwise, equal boxes for these, and what ties run to."""

    company: Mapping[str, Spot]
    core: Spot
    top: int  # which of the nodes stands in the middle above
    order: tuple[Node, ...]
    cells: tuple[Spot, ...]
    targets: Mapping[str, Point]


def arranged(scene: Scene) -> Arrangement:
    """The order of the nodes in which ties cross little, found with equal boxes for all."""
    ring = sorted((n for n in scene.nodes if not n.is_company), key=lambda n: n.sector)
    first = _top(ring)
    company = beside(scene, leaning(scene, ring, first))
    core = _core(scene, company)
    cell = (max((n.size[0] for n in ring), default=0.0), max((n.size[1] for n in ring), default=0.0))
    targets = _targets(scene, company)
    best: tuple[float, Arrangement] | None = None
    for turn in range(-(TURNS // 2), TURNS // 2 + 1) if len(ring) <= ROUND else (0,):
        top = (first + turn) % max(len(ring), 1)
        cells = _around([cell] * len(ring), core, top)
        order, cost = search(scene, ring, cells, targets)
        cost += TURN * abs(turn)
        if best is None or cost < best[0]:
            best = (cost, Arrangement(company, core, top, tuple(order), tuple(cells), targets))
    assert best
    return best[1]


def _fresh(scene: Scene, pins: Mapping[str, Point]) -> EcomapLayout:
    """The company beside the household, the resources around them, each box with its own size."""
    found = arranged(scene)
    places = _around([n.size for n in found.order], found.core, found.top)
    wanted = dict(found.company) | {n.id: place for n, place in zip(found.order, places, strict=True)}
    return _finished(scene, _settled(scene, wanted, pins), {})


def _top(ring: Sequence[Node]) -> int:
    """The first group stands at the top, its middle one in the middle."""
    first = GROUP_OF[ring[0].sector] if ring else 0
    return (sum(GROUP_OF[n.sector] == first for n in ring) - 1) // 2 if ring else 0


def _core(scene: Scene, company: Mapping[str, Spot]) -> Spot:
    """The box around the household and its company."""
    left, top, width, height = joined([scene.centre.frame.box, *(spot.box for spot in company.values())])
    return Spot(left + width / 2, top + height / 2, width, height)


def _targets(scene: Scene, spots: Mapping[str, Spot]) -> dict[str, Point]:
    seats = scene.seats(spots)
    return {HOUSEHOLD: (0.0, 0.0)} | {person: (s.symbol.x, s.symbol.y) for person, s in seats.items()}


def _around(sizes: Sequence[tuple[float, float]], core: Spot, top: int) -> list[Spot]:
    """On a ring where they are few and seen large so, else in rows and columns."""
    if not sizes:
        return []
    if len(sizes) > ROUND:
        return banks(sizes, core, top)
    found = around(sizes, core, top)
    _, _, width, height = joined(spot.box for spot in found)
    return found if min(SEEN[0] / width, SEEN[1] / height) >= LARGE else banks(sizes, core, top)


def _standing(scene: Scene, previous: EcomapLayout) -> dict[str, Spot]:
    """Where each node stood; a household that was not drawn yet where its first known member stands."""
    stood = dict(previous.resources) | {home.id: home.frame for home in previous.homes}
    found: dict[str, Spot] = {}
    for node in scene.nodes:
        known = next((p for p in node.seats if p in previous.people), None)
        if node.id in stood:
            found[node.id] = Spot(stood[node.id].x, stood[node.id].y, *node.size)
        elif known:
            seat, place = node.seats[known].symbol, previous.people[known].symbol
            found[node.id] = Spot(place.x - seat.x, place.y - seat.y, *node.size)
    return found


def _settled(
    scene: Scene, wanted: Mapping[str, Spot], pins: Mapping[str, Point], before: Mapping[str, TieLine] = NO_LINES
) -> dict[str, Spot]:
    """Pins first, then all that can stay where it is wanted, then free places for the rest."""
    spots = {n.id: Spot(pins[n.id][0], pins[n.id][1] + n.rise, *n.size) for n in scene.nodes if n.id in pins}
    rest: list[Node] = []
    for node in scene.nodes:
        if node.id in spots:
            continue
        if node.id in wanted and _is_clear(scene, wanted[node.id], spots):
            spots[node.id] = wanted[node.id]
        else:
            rest.append(node)
    for node in rest:
        spots[node.id] = find_place(scene, spots, node, before)
    return {n.id: spots[n.id] for n in scene.nodes}


def _is_clear(scene: Scene, spot: Spot, spots: Mapping[str, Spot]) -> bool:
    rect = rect_of(spot, KEEP)
    taken = [rect_of(s) for s in spots.values()]
    return not any(overlap(rect, r) for r in [*taken, rect_of(scene.centre.frame, FRAME_KEEP)])


def _finished(scene: Scene, spots: Mapping[str, Spot], before: Mapping[str, TieLine]) -> EcomapLayout:
    """Ways and words for placed nodes."""
    solid: list[Rect] = [rect_of(scene.centre.frame), *(rect_of(s) for s in spots.values())]
    ties = {t.id: t for t in scene.ties}
    bare = all_ways(scene, spots, before)
    torn = {t.id for t in scene.ties if t.strength == "broken"}
    solid += [rect_of_box(break_box(line.points)) for line in bare if line.id in torn]
    lines = noted(bare, ties, solid, before, scene.inner())
    resources = {n.id: spots[n.id] for n in scene.nodes if not n.is_company}
    people = scene.seats(spots)
    unnoted = tuple(line.id for line in lines if content_of(ties[line.id]) and not line.note)
    centre, homes = scene.centre, tuple(_home(n, spots[n.id]) for n in scene.nodes if n.home)
    box = _box(scene, spots, lines)
    inner = (centre.inner, centre.shift)
    return EcomapLayout(centre.frame, people, resources, lines, box, *inner, unnoted, homes, centre.name)


def _home(node: Node, spot: Spot) -> Home:
    assert node.home
    dx, dy = node.home.shift
    return Home(node.id, node.home.name, spot, node.home.inner, (dx + spot.x, dy + spot.y))


def _box(scene: Scene, spots: Mapping[str, Spot], lines: Sequence[TieLine]) -> Box:
    boxes = [scene.centre.frame.box, *(s.box for s in spots.values()), *(t.note.spot.box for t in lines if t.note)]
    boxes += [(x, y, 0.0, 0.0) for t in lines for x, y in t.points]
    left, top, width, height = joined(boxes)
    return (left - MARGIN, top - MARGIN, width + 2 * MARGIN, height + 2 * MARGIN)
