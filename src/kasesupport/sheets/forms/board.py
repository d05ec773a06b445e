"""The 7 by 9 of the フィデリティ as wide as the sheet: names, cells, sums, what they mean, large enough to be read."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kasesupport.domain.fidelity import Cell, Grid, Round
from kasesupport.drawing.items import Box, Item, Path, rect
from kasesupport.drawing.measure import text_width
from kasesupport.drawing.text import literal, paragraph, set_line
from kasesupport.practice import fidelity
from kasesupport.practice.model import Practice
from kasesupport.sheets.blocks import NOTE
from kasesupport.sheets.flow import Block, whole

if TYPE_CHECKING:
    from kasesupport.diagrams.fidelity import Panel

HIGH, GAP = 31.5, 3.0  # pt of a cell, and between two
HEADS, TITLE, LEGEND = 34.0, 15.0, 22.0
NAMES, SUM = 0.27, 0.085  # of the width
SIZE, HEAD, LEAST = 9.5, 9.0, 7.5
SWATCH = (20.0, 11.0)
THIN, ALL = "手薄", "全体"
MEANS = "見ていない　▲増えた　▼減った　1+1/3は、見た3つのうち できている1・一部1"


def board(practice: Practice, rounds: tuple[Round, ...], title: str, width: float) -> Block:
    """The last of the rounds; where it changed against the one before, with a sign."""
    from kasesupport.sheets.fidelity_board import of_phases

    grids = [fidelity.grid(practice, each.values) for each in rounds[-2:]]
    panel = of_phases(practice, title, grids[-1], grids[0] if len(grids) > 1 else None)
    foot = _foot(len(panel.rows))
    legend, high = _legend(foot, width)
    items = (*_heads(panel, width), *_rows(practice, panel, grids[-1], width), *legend)
    return whole(tuple(items), foot + high)


def _top(row: int) -> float:
    return TITLE + HEADS + row * (HIGH + GAP)


def _foot(rows: int) -> float:
    return _top(rows) + 4


def _column(panel: "Panel", width: float, at: int) -> Box:
    """The place of a phase's cells (x, and how wide), that of the sums behind the last."""
    left, count = width * NAMES, len(panel.columns)
    step = (width - left - width * SUM - 2 * GAP) / count
    return (left + at * step, 0, (step if at < count else width * SUM + 2 * GAP) - GAP, HIGH)


def _heads(panel: "Panel", width: float) -> Iterator[Item]:
    yield from set_line(panel.title, 0, 9.5, SIZE, bold=True)
    for at, words in enumerate((*panel.columns, ALL)):
        x, _, wide, _ = _column(panel, width, at)
        where = (x, TITLE, wide, HEADS - 3)
        yield from paragraph(
            literal(words), where, HEAD, align="middle", valign="bottom", least=LEAST, leading=1.2
        ).items


def _rows(practice: Practice, panel: "Panel", grid: Grid, width: float) -> Iterator[Item]:
    thin = fidelity.balance(grid).thin
    for row, (principle, cells) in enumerate(zip(practice.principles, panel.rows, strict=True)):
        mark = f"　（{THIN}）" if principle.number in thin else ""
        name = literal(f"{principle.number}　{principle.name}{mark}")
        where = (0, _top(row), width * NAMES - 6, HIGH)
        yield from paragraph(name, where, SIZE, valign="middle", least=LEAST, leading=1.25).items
        for at, told in enumerate((*cells, panel.sums[row])):
            if told is not None:
                yield from _cell(panel, told, _column(panel, width, at), _top(row))


def _cell(panel: "Panel", told: Cell, place: Box, top: float) -> Iterator[Item]:
    from kasesupport.diagrams.fidelity.cells import cell

    x, _, wide, high = place
    yield cell(told, (x, top, wide, high), panel.signs.get(told.viewpoint, ""))


def _legend(y: float, width: float) -> tuple[tuple[Item, ...], float]:
    """What the cells mean, and the height it takes: more than a line where the sheet is narrow."""
    from kasesupport.diagrams.fidelity.cells import EDGE, FAINT, hatched, lined, solid, white

    x, (wide, high) = 0.0, SWATCH
    items: list[Item] = []
    for words, paint in (("できている", solid), ("一部", hatched), ("これから", white), ("該当しない", lined)):
        items += [*paint((x, y, wide, high)), Path(rect((x, y, wide, high)), EDGE)]
        items += set_line(words, x + wide + 5, y + 9, SIZE)
        x += wide + text_width(words, SIZE) + 18
    means = paragraph(MEANS, (x + wide + 5, y + 1, width - x - wide - 5, 1000), SIZE, color=NOTE, leading=1.35)
    items.append(Path(rect((x, y, wide, high)), FAINT, dash=(3.0, 3.0)))
    return (*items, *means.items), max(LEGEND, means.used_height + 8)
