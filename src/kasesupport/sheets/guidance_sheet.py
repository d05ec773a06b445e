"""手引き on A4: the nine viewpoints of a phase with their points, citations and ways to ask, to read in a training."""

from collections.abc import Iterator, Sequence
from datetime import date

from kasesupport import resources
from kasesupport.domain.dates import PartialDate, both
from kasesupport.drawing.items import Drawing, Item, Path, line, moved, part, rect
from kasesupport.drawing.text import literal, paragraph, set_line
from kasesupport.practice.model import Phase, Practice, Technique, Viewpoint
from kasesupport.practice.reader import read
from kasesupport.sheets.blocks import BLUE, MM, NOTE, PALE, SMALL
from kasesupport.sheets.flow import Block, flow, whole
from kasesupport.sheets.paper import BOTTOM, GAP, HEIGHT, INSIDE, LEFT, NUMBER, TOP, WIDTH
from kasesupport.sheets.tables import Row, columns, table

WORDS = ("title", "lead", "made", "viewpoint", "points", "ask", "techniques", "technique", "what")
SHARES, WAYS = (12, 24, 24), (12, 20, 32)
BAND_HIGH = 15 * MM
FIRST, NEXT = BAND_HIGH + GAP, 9 * MM  # below the top of a page

Words = dict[str, str]


def pages(phase: Phase, practice: Practice, today: date, office: str = "") -> tuple[Drawing, ...]:
    """The viewpoints of a phase and the eight ways to ask, in the words in use (an office's own where it has them).

    `office`: the center's name. Raises Problem("practice_file") with file and key for a fault in the words.
    """
    words = _load()
    title = words["title"].format(phase=f"{phase.number}　{phase.name}")
    made = flow(_blocks(words, phase, practice), _room, GAP)
    dated = words["made"].format(date=both(PartialDate.of(today)))
    return tuple(_page((title, dated, office), items, n, len(made)) for n, items in enumerate(made))


def _load() -> Words:
    found = read(resources.path("sheets", "office", "guidance.toml"))
    words = {word: found.text(word) for word in WORDS}
    found.done()
    return words


def _blocks(words: Words, phase: Phase, practice: Practice) -> list[Block]:
    lead = paragraph(words["lead"], (0, 0, INSIDE, 120), SMALL, color=NOTE, leading=1.5)
    views = columns(INSIDE, SHARES, tuple(words[name] for name in ("viewpoint", "points", "ask")))
    ways = columns(INSIDE, WAYS, tuple(words[name] for name in ("technique", "what", "ask")))
    said = [_viewpoint(each, practice) for each in phase.viewpoints]
    return [
        whole(lead.items, lead.used_height),
        table(views, said),
        table(ways, [Row((words["techniques"],), band=True), *map(_technique, practice.techniques)]),
    ]


def _viewpoint(view: Viewpoint, practice: Practice) -> Row:
    name = f"{view.cite}\n{practice.principle(view.principle).name}"
    return _row(name, (point.words for point in view.points), view.ask)


def _technique(way: Technique) -> Row:
    return _row(f"{way.name}\n（{way.cite}）", (way.what,), way.ask)


def _row(name: str, told: Iterator[str] | Sequence[str], ask: Sequence[str]) -> Row:
    cells = (name, "\n".join(f"・{words}" for words in told), "\n".join(f"「{words}」" for words in ask))
    return Row(tuple(literal(cell) for cell in cells))


def _room(number: int) -> tuple[float, float]:
    top = TOP + (NEXT if number else FIRST)
    return top, HEIGHT - top - BOTTOM - NUMBER - 2 * MM


def _page(told: tuple[str, str, str], items: tuple[Item, ...], number: int, count: int) -> Drawing:
    title, made, office = told
    head = _next_head(title) if number else _first_head(title, made)
    y = HEIGHT - BOTTOM
    foot = (
        *paragraph(literal(office[:60]), (0, y - 10, INSIDE - 60, 12), 9, color=NOTE, least=7).items,
        *set_line(f"{number + 1} / {count}", INSIDE, y, 9, color=NOTE, anchor="end"),
    )
    return Drawing(WIDTH, HEIGHT, tuple(moved(item, LEFT, 0) for item in (*head, *items, part("Artifact", foot))))


def _first_head(title: str, made: str) -> tuple[Item, ...]:
    band = Path(rect((0, TOP, INSIDE, BAND_HIGH), 7), BLUE, PALE, 1.4)
    named = paragraph(literal(title), (14, TOP, INSIDE * 0.66, BAND_HIGH), 14, bold=True, valign="middle", least=10)
    place = (INSIDE * 0.68, TOP, INSIDE * 0.32 - 12, BAND_HIGH)
    dated = paragraph(made, place, SMALL, align="end", valign="middle", least=7)
    return (band, part("H1", named.items), part("P", dated.items))


def _next_head(title: str) -> tuple[Item, ...]:
    named = paragraph(literal(title), (0, TOP, INSIDE, 6 * MM), SMALL, bold=True, valign="bottom", color=NOTE)
    rule = Path(line([(0, TOP + 7 * MM), (INSIDE, TOP + 7 * MM)]), BLUE, width=1)
    return (part("Artifact", (*named.items, rule)),)
