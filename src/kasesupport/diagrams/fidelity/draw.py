"""The whole picture: names at the left, the panels beside them, what the signs mean below. Sizes in logical px."""

from collections.abc import Generator, Iterator, Sequence

from kasesupport.diagrams.colours import INK, SOFT_INK
from kasesupport.diagrams.fidelity.cells import EDGE, FAINT, cell, hatched, lined, solid, white
from kasesupport.diagrams.fidelity.model import Board, Panel
from kasesupport.drawing.items import Drawing, Item, Path, moved, rect
from kasesupport.drawing.measure import text_width
from kasesupport.drawing.ruby import literal
from kasesupport.drawing.text import paragraph, set_line

NAMES = 228.0  # the column of principles
WIDE, HIGH, GAP = 58.0, 41.0, 5.0  # a cell, and between two
SUM = 72.0
APART = 30.0  # between two panels
TITLE, HEADS = 24.0, 42.0
EDGE_OF = 14.0
LEAST = 560.0  # the width of the legend
THIN = "#a8481f"
LEGEND = 58.0
SWATCH = (26.0, 18.0)


def draw(board: Board) -> Drawing:
    """The board as a drawing; each cell is a group by its 視点, with its counts in words."""
    rows = [(panel,) for panel in board.panels] if board.stacked else [board.panels]
    items: list[Item] = []
    width, y = LEAST, 0.0
    for panels in rows:
        part, wide = _row(board, panels)
        items += [moved(item, 0.0, y) for item in part]
        width, y = max(width, wide), y + _top(len(board.principles)) + 8.0
    items += _legend(board, y)
    return Drawing(width, y + LEGEND, tuple(items))


def _row(board: Board, panels: Sequence[Panel]) -> tuple[list[Item], float]:
    """Panels side by side behind the names, from the top, and how wide they are."""
    items, x = list(_names(board)), EDGE_OF + NAMES
    for panel in panels:
        items += _panel(board, panel, x)
        x += max(width_of(panel), text_width(panel.title, 13.0, bold=True)) + APART
    return items, x - APART + EDGE_OF + (42.0 if board.thin else 0.0)


def width_of(panel: Panel) -> float:
    """The width of one panel."""
    return len(panel.columns) * (WIDE + GAP) - GAP + (SUM + 3 * GAP if panel.sums else 0.0)


def _top(row: int) -> float:
    return EDGE_OF + TITLE + HEADS + row * (HIGH + GAP)


def _names(board: Board) -> Iterator[Item]:
    for row, (number, name) in enumerate(board.principles):
        y = _top(row)
        yield from set_line(str(number), EDGE_OF + 8, y + HIGH / 2 + 5, 15.0, bold=True, color=INK, anchor="middle")
        box = (EDGE_OF + 22, y, NAMES - 34, HIGH)
        yield from paragraph(literal(name), box, 11.0, leading=1.3, color=INK, valign="middle", least=9.0).items


def _panel(board: Board, panel: Panel, x: float) -> Iterator[Item]:
    yield from set_line(panel.title, x, EDGE_OF + 14, 13.0, bold=True, color=INK)
    for at, words in enumerate(panel.columns):
        yield from _head(words, x + at * (WIDE + GAP), WIDE)
    for row, cells in enumerate(panel.rows):
        for at, told in enumerate(cells):
            if told is not None:
                box = (x + at * (WIDE + GAP), _top(row), WIDE, HIGH)
                yield cell(told, box, panel.signs.get(told.viewpoint, ""), few=board.few, selected=board.selected)
    if panel.sums:
        yield from _sums(board, panel, x + len(panel.columns) * (WIDE + GAP) + 2 * GAP)


def _head(words: str, x: float, wide: float) -> Iterator[Item]:
    box = (x - 4, EDGE_OF + TITLE, wide + 8, HEADS - 5)
    yield from paragraph(
        literal(words), box, 9.25, leading=1.25, color=SOFT_INK, align="middle", valign="bottom", least=8.0
    ).items


def _sums(board: Board, panel: Panel, x: float) -> Iterator[Item]:
    yield from _head("全フェーズ", x, SUM)
    for row, told in enumerate(panel.sums):
        yield cell(told, (x, _top(row), SUM, HIGH), few=board.few)
        if told.principle in board.thin and panel is board.panels[-1]:
            yield from set_line("手薄", x + SUM + 6, _top(row) + HIGH / 2 + 4, 11.0, bold=True, color=THIN)


def _legend(board: Board, y: float) -> Iterator[Item]:
    x = EDGE_OF
    wide, high = SWATCH
    for words, paint in (("できている", solid), ("一部", hatched), ("これから", white), ("該当しない", lined)):
        yield from paint((x, y, wide, high))
        yield Path(rect((x, y, wide, high)), EDGE)
        x = yield from _word(words, x + wide + 6, y)
    yield Path(rect((x, y, wide, high)), FAINT, dash=(3.0, 3.0))
    yield from _word("見ていない", x + wide + 6, y)
    signs = "　▲増えた　▼減った" if any(panel.signs for panel in board.panels) else ""
    few = f"　※{board.few}家庭に満たない" if board.few else ""
    yield from _word(f"数は「1+1/3」なら、見た3つのうち、できている1・一部1{signs}{few}", EDGE_OF, y + 24.0)


def _word(words: str, x: float, y: float) -> Generator[Item, None, float]:
    """The words, and where the next thing may stand."""
    yield from set_line(words, x, y + 13, 11.0, color=SOFT_INK)
    return x + text_width(words, 11.0) + 16.0
