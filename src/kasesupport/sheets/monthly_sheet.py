"""The monthly sheet (月ごとの点検票): what the vault holds, its last act, and a line to sign; one A4 page.

With it a tail cut off the journal is noticed: the number and its mark are on paper, outside the laptop.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kasesupport import resources
from kasesupport.domain.dates import PartialDate, both
from kasesupport.domain.monthly import Monthly
from kasesupport.drawing.icons import icon
from kasesupport.drawing.items import Drawing, Item, Path, line, moved, part, rect
from kasesupport.drawing.text import literal, paragraph, set_line
from kasesupport.practice.reader import read
from kasesupport.sheets.blocks import BLUE, BODY, GUIDE, MM, NOTE, PALE, SMALL, heading
from kasesupport.sheets.flow import Slice
from kasesupport.sheets.paper import BOTTOM, FOOT, GAP, HEIGHT, INSIDE, LEFT, TOP, WIDTH
from kasesupport.sheets.tables import Row, columns, table

WORDS = (
    "title", "lead", "state", "vault", "made", "counts", "counted", "backup", "second", "check", "none", "head",
    "head_hint", "number", "mark", "mark_note", "tick", "done_on", "done_by", "keeper", "date_blank", "foot",
)  # fmt: skip
GROUP, IN_ROW = 4, 8  # hex digits together, groups in a row
MARK = 12.5  # pt
MARK_HIGH = 9 * MM
NUMBER_WIDE = 36 * MM
TICK = 4.2 * MM
FIELD_HIGH = 11 * MM
ROOM = 1.5 * GAP
LONGEST = 60  # characters of a name: what is longer tells no more


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of the sheet, from resources/sheets/office/monthly.toml."""

    texts: dict[str, str]
    ticks: tuple[str, ...]


def build(facts: Monthly, today: date) -> tuple[Drawing, ...]:
    """The page. Raises Problem("practice_file") with file and key for a fault in its words."""
    words = _load()
    items: list[Item] = [*_title(words), *_fields(words), *_foot(words)]
    top = TOP + 22 * MM
    for each in (_lead(words), _state(words, facts, today), _head(words, facts), _ticks(words)):
        items += [moved(item, 0, top) for item in each.items]
        top += each.height + ROOM
    return (Drawing(WIDTH, HEIGHT, tuple(moved(item, LEFT, 0) for item in items)),)


def groups(digest: str) -> tuple[str, ...]:
    """A hash as one reads it aloud: four digits at a time."""
    return tuple(digest[start : start + GROUP] for start in range(0, len(digest), GROUP))


def _load() -> _Words:
    table = read(resources.path("sheets", "office", "monthly.toml"))
    words = _Words({word: table.text(word) for word in WORDS}, table.texts("ticks"))
    table.done()
    return words


def _title(words: _Words) -> tuple[Item, ...]:
    high = 15 * MM
    band = Path(rect((0, TOP, INSIDE, high), 7), BLUE, PALE, 1.4)
    sign = icon("list-checks", (14, TOP + high / 2 - 11, 22, 22), BLUE)
    title = paragraph(words.texts["title"], (46, TOP, INSIDE - 60, high), 20, bold=True, valign="middle")
    return (band, *sign, part("H1", title.items))


def _lead(words: _Words) -> Slice:
    text = paragraph(words.texts["lead"], (0, 0, INSIDE, 90), BODY, leading=1.6)
    return Slice(text.items, text.used_height)


def _state(words: _Words, facts: Monthly, today: date) -> Slice:
    texts = words.texts
    rows = (
        (texts["vault"], literal(_short(facts.vault))),
        (texts["made"], both(PartialDate.of(today))),
        (texts["counts"], texts["counted"].format(families=f"{facts.families:,}", people=f"{facts.people:,}")),
        *((texts[name], _moment(words, at)) for name, at in _moments(facts)),
    )
    head = heading(texts["state"], "", 0, INSIDE)
    body, _ = table(columns(INSIDE, (7, 14)), [Row(row) for row in rows])(HEIGHT, True)
    assert body is not None  # an empty page has room for six rows
    return Slice((*head.items, *(moved(item, 0, head.height) for item in body.items)), head.height + body.height)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"


def _moments(facts: Monthly) -> Sequence[tuple[str, datetime | None]]:
    return (("backup", facts.backup), ("second", facts.second), ("check", facts.check))


def _moment(words: _Words, at: datetime | None) -> str:
    return f"{both(PartialDate.of(at.date()))}　{at:%H:%M}" if at else words.texts["none"]


def _head(words: _Words, facts: Monthly) -> Slice:
    """The last act: its number, and its mark in two rows of groups."""
    texts, high = words.texts, 2 * MARK_HIGH + 9 * MM
    head = heading(texts["head"], texts["head_hint"], 0, INSIDE)
    frame = Path(rect((0, 0, INSIDE, high), 5), BLUE, None, 1.4)
    divide = Path(line([(NUMBER_WIDE, 0), (NUMBER_WIDE, high)]), BLUE, width=0.6)
    number = set_line(f"{facts.acts:,}", NUMBER_WIDE / 2, high / 2 + 8, 15, bold=True, anchor="middle")
    labels = (
        *set_line(texts["number"], 8, 14, 9, color=NOTE),
        *set_line(texts["mark"], NUMBER_WIDE + 8, 14, 9, color=NOTE),
    )
    note = set_line(texts["mark_note"], INSIDE - 8, 14, 8.5, color=NOTE, anchor="end")
    shown = (frame, divide, *number, *labels, *note, *_mark(facts.digest))
    return Slice((*head.items, *(moved(item, 0, head.height) for item in shown)), head.height + high)


def _mark(digest: str) -> Iterator[Item]:
    wide = (INSIDE - NUMBER_WIDE - 10) / IN_ROW
    for n, group in enumerate(groups(digest)):
        x, y = NUMBER_WIDE + 5 + (n % IN_ROW + 0.5) * wide, 9 * MM + (n // IN_ROW + 0.5) * MARK_HIGH
        yield from set_line(group, x, y, MARK, bold=True, anchor="middle")


def _ticks(words: _Words) -> Slice:
    head = heading(words.texts["tick"], "", 0, INSIDE)
    items, top, left = list(head.items), head.height + 2, TICK + 8
    for tick in words.ticks:
        text = paragraph(tick, (left, top, INSIDE - left, 90), BODY, leading=1.55)
        items += [Path(rect((0, top + 1, TICK, TICK), 1.5), NOTE, None, 1.1), *text.items]
        top += text.used_height + 9
    return Slice(tuple(items), top - 9)


def _fields(words: _Words) -> tuple[Item, ...]:
    """Lines to date and to sign, at the foot of the page."""
    texts, half = words.texts, INSIDE / 2
    top = HEIGHT - BOTTOM - FOOT - 7 * MM - 2 * FIELD_HIGH
    return (
        *_field(texts["done_on"], texts["date_blank"], (0, top, half - 8)),
        *_field(texts["done_by"], "", (0, top + FIELD_HIGH, half - 8)),
        *_field(texts["keeper"], "", (half + 8, top + FIELD_HIGH, half - 8)),
    )


def _field(label: str, said: str, place: tuple[float, float, float]) -> tuple[Item, ...]:
    left, top, wide = place
    start, high = 33 * MM, FIELD_HIGH - 5
    named = paragraph(label, (left, top, start, high), SMALL, bold=True, valign="bottom")
    blank = paragraph(said, (left + start, top, wide - start, high), BODY, valign="bottom", least=7)
    rule = Path(line([(left + start, top + FIELD_HIGH - 3), (left + wide, top + FIELD_HIGH - 3)]), GUIDE, width=0.8)
    return (*named.items, *blank.items, rule)


def _foot(words: _Words) -> tuple[Item, ...]:
    top = HEIGHT - BOTTOM - FOOT
    band = Path(rect((0, top, INSIDE, FOOT), 6), BLUE, PALE, 1.2)
    text = paragraph(words.texts["foot"], (14, top, INSIDE - 28, FOOT), 12.5, bold=True, valign="middle", least=9)
    return (band, *text.items)
