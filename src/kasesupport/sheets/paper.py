"""The page of a sheet: margins for filing, the head, the telephone line at the foot."""

from dataclasses import dataclass

from kasesupport.domain.images import pixels
from kasesupport.drawing.icons import icon
from kasesupport.drawing.items import Box, Drawing, Group, Image, Item, Path, circle, line, moved, part, rect
from kasesupport.drawing.text import Set, literal, markup_width, paragraph, set_line
from kasesupport.sheets.blocks import BLUE, BODY, MM, NOTE, PALE, SMALL
from kasesupport.sheets.leaf import A4, PLAIN, Leaf

WIDTH, HEIGHT, LEFT, INSIDE = A4.width, A4.height, A4.left, A4.inside
RIGHT, TOP, BOTTOM = PLAIN, 11 * MM, 9 * MM
FOOT = 13 * MM
NUMBER = 5 * MM  # the line with the page number
HOLE = 12 * MM  # its middle from the edge (JIS S 6041)
BARE_TOP = 0.5 * MM
LOGO_HIGH, LOGO_WIDE = 9.5 * MM, 34 * MM  # at most
FIRST_HEAD, NEXT_HEAD = 37 * MM, 10 * MM
GAP = 4.4 * MM
ENTRY_TOP, ENTRY = TOP + 20 * MM, 12 * MM


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the blocks, as markup: title, date, whose plan, made with whom, the foot.

    `logo`: a PNG or a JPEG at the right of the foot; `logo_of`: whose it is. `numbers`: pages are counted.
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


def room(number: int, first: float = FIRST_HEAD, leaf: Leaf = A4) -> tuple[float, float]:
    """Top and height of the room for blocks on the n-th page; `first`: how high the head of the first is."""
    if leaf.bare:
        return BARE_TOP, leaf.height - 2 * BARE_TOP
    top = TOP + (NEXT_HEAD if number else first)
    return top, leaf.height - top - BOTTOM - NUMBER - FOOT - 3 * MM


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


def _first_head(frame: Frame) -> tuple[Item, ...]:
    high, inside = 17 * MM, frame.leaf.inside
    band = Path(rect((0, TOP, inside, high), 7), BLUE, PALE, 1.4)
    title = paragraph(frame.title, (14, TOP, inside * 0.62, high), 20, bold=True, valign="middle", least=12)
    dated = paragraph(frame.dated, (inside * 0.62, TOP, inside * 0.38 - 12, high), BODY, align="end", valign="middle")
    middle = inside * 0.42
    left = _entry(frame.name_label, frame.name, 0, middle - 6) if frame.name_label else ()
    right = _entry(frame.made_label, frame.made_with, middle + 6, inside - middle - 6) if frame.made_label else ()
    told = (part("P", dated.items), part("P", left), part("P", right))
    return (band, part("H1", title.items), *told)


def overflow(frame: Frame) -> tuple[tuple[str, str], ...]:
    """Label and words of what the head has too little room for; they are to be said in full elsewhere."""
    if frame.leaf.bare:
        return ()
    inside = frame.leaf.inside
    middle = inside * 0.42
    entries = ((frame.name_label, frame.name, middle - 6), (frame.made_label, frame.made_with, inside - middle - 6))
    return tuple((label, words) for label, words, width in entries if not _filled(label, words, 0, width).fits)


def _entry(label: str, words: str, x: float, width: float) -> tuple[Item, ...]:
    """A label with a line to write on behind it."""
    named = paragraph(label, (x, ENTRY_TOP, width, ENTRY), BODY, bold=True, valign="bottom", leading=1.3)
    start, y = x + _label_width(label), ENTRY_TOP + ENTRY + 3
    rule = Path(line([(start, y), (x + width, y)]), width=0.9)
    return (*named.items, rule, *_filled(label, words, x, width).items)


def _filled(label: str, words: str, x: float, width: float) -> Set:
    """On one line if that can still be read, else smaller on two."""
    start = x + _label_width(label) + 2
    space = x + width - start
    size = min(BODY + 1, max(9.0, (BODY + 1) * space / max(markup_width(words, BODY + 1), 1)))
    return paragraph(words, (start, ENTRY_TOP, space, ENTRY), size, valign="bottom", least=7, leading=1.3)


def _label_width(label: str) -> float:
    return max(markup_width(line, BODY, bold=True) for line in label.split("\n")) + 6


def _next_head(frame: Frame) -> tuple[Item, ...]:
    inside = frame.leaf.inside
    title = paragraph(frame.title, (0, TOP, inside, 6 * MM), SMALL, bold=True, valign="bottom", color=NOTE, ruby=False)
    rule = Path(line([(0, TOP + 7 * MM), (inside, TOP + 7 * MM)]), BLUE, width=1)
    return (part("Artifact", (*title.items, rule)),)


def _foot(frame: Frame, number: int, count: int) -> tuple[Item, ...]:
    inside, height = frame.leaf.inside, frame.leaf.height
    top = height - BOTTOM - NUMBER - FOOT
    band = Path(rect((0, top, inside, FOOT), 6), BLUE, PALE, 1.2)
    phone = icon("phone", (9, top + FOOT / 2 - 9, 18, 18))
    logo, wide = _logo(frame, inside - 6, top + FOOT / 2)
    words = _told(frame.foot, (34, top, inside - 42 - wide, FOOT))
    y = height - BOTTOM + 1
    running = paragraph(literal(frame.running[:60]), (0, y - 9, inside - 50, 12), 9, color=NOTE, least=7).items
    counted = set_line(f"{number + 1} / {count}", inside, y, 9, color=NOTE, anchor="end") if frame.numbers else ()
    said = part("Artifact" if number else "P", (band, *phone, *words.items))
    return (said, *logo, part("Artifact", (*running, *counted)))


def _logo(frame: Frame, right: float, middle: float) -> tuple[tuple[Item, ...], float]:
    """The office's sign within the band of the foot, and the width it takes."""
    size = pixels(frame.logo)
    if size is None:
        return (), 0.0
    scale = min(LOGO_HIGH / size[1], LOGO_WIDE / size[0])
    wide, high = size[0] * scale, size[1] * scale
    box = (right - wide, middle - high / 2, wide, high)
    return (Group("logo", (Image(frame.logo, box),), frame.logo_of, "Figure"),), wide + 6


def _told(words: str, where: Box) -> Set:
    """As large as it can be; the longest name and number that an office can have are small, but whole."""
    usual = paragraph(words, where, 13, bold=True, valign="middle", least=9)
    return usual if usual.fits else paragraph(words, where, 9, bold=True, valign="middle", least=5.5, leading=1.25)
