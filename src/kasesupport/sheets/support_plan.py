"""The support plan: our words, the family's words, on A4."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from kasesupport.domain.dates import PartialDate, both
from kasesupport.drawing.items import Drawing
from kasesupport.drawing.text import literal
from kasesupport.sheets.blocks import box, faces, heading, picture, titled
from kasesupport.sheets.data import SheetData
from kasesupport.sheets.flow import Block, flow, page_break
from kasesupport.sheets.paper import GAP, INSIDE, Frame, overflow, page, room
from kasesupport.sheets.spec import BlockSpec, Labelled, SheetSpec
from kasesupport.sheets.tables import Columns, Row, columns, table


def build(spec: SheetSpec, data: SheetData, *, blank: bool, today: date) -> tuple[Drawing, ...]:
    """The pages. A blank sheet takes nothing from the data but the center and its telephone number."""
    given = SheetData(center_name=data.center_name, phone=data.phone) if blank else data
    frame = _frame(spec, given, None if blank else given.made_on or today)
    blocks = [*_blocks(spec, given), *(_in_full(*entry) for entry in overflow(frame))]
    pages = flow(blocks, room, GAP)
    return tuple(page(frame, items, n, len(pages)) for n, items in enumerate(pages))


def _frame(spec: SheetSpec, data: SheetData, made_on: date | None) -> Frame:
    dated = both(PartialDate(made_on.year, made_on.month, made_on.day)) if made_on else spec.date_blank
    name = literal(data.household) + spec.name_after if data.household else ""
    running = data.household + spec.running_after if data.household else ""
    phone = literal(data.phone) if data.phone else f"{spec.phone_blank}　　　　　　　　　　　"
    foot = f"{spec.foot}{literal(data.center_name)}　{phone}"
    made_with = literal("、".join(data.made_with))
    return Frame(spec.title, dated, spec.name, name, spec.made_with, made_with, foot, running)


def _blocks(spec: SheetSpec, data: SheetData) -> Iterator[Block]:
    number = 0
    for part in spec.blocks:
        body = _body(part, data)
        if body is None:
            continue
        number += 1
        if part.kind == "genogram" and data.genogram_own_page:
            yield page_break()
        head = heading(part.title, part.hint, number, INSIDE)
        yield titled(head, body, heading(part.title + spec.continued, "", number, INSIDE))


def _in_full(label: str, words: str) -> Block:
    """What the head had too little room for."""
    head = heading(label, "", 0, INSIDE)
    return titled(head, box(words, 1, INSIDE), head)


def _body(part: BlockSpec, data: SheetData) -> Block | None:
    """The block without its heading; None where there is nothing to show and nothing to write."""
    makers: dict[str, Callable[[BlockSpec, SheetData], Block | None]] = {
        "faces": lambda p, _: faces(p.options, INSIDE),
        "box": lambda p, d: box(_words(p.source, d), p.lines, INSIDE),
        "voices": _voices,
        "table": _pairs,
        "actions": _actions,
        "fields": _fields,
        "genogram": lambda _, d: picture(d.genogram, INSIDE) if d.genogram else None,
    }
    return makers[part.kind](part, data)


def _voices(_: BlockSpec, data: SheetData) -> Block | None:
    rows = [Row((literal(who), literal(f"「{text}」"))) for who, text in data.voices]
    return table(columns(INSIDE, (4, 17)), rows) if rows else None


def _fields(part: BlockSpec, data: SheetData) -> Block:
    rows = [Row((field.label, _field(field, data))) for field in part.entries]
    return table(columns(INSIDE, (6, 15)), rows)


def _words(source: str, data: SheetData) -> str:
    match source:
        case "worries":
            return _listed(data.worries)
        case "wishes":
            return _listed(data.wishes)
        case "long_goal":
            return literal(data.long_goal)
        case _:
            return literal(data.consideration)


def _listed(texts: Sequence[str]) -> str:
    mark = "・" if len(texts) > 1 else ""
    return "\n".join(mark + literal(text) for text in texts)


def _pairs(part: BlockSpec, data: SheetData) -> Block:
    given = data.goals if part.source == "goals" else data.consents
    rows = [Row((literal(one), literal(other))) for one, other in given]
    return table(_columns(part), _filled_up(rows, part.rows, 2))


def _columns(part: BlockSpec) -> Columns:
    return columns(INSIDE, [c.share for c in part.columns], [c.label for c in part.columns])


def _filled_up(rows: Sequence[Row], least: int, cells: int) -> list[Row]:
    """Empty rows below, to write in by hand."""
    return [*rows, *[Row(("",) * cells)] * (least - len(rows))]


def _actions(part: BlockSpec, data: SheetData) -> Block:
    rows: list[Row] = []
    for group in part.entries:
        given = [a for a in data.actions if a.actors == group.source]
        cells = [Row((literal(a.who), literal(a.text), literal(a.until))) for a in given]
        rows += [Row((group.label,), band=True), *_filled_up(cells, part.rows, 3)]
    return table(_columns(part), rows)


def _field(field: Labelled, data: SheetData) -> str:
    match field.source:
        case "period":
            return _period(data, field.blank)
        case "review":
            return both(data.review_on) if data.review_on else field.blank
        case _:
            return literal(data.next_meeting) or field.blank


def _period(data: SheetData, blank: str) -> str:
    start, end = data.period
    if not start and not end:
        return blank
    return (f"{both(start)}から" if start else "") + (f"\n{both(end)}まで" if end else "")
