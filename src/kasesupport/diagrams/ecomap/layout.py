"""Places for an ecomap: all at once, or the new ones among those that already stand."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from kasesupport.diagrams.ecomap.free import find_place
from kasesupport.diagrams.ecomap.geometry import Rect, overlap, rect_of, rect_of_box
from kasesupport.diagrams.ecomap.model import EcomapLayout, Seat, Spot, TieLine
from kasesupport.diagrams.ecomap.notes import noted, words_of
from kasesupport.diagrams.ecomap.order import search
from kasesupport.diagrams.ecomap.rings import around
from kasesupport.diagrams.ecomap.scene import Node, Scene, scene_of
from kasesupport.diagrams.ecomap.strokes import break_box
from kasesupport.diagrams.ecomap.ways import all_ways
from kasesupport.diagrams.genogram.boxes import SYMBOL
from kasesupport.diagrams.genogram.look import GenogramLook
from kasesupport.diagrams.hit import joined
from kasesupport.domain.ecomap import Gap, Resource, Tie
from kasesupport.domain.people import FamilyGraph
from kasesupport.drawing.items import Point

NO_PINS: Mapping[str, Point] = MappingProxyType({})
SPREADS = (1.0, 1.2, 1.45, 1.8)  # rings are widened while words on ties find no place
MARGIN = 24.0
KEEP = 6.0  # least room between symbols that already stand
FRAME_KEEP = 8.0


def layout(
    graph: FamilyGraph, resources: Sequence[Resource], ties: Sequence[Tie],
    pins: Mapping[str, Point] = NO_PINS, previous: EcomapLayout | None = None, look: GenogramLook | None = None,
    gaps: Sequence[Gap] = (),
) -> EcomapLayout:  # fmt: skip
    """Places the household in the middle and everything else around it.

    `pins` (middles of resources, or of the symbols of persons outside) are kept exactly.
    What `previous` has placed stays where it is unless it would lie on something; only what is new is
    placed. `look`: how persons are drawn; `gaps`: what is missing, placed as resources are. Ties to unknown
    ids are left out. The same input always gives the same places.
    """
    scene = scene_of(graph, resources, ties, look, gaps)
    if previous is None:
        return _fresh(scene, pins)
    standing = dict(previous.resources) | {i: s.whole for i, s in previous.people.items()}
    wanted = {n.id: _resized(n, standing[n.id]) for n in scene.nodes if n.id in standing}
    return _finished(scene, _settled(scene, wanted, pins), {t.id: t for t in previous.ties})


def _fresh(scene: Scene, pins: Mapping[str, Point]) -> EcomapLayout:
    """On a ring, widened until every word on a tie has its place."""
    order = _order(scene)
    for spread in SPREADS:
        found = _finished(scene, _settled(scene, _ring(scene, order, spread), pins), {})
        if not found.unnoted:
            break
    return found


def _order(scene: Scene) -> list[int]:
    """Which node follows which, found with equal boxes for all."""
    nodes = scene.nodes
    cell = (max((n.size[0] for n in nodes), default=0.0), max((n.size[1] for n in nodes), default=0.0))
    return search(scene, around([cell] * len(nodes), scene.centre.frame, 1.0, _top(scene)))


def _ring(scene: Scene, order: Sequence[int], spread: float) -> dict[str, Spot]:
    """Each box with its own size in that order."""
    places = around([scene.nodes[n].size for n in order], scene.centre.frame, spread, _top(scene))
    return {scene.nodes[n].id: place for n, place in zip(order, places, strict=True)}


def _top(scene: Scene) -> int:
    """The first kind stands at the top, its middle one in the middle."""
    first = min((n.sector for n in scene.nodes), default=0)
    return (sum(n.sector == first for n in scene.nodes) - 1) // 2 if scene.nodes else 0


def _resized(node: Node, spot: Spot) -> Spot:
    return Spot(spot.x, spot.y, *node.size)


def _settled(scene: Scene, wanted: Mapping[str, Spot], pins: Mapping[str, Point]) -> dict[str, Spot]:
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
        spots[node.id] = find_place(scene, spots, node)
    return {n.id: spots[n.id] for n in scene.nodes}


def _is_clear(scene: Scene, spot: Spot, spots: Mapping[str, Spot]) -> bool:
    rect = rect_of(spot, KEEP)
    taken = [rect_of(s) for s in spots.values()]
    return not any(overlap(rect, r) for r in [*taken, rect_of(scene.centre.frame, FRAME_KEEP)])


def _finished(scene: Scene, spots: Mapping[str, Spot], before: Mapping[str, TieLine]) -> EcomapLayout:
    """Ways and words for placed nodes."""
    solid: list[Rect] = [rect_of(scene.centre.frame), *(rect_of(s) for s in spots.values())]
    words = {t.id: words_of(t) for t in scene.ties}
    bare = all_ways(scene, spots)
    torn = {t.id for t in scene.ties if t.strength == "broken"}
    solid += [rect_of_box(break_box(line.points)) for line in bare if line.id in torn]
    lines = noted(bare, words, solid, before)
    people = dict(scene.centre.seats) | {n.id: _seat_of(n, spots[n.id]) for n in scene.nodes if n.is_person}
    resources = {n.id: spots[n.id] for n in scene.nodes if not n.is_person}
    unnoted = tuple(line.id for line in lines if words[line.id] and not line.note)
    centre = scene.centre
    box = _box(scene, spots, lines)
    return EcomapLayout(centre.frame, people, resources, lines, box, centre.inner, centre.shift, unnoted)


def _seat_of(node: Node, spot: Spot) -> Seat:
    return Seat(Spot(spot.x, spot.y - node.rise, SYMBOL, SYMBOL), spot)


def _box(scene: Scene, spots: Mapping[str, Spot], lines: Sequence[TieLine]) -> tuple[float, float, float, float]:
    boxes = [scene.centre.frame.box, *(s.box for s in spots.values()), *(t.note.spot.box for t in lines if t.note)]
    boxes += [(x, y, 0.0, 0.0) for t in lines for x, y in t.points]
    left, top, width, height = joined(boxes)
    return (left - MARGIN, top - MARGIN, width + 2 * MARGIN, height + 2 * MARGIN)
