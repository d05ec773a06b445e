"""One round of looking back as the 7 by 9 picture shows it: for screen and paper."""

from collections.abc import Sequence

from kasesupport.diagrams.fidelity.model import Board, Panel
from kasesupport.domain.fidelity import Grid, Round
from kasesupport.practice import fidelity
from kasesupport.practice.model import Practice


def ours(rounds: Sequence[Round]) -> tuple[Round, ...]:
    """The rounds of practitioners; the family's short version has other points."""
    return tuple(each for each in rounds if each.rater != "family")


def of_phases(practice: Practice, title: str, grid: Grid, than: Grid | None = None) -> Panel:
    """The seven phases of one grid, with the sum; signs where it changed against another."""
    numbers = [principle.number for principle in practice.principles]
    cells = {(cell.phase, cell.principle): cell for cell in grid.cells}
    rows = tuple(tuple(cells.get((phase.number, number)) for phase in practice.phases) for number in numbers)
    heads = tuple(f"{phase.number}\n{phase.short}" for phase in practice.phases)
    changed = fidelity.changes(than, grid) if than else {}
    signs = {viewpoint: "▲" if by > 0 else "▼" for viewpoint, by in changed.items()}
    return Panel(title, heads, rows, tuple(grid.principles()), signs)


def board(practice: Practice, panels: Sequence[Panel], grid: Grid, *, few: int = 0, stacked: bool = False) -> Board:
    """The panels with the names of the nine; 手薄 are those of the grid."""
    names = tuple((principle.number, principle.name) for principle in practice.principles)
    return Board(names, tuple(panels), fidelity.balance(grid).thin, few, stacked=stacked)
