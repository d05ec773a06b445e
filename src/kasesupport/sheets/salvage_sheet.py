"""What a salvage brought, on paper (取り出しの結果): family by family, as many A4 pages as it takes."""

from dataclasses import dataclass
from datetime import date

from kasesupport import resources
from kasesupport.domain.dates import PartialDate, both
from kasesupport.domain.salvage import Told, ToldFamily
from kasesupport.drawing.icons import icon
from kasesupport.drawing.items import Drawing, Item, Path, moved, part, rect
from kasesupport.drawing.text import literal, paragraph, set_line
from kasesupport.practice.reader import read
from kasesupport.sheets.blocks import BLUE, BODY, MM, NOTE, PALE, SMALL
from kasesupport.sheets.flow import Block, flow, whole
from kasesupport.sheets.paper import BOTTOM, FOOT, GAP, HEIGHT, INSIDE, LEFT, TOP, WIDTH
from kasesupport.sheets.tables import Row, columns, table

WORDS = (
    "title", "vault", "source", "at", "made", "state", "summary", "signs", "family", "how", "shared", "nameless",
    "erased", "kept", "filled", "unlinked", "older", "older_which", "older_all", "lost", "whole",
    "what_to_do", "page", "foot",
)  # fmt: skip
TITLE_HIGH = 15 * MM
SIGNS = ("△", "○", "◎")  # by rank


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the sheet, from resources/sheets/office/salvage.toml; the page in the window has the same."""

    texts: dict[str, str]
    remarks: dict[str, str]

    def how(self, family: ToldFamily) -> str:
        """How one family came out, in a few sentences."""
        return self.texts["erased"] if family.erased else "".join(self._parts(family)) or self.texts["whole"]

    def name(self, family: ToldFamily) -> str:
        """What stands for it."""
        return family.name or self.texts["nameless"]

    def summary(self, told: Told) -> str:
        """The families counted by how they came out."""
        counts = {"all": len(told.families), "whole": told.count(2), "some": told.count(1), "lost": told.count(0)}
        return self.texts["summary"].format(**counts)

    def said(self, told: Told) -> tuple[str, ...]:
        """What is to be known besides and to be done next, as far as it is so."""
        total = told.total
        so = {
            "filled": total.journal + total.late, "backup": total.backup, "older": total.older,
            "unlinked": total.unlinked, "entries": told.entries_missing, "keeper": told.keeper_named, "keep_old": True,
        }  # fmt: skip
        facts = {"entries": told.entries_missing, "keeper": told.keeper_named}
        return tuple(words.format(**facts) for name, words in self.remarks.items() if so[name])

    def _parts(self, family: ToldFamily) -> list[str]:
        rows, texts = family.rows, self.texts
        which = texts["older_which"].format(which=family.older) if family.older else ""
        counted: tuple[tuple[str, int], ...] = (("filled", rows.filled), ("older", rows.older), ("lost", rows.lost))
        said = {name: texts[name].format(count=count, which=which) for name, count in counted if count}
        if rows.older and rows.older == rows.kept:
            said["older"] = texts["older_all"]
        if family.unlinked:
            said["unlinked"] = texts["unlinked"].format(which=family.unlinked)
        parts = [said[name] for name in ("lost", "unlinked", "filled", "older") if name in said]
        return [texts["kept"].format(count=rows.kept), *parts] if parts else []


def words() -> Words:
    """Raises Problem("practice_file") with file and key for a fault in them."""
    found = read(resources.path("sheets", "office", "salvage.toml"))
    texts = {word: found.text(word) for word in WORDS}
    inner = found.table("remarks")
    remarks = {
        name: inner.text(name) for name in ("filled", "backup", "older", "unlinked", "entries", "keeper", "keep_old")
    }
    inner.done()
    found.done()
    return Words(texts, remarks)


def build(told: Told, vault: str, today: date) -> tuple[Drawing, ...]:
    """The pages. `vault`: the new vault's name, without its place."""
    said = words()
    blocks = (_state(said, told, vault, today), *(_point(each) for each in said.said(told)), _families(said, told))
    pages = flow(blocks, _room, GAP)
    return tuple(_page(said, items, number, len(pages)) for number, items in enumerate(pages))


def _room(number: int) -> tuple[float, float]:
    top = TOP + (TITLE_HIGH + GAP if number == 0 else 8 * MM)
    return top, HEIGHT - top - BOTTOM - FOOT - 6 * MM


def _state(said: Words, told: Told, vault: str, today: date) -> Block:
    texts = said.texts
    rows = (
        (texts["vault"], literal(vault)), (texts["source"], literal(told.source)),
        (texts["at"], f"{both(PartialDate.of(told.at.date()))}　{told.at:%H:%M}"),
        (texts["made"], both(PartialDate.of(today))), (texts["state"], f"{said.summary(told)}\n{texts['signs']}"),
    )  # fmt: skip
    return table(columns(INSIDE, (6, 16)), [Row(row) for row in rows])


def _point(words: str) -> Block:
    text = paragraph(words, (13, 0, INSIDE - 13, 200), SMALL, leading=1.55)
    return whole((*paragraph("・", (0, 0, 13, 20), SMALL).items, *text.items), text.used_height)


def _families(said: Words, told: Told) -> Block:
    texts = said.texts
    rows = [Row((f"{_sign(each)}　{literal(said.name(each))}", literal(said.how(each)))) for each in told.families]
    shared = Row((f"{_sign(told.shared)}　{texts['shared']}", literal(said.how(told.shared))))
    return table(columns(INSIDE, (6, 16), (texts["family"], texts["how"])), [*rows, shared])


def _sign(family: ToldFamily) -> str:
    return "―" if family.erased else SIGNS[family.rank]


def _page(said: Words, items: tuple[Item, ...], number: int, of: int) -> Drawing:
    count = said.texts["page"].format(number=number + 1, of=of)
    running = set_line(count, INSIDE, HEIGHT - BOTTOM - FOOT - 3 * MM, 9, color=NOTE, anchor="end")
    placed = (*(_title(said) if number == 0 else ()), *items, *_foot(said), *running)
    return Drawing(WIDTH, HEIGHT, tuple(moved(item, LEFT, 0) for item in placed))


def _title(said: Words) -> tuple[Item, ...]:
    band = Path(rect((0, TOP, INSIDE, TITLE_HIGH), 7), BLUE, PALE, 1.4)
    sign = icon("hand-heart", (14, TOP + TITLE_HIGH / 2 - 11, 22, 22), BLUE)
    title = paragraph(said.texts["title"], (46, TOP, INSIDE - 60, TITLE_HIGH), 20, bold=True, valign="middle")
    return (band, *sign, part("H1", title.items))


def _foot(said: Words) -> tuple[Item, ...]:
    top = HEIGHT - BOTTOM - FOOT
    band = Path(rect((0, top, INSIDE, FOOT), 6), BLUE, PALE, 1.2)
    text = paragraph(said.texts["foot"], (14, top, INSIDE - 28, FOOT), BODY, bold=True, valign="middle", least=9)
    return (band, *text.items)
