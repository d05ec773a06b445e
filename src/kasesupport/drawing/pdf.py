"""Pages as a PDF: everything embedded, the same bytes for the same pages."""

from collections.abc import Sequence
from io import BytesIO

from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from kasesupport.drawing.items import Drawing, Image, Path, Text, flat
from kasesupport.drawing.painting import Halo, steps
from kasesupport.drawing.pdffont import font_name

ROUND = 1


def to_pdf(pages: Sequence[Drawing], *, title: str = "", outline: Sequence[str] = ()) -> bytes:
    """The pages, one pt a unit, with a title and an outline entry a page (as far as given)."""
    out = BytesIO()
    canvas = Canvas(out, invariant=1, lang="ja", pageCompression=1, initialFontName=_first_font(pages))  # type: ignore[arg-type]
    canvas.setTitle(title)
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    for number, page in enumerate(pages):
        canvas.setPageSize((page.width, page.height))
        if number < len(outline):
            _bookmark(canvas, f"page-{number}", outline[number])
        _paint(canvas, page)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _first_font(pages: Sequence[Drawing]) -> str:
    """A face in use: the one reportlab names at the top of every page must not be one more."""
    leaves = (leaf for page in pages for leaf in flat(page.items))
    return font_name(next((leaf.face for leaf in leaves if isinstance(leaf, Text)), "text"))


def _bookmark(canvas: Canvas, key: str, words: str) -> None:
    canvas.bookmarkPage(key)
    canvas.addOutlineEntry(words, key)


def _paint(canvas: Canvas, page: Drawing) -> None:
    canvas.setLineJoin(ROUND)
    for step in steps(page.items):
        match step:
            case Path():
                _path(canvas, step, page.height)
            case Text():
                _text(canvas, step, page.height)
            case Halo():
                _halo(canvas, step, page.height)
            case Image():
                x, y, w, h = step.box
                canvas.drawImage(ImageReader(BytesIO(step.png)), x, page.height - y - h, w, h, mask="auto")


def _path(canvas: Canvas, path: Path, height: float) -> None:
    outline = canvas.beginPath()
    add = {"M": outline.moveTo, "L": outline.lineTo, "C": outline.curveTo, "Z": outline.close}
    for op in path.ops:
        add[op[0]](*(height - v if i % 2 else v for i, v in enumerate(op[1:])))  # type: ignore[operator]
    stroke = path.stroke if path.width > 0 else None
    if stroke:
        canvas.setStrokeColor(HexColor(stroke))
        canvas.setLineWidth(path.width)
        canvas.setLineCap(0 if path.dash else ROUND)
        canvas.setDash(list(path.dash))
    if path.fill:
        canvas.setFillColor(HexColor(path.fill))
    canvas.drawPath(outline, stroke=int(bool(stroke)), fill=int(bool(path.fill)))


def _text(canvas: Canvas, text: Text, height: float) -> None:
    canvas.setFillColor(HexColor(text.color))
    canvas.setFont(font_name(text.face), text.size)
    canvas.drawString(text.x, height - text.y, text.text)


def _halo(canvas: Canvas, halo: Halo, height: float) -> None:
    canvas.setStrokeColor(HexColor(halo.color))
    canvas.setLineWidth(halo.width)
    canvas.setDash([])
    canvas.setFont(font_name(halo.text.face), halo.text.size)
    canvas.drawString(halo.text.x, height - halo.text.y, halo.text.text, mode=1)
