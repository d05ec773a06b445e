"""The ecomap's layout by itself: `python3 dev.py bench ecomap`.

Invented ecomaps of 5 to 40 resources (benchmarks/ecomaps.py), counted on their drawings alone
(benchmarks/ecomap_measure.py): overlaps, ties through others, crossings against random orders, what moves, time, size.
"""

import argparse
import random
import statistics
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from itertools import groupby

from benchmarks.ecomap_measure import cut, measure
from benchmarks.ecomaps import MOST, SEED, Ecomap, ecomaps

from kasesupport.diagrams.ecomap import EcomapLayout, EcomapLook, draw, layout
from kasesupport.diagrams.ecomap.aims import facing
from kasesupport.diagrams.ecomap.layout import Arrangement, arranged
from kasesupport.diagrams.ecomap.scene import GROUP_OF, NAME, Node, Scene, scene_of
from kasesupport.domain.ecomap import HOUSEHOLD, Resource, Tie
from kasesupport.domain.people import Household, Person
from kasesupport.drawing.items import Point

ON = date(2026, 11, 30)
CANVASES = {"beside the open panel": (826, 581), "with the panel closed": (1126, 581)}  # px, of a window of 1366x768
EDGE = 32  # px kept free around what is fitted


def main(arguments: list[str]) -> int:
    """Measure and print tables."""
    parser = argparse.ArgumentParser(prog="dev.py bench ecomap")
    parser.add_argument("--maps", type=int, default=1000)
    parser.add_argument("--orders", type=int, default=2000)
    parser.add_argument("--ordered", type=int, default=100, help="maps that random orders are tried on")
    chosen = parser.parse_args(arguments)
    maps = list(ecomaps(chosen.maps))
    found = faults(maps)
    print(
        f"{len(maps)} ecomaps, {sum(len(m.resources) for m in maps)} resources, {sum(len(m.ties) for m in maps)} ties\n"
    )
    print("| what | figure |\n|---|---|")
    for what, count in found.items():
        print(f"| {what} | {count} |")
    moved, by_member = map(sum, zip(*map(moves, maps), strict=True))
    print(f"| moved by one resource or tie more or a resource less | {moved} |")
    print(f"| moved outside the household by one member more | {by_member} |")
    ours, best = orders(maps[: chosen.ordered], chosen.orders)
    print(f"| crossings of straight ties, ours / best of {chosen.orders} random orders | {ours} / {best} |")
    for what, figure in (*times(), *sizes()):
        print(f"| {what} | {figure} |")
    return 0


def placed(ecomap: Ecomap, previous: EcomapLayout | None = None) -> EcomapLayout:
    """The layout of one ecomap."""
    return layout(ecomap.graph, ecomap.resources, ecomap.ties, previous=previous, gaps=ecomap.gaps)


def faults(maps: Sequence[Ecomap]) -> Counter[str]:
    """What is counted on the drawings of all."""
    total: Counter[str] = Counter()
    for ecomap in maps:
        made = placed(ecomap)
        found = measure(draw(ecomap.graph, ecomap.resources, ecomap.ties, made, EcomapLook(ON), ecomap.gaps), ecomap)
        total["overlaps of symbols and words"] += len(found.overlaps)
        total["ties through symbols or words"] += len(found.through)
        total["beyond the sheet"] += len(found.outside)
        total["crossings drawn"] += found.crossings
        total["words on ties"] += sum(bool(t.note) for t in made.ties)
        total["of these as numbers"] += sum(bool(t.note and t.note.number) for t in made.ties)
        total["words without any place"] += len(made.unnoted)
    return total


def moves(ecomap: Ecomap) -> tuple[int, int]:
    """How many things that stood were moved by changes around the household, and by a member more (members may)."""
    before = placed(ecomap)
    count = sum(_moved(before, placed(after, before)) for after in changed(ecomap))
    return count, _moved(before, placed(with_member(ecomap), before), but=set(ecomap.graph.households[0].members))


def changed(ecomap: Ecomap) -> Iterator[Ecomap]:
    """One resource more, one less; a tie more; a tie to the household more; a member more."""
    first, members = ecomap.resources[0], ecomap.graph.households[0].members
    more = Resource("more", "新しい居場所", "place")
    tie = Tie("tie", "more", members[-1], purpose="送迎")
    yield replace(ecomap, resources=(*ecomap.resources, more), ties=(*ecomap.ties, tie))
    yield replace(ecomap, resources=ecomap.resources[1:], ties=tuple(t for t in ecomap.ties if t.resource != first.id))
    yield replace(ecomap, ties=(*ecomap.ties, Tie("tie", first.id, members[0])))
    yield replace(ecomap, ties=(*ecomap.ties, Tie("tie", ecomap.resources[-1].id, HOUSEHOLD)))


def with_member(ecomap: Ecomap) -> Ecomap:
    """The household with one child more."""
    home = ecomap.graph.households[0]
    unions = tuple(replace(u, children=(*u.children, "baby")) if u.id == "u1" else u for u in ecomap.graph.unions)
    persons = (*ecomap.graph.persons, Person("baby", "山田 ひかり", sex="F"))
    homes = (Household(home.id, (*home.members, "baby"), home.name), *ecomap.graph.households[1:])
    return replace(ecomap, graph=replace(ecomap.graph, persons=persons, unions=unions, households=homes))


def _moved(before: EcomapLayout, after: EcomapLayout, but: Collection[str] = ()) -> int:
    """How many stand elsewhere."""
    stood = _places(before)
    return sum(stood[i] != at for i, at in _places(after).items() if i in stood and i not in but)


def _places(made: EcomapLayout) -> dict[str, Point]:
    people = {i: (s.symbol.x, s.symbol.y) for i, s in made.people.items()}
    return people | {i: (s.x, s.y) for i, s in made.resources.items()}


def orders(maps: Sequence[Ecomap], tries: int) -> tuple[int, int]:
    """Crossings of straight ties from our order, and from the best of so many random ones, on the same places.

    A random order keeps the groups, and the kinds within them, together as ours does.
    """
    ours = best = 0
    for number, ecomap in enumerate(maps):
        dice = random.Random(f"{SEED}-order-{number}")
        scene = scene_of(ecomap.graph, ecomap.resources, ecomap.ties, gaps=ecomap.gaps)
        found = arranged(scene)
        board = Board(scene, found)
        ours += board.crossings([n.id for n in found.order])
        best += min(board.crossings(shuffled(dice, found.order)) for _ in range(tries))
    return ours, best


def shuffled(dice: random.Random, order: Sequence[Node]) -> list[str]:
    """The same groups, their kinds and the nodes of these in any order."""
    made: list[str] = []
    for _, group in groupby(sorted(order, key=lambda n: n.sector), lambda n: GROUP_OF[n.sector]):
        kinds = [list(kind) for _, kind in groupby(group, lambda n: n.sector)]
        dice.shuffle(kinds)
        for kind in kinds:
            dice.shuffle(kind)
            made += [n.id for n in kind]
    return made


@dataclass
class Board:
    """Straight lines between places and ends, and which of them cross, as far as they were asked for."""

    scene: Scene
    found: Arrangement
    lines: dict[tuple[int, str], int] = field(default_factory=dict)
    masks: list[int] = field(default_factory=list)
    drawn: list[tuple[Point, Point, int, str]] = field(default_factory=list)

    def crossings(self, order: Sequence[str]) -> int:
        """Pairs of ties that cross if the nodes stand so."""
        place = {own: n for n, own in enumerate(order)}
        used = {self._line(place[t.resource], t.to) for t in self.scene.ties if t.resource in place}
        active = sum(1 << line for line in used)
        return sum((self.masks[line] & active).bit_count() for line in used) // 2

    def _line(self, place: int, end: str) -> int:
        if (place, end) not in self.lines:
            spot = self.found.cells[place]
            a = (spot.x, spot.y)
            b = facing(self.scene.centre.frame, spot) if end == HOUSEHOLD else self.found.targets[end]
            met = [n for n, (c, d, at, to) in enumerate(self.drawn) if at != place and to != end and cut(a, b, c, d)]
            own = self.lines[place, end] = len(self.drawn)
            for n in met:
                self.masks[n] |= 1 << own
            self.masks.append(sum(1 << n for n in met))
            self.drawn.append((a, b, place, end))
        return self.lines[place, end]


def times() -> Iterator[tuple[str, str]]:
    """Milliseconds of whole layouts of 40 resources, and of one more beside 40."""
    forties = list(ecomaps(40, MOST, MOST))
    befores = [placed(m) for m in forties]
    more = [next(changed(m)) for m in forties]
    acts: dict[str, list[Callable[[], object]]] = {
        "40 resources placed": [partial(placed, m) for m in forties],
        "one more to 40": [partial(placed, m, b) for m, b in zip(more, befores, strict=True)],
    }
    for what, those in acts.items():
        spent = [min(_seconds(act) for _ in range(3)) * 1000 for act in those]
        yield f"{what}: median / worst ms", f"{statistics.median(spent):.0f} / {max(spent):.0f}"


def _seconds(act: Callable[[], object]) -> float:
    begun = time.process_time()
    act()
    return time.process_time() - begun


def sizes() -> Iterator[tuple[str, str]]:
    """The smallest name of a card as painted where the whole is fitted to the canvas, for some numbers of resources."""
    for count in (10, 20, 30, 40):
        for where, (wide, high) in CANVASES.items():
            found = [_painted(m, wide - 2 * EDGE, high - 2 * EDGE) for m in ecomaps(20, count, count)]
            yield (
                f"name on a card, {count} resources, {where}: median / least px",
                f"{statistics.median(found):.1f} / {min(found):.1f}",
            )


def _painted(ecomap: Ecomap, wide: float, high: float) -> float:
    made = placed(ecomap)
    drawing = draw(ecomap.graph, ecomap.resources, ecomap.ties, made, EcomapLook(ON), ecomap.gaps)
    scale = min(wide / drawing.width, high / drawing.height, 1.5)
    return NAME * scale
