"""What stays as it was when a family changes: who stands in which row, and how high the rows lie."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from statistics import median

import networkx as nx

from kasesupport.domain.people import FamilyGraph

SAME = 1.0  # px within which people stand in one row
LOOSE = 40.0  # a gap between rows higher than needed by more than this is drawn in


def rows_kept(graph: FamilyGraph, row: Mapping[str, int], old: Mapping[str, float]) -> dict[str, int]:
    """The rows with each connected family moved to where most of it stood before (`old`: heights).

    Otherwise a family whose only link to another is taken away would jump up or down beside it.
    """
    heights = _heights(old.values())
    rank = {person: i for i, cluster in enumerate(heights) for person in old if cluster[0] <= old[person] <= cluster[1]}
    result: dict[str, int] = {}
    for family in _families(graph):
        shifts = [rank[p] - row[p] for p in family if p in rank]
        shift = round(median(shifts)) if shifts else 0
        result.update({p: row[p] + shift for p in family})
    level = {r: i for i, r in enumerate(sorted(set(result.values())))}
    return {p: level[r] for p, r in result.items()}


def _heights(heights: Iterable[float]) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    for y in sorted(heights):
        if found and y - found[-1][1] <= SAME:
            found[-1] = (found[-1][0], y)
        else:
            found.append((y, y))
    return found


def _families(graph: FamilyGraph) -> list[list[str]]:
    links: nx.Graph[str] = nx.Graph()
    links.add_nodes_from(person.id for person in graph.persons)
    for union in graph.unions:
        members = [m for m in (*union.partners, *union.children) if m in links]
        links.add_edges_from((members[0], other) for other in members[1:])
    return [list(part) for part in nx.connected_components(links)]


def heights_kept(needed: Sequence[float], at: Sequence[int], before: Sequence[float]) -> list[float]:
    """Heights of rows that need certain distances, as near as may be to those from before.

    `needed`: of each row from the one above (the first counts nothing). `at`, `before`: who stood somewhere, in
    which row now and how high then.
    A row moves down where there is no room else, and up only where far more room is than needed.
    """
    wished: dict[int, list[float]] = defaultdict(list)
    for row, height in zip(at, before, strict=True):
        wished[row].append(height)
    middle = {row: median(ys) for row, ys in wished.items()}
    first = min(middle)
    y = [middle[first] - sum(needed[row + 1 : first + 1]) for row in range(first)] + [middle[first]]
    for row in range(first + 1, len(needed)):
        least = y[-1] + needed[row]
        wish = middle.get(row, least)
        y.append(wish if least <= wish <= least + LOOSE else least)
    return y
