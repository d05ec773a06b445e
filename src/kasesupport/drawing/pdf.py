"""Pages as a PDF: everything embedded, tagged, the same bytes for the same pages."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from kasesupport.drawing.items import Drawing, Image, Path, Text, flat
from kasesupport.drawing.painting import Halo, steps
from kasesupport.drawing.pdfcodes import halo_codes, path_codes, text_codes
from kasesupport.drawing.pdffont import font_name
from kasesupport.drawing.pdftags import Tree, tagged
from kasesupport.drawing.reading_order import Heading, Piece, headings, read

rl_config.useA85 = 0  # bytes as they are: written as letters they take longer and are a fifth more
ROUND = 1
LANGUAGE = "ja"
ABOVE = 12.0  # pt shown above a heading that was jumped to


def to_pdf(
    pages: Sequence[Drawing], *, title: str = "", outline: Sequence[str] = (),
    progress: Callable[[int, int], object] | None = None,
) -> bytes:  # fmt: skip
    """The pages, one pt a unit, tagged by their groups, with a title and bookmarks.

    `outline`: a bookmark a page, as far as given; without it their headings. `progress` is told after each page how
    many of how many are done; what it raises ends the work.
    """
    out = BytesIO()
    canvas = Canvas(out, invariant=1, lang=LANGUAGE, pageCompression=1, initialFontName=_first_font(pages))  # type: ignore[arg-type]
    canvas.setTitle(title)
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator("kasesupport")
    canvas.setProducer("kasesupport")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    parts = []
    for number, (page, marks) in enumerate(zip(pages, _bookmarks(pages, outline), strict=True)):
        canvas.setPageSize((page.width, page.height))
        for n, mark in enumerate(marks):
            _bookmark(canvas, mark, f"page-{number}-{n}", page.height)
        parts.append(_paint(canvas, page))
        canvas.showPage()
        if progress:
            progress(number + 1, len(pages))
    canvas.save()
    return tagged(out.getvalue(), parts, title, LANGUAGE)


def _first_font(pages: Sequence[Drawing]) -> str:
    """A face in use: the one reportlab names at the top of every page must not be one more."""
    leaves = (leaf for page in pages for leaf in flat(page.items))
    return font_name(next((leaf.face for leaf in leaves if isinstance(leaf, Text)), "text"))


def _bookmarks(pages: Sequence[Drawing], outline: Sequence[str]) -> Iterator[tuple[Heading, ...]]:
    """Of each page. Headings below the title stand below it; without a title all stand alike."""
    if outline:
        named = (*outline, *[""] * len(pages))
        yield from ((Heading(0, named[n], 0.0),) if named[n] else () for n in range(len(pages)))
        return
    top = 1
    for page in pages:
        found = headings(page)
        top = 0 if any(each.level == 0 for each in found) else top
        yield tuple(replace(each, level=max(0, each.level - top)) for each in found)


def _bookmark(canvas: Canvas, each: Heading, key: str, height: float) -> None:
    canvas.bookmarkPage(key, "XYZ", left=0, top=min(height, height - each.y + ABOVE), zoom=0)
    canvas.addOutlineEntry(each.words, key, each.level)


def _paint(canvas: Canvas, page: Drawing) -> Tree:
    canvas.setLineJoin(ROUND)
    parts, pieces = read(page)
    for piece in pieces:
        canvas._code.append(_opened(piece))  # type: ignore[attr-defined]
        for step in steps(piece.leaves):
            _step(canvas, step, page.height)
        canvas._code.append("EMC")  # type: ignore[attr-defined]
    return Tree(parts, {piece.number: piece.lang for piece in pieces if piece.number is not None and piece.lang})


def _opened(piece: Piece) -> str:
    return "/Artifact BMC" if piece.number is None else f"/{piece.role} <</MCID {piece.number}>> BDC"


def _step(canvas: Canvas, step: Path | Text | Image | Halo, height: float) -> None:
    add = canvas._code.extend  # type: ignore[attr-defined]
    match step:
        case Path():
            add(path_codes(step, height))
        case Text():
            add(text_codes(step, height, canvas._doc))  # type: ignore[attr-defined]
        case Halo():
            add(halo_codes(step, height, canvas._doc))  # type: ignore[attr-defined]
        case Image():
            x, y, w, h = step.box
            canvas.drawImage(ImageReader(BytesIO(step.png)), x, height - y - h, w, h, mask="auto")
