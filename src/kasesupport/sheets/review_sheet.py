"""数で見るふり返り on A4: each picture with its table and what it counts, without names and without small counts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kasesupport import resources
from kasesupport.diagrams import charts
from kasesupport.diagrams.charts import Chart, Line
from kasesupport.domain.tally import FEW
from kasesupport.drawing.items import Drawing, moved, part
from kasesupport.drawing.text import literal, paragraph
from kasesupport.practice.reader import read
from kasesupport.practice.review.sums import Shown
from kasesupport.sheets import office_page
from kasesupport.sheets.blocks import BODY, NOTE, SMALL, picture, titled
from kasesupport.sheets.flow import Block, Slice, whole
from kasesupport.sheets.paper import INSIDE
from kasesupport.sheets.tables import LOW_ROW, Row, columns, table

WORDS = (
    "title", "made", "counts", "leaves", "total", "hidden", "behind", "few", "stays", "period",
    "ever", "all", "own", "lead",
)  # fmt: skip
NAME, NARROW, COUNT, MANY = 16, 11, 5, 5  # shares of a table's width; columns from which the name is narrow
HIGHEST, BETWEEN = 260.0, 10.0  # pt: of a picture on the page, and between it and its table
Words = dict[str, str]


@dataclass(frozen=True, slots=True)
class Piece:
    """One picture to print: its numbers as they may go out, and how many families stand behind them (None: untold)."""

    shown: Shown
    families: int | None
    drawing: Drawing | None = None  # in place of the bars


def words() -> Words:
    """The words around the pictures. Raises Problem("practice_file") for a fault in them."""
    found = read(resources.path("sheets", "office", "review.toml"))
    told = {word: found.text(word) for word in WORDS}
    found.done()
    return told


def pages(heading: str, pieces: Sequence[Piece], today: date, office: str = "") -> tuple[Drawing, ...]:
    """All pieces. `heading`: period and range in words; `office`: the center's name."""
    told = words()
    said = paragraph(literal(f"{heading}\n{told['lead']}"), (0, 0, INSIDE, 200), SMALL, color=NOTE, leading=1.5)
    blocks = [whole((part("P", said.items),), said.used_height)]
    for piece in pieces:
        blocks += _blocks(told, piece)
    return office_page.pages(told["title"], told["made"], blocks, today, office)


def chart(shown: Shown, hidden: str = "＊") -> Chart:
    """The numbers as bars."""
    stacked = bool(shown.across)
    totals = shown.across or (None,) * len(shown.rows)
    lines = tuple(Line(name, values, total) for (name, values), total in zip(shown.rows, totals, strict=True))
    return Chart(shown.picture.title, shown.heads, lines, stacked, hidden)


def grid(shown: Shown, told: Words) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Heads and rows of the table, in words, with what adds up."""
    side = bool(shown.across)
    heads = (_corner(shown), *shown.heads, *([told["total"]] * side))
    rows = [
        (name, *(_number(each, told) for each in (*values, *(shown.across[at : at + 1]))))
        for at, (name, values) in enumerate(shown.rows)
    ]
    if shown.sums:
        rows.append((told["total"], *(_number(each, told) for each in shown.sums)))
    return heads, tuple(rows)


def sentences(piece: Piece, told: Words) -> Iterator[str]:
    """What the picture counts and what it does not, from how many families, and what is not told."""
    picture = piece.shown.picture
    yield told["counts"] + picture.counts
    yield told["leaves"] + picture.leaves
    if piece.families is None:
        yield told["few"].format(few=FEW)
    else:
        yield told["behind"].format(count=f"{piece.families:,}")
    if piece.shown.hides:
        yield told["stays"].format(few=FEW)


def _corner(shown: Shown) -> str:
    picture = shown.picture
    return f"{picture.row_title}／{picture.column_title}" if picture.row_title else ""


def _number(value: int | None, told: Words) -> str:
    return told["hidden"] if value is None else f"{value:,}"


def _blocks(told: Words, piece: Piece) -> Iterator[Block]:
    said = "\n".join(sentences(piece, told))
    head, again = _head(piece.shown.picture.title, said), _head(piece.shown.picture.title, "")
    if not _tells(piece.shown):
        yield whole(head.items, head.height)  # it says why there are no numbers
        return
    drawing = piece.drawing or charts.draw(chart(piece.shown, told["hidden"]))
    heads, rows = grid(piece.shown, told)
    shares = (NAME if len(heads) <= MANY else NARROW, *(COUNT for _ in heads[1:]))
    lines = [Row(tuple(map(literal, cells)), least=LOW_ROW) for cells in rows]
    numbers = table(columns(INSIDE, shares, tuple(map(literal, heads)), SMALL), lines)
    yield titled(head, _kept(picture(drawing, INSIDE, HIGHEST), numbers), again)


def _tells(shown: Shown) -> bool:
    """Whether any number of it may go out."""
    return any(each is not None for _, values in shown.rows for each in values) or any(
        each is not None for each in (*shown.sums, *shown.across)
    )


def _kept(first: Block, second: Block) -> Block:
    """Two blocks that stay on one page, unless they are too high for any."""

    def put(room: float, empty: bool) -> tuple[Slice | None, Block | None]:
        one, rest = first(room, empty)
        if one is None or rest is not None:
            return one, put if one is None else rest
        two, left = second(room - one.height - BETWEEN, False)
        if two is None or left is not None:
            if not empty:
                return None, put
            return (one, second) if two is None else (_below(one, two), left)
        return _below(one, two), None

    return put


def _below(one: Slice, two: Slice) -> Slice:
    items = tuple(moved(item, 0, one.height + BETWEEN) for item in two.items)
    return Slice((*one.items, *items), one.height + BETWEEN + two.height)


def _head(title: str, said: str) -> Slice:
    named = paragraph(literal(title), (0, 0, INSIDE, 60), BODY, bold=True)
    high = named.used_height + 4
    if not said:
        return Slice((part("P", named.items),), high)
    below = paragraph(literal(said), (0, 0, INSIDE, 400), SMALL, color=NOTE, leading=1.45)
    items = [moved(item, 0, high) for item in below.items]
    return Slice((part("H2", named.items), part("P", items)), high + below.used_height + 6)
