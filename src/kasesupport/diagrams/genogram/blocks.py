"""Blocks: partner chains and twins as they stand side by side, with their best inner orders."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations

from kasesupport.diagrams.genogram.precedence import Rules
from kasesupport.diagrams.genogram.rows import Rows

SMALL = 5  # members up to which every inner order is looked at
KEPT = 4  # inner orders of a block that the search may choose from
APART, LATE, YOUNG = 10.0, 4.0, 0.5  # partners not side by side, time order broken, later twin first


@dataclass(frozen=True, slots=True)
class Block:
    """Nodes that stay together in a row; `orders` best first."""

    row: int
    orders: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class _Wishes:
    beside: tuple[tuple[int, int], ...]
    left: tuple[tuple[int, int, float], ...]
    before: tuple[tuple[int, int], ...]


def blocks_of(rows: Rows, rules: Rules) -> list[Block]:
    """The blocks of a family, in the order of their first nodes."""
    members: dict[int, list[int]] = {}
    for node, block in enumerate(rules.block):
        members.setdefault(block, []).append(node)
    return [Block(rows.row[those[0]], _orders(those, rows, rules)) for those in members.values()]


def _orders(members: Sequence[int], rows: Rows, rules: Rules) -> tuple[tuple[int, ...], ...]:
    if len(members) == 1:
        return (tuple(members),)
    wishes = _wishes(set(members), rows, rules)
    found = _all_orders(members, wishes) if len(members) <= SMALL else _grown(members, wishes)
    scored = sorted((_score(order, wishes), order) for order in found)
    return tuple(order for score, order in scored[:KEPT] if score < scored[0][0] + LATE)


def _wishes(members: set[int], rows: Rows, rules: Rules) -> _Wishes:
    beside = [(c.a, c.b) for c in rows.couples if c.a in members and c.b in members]
    twins = [(a, b) for group in rows.twins for a, b in pairwise(group) if {a, b} <= members]
    left = [(a, b, LATE) for a, b in rules.later if {a, b} <= members] + [(a, b, YOUNG) for a, b in twins]
    before = [(a, b) for a in sorted(members) for b in sorted(_right_of(a, rules) & members)]
    return _Wishes(tuple(beside + twins), tuple(left), tuple(before))


def _right_of(node: int, rules: Rules) -> set[int]:
    """All that must stand right of a node, over others too."""
    found: set[int] = set()
    queue = [node]
    while queue:
        fresh = rules.before[queue.pop()] - found
        found |= fresh
        queue.extend(fresh)
    return found


def _all_orders(members: Sequence[int], wishes: _Wishes) -> list[tuple[int, ...]]:
    return [order for order in permutations(members) if _allowed(order, wishes)]


def _allowed(order: Sequence[int], wishes: _Wishes) -> bool:
    at = {node: i for i, node in enumerate(order)}
    return all(at[a] < at[b] for a, b in wishes.before)


def _score(order: Sequence[int], wishes: _Wishes) -> float:
    at = {node: i for i, node in enumerate(order)}
    far = sum(APART + abs(at[a] - at[b]) - 2 for a, b in wishes.beside if abs(at[a] - at[b]) > 1)
    return far + sum(weight for a, b, weight in wishes.left if at[a] > at[b])


def _grown(members: Sequence[int], wishes: _Wishes) -> list[tuple[int, ...]]:
    """Orders of a large block: members inserted where they cost least, then moved while that helps."""
    degree = {m: sum(m in pair for pair in wishes.beside) for m in members}
    starts = [sorted(members, key=lambda m: (-degree[m], m)), sorted(members)]
    return [_improved(_inserted(start, wishes), wishes) for start in starts]


def _inserted(sequence: Iterable[int], wishes: _Wishes) -> tuple[int, ...]:
    order: tuple[int, ...] = ()
    for node in sequence:
        inside = _within({*order, node}, wishes)
        order = min(_insertions(order, (node,), inside) or [(*order, node)], key=lambda o: _score(o, inside))
    return order


def _within(members: set[int], wishes: _Wishes) -> _Wishes:
    return _Wishes(
        tuple(p for p in wishes.beside if p[0] in members and p[1] in members),
        tuple(p for p in wishes.left if p[0] in members and p[1] in members),
        tuple(p for p in wishes.before if p[0] in members and p[1] in members),
    )


def _insertions(order: tuple[int, ...], moved: tuple[int, ...], wishes: _Wishes) -> list[tuple[int, ...]]:
    every = [(*order[:i], *moved, *order[i:]) for i in range(len(order) + 1)]
    return [candidate for candidate in every if _allowed(candidate, wishes)]


def _improved(order: tuple[int, ...], wishes: _Wishes) -> tuple[int, ...]:
    """Moves one to three neighbours, also turned round, to where they cost least, while that helps."""
    best, score = order, _score(order, wishes)
    while True:
        candidate = min(_moves(best, wishes), key=lambda o: _score(o, wishes), default=best)
        if _score(candidate, wishes) >= score - 1e-9:
            return best
        best, score = candidate, _score(candidate, wishes)


def _moves(order: tuple[int, ...], wishes: _Wishes) -> Iterator[tuple[int, ...]]:
    for length in (1, 2, 3):
        for i in range(len(order) - length + 1):
            rest = (*order[:i], *order[i + length :])
            yield from _insertions(rest, order[i : i + length], wishes)
            if length > 1:
                yield from _insertions(rest, order[i : i + length][::-1], wishes)
