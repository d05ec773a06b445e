"""The genogram's layout by itself: crossings against the least possible, hard faults, and its speed as ratios.

python3 dev.py bench layout [--families FOLDER]

Without a folder: 200 invented families (benchmarks/families.py), and large trees grown from a seed. With one: every
family file of the folder, beside the bounds in its bounds.json if there is one.
"""

import argparse
import json
import random
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from benchmarks.families import two_hundred
from benchmarks.least import least_crossings
from benchmarks.measure import Box, Counts, Line, counts, crossings

from kasesupport.diagrams.genogram import GenogramLayout, layout
from kasesupport.diagrams.genogram.order import ordered
from kasesupport.diagrams.genogram.plan import plan_of
from kasesupport.diagrams.genogram.precedence import rules
from kasesupport.diagrams.genogram.rows import numbered
from kasesupport.diagrams.genogram.score import crossed
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.people import FamilyGraph, Person, Union
from kasesupport.exchange import familyfile

SEED = 20261125
SYMBOL = 48.0  # px
FIXED = 200_000  # steps of the calculation that times are compared with
LARGE = 100  # persons above which a family is a tree: counted for crossings alone


def main(arguments: list[str]) -> int:
    """Measure and print tables."""
    parser = argparse.ArgumentParser(prog="dev.py bench layout")
    parser.add_argument("--families", type=Path)
    chosen = parser.parse_args(arguments)
    if chosen.families:
        folder_table(chosen.families)
        return 0
    families = list(two_hundred())
    least_table(families)
    speed_table(families)
    return 0


def least_table(families: Sequence[FamilyGraph]) -> None:
    """Hard faults and crossings as drawn, of the order, and the least that any order has."""
    total, drawn, orders, least, settled, opened = Counts(), 0, 0, 0, 0, 0
    for graph in families:
        made = layout(graph)
        found = counts(graph, _boxes(made), _lines(made))
        order = order_crossings(graph)
        best = least_crossings(graph, order)
        total, drawn, orders = total.plus(found), drawn + found.crossings, orders + order
        opened += best is None
        settled += 0 if best is None else order
        least += best or 0
    faults = total.missing + total.overlaps + total.through_boxes + total.sibling_order + total.man_right
    print(f"{len(families)} families, {sum(len(f.persons) for f in families)} persons\n")
    print("| hard faults | crossings drawn | of the orders | settled: ours | settled: least possible | families open |")
    print("|---|---|---|---|---|---|")
    print(f"| {faults} | {drawn} | {orders} | {settled} | {least} | {opened} |\n")


def order_crossings(graph: FamilyGraph) -> int:
    """The crossings of the order that the layout finds, as its search counts them."""
    rows = numbered(graph)
    plan = plan_of(rows, rules(rows, {}, {}), 0)
    nodes = ordered(rows, {}, {})
    units = [list(dict.fromkeys(plan.unit_of[n] for n in sequence)) for sequence in nodes]
    plan.start({rows.row[plan.units[those[0]][0]]: those for those in units if those})
    return crossed(plan)


def speed_table(families: Sequence[FamilyGraph]) -> None:
    """Times of whole layouts, each beside a fixed calculation timed in the same moment."""
    wide = [graph for graph in families if len(graph.persons) >= 34]
    forties = [forty(random.Random(f"{SEED}-forty-{n}")) for n in range(12)]
    print("| what | ms | worst ms | times a fixed calculation | goal |\n|---|---|---|---|---|")
    _speed(f"{len(wide)} families of 34 to 36 persons", [partial(layout, g) for g in wide], "50 ms")
    _speed("12 families of 40 persons", [partial(layout, g) for g in forties], "50 ms")
    _speed("one person more, to 40", [act for g in forties for act in _one_more(g)], "16 ms")
    for size, goal in ((1000, "2 s"), (3000, "10 s")):
        graph = tree(random.Random(f"{SEED}-tree"), size)
        _speed(f"a tree of {len(graph.persons)} persons", [partial(layout, graph)], goal)
        print(f"| – its crossings | {crossings(_lines(layout(graph)))} | | | |")
    changes = [change for g in forties for change in _changes(g)]
    print(
        f"\nOne person more, to 40 ({len(changes)} times): {sum(c.swapped for c in changes)} left-right swaps, ", end=""
    )
    print(f"mean move {statistics.mean(c.moved for c in changes):.2f} of a symbol.")


def _speed(what: str, acts: Sequence[Callable[[], object]], goal: str) -> None:
    acts[0]()
    pairs = [(_seconds(act), _seconds(_fixed)) for act in acts]
    spent = [ours for ours, _ in pairs]
    ratio = statistics.median(ours / fixed for ours, fixed in pairs)
    print(f"| {what} | {statistics.median(spent) * 1000:.0f} | {max(spent) * 1000:.0f} | {ratio:.2f} | {goal} |")


def _seconds(act: Callable[[], object]) -> float:
    begun = time.process_time()
    act()
    return time.process_time() - begun


def _fixed() -> int:
    """A calculation that is always the same: a simple generator of numbers, so many steps."""
    value = 1
    for _ in range(FIXED):
        value = (value * 1103515245 + 12345) % 2147483648
    return value


def _one_more(graph: FamilyGraph) -> Iterator[Callable[[], object]]:
    before = layout(graph)
    for union in graph.unions[::4]:
        yield partial(layout, with_child(graph, union), previous=before)


@dataclass(frozen=True, slots=True)
class Change:
    """What adding one person did to the others: pairs swapped, mean move in symbols."""

    swapped: int
    moved: float


def _changes(graph: FamilyGraph) -> Iterator[Change]:
    before = layout(graph)
    for union in graph.unions[::4]:
        after = layout(with_child(graph, union), previous=before).spots
        old = before.spots
        swapped = sum(
            old[p].y == old[q].y and old[p].x < old[q].x and after[p].x >= after[q].x for p in old for q in old
        )
        yield Change(swapped, statistics.mean(abs(after[p].x - old[p].x) for p in old) / SYMBOL)


def with_child(graph: FamilyGraph, union: Union) -> FamilyGraph:
    """The family with one more child of a union."""
    unions = [replace(u, children=(*u.children, "more")) if u is union else u for u in graph.unions]
    return replace(graph, persons=(*graph.persons, Person("more")), unions=tuple(unions))


def forty(dice: random.Random) -> FamilyGraph:
    """A family of exactly 40 persons."""
    return tree(dice, 40, cousins=0.0, most=4)


def tree(dice: random.Random, size: int, cousins: float = 0.04, most: int = 5) -> FamilyGraph:
    """A tree of `size` persons; a share of those who marry find somebody who stands in it already."""
    persons: list[Person] = [Person("p0", sex="M", birth=PartialDate(1700)), Person("p1", sex="F")]
    unions: list[Union] = []
    free: list[tuple[str, str, int]] = []  # who may still marry: id, sex, year of birth
    couples = [("p0", "p1", 1700)]
    while len(persons) < size:
        if not couples:
            couples.append(_marry(dice, persons, free, cousins))
            continue
        man, woman, year = couples.pop(0)
        children = []
        for n in range(min(dice.randint(2, most), size - len(persons))):
            child = Person(f"p{len(persons)}", sex=dice.choice("MF"), birth=PartialDate(year + 25 + 2 * n))
            persons.append(child)
            children.append(child.id)
            free.append((child.id, child.sex, year + 25 + 2 * n))
        unions.append(Union(f"u{len(unions)}", (man, woman), tuple(children), "married"))
    return FamilyGraph(tuple(persons), tuple(unions))


def _marry(
    dice: random.Random, persons: list[Person], free: list[tuple[str, str, int]], cousins: float
) -> tuple[str, str, int]:
    """The next to marry, with somebody from outside or, by chance, somebody of about the same age in the tree."""
    who, sex, year = free.pop(0)
    mates = [one for one in free if one[1] != sex and abs(one[2] - year) < 12]
    if mates and dice.random() < cousins:
        mate = dice.choice(mates)
        free.remove(mate)
        other = mate[0]
    else:
        other = f"p{len(persons)}"
        persons.append(Person(other, sex="F" if sex == "M" else "M"))
    return (who, other, year) if sex == "M" else (other, who, year)


def folder_table(folder: Path) -> None:
    """One line a family, with the bounds that lie beside it."""
    path = folder / "bounds.json"
    bounds = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    print("| family | persons | hard faults | crossings | proven bound | best drawn elsewhere | ms |")
    print("|---|---|---|---|---|---|---|")
    total = [0] * 5
    for name, graph in _families(folder):
        begun = time.process_time()
        made = layout(graph)
        spent = time.process_time() - begun
        known = bounds.get(name, {})
        least, drawn = known.get("least_possible", ""), known.get("best_exact_order_drawn", "")
        faults, met = _measured(graph, made)
        print(f"| {name} | {len(graph.persons)} | {faults} | {met} | {least} | {drawn} | {spent * 1000:.0f} |")
        if known:
            total = [a + b for a, b in zip(total, (len(graph.persons), int(faults), met, least, drawn), strict=True)]
    print(f"| those with a bound | {' | '.join(map(str, total))} | |")


def _measured(graph: FamilyGraph, made: GenogramLayout) -> tuple[str, int]:
    lines = _lines(made)
    if len(graph.persons) > LARGE:
        return "", crossings(lines)
    found = counts(graph, _boxes(made), lines)
    return str(found.missing + found.overlaps + found.through_boxes), found.crossings


def _families(folder: Path) -> Iterator[tuple[str, FamilyGraph]]:
    for path in sorted(folder.glob("*.json")):
        text = path.read_text(encoding="utf-8")
        if text.lstrip().startswith("{") and '"persons"' in text:
            yield path.stem, familyfile.read(path).graph
        elif text.lstrip().startswith("[") and '"persons"' in text:
            for entry in json.loads(text):
                yield entry.get("name", path.stem), familyfile.read(json.dumps(entry)).graph


def _boxes(made: GenogramLayout) -> dict[str, Box]:
    return {who: Box(x + w / 2, y + h / 2, w, h) for who, spot in made.spots.items() for x, y, w, h in (spot.box,)}


def _lines(made: GenogramLayout) -> list[Line]:
    return [Line(line.union, line.points) for line in made.lines]
