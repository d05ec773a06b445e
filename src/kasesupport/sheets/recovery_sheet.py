"""The recovery key on paper: one A4 page a code, for the office's safe. Nothing of any family stands on it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kasesupport import resources
from kasesupport.domain.dates import PartialDate, both
from kasesupport.drawing.icons import icon
from kasesupport.drawing.items import Drawing, Item, Path, line, moved, part, rect
from kasesupport.drawing.text import literal, paragraph, set_line
from kasesupport.practice.reader import Table, read
from kasesupport.sheets.blocks import BLUE, BODY, GUIDE, MM, NOTE, PALE, SMALL, heading
from kasesupport.sheets.flow import Slice
from kasesupport.sheets.paper import BOTTOM, FOOT, GAP, HEIGHT, INSIDE, LEFT, TOP, WIDTH
from kasesupport.sheets.qr import code

WORDS = (
    "title", "half", "lead", "half_lead", "digits", "digits_hint", "code", "vault", "made", "stored_on", "stored_where",
    "stored_by", "date_blank", "foot",
)  # fmt: skip
QR = 38 * MM
COLUMNS = 4
CELL_HIGH = 19 * MM
DIGITS = 22.0  # pt
POINT = 13.0  # pt from the dot to its words
LEADING = 1.6
BETWEEN = 9.0  # pt between two points
FIELD_HIGH = 11 * MM
ROOM = 1.3 * GAP


@dataclass(frozen=True, slots=True)
class _Part:
    """A heading with points below it."""

    title: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of the sheet, from resources/sheets/office/recovery.toml."""

    texts: dict[str, str]
    parts: tuple[_Part, ...]


def build(codes: Sequence[str], vault: str, today: date) -> tuple[Drawing, ...]:
    """A page for the one code, or one for each half of a pair. `vault` is the vault's name, without its place."""
    pair = len(codes) > 1
    words = _load(pair=pair)
    return tuple(_page(words, code, vault, today, number if pair else 0) for number, code in enumerate(codes, start=1))


def _load(*, pair: bool) -> _Words:
    """Raises Problem("practice_file") with file and key."""
    table = read(resources.path("sheets", "office", "recovery.toml"))
    texts = {word: table.text(word) for word in WORDS}
    found = [_part(part) for part in table.tables("part")]
    table.done()
    return _Words(texts, tuple(part for part, only in found if not only or pair))


def _part(table: Table) -> tuple[_Part, bool]:
    only = table.one_of("only", ("pair",), "")
    part = _Part(table.text("title"), table.texts("points"))
    table.done()
    return part, bool(only)


def _page(words: _Words, code: str, vault: str, today: date, number: int) -> Drawing:
    slices = [_lead(words, number), _digits(words, code), *map(_points, words.parts)]
    items: list[Item] = [*_head(words, number), *_fields(words, vault, today), *_qr(words, code), *_foot(words)]
    top = TOP + 25 * MM
    for each in slices:
        items += [moved(item, 0, top) for item in each.items]
        top += each.height + ROOM
    return Drawing(WIDTH, HEIGHT, tuple(moved(item, LEFT, 0) for item in items))


def _head(words: _Words, number: int) -> tuple[Item, ...]:
    high = 17 * MM
    band = Path(rect((0, TOP, INSIDE, high), 7), BLUE, PALE, 1.4)
    key = icon("key-round", (14, TOP + high / 2 - 11, 22, 22), BLUE)
    title = paragraph(words.texts["title"], (46, TOP, INSIDE / 2, high), 20, bold=True, valign="middle")
    half = words.texts["half"].format(number=number) if number else ""
    box = (INSIDE / 2, TOP, INSIDE / 2 - 14, high)
    which = paragraph(half, box, 14, bold=True, align="end", valign="middle")
    return (band, *key, part("H1", title.items), part("P", which.items))


def _lead(words: _Words, number: int) -> Slice:
    text = paragraph(words.texts["half_lead" if number else "lead"], (0, 0, INSIDE, 90), BODY + 0.5, leading=1.65)
    return Slice(text.items, text.used_height)


def _digits(words: _Words, code: str) -> Slice:
    """The groups in two rows, each under its number."""
    head = heading(words.texts["digits"], words.texts["digits_hint"], 0, INSIDE)
    high = 2 * CELL_HIGH
    frame = Path(rect((0, 0, INSIDE, high), 5), BLUE, None, 1.4)
    cells = [item for n, group in enumerate(code.split("-")) for item in _cell(n, group, INSIDE / COLUMNS)]
    divide = Path(line([(0, CELL_HIGH), (INSIDE, CELL_HIGH)]), BLUE, width=0.6)
    shown = (frame, divide, *cells)
    return Slice((*head.items, *(moved(item, 0, head.height) for item in shown)), head.height + high)


def _cell(n: int, group: str, wide: float) -> Iterator[Item]:
    x, y = n % COLUMNS * wide, n // COLUMNS * CELL_HIGH
    yield from set_line(str(n + 1), x + 6, y + 12, 9, color=NOTE)
    yield from set_line(group, x + wide / 2, y + CELL_HIGH * 0.71, DIGITS, bold=True, anchor="middle")
    if n % COLUMNS:
        yield Path(line([(x, y), (x, y + CELL_HIGH)]), BLUE, width=0.6)


def _qr(words: _Words, key: str) -> tuple[Item, ...]:
    """The bare digits (numeric mode), beside the fields. Its quiet zone is the paper's own white."""
    signs, wide = code(key.replace("-", ""), QR)
    left, top = INSIDE - wide, _fields_top() + 5 * MM
    note = set_line(words.texts["code"], left + wide / 2, top + wide + 13, 8.5, color=NOTE, anchor="middle")
    return (part("Figure", (moved(signs, left, top), *note)),)


def _points(part: _Part) -> Slice:
    head = heading(part.title, "", 0, INSIDE)
    items, top = list(head.items), head.height
    for point in part.points:
        text = paragraph(point, (POINT, top, INSIDE - POINT, 90), BODY, leading=LEADING)
        items += [*paragraph("・", (0, top, POINT, 20), BODY).items, *text.items]
        top += text.used_height + BETWEEN
    return Slice(tuple(items), top - BETWEEN)


def _fields(words: _Words, vault: str, today: date) -> tuple[Item, ...]:
    """What is known is printed; the rest are lines to write on. They stand at the foot of the page."""
    texts = words.texts
    rows = (
        (texts["vault"], literal(vault)),
        (texts["made"], both(PartialDate(today.year, today.month, today.day))),
        (texts["stored_on"], texts["date_blank"]),
        (texts["stored_where"], ""),
        (texts["stored_by"], ""),
    )
    placed = enumerate(rows)
    return tuple(item for n, row in placed for item in _field(*row, _fields_top() + n * FIELD_HIGH))


def _fields_top() -> float:
    return HEIGHT - BOTTOM - FOOT - 6 * MM - 5 * FIELD_HIGH


def _field(label: str, said: str, top: float) -> tuple[Item, ...]:
    start, end, high = 28 * MM, INSIDE - QR - 8 * MM, FIELD_HIGH - 5
    named = paragraph(label, (0, top, start, high), SMALL, bold=True, valign="bottom")
    words = paragraph(said, (start + 2, top, end - start - 2, high), BODY, valign="bottom", least=7)
    rule = Path(line([(start, top + FIELD_HIGH), (end, top + FIELD_HIGH)]), GUIDE, width=0.8)
    return (*named.items, *words.items, rule)


def _foot(words: _Words) -> tuple[Item, ...]:
    top = HEIGHT - BOTTOM - FOOT
    band = Path(rect((0, top, INSIDE, FOOT), 6), BLUE, PALE, 1.2)
    sign = icon("triangle-alert", (10, top + FOOT / 2 - 9, 18, 18))
    text = paragraph(words.texts["foot"], (36, top, INSIDE - 44, FOOT), 12.5, bold=True, valign="middle", least=9)
    return (band, *sign, *text.items)
