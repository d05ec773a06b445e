"""Plain tables over the whole office on A4: each with what is counted, in words, above it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kasesupport.drawing.items import Drawing, moved, part
from kasesupport.drawing.text import literal, paragraph
from kasesupport.sheets import office_page
from kasesupport.sheets.blocks import BODY, NOTE, SMALL, titled
from kasesupport.sheets.flow import Block, Slice
from kasesupport.sheets.paper import INSIDE
from kasesupport.sheets.tables import LOW_ROW, Row, columns, table

NAME, COUNT = 3, 1  # shares of a table's width
MANY, NARROW = 6, 2  # columns, and the share of the name beside more
LONG = 400.0  # pt: the most that a lead may take
BETWEEN = 4.0


@dataclass(frozen=True, slots=True)
class Table:
    """A heading, what is counted in words, the heads, and a line a row with its name first."""

    title: str
    lead: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def pages(title: str, made: str, tables: Sequence[Table], today: date, office: str = "") -> tuple[Drawing, ...]:
    """All tables; `made`: words with {date}; `office`: the center's name."""
    return office_page.pages(title, made, [_block(each) for each in tables], today, office)


def _block(told: Table) -> Block:
    shares = (NARROW if len(told.heads) > MANY else NAME, *(COUNT for _ in told.heads[1:]))
    rows = [Row(tuple(map(literal, cells)), least=LOW_ROW) for cells in told.rows]
    body = table(columns(INSIDE, shares, tuple(map(literal, told.heads)), SMALL), rows)
    return titled(_head(told.title, told.lead), body, _head(told.title, ""))


def _head(title: str, lead: str) -> Slice:
    named = paragraph(literal(title), (0, 0, INSIDE, LONG), BODY, bold=True)
    below = named.used_height + BETWEEN
    said = paragraph(literal(lead), (0, 0, INSIDE, LONG), SMALL, color=NOTE, leading=1.5)
    told = [moved(item, 0, below) for item in said.items]
    return Slice(
        (part("H2", named.items), *([part("P", told)] if lead else [])), below + said.used_height * bool(lead) + BETWEEN
    )
