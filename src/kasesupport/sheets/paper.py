"""The page of a sheet: margins for filing, the head, the telephone line at the foot."""

from dataclasses import dataclass, replace

from kasesupport.domain.images import pixels
from kasesupport.drawing.icons import icon
from kasesupport.drawing.items import Box, Drawing, Group, Image, Item, Path, circle, line, moved, part, rect
from kasesupport.drawing.measure import text_width
from kasesupport.drawing.text import Set, height_of, literal, markup_width, paragraph, plain, set_line
from kasesupport.sheets.blocks import BLUE, BODY, MM, NOTE, PALE, SMALL
from kasesupport.sheets.leaf import A4, PLAIN, Leaf
from kasesupport.sheets.qr import code
from kasesupport.sheets.sign import told

WIDTH, HEIGHT, LEFT, INSIDE = A4.width, A4.height, A4.left, A4.inside
RIGHT, TOP, BOTTOM = PLAIN, 11 * MM, 9 * MM
FOOT = 13 * MM
NUMBER = 5 * MM  # the line with the page number
HOLE = 12 * MM  # its middle from the edge (JIS S 6041)
BARE_TOP = 0.5 * MM
LOGO_HIGH, LOGO_WIDE = 9.5 * MM, 34 * MM  # at most
FIRST_HEAD, NEXT_HEAD = 37 * MM, 10 * MM
GAP = 4.4 * MM
BAND, TITLE, TITLE_LEAST, TITLE_SHARE, TITLE_LEFT = 17 * MM, 20.0, 14.0, 0.62, 14.0
ENTRY_TOP, ENTRY = TOP + 19.5 * MM, 13 * MM
FOOT_LEFT, FOOT_SIZE, FOOT_LEADING, FOOT_AIR = 34.0, 13.0, 1.4, 5.0
SIGN = 12.4 * MM  # the side of the sign with the white round it: its dots are half a millimetre
SMALLEST = 9.0  # pt; of the number of a page and whose it is


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the blocks, as markup: title, date, whose plan, made with whom, the foot.

    `logo`: a PNG or a JPEG at the right of the foot; `logo_of`: whose it is. `numbers`: pages are counted.
    `sign`: its code, for the QR code at the foot.
    """

    title: str
    dated: str
    name_label: str
    name: str
    made_label: str
    made_with: str
    foot: str
    running: str
    leaf: Leaf = A4
    logo: bytes = b""
    logo_of: str = ""
    numbers: bool = True
    sign: str = ""


def room(number: int, first: float = FIRST_HEAD, leaf: Leaf = A4, foot: float = FOOT) -> tuple[float, float]:
    """Top and height of the room for blocks on the n-th page; `first`: how high the head of the first is; `foot`."""
    if leaf.bare:
        return BARE_TOP, leaf.height - 2 * BARE_TOP
    top = TOP + (NEXT_HEAD if number else first)
    return top, leaf.height - top - BOTTOM - NUMBER - foot - 3 * MM


def page(frame: Frame, items: tuple[Item, ...], number: int, count: int) -> Drawing:
    """One page with its blocks."""
    leaf = frame.leaf
    if leaf.bare:
        return Drawing(leaf.width, leaf.height, tuple(moved(item, leaf.left, 0) for item in items))
    head = _next_head(frame) if number else _first_head(frame)
    inside = tuple(moved(item, leaf.left, 0) for item in (*head, *items, *_foot(frame, number, count)))
    return Drawing(leaf.width, leaf.height, (*_holes(leaf), *inside))


def _holes(leaf: Leaf) -> tuple[Item, ...]:
    """Faint marks where the punch goes, and the middle of the edge for its guide."""
    if not leaf.punched:
        return ()
    rings = tuple(Path(circle(HOLE, y, 3 * MM), "#c8c8c8", width=0.6) for y in leaf.punched)
    return (*rings, Path(line([(0, leaf.height / 2), (3 * MM, leaf.height / 2)]), "#c8c8c8", width=0.6))


def head_extra(frame: Frame) -> float:
    """By how much the first head is higher than usual, for a title that is longer."""
    words, wide = frame.title, frame.leaf.inside * TITLE_SHARE - TITLE_LEFT
    if frame.leaf.bare or _title(words, (0, 0, wide, BAND)).fits:
        return 0.0
    return max(0.0, height_of(words, wide, TITLE_LEAST, bold=True, leading=_title_leading(words)) + 10 - BAND)


def _title_leading(words: str) -> float:
    """Close, where another language stands below the Japanese."""
    return 1.3 if "\n" in words else 1.6


def _title(words: str, where: Box) -> Set:
    """As large as it can be, clear of the band's edges where it has two lines."""
    x, y, wide, high = where
    air, leading = 4.0 if "\n" in words else 0.0, _title_leading(words)
    inside = (x, y + air, wide, high - 2 * air)
    return paragraph(words, inside, TITLE, bold=True, valign="middle", least=TITLE_LEAST, leading=leading)


def foot_height(frame: Frame) -> float:
    """The height of the band at the foot: a line, more for a long name and number."""
    wide = frame.leaf.inside - FOOT_LEFT - 8 - _logo_size(frame)[0] - _sign_room(frame)
    return max(FOOT, height_of(frame.foot, wide, BODY, bold=True, leading=FOOT_LEADING) + 2 * FOOT_AIR)


def _first_head(frame: Frame) -> tuple[Item, ...]:
    extra, inside = head_extra(frame), frame.leaf.inside
    high = BAND + extra
    band = Path(rect((0, TOP, inside, high), 7), BLUE, PALE, 1.4)
    where = (TITLE_LEFT, TOP, inside * TITLE_SHARE - TITLE_LEFT, high)
    title = _title(frame.title, where)
    left = inside * TITLE_SHARE
    dated = paragraph(frame.dated, (left, TOP, inside - left - 12, high), BODY, align="end", valign="middle")
    entries = (part("P", _entry(entry, ENTRY_TOP + extra)) for entry in _entries(frame) if entry.label)
    return (band, part("H1", title.items), part("P", dated.items), *entries)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A label with a line behind it, and what stands on that; from x, so wide."""

    label: str
    words: str
    x: float
    width: float

    @property
    def start(self) -> float:
        """Where the line begins."""
        return self.x + max(markup_width(row, BODY, bold=True) for row in self.label.split("\n")) + 6


def _entries(frame: Frame) -> tuple[_Entry, _Entry]:
    inside = frame.leaf.inside
    middle = inside * 0.42
    one = _Entry(frame.name_label, frame.name, 0, middle - 6)
    return one, _Entry(frame.made_label, frame.made_with, middle + 6, inside - middle - 6)


def overflow(frame: Frame) -> tuple[tuple[str, str], ...]:
    """Label and words of what the head has too little room for; they are to be said in full elsewhere."""
    entries = () if frame.leaf.bare else _entries(frame)
    return tuple((each.label, each.words) for each in entries if not _filled(each, 0.0).fits)


def _entry(entry: _Entry, top: float) -> tuple[Item, ...]:
    """The label, the line to write on, what stands on it; where that is too long its beginning."""
    where = (entry.x, top, entry.width, ENTRY)
    named = paragraph(entry.label, where, BODY, bold=True, valign="bottom", leading=1.3)
    y = top + ENTRY + 3
    rule = Path(line([(entry.start, y), (entry.x + entry.width, y)]), width=0.9)
    done = _filled(entry, top)
    if not done.fits:
        begun = literal(shortened(plain(entry.words), BODY, entry.x + entry.width - entry.start - 2))
        done = _filled(replace(entry, words=begun), top)
    return (*named.items, rule, *done.items)


def _filled(entry: _Entry, top: float) -> Set:
    """On one line if it goes in, else on two; never smaller than a family reads."""
    space = entry.x + entry.width - entry.start - 2
    size = BODY + 1 if markup_width(entry.words, BODY + 1) <= space else BODY
    return paragraph(entry.words, (entry.start + 2, top, space, ENTRY), size, valign="bottom", leading=1.4)


def shortened(words: str, size: float, width: float, *, bold: bool = False) -> str:
    """The words, or their beginning with … where they are wider. For what is said in full elsewhere."""
    if text_width(words, size, bold) <= width:
        return words
    begun = (words[:n] + "…" for n in range(min(len(words), round(3 * width / size)), 0, -1))
    return next((each for each in begun if text_width(each, size, bold) <= width), "…")


def _next_head(frame: Frame) -> tuple[Item, ...]:
    inside = frame.leaf.inside
    words = literal(shortened(plain(frame.title.partition("\n")[0]), SMALL, inside))
    title = paragraph(words, (0, TOP, inside, 6 * MM), SMALL, bold=True, valign="bottom", color=NOTE)
    rule = Path(line([(0, TOP + 7 * MM), (inside, TOP + 7 * MM)]), BLUE, width=1)
    return (part("Artifact", (*title.items, rule)),)


def _foot(frame: Frame, number: int, count: int) -> tuple[Item, ...]:
    inside, height, foot = frame.leaf.inside, frame.leaf.height, foot_height(frame)
    top = height - BOTTOM - NUMBER - foot
    band = Path(rect((0, top, inside, foot), 6), BLUE, PALE, 1.2)
    phone = icon("phone", (9, top + foot / 2 - 9, 18, 18))
    wide = inside - FOOT_LEFT - 8 - _logo_size(frame)[0] - _sign_room(frame)
    where = (FOOT_LEFT, top + FOOT_AIR, wide, foot - 2 * FOOT_AIR)
    words = paragraph(frame.foot, where, FOOT_SIZE, bold=True, valign="middle", least=BODY, leading=FOOT_LEADING)
    y = height - BOTTOM + 1
    running = set_line(shortened(frame.running, SMALLEST, inside - 50), 0, y, SMALLEST, color=NOTE)
    counted = set_line(f"{number + 1} / {count}", inside, y, SMALLEST, color=NOTE, anchor="end")
    said = part("Artifact" if number else "P", (band, *phone, *words.items))
    beside = (*running, *(counted if frame.numbers else ()))
    right = inside - _sign_room(frame)
    signed = _sign(frame, inside, top + foot / 2, number + 1)
    return (said, *_logo(frame, right - 6, top + foot / 2), part("Artifact", (*beside, *signed)))


def _sign_room(frame: Frame) -> float:
    """The width that the sign takes at the right of the foot."""
    return SIGN + 4 if frame.sign else 0.0


def _sign(frame: Frame, right: float, middle: float, number: int) -> tuple[Item, ...]:
    """The code of this page on white, within the band."""
    if not frame.sign:
        return ()
    drawn, wide = code(told(frame.sign, number), SIGN - 1)
    left, top, air = right - SIGN - 2, middle - SIGN / 2, (SIGN - wide) / 2
    return (Path(rect((left, top, SIGN, SIGN), 2), None, "#ffffff"), moved(drawn, left + air, top + air))


def _logo_size(frame: Frame) -> tuple[float, float]:
    """Width, with some air, and height of the office's sign; nothing where there is none."""
    size = pixels(frame.logo)
    if size is None:
        return 0.0, 0.0
    scale = min(LOGO_HIGH / size[1], LOGO_WIDE / size[0])
    return size[0] * scale + 6, size[1] * scale


def _logo(frame: Frame, right: float, middle: float) -> tuple[Item, ...]:
    """The office's sign within the band of the foot."""
    wide, high = _logo_size(frame)
    if not high:
        return ()
    box = (right - wide + 6, middle - high / 2, wide - 6, high)
    return (Group("logo", (Image(frame.logo, box),), frame.logo_of, "Figure"),)
