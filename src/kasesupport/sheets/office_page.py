"""The A4 pages of a list over the whole office: its title and day above, the center's name and the number below."""

from collections.abc import Sequence
from datetime import date

from kasesupport.domain.dates import PartialDate, both
from kasesupport.drawing.items import Drawing, Item, Path, line, moved, part, rect
from kasesupport.drawing.text import literal, paragraph, set_line
from kasesupport.sheets.blocks import BLUE, MM, NOTE, PALE, SMALL
from kasesupport.sheets.flow import Block, flow
from kasesupport.sheets.paper import BOTTOM, GAP, HEIGHT, INSIDE, LEFT, NUMBER, TOP, WIDTH

BAND_HIGH = 15 * MM
FIRST, NEXT = BAND_HIGH + GAP, 9 * MM  # below the top of a page


def pages(title: str, made: str, blocks: Sequence[Block], today: date, office: str = "") -> tuple[Drawing, ...]:
    """Blocks of the width paper.INSIDE on as many pages as they need. `made`: words with {date}."""
    heads = (title, made.format(date=both(PartialDate.of(today))))
    found = flow(blocks, _room, GAP)
    return tuple(_page(heads, items, n, len(found), office) for n, items in enumerate(found))


def _room(number: int) -> tuple[float, float]:
    top = TOP + (NEXT if number else FIRST)
    return top, HEIGHT - top - BOTTOM - NUMBER - 2 * MM


def _page(heads: tuple[str, str], items: tuple[Item, ...], number: int, count: int, office: str) -> Drawing:
    head = _next_head(heads[0]) if number else _first_head(*heads)
    y = HEIGHT - BOTTOM
    foot = (
        *paragraph(literal(office[:60]), (0, y - 10, INSIDE - 60, 12), 9, color=NOTE, least=7).items,
        *set_line(f"{number + 1} / {count}", INSIDE, y, 9, color=NOTE, anchor="end"),
    )
    shown = (*head, *items, part("Artifact", foot))
    return Drawing(WIDTH, HEIGHT, tuple(moved(item, LEFT, 0) for item in shown))


def _first_head(title: str, made: str) -> tuple[Item, ...]:
    band = Path(rect((0, TOP, INSIDE, BAND_HIGH), 7), BLUE, PALE, 1.4)
    named = paragraph(title, (14, TOP, INSIDE * 0.6, BAND_HIGH), 18, bold=True, valign="middle")
    place = (INSIDE * 0.5, TOP, INSIDE * 0.5 - 12, BAND_HIGH)
    dated = paragraph(made, place, SMALL, align="end", valign="middle", least=7)
    return (band, part("H1", named.items), part("P", dated.items))


def _next_head(title: str) -> tuple[Item, ...]:
    named = paragraph(title, (0, TOP, INSIDE, 6 * MM), SMALL, bold=True, valign="bottom", color=NOTE)
    rule = Path(line([(0, TOP + 7 * MM), (INSIDE, TOP + 7 * MM)]), BLUE, width=1)
    return (part("Artifact", (*named.items, rule)),)
