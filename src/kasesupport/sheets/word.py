"""A sheet as DOCX, for offices that must paste it into a system of their own: simple headings, paragraphs and tables.

Made from the same drawing as the page, by what its groups say they are (drawing/reading_order.py): what a sheet leaves
out for its readers is left out here, and nothing is told twice. It is laid out so broad and high that no line is
broken and no page ends: every line of the drawing is a line that somebody wrote.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO
from itertools import groupby
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from kasesupport.drawing import pdfimage
from kasesupport.drawing.items import Drawing, Image, Path, Text, moved
from kasesupport.drawing.pdf import to_pdf
from kasesupport.drawing.reading_order import Leaf, Part, read
from kasesupport.drawing.text import literal, markup_width
from kasesupport.sheets.forms import pages
from kasesupport.sheets.forms.source import Source

FONT = "BIZ UDPゴシック"  # where it is not there, Word takes another Japanese one
BODY, TITLE, HEADING = Pt(11), Pt(16), Pt(13)
BROAD, HIGH = 60_000.0, 400_000.0  # pt
MARGIN, PICTURE = Mm(20), Mm(150)
FREE = 3  # empty lines of a box to write into
CELLS = ("TH", "TD")


@dataclass(frozen=True, slots=True)
class Said:
    """A part with its words, line by line, how high it stands, and what it holds."""

    role: str
    lines: tuple[str, ...]
    y: float
    kids: "tuple[Said, ...]" = ()
    leaves: tuple[Leaf, ...] = ()
    alt: str = ""


HEAD, BOX = Said("H2", (), 0.0), Said("Box", (), 0.0)


def to_docx(*made_from: Source) -> bytes:
    """The sheets, each on a page of its own; A4. It names no author and no family in its properties."""
    document = Document()
    _set_up(document)
    for number, sheet in enumerate(made_from):
        if number:
            document.add_page_break()  # type: ignore[no-untyped-call]
        for each in _with_boxes(said(sheet)):
            _put(document, each)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def said(made_from: Source) -> tuple[Said, ...]:
    """What stands on the sheet from the top, in parts."""
    form = made_from.form
    leaf = replace(form.page.leaf, width=BROAD, height=HIGH)
    drawn = pages.build(replace(made_from, form=replace(form, page=replace(form.page, leaf=leaf))))
    return tuple(each for page in drawn for each in _joined(_parts(page)))


def _parts(page: Drawing) -> Iterator[Said]:
    parts, pieces = read(page)
    leaves = {piece.number: piece.leaves for piece in pieces if piece.number is not None}
    yield from (_said(each, leaves) for each in parts)


def _said(part: Part, leaves: Mapping[int, Sequence[Leaf]]) -> Said:
    own = tuple(leaf for kid in part.kids if isinstance(kid, int) for leaf in leaves[kid])
    texts = [leaf for leaf in own if isinstance(leaf, Text) and not leaf.reading]
    lines = tuple(_line(list(row)) for _, row in groupby(texts, lambda text: round(text.y)))
    kids = tuple(_said(kid, leaves) for kid in part.kids if isinstance(kid, Part))
    return Said(part.role, lines, texts[0].y if texts else 0.0, kids, own, part.alt)


def _line(texts: Sequence[Text]) -> str:
    """Runs that stand apart (a label, and what is told) are parted by a blank."""
    ends = [0.0, *(text.x + markup_width(literal(text.text), text.size) for text in texts)]
    apart = (n and text.x - end > text.size / 2 for n, (text, end) in enumerate(zip(texts, ends, strict=False)))
    return "".join(("　" if gap else "") + text.text for gap, text in zip(apart, texts, strict=True))


def _joined(parts: Iterator[Said]) -> Iterator[Said]:
    """Short words beside each other (a name and its label, the faces) are one line."""
    for _, row in groupby(
        parts, lambda each: (each.role, round(each.y)) if each.role == "P" else (each.role, id(each))
    ):
        alike = list(row)
        lines = ("　　".join(" ".join(each.lines) for each in alike),) if len(alike) > 1 else alike[0].lines
        yield replace(alike[0], lines=lines)


def _with_boxes(parts: Sequence[Said]) -> Iterator[Said]:
    """A heading that nothing but a small hint stands below has a frame to write in."""
    empty = False
    for part, after in zip(parts, (*parts[1:], HEAD), strict=True):
        empty = part.role == "H2" or (empty and part.role == "P" and _is_small(part))
        yield part
        if empty and after.role in ("H1", "H2"):
            yield BOX


def _is_small(part: Said) -> bool:
    return all(leaf.size < 11.5 for leaf in part.leaves if isinstance(leaf, Text))


def _set_up(document: Any) -> None:
    for name, size in (("Normal", BODY), ("Title", TITLE), ("Heading 1", HEADING)):
        style = document.styles[name]
        style.font.size, style.font.name = size, FONT
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)
        fonts.set(qn("w:eastAsia"), FONT)
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = MARGIN
    about = document.core_properties
    about.author, about.title, about.comments, about.language = "", "", "", "ja"
    about.created = about.modified = datetime(2000, 1, 1, tzinfo=UTC)  # when it was made is nobody's business


def _put(document: Any, part: Said) -> None:
    match part.role:
        case "H1":
            document.add_paragraph("\n".join(part.lines), style="Title")
        case "H2":
            document.add_paragraph("\n".join(part.lines), style="Heading 1")
        case "Table":
            _table(document, part)
        case "Figure":
            _picture(document, part)
        case "Box":
            _box(document)
        case "L":
            for each in part.kids:
                document.add_paragraph("\n".join(_all_lines(each)), style="List Bullet")
        case _:
            document.add_paragraph("\n".join(_all_lines(part)))


def _all_lines(part: Said) -> Iterator[str]:
    yield from part.lines
    for kid in part.kids:
        yield from _all_lines(kid)


def _table(document: Any, part: Said) -> None:
    rows = [[cell for cell in row.kids if cell.role in CELLS] for row in part.kids]
    wide = max((len(row) for row in rows), default=0)
    made = document.add_table(rows=len(rows), cols=max(wide, 1), style="Table Grid")
    for cells, row in zip(made.rows, rows, strict=True):
        if len(row) == 1 < wide:
            cells.cells[0].merge(cells.cells[wide - 1])
        for cell, told in zip(cells.cells, row, strict=False):
            run = cell.paragraphs[0].add_run("\n".join(_all_lines(told)))
            run.bold = told.role == "TH"


def _box(document: Any) -> None:
    """A frame to write in."""
    document.add_table(rows=1, cols=1, style="Table Grid").rows[0].cells[0].text = "\n" * (FREE - 1)


def _picture(document: Any, part: Said) -> None:
    left, top, right, bottom = _bounds(part.leaves)
    shown = Drawing(right - left, bottom - top, tuple(moved(leaf, -left, -top) for leaf in part.leaves))
    (image,) = next(pdfimage.pages(to_pdf([shown]))).items
    assert isinstance(image, Image)
    made = document.add_picture(BytesIO(image.png), width=min(PICTURE, Pt(shown.width)))
    made._inline.docPr.set("descr", part.alt)


def _bounds(leaves: Sequence[Leaf]) -> tuple[float, float, float, float]:
    """In which box the leaves lie; letters as broad as they may be."""
    points = [point for leaf in leaves for point in _points(leaf)]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs) - 4, min(ys) - 4, max(xs) + 4, max(ys) + 4


def _points(leaf: Leaf) -> Iterator[tuple[float, float]]:
    match leaf:
        case Path():
            for op in leaf.ops:
                numbers = [float(n) for n in op[1:]]
                yield from zip(numbers[::2], numbers[1::2], strict=True)
        case Text():
            yield from ((leaf.x, leaf.y - leaf.size), (leaf.x + len(leaf.text) * leaf.size, leaf.y + leaf.size / 3))
        case _:
            x, y, w, h = leaf.box
            yield from ((x, y), (x + w, y + h))
