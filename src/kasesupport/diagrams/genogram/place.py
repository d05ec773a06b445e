"""Where the columns stand: least squares with hard distances, row by row.

Children want to hang under the middle of their parents and parents to stand over the middle of
their children. With all other rows held, the best places of one row under minimum distances are an
isotonic regression (pool adjacent violators); going up and down the rows settles all of them.
"""

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from kasesupport.diagrams.genogram.boxes import Extent
from kasesupport.diagrams.genogram.rows import Net, Rows
from kasesupport.diagrams.genogram.score import Links, links_of
from kasesupport.diagrams.genogram.walls import APART, Walls, walls

LANE = 14.0  # least free room beside a passing line
SWEEPS, AGAIN = 10, 3  # at first, and after a change
HELD = 1e9  # weight of a pin
PARTNERS, NEIGHBOURS = 0.3, 0.1  # pulls: to a partner, to who stands beside
FAR = 300.0  # px: one who stands farther beside pulls no more than from there; parents stay above their children
STAY, STAY_NEAR = 48.0, 16.0  # who stood somewhere stays there against pulls up to this (px); near somebody new
EASE = 3.0
WORN = 0.2  # share of an old slant that a net beside somebody new keeps
PASSES = 3
KINK = (0.5, 40.0)  # kinks between these are taken out if that costs nothing else


@dataclass(frozen=True, slots=True)
class Room:
    """What the places are worked out from."""

    rows: Rows
    links: Links
    order: Sequence[Sequence[int]]
    half: Sequence[float]
    beside: Mapping[int, tuple[int, ...]]  # partners that stand next to a node
    fixed: Mapping[int, float]
    before: Mapping[int, float]
    next_to: Mapping[int, list[tuple[int, int]]]  # pairs of neighbours in a row, left one first, by either
    rest: Mapping[int, float]  # nets that were there before: how far beside their stem the children hung
    loose: frozenset[int]  # nets of known people with a lane: they place the lane only
    near: frozenset[int]  # those who hang together with somebody new
    gap: Mapping[tuple[int, int], float]  # the least distance of two neighbours
    walls: Walls


def placed(
    rows: Rows, order: Sequence[Sequence[int]], boxes: Sequence[Extent],
    fixed: Mapping[int, float], before: Mapping[int, float], new: Collection[int] = (),
) -> list[float]:  # fmt: skip
    """The x of every node. `fixed`: pins. `before`: places before a change; `new`: who came with it."""
    half = [box.half for box in boxes] + [0.0] * (len(rows.row) - len(boxes))
    room = _room(rows, order, half, fixed, steady(order, before), new)
    x = _packed(room)
    for sweep in range(SWEEPS if not room.before else 0):
        up, down = (1.0, 0.0) if sweep in (0, 2) else (0.0, 1.0) if sweep in (1, 3) else (1.0, 1.0)
        for sequence in order if up else reversed(order):
            _settle(room, sequence, x, up, down)
        for sequence in reversed(order) if up and down else ():
            _settle(room, sequence, x, up, down)
    for _ in range(AGAIN if room.before else 0):
        for sequence in (*order, *reversed(order)):
            _settle(room, sequence, x, 1.0, 1.0)
    _straighten(room, x)
    return [fixed.get(node, place) for node, place in enumerate(x)]


def _room(
    rows: Rows, order: Sequence[Sequence[int]], half: Sequence[float],
    fixed: Mapping[int, float], before: Mapping[int, float], new: Collection[int],
) -> Room:  # fmt: skip
    """All that holds while places are looked for; what was there before a change may stay as it was."""
    nets = [{*net.top, *net.bottom} for net in rows.nets]
    near = frozenset(n for nodes in nets if not nodes.isdisjoint(new) for n in nodes)
    lanes = frozenset(i for i, nodes in enumerate(nets) if nodes.isdisjoint(new) and max(nodes) >= rows.people)
    beside = _beside(rows, order)
    room = Room(
        rows, links_of(rows), order, half, beside, fixed, before, _next_to(order),
        {}, lanes if before else frozenset(), near, _gaps(rows, order, half, beside), walls(rows.households),
    )  # fmt: skip
    at = [fixed.get(n, before.get(n, 0.0)) for n in range(len(rows.row))]
    known = before.keys() | fixed.keys() if before else set()
    shifts = {i: _shift(room, net, at) for i, net in enumerate(rows.nets) if nets[i] <= known}
    rest = {i: shift * (WORN if nets[i] & near else 1.0) for i, shift in shifts.items() if shift is not None}
    return replace(room, rest=rest)


def _straighten(room: Room, x: list[float]) -> None:
    """Takes out small kinks: a stem and its children in one line, where there is room to move either."""
    for _ in range(PASSES):
        if not sum(_unkinked(room, net, x) for net in room.rows.nets):
            return


def _unkinked(room: Room, net: Net, x: list[float]) -> bool:
    """Moves the children of a net, or those above, if that takes out its kink; tells whether it did."""
    shift = _kink(room, net, x)
    for nodes, way in ((net.bottom, shift), (net.top, -shift)) if KINK[0] < abs(shift) < KINK[1] else ():
        before = _kinks(room, nodes, x)
        kept = [x[n] for n in nodes]
        for n in nodes:
            x[n] += way
        if _has_room(room, nodes, x) and _kinks(room, nodes, x) < before - KINK[0]:
            return True
        for n, place in zip(nodes, kept, strict=True):
            x[n] = place
    return False


def _kink(room: Room, net: Net, x: Sequence[float]) -> float:
    """How far the children hang beside their stem; a stem between partners may leave the middle a little."""
    places = [x[n] for n in net.bottom]
    middle = (min(places) + max(places)) / 2
    at = stem(net, x, room.half, room.walls, middle)
    return 0.0 if at is None else at - middle


def _kinks(room: Room, nodes: Sequence[int], x: Sequence[float]) -> float:
    nets = {i for n in nodes for i in (*room.links.up[n], *room.links.down[n])}
    return sum(min(abs(_kink(room, room.rows.nets[i], x)), KINK[1]) for i in nets)


def _has_room(room: Room, nodes: Sequence[int], x: Sequence[float]) -> bool:
    if any(n in room.fixed or n in room.before for n in nodes):
        return False
    beside = [pair for n in nodes for pair in room.next_to[n]]
    return all(x[b] - x[a] >= room.gap[a, b] - 1e-6 for a, b in beside)


def _beside(rows: Rows, order: Sequence[Sequence[int]]) -> dict[int, tuple[int, ...]]:
    place = {node: i for sequence in order for i, node in enumerate(sequence)}
    found: dict[int, tuple[int, ...]] = {}
    for couple in rows.couples:
        if abs(place[couple.a] - place[couple.b]) == 1:
            found[couple.a] = (*found.get(couple.a, ()), couple.b)
            found[couple.b] = (*found.get(couple.b, ()), couple.a)
    return found


def _next_to(order: Sequence[Sequence[int]]) -> dict[int, list[tuple[int, int]]]:
    found: dict[int, list[tuple[int, int]]] = {n: [] for sequence in order for n in sequence}
    for pair in (pair for sequence in order for pair in pairwise(sequence)):
        for node in pair:
            found[node].append(pair)
    return found


def _gaps(
    rows: Rows, order: Sequence[Sequence[int]], half: Sequence[float], beside: Mapping[int, tuple[int, ...]]
) -> dict[tuple[int, int], float]:
    """The least distances of all neighbours."""
    homes = walls(rows.households)
    gaps = {}
    for a, b in (pair for sequence in order for pair in pairwise(sequence)):
        free = homes.room(a, b, b in beside.get(a, ())) if max(a, b) < rows.people else LANE
        gaps[a, b] = half[a] + half[b] + free
    return gaps


def _packed(room: Room) -> list[float]:
    """Each row as close as can be, or where it was, with those who are new beside their neighbours."""
    x = [0.0] * len(room.rows.row)
    for sequence in room.order:
        gaps = [room.gap[a, b] for a, b in pairwise(sequence)]
        at = list(accumulate(gaps, initial=0.0))
        known = {n: {**room.before, **room.fixed}[n] for n in sequence if n in room.before or n in room.fixed}
        wishes, shift = [], -at[-1] / 2
        for node, place in zip(sequence, at, strict=True):
            shift = known.get(node, place + shift) - place
            wishes.append((place + shift, 1.0 if node in known else 0.01))
        for node, place in zip(sequence, isotonic(wishes, gaps) if known else (w for w, _ in wishes), strict=True):
            x[node] = room.fixed.get(node, place)
    return x


def steady(order: Sequence[Sequence[int]], before: Mapping[int, float]) -> dict[int, float]:
    """The places before a change of those who can keep them: in each row the most that stand in their order.

    One who comes into another row, or goes to the other side of siblings, is placed anew.
    """
    kept: dict[int, float] = {}
    for sequence in order:
        ends: list[list[int]] = []  # by length: the rising run of it whose end lies furthest left
        for node in (n for n in sequence if n in before):
            place = bisect_left([before[run[-1]] for run in ends], before[node])
            ends[place : place + 1] = [[*(ends[place - 1] if place else []), node]]
        kept.update({n: before[n] for n in (ends[-1] if ends else [])})
    return kept


def stem(
    net: Net, x: Sequence[float], half: Sequence[float], homes: Walls, middle: float | None = None
) -> float | None:
    """Where the line of a net leaves the row above, if children hang in the middle `middle`."""
    if not net.top:
        return None
    if len(net.top) == 1:
        return x[net.top[0]]
    a, b = sorted(net.top, key=lambda n: x[n])
    low, high = x[a] + half[a] + homes.side(a, b), x[b] - half[b] - homes.side(b, a)
    wished = (x[a] + x[b]) / 2 if middle is None else middle
    return min(max(wished, low), high) if low <= high else (low + high) / 2


def _settle(room: Room, sequence: Sequence[int], x: list[float], up: float, down: float) -> None:
    wishes = [_wish(room, node, x, up, down) for node in sequence]
    gaps = [room.gap[a, b] for a, b in pairwise(sequence)]
    for node, place in zip(sequence, isotonic(wishes, gaps), strict=True):
        x[node] = place


def _wish(room: Room, node: int, x: Sequence[float], up: float, down: float) -> tuple[float, float]:
    """Where a node wants to be, and how much."""
    if node in room.fixed:
        return room.fixed[node], HELD
    pull = weight = 0.0
    for side, strength in ((room.links.up, up), (room.links.down, down)):
        for index in side[node] if strength else ():
            shift = _shift(room, room.rows.nets[index], x)
            if shift is not None and not (index in room.loose and node in room.before):
                shift -= room.rest.get(index, 0.0)
                pull += strength * (shift if side is room.links.up else -shift)
                weight += strength
    for a, b in room.next_to[node]:
        strength = PARTNERS if b in room.beside.get(a, ()) else NEIGHBOURS
        spare = strength * min(x[b] - x[a] - _spare(room, a, b), FAR)
        pull += spare if node == a else -spare
        weight += strength
    if node in room.before:
        off = room.before[node] - x[node]
        rubbing = (STAY_NEAR if node in room.near else STAY) / (abs(off) + EASE)
        pull += rubbing * off
        weight += rubbing
    return (x[node] + pull / weight, weight) if weight else (x[node], 1.0)


def _spare(room: Room, a: int, b: int) -> float:
    """The distance that two neighbours are drawn to: the least, or the one that they had."""
    least = room.gap[a, b]
    if not room.before:
        return least
    left, right = (room.before.get(n, room.fixed.get(n)) for n in (a, b))
    return least if left is None or right is None else max(least, right - left)


def _shift(room: Room, net: Net, x: Sequence[float]) -> float | None:
    """How far the children of a net should go to hang under their stem."""
    places = [x[n] for n in net.bottom]
    middle = (min(places) + max(places)) / 2
    near = len(net.top) < 2 or net.top[1] in room.beside.get(net.top[0], ())
    at = stem(net, x, room.half, room.walls, None if near else middle)
    return None if at is None else at - middle


def isotonic(wishes: Sequence[tuple[float, float]], gaps: Sequence[float]) -> list[float]:
    """Places nearest to the wishes (value, weight) in least squares, each at least its gap after the last."""
    pools: list[tuple[float, float, int]] = []  # mean, weight, members
    offset = 0.0
    offsets = [0.0]
    for gap in gaps:
        offset += gap
        offsets.append(offset)
    for (value, weight), shift in zip(wishes, offsets, strict=True):
        pool = (value - shift, weight, 1)
        while pools and pools[-1][0] >= pool[0]:
            mean, mass, count = pools.pop()
            mass_both = mass + pool[1]
            pool = ((mean * mass + pool[0] * pool[1]) / mass_both, mass_both, count + pool[2])
        pools.append(pool)
    flat = [mean for mean, _, count in pools for _ in range(count)]
    return [mean + shift for mean, shift in zip(flat, offsets, strict=True)]


def cleared(
    order: Sequence[Sequence[int]], x: Sequence[float], boxes: Sequence[Extent],
    fixed: Mapping[int, float], obstacles: Mapping[int, Sequence[int]],
) -> list[float]:  # fmt: skip
    """The places with room made in each row for the pinned persons of other rows who stand in it."""
    result = list(x)
    half = [box.half for box in boxes] + [0.0] * (len(x) - len(boxes))
    for row, strangers in obstacles.items():
        nodes = sorted([*order[row], *strangers], key=lambda n: x[n])
        wishes = [(x[n], HELD if n in fixed else 1.0) for n in nodes]
        gaps = [half[a] + half[b] + (APART if max(a, b) < len(boxes) else LANE) for a, b in pairwise(nodes)]
        for node, place in zip(nodes, isotonic(wishes, gaps), strict=True):
            result[node] = fixed.get(node, place)
    return result
