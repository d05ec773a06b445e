"""A sheet's pages: head, sections, foot; nothing is ever cut, what has too little room goes on on the next page."""

from collections.abc import Iterator
from dataclasses import replace

from kasesupport.domain.dates import PartialDate, both
from kasesupport.drawing.items import Drawing, Group, Item, Path, rect
from kasesupport.drawing.text import literal, set_line
from kasesupport.sheets.blocks import MM, box, heading, titled
from kasesupport.sheets.flow import Block, flow
from kasesupport.sheets.forms import saying
from kasesupport.sheets.forms.sections import block
from kasesupport.sheets.forms.source import Source
from kasesupport.sheets.paper import FIRST_HEAD, GAP, HEIGHT, INSIDE, WIDTH, Frame, overflow, page, room

CONTINUED = "（つづき）"
DATE_BLANK = "　　　　年　　　月　　　日"
OF_FAMILY = "さんの ご家庭《かてい》"
RUNNING = "さんの ご家庭"
TO = "あて先"
NUMBER = "整理番号 "
PROVISIONAL = "暫定の様式"
PHONE = "電話"
LOW_HEAD = 22 * MM
MARK_SIZE = 96.0
SIGNS = 6  # of the family's id, as a number that tells nobody anything


def build(source: Source) -> tuple[Drawing, ...]:
    """The pages of a sheet, A4."""
    frame = _frame(source)
    first = FIRST_HEAD if frame.name_label or frame.made_label else LOW_HEAD
    blocks = [*_blocks(source), *(_in_full(*entry) for entry in overflow(frame))]
    pages = flow(blocks, lambda number: room(number, first), GAP)
    drawn = (page(frame, items, n, len(pages)) for n, items in enumerate(pages))
    return tuple(_marked(each, source.mark) for each in drawn)


def reference(family_id: str) -> str:
    """A short number for a family on sheets that leave it: the end of its id, by chance and without meaning."""
    return family_id[-SIGNS:].upper()


def _frame(source: Source) -> Frame:
    form, record = source.form, source.record
    dated = both(PartialDate.from_text(source.today.isoformat())) if record else DATE_BLANK
    told = literal(source.phone) if source.phone else f"{PHONE}　　　　　　　　　　　"
    frame = Frame(form.title, dated, form.name, "", form.giver, "", f"{form.foot}{literal(source.center)}　{told}", "")
    if form.recipient:
        to = literal(saying.name(record, source.recipient))
        return replace(frame, name_label=TO, name=to, made_label=form.name, running=_running(source))
    name = literal(record.name) + OF_FAMILY if record and record.name and form.names and form.name else ""
    return replace(frame, name=name, running=_running(source))


def _running(source: Source) -> str:
    record, form = source.record, source.form
    if form.audience in ("family", "child"):
        return record.name + RUNNING if record and record.name and form.names else ""
    number = f"{NUMBER}{reference(record.family_id)}　" if record else f"{NUMBER}　　　　　　"
    return number + PROVISIONAL


def _blocks(source: Source) -> Iterator[Block]:
    number = 0
    for section in source.form.sections:
        body = block(source, section)
        if body is None:
            continue
        if not section.title:
            yield body
            continue
        number += 1
        hint = "" if section.kind == "ring" else section.hint
        again = heading(section.title + CONTINUED, "", number, INSIDE)
        yield titled(heading(section.title, hint, number, INSIDE), body, again)


def _in_full(label: str, words: str) -> Block:
    head = heading(label, "", 0, INSIDE)
    return titled(head, box(words, 1, INSIDE), head)


def _marked(drawing: Drawing, mark: str) -> Drawing:
    """下書き or 控え, large and pale behind the words; a reader of the page is told it, too."""
    if not mark:
        return drawing
    words = set_line(
        mark, WIDTH / 2, HEIGHT / 2 + MARK_SIZE / 3, MARK_SIZE, bold=True, color="#e9e9e9", anchor="middle"
    )
    edge = Path(rect((WIDTH / 2 - 150, HEIGHT / 2 - 75, 300, 150), 12), "#e9e9e9", width=5)
    under: tuple[Item, ...] = (Group("mark", (edge, *words), mark),)
    return replace(drawing, items=under + drawing.items)
