"""The parts of a sheet as blocks: headings, writing boxes, faces, a picture."""

from kasesupport.drawing.icons import icon
from kasesupport.drawing.items import Drawing, Group, Item, Path, Text, circle, line, moved, part, rect
from kasesupport.drawing.text import markup_width, paragraph, set_line
from kasesupport.sheets.flow import Block, Slice, whole

MM = 72 / 25.4
BLUE, PALE, GUIDE, NOTE = "#0072B2", "#eaf3fa", "#8a8a8a", "#404040"
HEADING, BODY, SMALL = 13.0, 12.0, 10.5  # a family reads nothing smaller than BODY but notes (SMALL)
LINE = 10.5 * MM  # between guide lines: room for a child's hand
PAD = 3.2 * MM
LEADING = 1.75
LARGEST = 0.85  # pt a logical px of a picture
READABLE = 8 / 14  # pt a logical px: names of 8 pt
TOO_SMALL = "too-small"  # the subject of a picture that is not readable where it stands
FACE = 15 * MM
HIGHEST = 200 * MM  # of a picture
MIDDLE = 4.7  # pt from the baseline of a heading up to the middle of its letters


def heading(title: str, hint: str, number: int, width: float, *, again: bool = False) -> Slice:
    """A heading with its number in a disc; the hint behind it, or below it where it is too long.

    `again`: it stands above what goes on from the page before, and begins nothing.
    """
    left = 21.0 if number else 0.0
    head = paragraph(title, (left, 0, width - left, 1000), HEADING, bold=True)
    foot = head.used_height
    mark = _disc(number, _first_baseline(head.items) - MIDDLE) if number else ()
    start = left + markup_width(title, HEADING, bold=True) + 10
    beside = hint and start + markup_width(hint, SMALL) <= width
    from_left = start if beside else left
    where = (from_left, 0 if beside else foot + 5, width - from_left, foot if beside else 1000)
    note = paragraph(hint, where, SMALL, color=NOTE, valign="bottom" if beside else "top")
    below = 0.0 if beside or not hint else 5 + note.used_height
    named = part("P" if again else "H2", head.items)
    return Slice((part("Artifact", mark), named, *_told(note.items)), foot + below + 7)


def _told(items: tuple[Item, ...]) -> tuple[Item, ...]:
    return (part("P", items),) if items else ()


def _first_baseline(items: tuple[Item, ...]) -> float:
    """Of the first line, readings left aside."""
    return min((each.y for each in items if isinstance(each, Text) and each.size > 0.9 * HEADING), default=HEADING)


def _disc(number: int, y: float) -> tuple[Item, ...]:
    disc = Path(circle(7.8, y, 7.8), stroke=None, fill=BLUE)
    size = 11.0 if number < 10 else 8.5
    return (disc, *set_line(str(number), 7.8, y + size * 0.385, size, bold=True, color="#ffffff", anchor="middle"))


def titled(head: Slice, body: Block, again: Slice) -> Block:
    """A block that keeps its heading; on following pages `again` stands above what is left."""

    def put(room: float, empty: bool) -> tuple[Slice | None, Block | None]:
        done, rest = body(room - head.height, empty)
        if done is None:
            return None, put
        below = tuple(moved(item, 0, head.height) for item in done.items)
        left = titled(again, rest, again) if rest else None
        return Slice((*head.items, *below), head.height + done.height), left

    return put


def box(markup: str, lines: int, width: float) -> Block:
    """A frame with the text and one free line below it; without a text, with guide lines to write on."""
    if not markup:
        return whole(_frame(width, lines * LINE) + _guides(width, 0, lines), lines * LINE)

    def put(room: float, empty: bool) -> tuple[Slice | None, Block | None]:
        inside = (PAD, PAD, width - 2 * PAD)
        done = paragraph(markup, (*inside, room - 2 * PAD), BODY, leading=LEADING)
        high = done.used_height + 2 * PAD
        if done.fits and high + LINE <= room:
            free = _guides(width, high - LINE, 2)
            return Slice((*_frame(width, high + LINE), *_told(done.items), *free), high + LINE), None
        if done.fits and empty:
            return Slice((*_frame(width, high), *_told(done.items)), high), None
        if (not empty and room < 5 * LINE) or not done.items:
            return None, put
        shown = Slice((*_frame(width, high), *_told(done.items)), high)
        return shown, box(done.rest, 1, width) if done.rest else None

    return put


def _frame(width: float, height: float) -> tuple[Item, ...]:
    return (Path(rect((0, 0, width, height), 5), width=1.1),)


def _guides(width: float, top: float, lines: int) -> tuple[Item, ...]:
    heights = [top + (n + 1) * LINE for n in range(lines - 1)]
    return tuple(Path(line([(PAD, y), (width - PAD, y)]), GUIDE, width=0.7, dash=(1.5, 2.5)) for y in heights)


def faces(options: tuple[str, ...], width: float) -> Block:
    """Five feelings to circle by hand."""
    step = width / len(options)
    items: list[Item] = []
    told = [paragraph(words, (2, 0, step - 4, 1000), BODY, align="middle", leading=1.45) for words in options]
    for number in range(len(options)):
        middle = (number + 0.5) * step
        items += icon(f"face-{number + 1}", (middle - FACE / 2, 2, FACE, FACE), width=1.1)
        items += (moved(item, number * step, FACE + 6) for item in _told(told[number].items))
    return whole(tuple(items), FACE + 8 + max(each.used_height for each in told))


def picture(drawing: Drawing, width: float, highest: float = HIGHEST, larger: str = "") -> Block:
    """A picture as large as there is room for; it would rather have a new page than be much smaller.

    `larger`: words below one that is too small to read, which then is a group TOO_SMALL: where it stands larger.
    """
    best = _scale(drawing, width, highest)

    def put(room: float, empty: bool) -> tuple[Slice | None, Block | None]:
        scale = _scale(drawing, width, min(room, highest))
        if scale < 0.8 * best and not empty:
            return None, put
        if larger and scale < READABLE:
            return _overview(drawing, width, min(room, highest), larger), None
        return Slice((_shown(drawing, width, scale),), drawing.height * scale), None

    return put


def _shown(drawing: Drawing, width: float, scale: float) -> Group:
    left = (width - drawing.width * scale) / 2
    return part("Figure", (moved(i, left, 0, scale) for i in drawing.items))


def _overview(drawing: Drawing, width: float, room: float, larger: str) -> Slice:
    said = paragraph(larger, (0, 0, width, 1000), BODY, align="middle")
    scale = _scale(drawing, width, room - said.used_height - 8)
    top = drawing.height * scale + 8
    below = (moved(item, 0, top) for item in said.items)
    shown = Group(TOO_SMALL, (_shown(drawing, width, scale), part("P", below)))
    return Slice((shown,), top + said.used_height)


def _scale(drawing: Drawing, width: float, height: float) -> float:
    return min(width / max(drawing.width, 1), max(height, 1) / max(drawing.height, 1), LARGEST)
