"""Persons and households beside the one in the middle: as near as members, so that ties need not run across."""

import math
from collections.abc import Iterator, Mapping, Sequence

from kasesupport.diagrams.ecomap.model import Spot
from kasesupport.diagrams.ecomap.scene import Node, Scene

ASIDE = 78.0  # px from the household
ABOVE = 58.0
APART = 26.0  # between two
TALL = 200.0  # by which a column may be higher than the household


def beside(scene: Scene, leaning: Mapping[str, float]) -> dict[str, Spot]:
    """Places at the left and at the right, where the ties of each come from; above, where both sides are full.

    `leaning`: of each node, how far to the right its resources stand (their sum; below 0 to the left).
    """
    sides: tuple[list[Node], list[Node], list[Node]] = ([], [], [])
    frame = scene.centre.frame
    for node in (n for n in scene.nodes if n.is_company):
        wanted = 0 if leaning.get(node.id, 0.0) < 0 else 1
        open_sides = [s for s in (wanted, 1 - wanted) if _high([*sides[s], node]) <= frame.h + TALL]
        sides[open_sides[0] if open_sides else 2].append(node)
    found = {node.id: spot for node, spot in _column(sides[0], frame, -1)}
    found |= {node.id: spot for node, spot in _column(sides[1], frame, 1)}
    return found | {node.id: spot for node, spot in _row(sides[2], frame)}


def _high(nodes: Sequence[Node]) -> float:
    return sum(n.size[1] for n in nodes) + APART * (len(nodes) - 1)


def _column(nodes: Sequence[Node], frame: Spot, side: int) -> Iterator[tuple[Node, Spot]]:
    top = -_high(nodes) / 2
    for node in nodes:
        x = side * (frame.w / 2 + ASIDE + node.size[0] / 2)
        yield node, Spot(round(x, 1), round(top + node.size[1] / 2, 1), *node.size)
        top += node.size[1] + APART


def _row(nodes: Sequence[Node], frame: Spot) -> Iterator[tuple[Node, Spot]]:
    left = -(sum(n.size[0] for n in nodes) + APART * (len(nodes) - 1)) / 2
    for node in nodes:
        y = -(frame.h / 2 + ABOVE + node.size[1] / 2)
        yield node, Spot(round(left + node.size[0] / 2, 1), round(y, 1), *node.size)
        left += node.size[0] + APART


def leaning(scene: Scene, ring: Sequence[Node], top: int) -> dict[str, float]:
    """How far to the right the resources of each stand that has persons, if all stand evenly on a circle."""
    at = {node.id: math.sin(math.tau * (n - top) / len(ring)) for n, node in enumerate(ring)}
    hosts = scene.hosts()
    found: dict[str, float] = {}
    for tie in scene.ties:
        if host := hosts.get(tie.to):
            found[host.id] = found.get(host.id, 0.0) + at.get(tie.resource, 0.0)
    return found
