"""お守りカード: two cards of 85 by 54 mm to cut out: whom to call, at any time, with the number as a QR code."""

from collections.abc import Sequence

from kasesupport.drawing.icons import icon
from kasesupport.drawing.items import Group, Item, Path, line, moved, part, rect
from kasesupport.drawing.text import literal, markup_width, paragraph
from kasesupport.sheets.blocks import BLUE, GUIDE, MM, NOTE, PALE
from kasesupport.sheets.flow import Block, whole
from kasesupport.sheets.qr import code

WIDE, HIGH = 85.0 * MM, 54.0 * MM
HEAD, IN, QR = 11 * MM, 4 * MM, 21 * MM
PLACES = 5  # words of a card
QR_OF = "QRコード：電話 "
SHORTEST, LONGEST = 3, 15  # digits of a telephone number (ITU-T E.164 allows 15)


def dial(phone: str) -> str:
    """What a telephone makes a call of: "tel:0120000000"; "" where the number is none. Digits and + alone."""
    digits = "".join(str(int(c)) for c in phone if c.isdigit())
    if not SHORTEST <= len(digits) <= LONGEST:
        return ""
    return f"tel:{'+' if phone.lstrip()[:1] in '+＋' else ''}{digits}"


def cards(words: Sequence[str], center: str, phone: str, width: float) -> Block:
    """Two cards side by side, to cut out; on a card of paper one, without its edge.

    `words`: title, lead, label of the number, whom else one can talk to, a last word; five more for another card.
    """
    full = (*words, "", "", "", "", "")
    one = _card(full[:PLACES], center, phone)
    if width < 2 * WIDE:
        return whole(tuple(moved(item, (width - WIDE) / 2, 0) for item in one[1:]), HIGH)
    left = (width - 2 * WIDE) / 2
    other = _card(full[PLACES : 2 * PLACES], center, phone) if len(words) > PLACES else one
    both = [moved(item, left + n * WIDE, 0) for n, card in enumerate((one, other)) for item in card]
    cut = Path(line([(left + WIDE, -2), (left + WIDE, HIGH + 2)]), GUIDE, width=0.7, dash=(3, 2))
    return whole((*both, cut), HIGH + 4)


def _card(words: Sequence[str], center: str, phone: str) -> tuple[Item, ...]:
    edge = Path(rect((0, 0, WIDE, HIGH)), GUIDE, width=0.7, dash=(3, 2))
    band = Path(rect((2 * MM, 2 * MM, WIDE - 4 * MM, HEAD), 6), BLUE, PALE, 1)
    title = paragraph(words[0], (5 * MM, 2 * MM, 40 * MM, HEAD), 13, bold=True, valign="middle", least=5)
    lead = paragraph(words[1], (44 * MM, 2 * MM, WIDE - 49 * MM, HEAD), 10, valign="middle", align="end", least=5)
    told = (band, *title.items, *lead.items, *_number(words, center, phone), *_others(words))
    return (edge, Group("card", told))


def _number(words: Sequence[str], center: str, phone: str) -> tuple[Item, ...]:
    told = dial(phone)
    room = WIDE - 2 * IN - (QR + 3 * MM if told else 0)
    name = paragraph(
        literal(center), (IN, 14 * MM, room, 9 * MM), 12, bold=True, valign="middle", least=5, leading=1.25
    )
    sign = icon("phone", (IN, 25.5 * MM, 5 * MM, 5 * MM), BLUE)
    size = paragraph(
        literal(phone),
        (IN + 7 * MM, 23.5 * MM, room - 7 * MM, 9 * MM),
        17,
        bold=True,
        valign="middle",
        least=5,
        leading=1.25,
    )
    blank = () if phone else (Path(line([(IN + 7 * MM, 32 * MM), (IN + room, 32 * MM)]), GUIDE, width=0.8),)
    label = paragraph(words[2], (IN, 33.5 * MM, room, 5 * MM), 10, color=NOTE, valign="middle", least=5)
    return (*name.items, *sign, *size.items, *blank, *label.items, *_code(told))


def _code(told: str) -> tuple[Item, ...]:
    if not told:
        return ()
    signs, wide = code(told, QR)
    placed = moved(signs, WIDE - IN - wide - 1 * MM, 15 * MM + (QR - wide) / 2)
    return (part("Figure", (placed,), f"{QR_OF}{told.removeprefix('tel:')}"),)


def _others(words: Sequence[str]) -> tuple[Item, ...]:
    """A line for somebody else one can talk to, and a last word."""
    label = paragraph(words[3], (IN, 38.5 * MM, 40 * MM, 8 * MM), 10, bold=True, valign="bottom", least=5)
    start = IN + max(31 * MM, markup_width(words[3], label.size, bold=True) + 2 * MM)
    rule = Path(line([(start, 46.5 * MM), (WIDE - IN, 46.5 * MM)]), GUIDE, width=0.8)
    last = paragraph(words[4], (IN, 47.1 * MM, WIDE - 2 * IN, 4.8 * MM), 10, color=NOTE, valign="middle", least=5)
    return (*label.items, rule, *last.items)
