"""A sheet's pages: head, sections, foot; nothing is ever cut, what has too little room goes on on the next page."""

from collections.abc import Iterator
from dataclasses import replace

from kasesupport.domain.dates import PartialDate, both
from kasesupport.domain.unnamed import unnamed
from kasesupport.drawing.items import Drawing, Group, Item, Path, rect
from kasesupport.drawing.text import literal, plain, set_line
from kasesupport.sheets.blocks import MM, TOO_SMALL, box, heading, titled
from kasesupport.sheets.flow import Block, flow, page_break
from kasesupport.sheets.forms import parts, pictures, saying
from kasesupport.sheets.forms.listing import kinds
from kasesupport.sheets.forms.sections import block
from kasesupport.sheets.forms.source import Source, reference, said
from kasesupport.sheets.forms.spec import Form
from kasesupport.sheets.paper import FIRST_HEAD, GAP, Frame, foot_height, head_extra, overflow, page, room
from kasesupport.sheets.tongues.languages import untold
from kasesupport.sheets.tongues.readings import Words, marked
from kasesupport.sheets.tongues.readings import unread as without

CONTINUED = "（つづき）"
DATE_BLANK = "　　　　年　　　月　　　日"
OF_FAMILY = "さんの ご家庭《かてい》"
RUNNING = "さんの ご家庭"
TO = "あて先"
NUMBER = "整理番号 "
PROVISIONAL = "暫定の様式"
PHONE = "電話"
LOW_HEAD = 22 * MM
MARK_SIZE, MARK_ROOM, MARK_COLOR = 96.0, 300.0, "#e9e9e9"  # on a page lower than the room it is smaller


def build(source: Source) -> tuple[Drawing, ...]:
    """The pages of a sheet, on the paper that its file names.

    One for several agencies tells of a family by roles, not by names.
    """
    source = _bare(source)
    frame = _frame(source)
    first = (FIRST_HEAD if frame.name_label or frame.made_label else LOW_HEAD) + head_extra(frame)
    foot = foot_height(frame)
    blocks = [*_blocks(source), *(_in_full(source, *entry) for entry in overflow(frame))]
    pages = flow(blocks, lambda number: room(number, first, frame.leaf, foot), GAP)
    drawn = [page(frame, items, n, len(pages)) for n, items in enumerate(pages)]
    small = any(isinstance(item, Group) and item.subject == TOO_SMALL for items in pages for item in items)
    larger = _larger(source, frame) if small else ()
    return tuple(_marked(each, source.mark or source.form.page.mark) for each in (*drawn, *larger))


def _larger(source: Source, frame: Frame) -> Iterator[Drawing]:
    """Pictures that are too small to read on the sheet, on leaves of their own, several that are joined if need be."""
    from kasesupport.sheets import poster  # loads networkx: only when a picture is wanted

    paper = min(frame.leaf.width, frame.leaf.height), max(frame.leaf.width, frame.leaf.height)
    for section in source.form.sections:
        if source.record and section.kind == "picture" and section.picture in pictures.FAMILY:
            drawn = pictures.drawn(source, source.record, section.picture)
            yield from poster.sheets(
                drawn, (plain(section.title or source.form.title), frame.running), source.today, paper
            )


def unread(source: Source) -> tuple[str, ...]:
    """The family's words on this sheet that would need a reading and have none."""
    if source.grade is None:
        return ()
    heard: list[str] = []

    def hear(text: str, words: Words, grade: int | None) -> str:
        heard.append(text)
        return marked(text, words, grade)

    words = tuple(each for each in source.form.sections if each.kind != "picture")
    listening = replace(_bare(source), form=replace(source.form, sections=words), speak=hear)
    _frame(listening)
    list(_blocks(listening))
    return without(heard, source.reading.words, source.grade)


def _bare(source: Source) -> Source:
    form = source.form
    if source.record is None or form.audience != "agency" or (form.recipient and not form.roles):
        return source
    return replace(source, record=unnamed(source.record, {} if source.form.places else kinds(source.record)))


def _frame(source: Source) -> Frame:
    form, record = source.form, source.record
    dated = source.dated(both(PartialDate.from_text(source.today.isoformat())) if source.filled else DATE_BLANK)
    if source.filled and source.reading.foreign:
        dated = f"{dated}\n{source.today.isoformat()}"
    told = literal(source.phone) if source.phone else f"{PHONE}　　　　　　　　　　　"
    call, _, beside = form.foot.partition("\n")
    foot = f"{call}{literal(source.center)}　{told}" + (f"\n{beside}" if beside else "")
    logo = source.logo if form.page.logo else b""
    frame = Frame(
        form.title,
        dated,
        form.name,
        "",
        form.giver,
        _givers(source),
        foot,
        "",
        form.page.leaf,
        logo,
        source.center,
        form.page.numbers,
        source.sign,
    )
    if form.recipient:
        to = literal(saying.name(record, source.recipient))
        return replace(frame, name_label=TO, name=to, made_label=form.name, running=_running(source))
    return replace(frame, name=_whose(source), running=_running(source))


def _whose(source: Source) -> str:
    """The family's name, on a child's sheet the child's own."""
    form, record = source.form, source.record
    if record is None or not (_named(form) and form.name):
        return ""
    if form.audience != "child":
        return source.own(record.name) + OF_FAMILY if record.name else ""
    return source.own(saying.name(record, source.child))


def _givers(source: Source) -> str:
    """Those whose words the sheet rests on."""
    told = said(source, source.form.giver_of)
    names = dict.fromkeys(saying.name(source.record, each.speaker_id or each.subject_id) for each in told)
    return "、".join(source.own(each) for each in names if each)


def _running(source: Source) -> str:
    record, form = source.record, source.form
    if form.audience in ("family", "child"):
        named = record and record.name and _named(form) and form.audience == "family"
        return record.name + RUNNING if record and named else ""
    if form.scope == "office":
        return PROVISIONAL
    number = f"{NUMBER}{reference(record.family_id)}　" if record else f"{NUMBER}　　　　　　"
    return number + PROVISIONAL


def _named(form: Form) -> bool:
    """Whether the family's name stands on it: where a sheet leaves the family there is a number in its place."""
    return form.names and form.audience != "agency"


def _blocks(source: Source) -> Iterator[Block]:
    number = 0
    counted = sum(1 for each in source.form.sections if each.title) > 1  # one alone has no number
    if told := untold(source.reading):
        yield parts.remark(told, source.inside)
    for section in source.form.sections:
        body = block(source, section)
        if body is None:
            continue
        if section.fresh:
            yield page_break()
        if not section.title or source.form.page.leaf.bare:
            yield body
            continue
        number += counted
        hint = "" if section.kind == "ring" else section.hint
        again = heading(section.title + CONTINUED, "", number, source.inside, again=True)
        yield titled(heading(section.title, hint, number, source.inside), body, again)


def _in_full(source: Source, label: str, words: str) -> Block:
    head = heading(label, "", 0, source.inside)
    return titled(head, box(words, 1, source.inside), head)


def _marked(drawing: Drawing, mark: str) -> Drawing:
    """下書き or 控え, large and pale behind the words; a reader of the page is told it, too."""
    if not mark:
        return drawing
    x, y, scale = drawing.width / 2, drawing.height / 2, min(1.0, drawing.height / MARK_ROOM)
    size = MARK_SIZE * scale
    words = set_line(mark, x, y + size / 3, size, bold=True, color=MARK_COLOR, anchor="middle")
    wide, high = 300 * scale, 150 * scale
    edge = Path(rect((x - wide / 2, y - high / 2, wide, high), 12 * scale), MARK_COLOR, width=5 * scale)
    under: tuple[Item, ...] = (Group("mark", (edge, *words), mark, "P"),)
    return replace(drawing, items=under + drawing.items)
