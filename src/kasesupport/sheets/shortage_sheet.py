"""足りない資源の一覧 on A4: by kind, with counts of families and what became of it, without names (視点2-8, p27)."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from kasesupport import resources
from kasesupport.diagrams.ecomap.palette import KINDS
from kasesupport.domain.shortage import Shortage, outside
from kasesupport.drawing.items import Drawing
from kasesupport.drawing.text import literal, paragraph
from kasesupport.practice.reader import read
from kasesupport.sheets import office_page
from kasesupport.sheets.blocks import BODY, NOTE, SMALL
from kasesupport.sheets.flow import Block, whole
from kasesupport.sheets.paper import INSIDE
from kasesupport.sheets.tables import Row, columns, table

WORDS = (
    "title", "lead", "made", "text", "area", "families", "seen", "state", "counted", "nothing", "tags", "open",
    "considering", "developing", "done",
)  # fmt: skip
SHARES = (16, 7, 7, 10, 15)

Words = dict[str, str]


def pages(shortages: Sequence[Shortage], today: date, office: str = "") -> tuple[Drawing, ...]:
    """The list as it stands on `today`, by kind in the order of the ecomap, what most families lack first.

    `office`: the center's name. Raises Problem("practice_file") with file and key for a fault in the words.
    """
    words = _load()
    return office_page.pages(words["title"], words["made"], _blocks(words, shortages), today, office)


def _load() -> Words:
    found = read(resources.path("sheets", "office", "shortages.toml"))
    words = {word: found.text(word) for word in WORDS}
    found.done()
    return words


def _blocks(words: Words, shortages: Sequence[Shortage]) -> list[Block]:
    lead = paragraph(words["lead"], (0, 0, INSIDE, 120), SMALL, color=NOTE, leading=1.5)
    head = whole(lead.items, lead.used_height)
    if not shortages:
        said = paragraph(words["nothing"], (0, 0, INSIDE, 60), BODY)
        return [head, whole(said.items, said.used_height)]
    heads = tuple(words[name] for name in ("text", "area", "families", "seen", "state"))
    return [head, table(columns(INSIDE, SHARES, heads), list(_rows(words, shortages)))]


def _rows(words: Words, shortages: Sequence[Shortage]) -> Iterator[Row]:
    order = {kind: place for place, kind in enumerate(KINDS)}
    by_kind = sorted(shortages, key=lambda each: (order[each.kind], -each.lacking, -each.families, each.text))
    for kind, some in groupby(by_kind, lambda each: each.kind):
        yield Row((KINDS[kind].word,), band=True)
        yield from (_row(words, each) for each in some)


def _row(words: Words, each: Shortage) -> Row:
    tags = words["tags"].format(tags="、".join(each.tags)) if each.tags else ""
    text = "\n".join(part for part in (each.text, tags) if part)
    ever, still = outside(each)
    families = words["counted"].format(families=ever, lacking=still)
    seen = "\n".join((_month(each.first_on), _month(each.last_on)))
    state = "\n".join(part for part in (words[each.state], each.note) if part)
    return Row(tuple(literal(cell) for cell in (text, each.area, families, seen.strip(), state)))


def _month(iso: str) -> str:
    return f"{iso[:4]}年{int(iso[5:7])}月" if iso else ""
