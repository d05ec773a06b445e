"""Lining several places up: on one height, one below the other, at equal distances."""

from collections.abc import Mapping
from itertools import combinations
from statistics import fmean
from typing import Literal

from kasesupport.drawing.items import Box, Point

Way = Literal["level", "upright", "even"]


def lined(places: Mapping[str, Point], way: Way) -> dict[str, Point]:
    """The places lined up: "level" gives all the same height, "upright" the same left-right place, "even" equal steps.

    Equal steps are taken from the first to the last, from left to right, or downwards where they stand higher
    than wide.
    """
    xs, ys = [x for x, _ in places.values()], [y for _, y in places.values()]
    match way:
        case "level":
            return {each: (x, fmean(ys)) for each, (x, _) in places.items()}
        case "upright":
            return {each: (fmean(xs), y) for each, (_, y) in places.items()}
    along = 0 if max(xs) - min(xs) >= max(ys) - min(ys) else 1
    order = sorted(places, key=lambda each: places[each][along])
    first, last = places[order[0]][along], places[order[-1]][along]
    step = (last - first) / max(len(order) - 1, 1)
    at = {each: first + n * step for n, each in enumerate(order)}
    return {each: (at[each], y) if along == 0 else (x, at[each]) for each, (x, y) in places.items()}


def collide(boxes: Mapping[str, Box], shifts: Mapping[str, Point]) -> bool:
    """Whether two boxes lie on each other once each is shifted."""
    there = [_shifted(box, shifts[each]) for each, box in boxes.items() if each in shifts]
    return any(_touch(a, b) for a, b in combinations(there, 2))


def _shifted(box: Box, by: Point) -> Box:
    return box[0] + by[0], box[1] + by[1], box[2], box[3]


def _touch(a: Box, b: Box) -> bool:
    return a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]
