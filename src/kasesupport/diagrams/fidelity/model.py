"""What the picture shows, as frozen values: rows are principles, columns phases, rounds or years."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kasesupport.domain.fidelity import Cell


@dataclass(frozen=True, slots=True)
class Panel:
    """One table under a title. `rows` has for each principle a cell a column, or None where there is none.

    `sums`: a principle over all columns, or nothing. `signs`: by 視点, "▲" or "▼" where it changed.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    sums: tuple[Cell, ...] = ()
    signs: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Board:
    """Panels side by side. `principles`: number and name of each row; `thin`: numbers to be marked 手薄.

    `few`: a cell from fewer families than this is marked; 0 where it is one family's own picture.
    """

    principles: tuple[tuple[int, str], ...]
    panels: tuple[Panel, ...]
    thin: tuple[int, ...] = ()
    few: int = 0
    selected: str = ""  # a 視点
    stacked: bool = False  # the panels below each other, as they fit on paper
