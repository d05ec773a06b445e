"""The genogram as a drawing: households below, then lines, then persons, each a group with its subject."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kasesupport.diagrams.colours import PAPER, SOFT_INK
from kasesupport.diagrams.genogram.bonds import bond_groups, is_shown
from kasesupport.diagrams.genogram.boxes import reach
from kasesupport.diagrams.genogram.colours import HEARTH, WARM
from kasesupport.diagrams.genogram.hops import uprights
from kasesupport.diagrams.genogram.legend import legend
from kasesupport.diagrams.genogram.look import GenogramLook
from kasesupport.diagrams.genogram.nameplate import LABEL
from kasesupport.diagrams.genogram.persons import person_group
from kasesupport.diagrams.genogram.relations import TWIN, union_group
from kasesupport.diagrams.genogram.room import HEAVY, Room
from kasesupport.diagrams.genogram.routes import routes
from kasesupport.diagrams.genogram.values import GenogramLayout, Line, Outline, Spot
from kasesupport.diagrams.genogram.walls import beside_walls
from kasesupport.diagrams.hit import joined
from kasesupport.domain.conventions import Conventions
from kasesupport.domain.people import FamilyGraph, Person
from kasesupport.drawing.items import KAPPA, Box, Drawing, Group, Item, Op, Path, Point, moved
from kasesupport.drawing.measure import text_width
from kasesupport.drawing.text import set_line

MARGIN = 28.0
CORNER = 18.0  # radius of an outline's corners
DASH = (7.0, 5.0)
LEGEND_GAP = 20.0


def draw(graph: FamilyGraph, layout: GenogramLayout, look: GenogramLook) -> Drawing:
    """The picture of a family. Groups by person id, union id and household id, in painting order."""
    dx, dy = offset(layout)
    _left, _top, width, height = bounds(layout)
    items = [moved(item, dx, dy) for item in _items(graph, layout, look)]
    size = (width + 2 * MARGIN, height + 2 * MARGIN)
    if look.legend:
        below, used = legend(graph, look, max(width, 360.0))
        items.extend(moved(item, MARGIN, size[1] - MARGIN + LEGEND_GAP) for item in below)
        size = (max(size[0], 360.0 + 2 * MARGIN), size[1] + LEGEND_GAP + used)
    return Drawing(*size, tuple(items))


def offset(layout: GenogramLayout) -> Point:
    """What to add to a place in the layout to find it in the drawing."""
    left, top, _, _ = bounds(layout)
    return MARGIN - left, MARGIN - top


def bounds(layout: GenogramLayout) -> Box:
    """The smallest box around persons, lines and outlines of a layout."""
    points = [p for line in layout.lines for p in line.points]
    points += [p for outline in layout.households for ring in outline.rings for p in ring]
    boxes = [spot.box for spot in layout.spots.values()]
    return joined([*boxes, *((x, y, 0.0, 0.0) for x, y in points)])


def _items(graph: FamilyGraph, layout: GenogramLayout, look: GenogramLook) -> Iterator[Item]:
    if "households" not in look.hidden:
        yield from _households(graph, layout, look)
    room = _room(graph, layout)
    yield from _unions(graph, layout, look, room)
    yield from bond_groups(graph, _ways(graph, layout, look), layout, look)
    for person in graph.persons:
        if person.id in layout.spots:
            yield person_group(person, layout.spots[person.id], look, room)


def _ways(graph: FamilyGraph, layout: GenogramLayout, look: GenogramLook) -> dict[int, tuple[Point, ...]]:
    """Only those that are shown make room for each other."""
    shown = [i for i, bond in enumerate(graph.bonds) if is_shown(bond, look)]
    ways = routes(replace(graph, bonds=tuple(graph.bonds[i] for i in shown)), layout.spots, layout.lines)
    return {shown[i]: way for i, way in ways.items()}


def _unions(graph: FamilyGraph, layout: GenogramLayout, look: GenogramLook, room: Room) -> Iterator[Group]:
    lines: dict[str, list[Line]] = defaultdict(list)
    for line in layout.lines:
        lines[line.union].append(line)
    upright = uprights(layout.lines)
    reached = {p.id: _reached(p, layout.spots[p.id], look) for p in graph.persons if p.id in layout.spots}
    for union in graph.unions:
        here = sorted((p for p in union.partners if p in layout.spots), key=lambda p: layout.spots[p].x)
        if union.id in lines:
            straight = any(ln.kind == "union" and len(ln.points) == 2 for ln in lines[union.id])
            free = _between_walls(here, reached, layout) if straight else reached
            yield union_group(replace(union, partners=tuple(here)), graph, lines[union.id], upright, look, free, room)


def _room(graph: FamilyGraph, layout: GenogramLayout) -> Room:
    """What words on lines and beside symbols keep clear of."""
    room = Room()
    names = {house.id: house.name for house in graph.households}
    for outline in layout.households:
        if outline.label and (name := names.get(outline.household)):
            x, y = outline.label
            room.add((x, y - LABEL * 0.75, text_width(name, LABEL), LABEL * 1.5), HEAVY)
    for person, spot in layout.spots.items():
        room.add(spot.box, HEAVY, person)
    for line in layout.lines:
        for side in (-TWIN, TWIN) if line.child else (0.0,):  # some hang from two lines
            room.add_line([(x + side, y) for x, y in line.points])
    return room


def _between_walls(
    here: Sequence[str], reached: Mapping[str, tuple[float, float]], layout: GenogramLayout
) -> Mapping[str, tuple[float, float]]:
    """The partners' reach, up to where the lines of households part them."""
    if len(here) != 2 or abs(layout.spots[here[0]].y - layout.spots[here[1]].y) > 1:
        return reached
    (before, low), (high, after) = reached[here[0]], reached[here[1]]
    left, right = layout.spots[here[0]], layout.spots[here[1]]
    low, high = beside_walls((low, high), left, right, layout.households)
    return {**reached, here[0]: (before, low), here[1]: (high, after)}


def _reached(person: Person, spot: Spot, look: GenogramLook) -> tuple[float, float]:
    left, right = reach(person, look)
    return spot.x - left, spot.x + right


def _households(graph: FamilyGraph, layout: GenogramLayout, look: GenogramLook) -> Iterator[Group]:
    """Larger ones first, so that a household within another lies on it; all names above all outlines."""
    names = {house.id: house.name for house in graph.households}
    for outline in sorted(layout.households, key=lambda o: -_size(o)):
        paths = [outline_path(ring, look.conventions) for ring in outline.rings]
        words = _name(names.get(outline.household, ""), outline)
        yield Group(outline.household, (*paths, *words), names.get(outline.household, "") or "同居")


def outline_path(ring: tuple[Point, ...], conventions: Conventions) -> Path:
    """The line around a household."""
    return Path(rounded(ring, CORNER), HEARTH, WARM, 1.5, DASH if conventions.household == "dashed" else ())


def _size(outline: Outline) -> float:
    box = joined((x, y, 0.0, 0.0) for ring in outline.rings for x, y in ring)
    return box[2] * box[3]


def _name(name: str, outline: Outline) -> tuple[Item, ...]:
    if not name or outline.label is None:
        return ()
    x, y = outline.label
    back = Path(_pill(x - 6, y - LABEL * 0.75, text_width(name, LABEL) + 12, LABEL * 1.5), None, PAPER, 0)
    return (back, *set_line(name, x, y + LABEL * 0.36, LABEL, color=SOFT_INK))


def _pill(x: float, y: float, width: float, height: float) -> tuple[Op, ...]:
    return rounded(((x, y), (x + width, y), (x + width, y + height), (x, y + height)), height / 2)


def rounded(ring: tuple[Point, ...], radius: float) -> tuple[Op, ...]:
    """A closed ring of level and upright edges with round corners."""
    ops: list[Op] = []
    for before, corner, after in zip((ring[-1], *ring[:-1]), ring, (*ring[1:], ring[0]), strict=True):
        start, end = _towards(corner, before, radius), _towards(corner, after, radius)
        a, b = _mixed(start, corner, KAPPA), _mixed(end, corner, KAPPA)
        ops.append(("L" if ops else "M", *start))
        ops.append(("C", *a, *b, *end))
    return (*ops, ("Z",))


def _towards(corner: Point, other: Point, radius: float) -> Point:
    far = abs(other[0] - corner[0]) + abs(other[1] - corner[1])
    return _mixed(corner, other, min(radius, far / 2) / far) if far else corner


def _mixed(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
