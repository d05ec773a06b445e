"""Which cells of a table stay in the office: those of few families, and others so that nobody can work these out.

A reader is taken to know how the table adds up, every total that is told (or stands in another table), and that no
count is below 0. A cell that stays in is safe where the table could as well hold another number there. For tables of
rows and columns that is a question of ways in a graph (D. Gusfield, A graph theoretic approach to statistical data
security, SIAM J. Comput. 17, 1988): each equation is a node, each hidden cell an edge, and a cell can be changed
just where its edge lies on a circle along which all cells can be changed together.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kasesupport.domain.tally import FEW, Tally, together

TOTAL = -1  # in place of a row or a column: over all of them
Place = tuple[int, int]
Node = tuple[str, int]
Edges = Mapping[Place, tuple[Node, Node]]
OUTSIDE: Node = ("", 0)


def with_totals(cells: Sequence[Sequence[Tally]], *, across: bool, down: bool) -> dict[Place, Tally]:
    """Every cell by row and column, with the totals: of the rows (`across`), of the columns (`down`), of all."""
    found = {(r, c): each for r, row in enumerate(cells) for c, each in enumerate(row)}
    if across:
        found |= {(r, TOTAL): together(row) for r, row in enumerate(cells)}
    if down:
        found |= {(TOTAL, c): together(column) for c, column in enumerate(zip(*cells, strict=True))}
    if across and down:
        found[TOTAL, TOTAL] = together(each for row in cells for each in row)
    return found


def withheld(cells: Sequence[Sequence[Tally]], *, across: bool, down: bool) -> frozenset[Place]:
    """What must not be told, totals (TOTAL) among it. `across`, `down`: rows, columns add up to what may be known."""
    told = with_totals(cells, across=across, down=down)
    edges = {place: _edge(place, across=across, down=down) for place in told}
    hidden = {place for place, each in told.items() if each.few}
    for _ in told:
        wrong = next(_weak(told, edges, hidden, across=across, down=down), None)
        if wrong is None or hidden >= told.keys() - {(TOTAL, TOTAL)}:
            break
        hidden.add(_next(told, hidden, wrong, across=across, down=down))
    return frozenset(hidden)


def _edge(place: Place, *, across: bool, down: bool) -> tuple[Node, Node]:
    """A cell flows from its row to its column; what the row adds up to flows back into it."""
    of_row, of_column = ("row", place[0]) if across else OUTSIDE, ("column", place[1]) if down else OUTSIDE
    is_total = (place[0] == TOTAL) != (place[1] == TOTAL)
    return (of_column, of_row) if is_total else (of_row, of_column)


def _weak(
    told: Mapping[Place, Tally], edges: Edges, hidden: set[Place], *, across: bool, down: bool
) -> Iterator[Place]:
    """Hidden cells that can be worked out, alone or as the sum of a line's hidden ones."""
    for line in _lines(told, across=across, down=down):
        inside = [place for place in line[:-1] if place in hidden]
        if inside and line[-1] not in hidden and together(told[place] for place in inside).few:
            yield inside[0]
    yield from (place for place in sorted(hidden) if not _changes(place, told, edges, hidden))


def _lines(told: Mapping[Place, Tally], *, across: bool, down: bool) -> Iterator[list[Place]]:
    """The cells of each row and column that adds up, its total last."""
    rows = sorted({row for row, _ in told if row != TOTAL}) + [TOTAL] * down
    columns = sorted({column for _, column in told if column != TOTAL}) + [TOTAL] * across
    if across:
        yield from ([(row, column) for column in columns] for row in rows)
    if down:
        yield from ([(row, column) for row in rows] for column in columns)


def _changes(place: Place, told: Mapping[Place, Tally], edges: Edges, hidden: set[Place]) -> bool:
    """Whether the table could hold another number here, all that is told left as it is."""
    start, end = edges[place]
    if start == end:
        return True
    ways: defaultdict[Node, set[Node]] = defaultdict(set)
    for other in hidden - {place}:
        one, two = edges[other]
        ways[one].add(two)
        if told[other].count:
            ways[two].add(one)
    return _leads(ways, end, start) or (told[place].count > 0 and _leads(ways, start, end))


def _leads(ways: Mapping[Node, set[Node]], start: Node, end: Node) -> bool:
    seen, todo = {start}, [start]
    while todo:
        for node in ways.get(todo.pop(), ()):
            if node not in seen:
                seen.add(node)
                todo.append(node)
    return end in seen


def _next(told: Mapping[Place, Tally], hidden: set[Place], weak: Place, *, across: bool, down: bool) -> Place:
    """What is hidden besides: of the weak cell's row and column the least that is told, a line's total only at last.

    The sum of all is never among it: other tables tell of the same things.
    """
    row, column = weak
    free = [place for place in told if place not in hidden and place != (TOTAL, TOTAL)]
    beside = [place for place in free if _shares(place, row, column, across, down)] or free
    return min(beside, key=lambda place: (TOTAL in place, told[place].count == 0, told[place].count, place))


def _shares(place: Place, row: int, column: int, across: bool, down: bool) -> bool:
    return (across and place[0] == row) or (down and place[1] == column)


__all__ = ["FEW", "TOTAL", "Place", "with_totals", "withheld"]
