"""Generations: which row of the family tree each person stands in.

Partners share a row wherever that is possible at all, a child stands below every parent, and the
lines between parents and children are as short as can be in all. The last is the ranking problem
of layered drawing; its steepest descent by minimum cuts is exact (the cost is L-natural convex).
"""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping

from kasesupport.domain.people import FamilyGraph

EXACT = 400  # classes of partners up to which the shortest tree is searched for
Edge = tuple[str, str]


def generations(graph: FamilyGraph) -> dict[str, int]:
    """The generation of every person, 0 for the oldest of each connected family.

    Records that contradict themselves (somebody an own ancestor) still get rows: the links that
    close a circle are left aside, in entry order.
    """
    links = _descent_links(graph)
    group = _partner_classes(graph, links)
    edges = _class_edges(links, group)
    level = _longest_paths(sorted(set(group.values())), edges)
    _tighten(level, edges)
    return _from_zero(graph, {person.id: level[group[person.id]] for person in graph.persons})


def _descent_links(graph: FamilyGraph) -> list[Edge]:
    """Parent and child, without what would make anybody an own ancestor."""
    wanted = [(p, c) for union in graph.unions for p in union.partners for c in union.children if p != c]
    if not _has_circle(wanted):
        return wanted
    kept: list[Edge] = []
    below: dict[str, set[str]] = defaultdict(set)
    for parent, child in wanted:
        if not _reaches(below, child, parent):
            kept.append((parent, child))
            below[parent].add(child)
    return kept


def _reaches(below: Mapping[str, set[str]], start: str, goal: str) -> bool:
    seen, queue = {start}, [start]
    while queue:
        node = queue.pop()
        if node == goal:
            return True
        fresh = below.get(node, set()) - seen
        seen |= fresh
        queue.extend(fresh)
    return False


def _partner_classes(graph: FamilyGraph, links: list[Edge]) -> dict[str, str]:
    """A representative for every person; partners have the same where no child would stand beside its parent."""
    couples = [(u.partners[0], other) for u in graph.unions for other in u.partners[1:]]
    couples += [(u.children[0], c) for u in graph.unions if not u.partners for c in u.children[1:]]
    everyone = [person.id for person in graph.persons]
    whole = _classes(everyone, couples)
    if not _has_circle(_class_edges(links, whole, keep_loops=True)):
        return whole
    return _one_by_one(everyone, couples, links)


def _one_by_one(everyone: list[str], couples: list[Edge], links: list[Edge]) -> dict[str, str]:
    below: dict[str, set[str]] = defaultdict(set)
    group = {person: person for person in everyone}
    for parent, child in links:
        below[parent].add(child)
    for a, b in couples:
        x, y = _root(group, a), _root(group, b)
        if x == y or _reaches(below, x, y) or _reaches(below, y, x):
            continue
        group[y] = x
        below[x] |= below.pop(y, set())
        for under in below.values():
            if y in under:
                under.discard(y)
                under.add(x)
    return {person: _root(group, person) for person in everyone}


def _classes(everyone: Iterable[str], pairs: Iterable[Edge]) -> dict[str, str]:
    group = {person: person for person in everyone}
    for a, b in pairs:
        group[_root(group, b)] = _root(group, a)
    return {person: _root(group, person) for person in group}


def _root(group: dict[str, str], node: str) -> str:
    while group[node] != node:
        group[node] = group[group[node]]
        node = group[node]
    return node


def _class_edges(links: Iterable[Edge], group: Mapping[str, str], keep_loops: bool = False) -> dict[Edge, int]:
    edges: dict[Edge, int] = defaultdict(int)
    for parent, child in links:
        pair = (group[parent], group[child])
        if keep_loops or pair[0] != pair[1]:
            edges[pair] += 1
    return edges


def _has_circle(edges: Iterable[Edge]) -> bool:
    edges = list(edges)
    waiting: dict[str, int] = defaultdict(int)
    below: dict[str, list[str]] = defaultdict(list)
    for a, b in edges:
        waiting[b] += 1
        below[a].append(b)
    nodes = {node for edge in edges for node in edge}
    free = [node for node in nodes if not waiting[node]]
    done = 0
    while free:
        done += 1
        for b in below[free.pop()]:
            waiting[b] -= 1
            if not waiting[b]:
                free.append(b)
    return done < len(nodes)


def _longest_paths(nodes: list[str], edges: Mapping[Edge, int]) -> dict[str, int]:
    """Every class as high as its ancestors allow."""
    level = dict.fromkeys(nodes, 0)
    waiting = dict.fromkeys(nodes, 0)
    below: dict[str, list[str]] = defaultdict(list)
    for a, b in edges:
        waiting[b] += 1
        below[a].append(b)
    queue = deque(node for node in nodes if not waiting[node])
    while queue:
        node = queue.popleft()
        for b in below[node]:
            level[b] = max(level[b], level[node] + 1)
            waiting[b] -= 1
            if not waiting[b]:
                queue.append(b)
    return level


def _tighten(level: dict[str, int], edges: Mapping[Edge, int]) -> None:
    """Moves classes down while that shortens the lines in all."""
    pull = dict.fromkeys(level, 0)
    for (a, b), weight in edges.items():
        pull[a] += weight
        pull[b] -= weight
    _sink_single(level, edges, pull)
    if len(level) > EXACT:
        return
    while moving := _best_closure(level, edges, pull):
        for node in moving:
            level[node] += 1


def _sink_single(level: dict[str, int], edges: Mapping[Edge, int], pull: Mapping[str, int]) -> None:
    below: dict[str, list[str]] = defaultdict(list)
    for a, b in edges:
        below[a].append(b)
    for node in sorted(level, key=lambda n: (-level[n], n)):
        if pull[node] > 0 and below[node]:
            level[node] = max(level[node], min(level[b] for b in below[node]) - 1)


def _best_closure(level: Mapping[str, int], edges: Mapping[Edge, int], pull: Mapping[str, int]) -> set[str]:
    """The set that gains most by going one row down, with all that it would push; empty if none gains."""
    room: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for node, gain in pull.items():
        if gain > 0:
            room["\0from"][node] = gain
        elif gain < 0:
            room[node]["\0to"] = -gain
    for a, b in edges:
        if level[b] - level[a] == 1:
            room[a][b] = float("inf")
    while _push_one_path(room):
        pass
    return _reached(room)


def _push_one_path(room: dict[str, dict[str, float]]) -> bool:
    came = _search(room, lambda node: node == "\0to")
    if "\0to" not in came:
        return False
    path, node = [], "\0to"
    while node != "\0from":
        path.append((came[node], node))
        node = came[node]
    least = min(room[a][b] for a, b in path)
    for a, b in path:
        room[a][b] -= least
        room[b][a] += least
    return True


def _reached(room: dict[str, dict[str, float]]) -> set[str]:
    return set(_search(room, lambda _: False)) - {"\0from"}


def _search(room: dict[str, dict[str, float]], stop: Callable[[str], bool]) -> dict[str, str]:
    came = {"\0from": ""}
    queue = deque(["\0from"])
    while queue:
        node = queue.popleft()
        for other, left in list(room[node].items()):
            if left > 0 and other not in came:
                came[other] = node
                if stop(other):
                    return came
                queue.append(other)
    return came


def _from_zero(graph: FamilyGraph, level: dict[str, int]) -> dict[str, int]:
    """Each connected family starts at 0."""
    pairs = [(members[0], m) for u in graph.unions for members in [(*u.partners, *u.children)] for m in members[1:]]
    family = _classes(level, pairs)
    top: dict[str, int] = {}
    for person, row in level.items():
        top[family[person]] = min(row, top.get(family[person], row))
    return {person: row - top[family[person]] for person, row in level.items()}
