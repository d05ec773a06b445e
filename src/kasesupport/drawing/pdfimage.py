"""A PDF that was kept, as pages to be seen and printed again: each a picture on a page of its own size.

Only PDFs are read that this program made (cases/handing.py), or that `pdfchecking.look` found nothing in; in either
case once their SHA-256 was checked.
"""

from collections.abc import Iterator
from contextlib import closing
from io import BytesIO

import pypdfium2

from kasesupport.drawing.items import Drawing, Image

INCH = 72  # pt
SCREEN, PAPER = 144, 300  # dots an inch


def pages(pdf: bytes, dots: int = SCREEN) -> Iterator[Drawing]:
    """Its pages in pt, with pictures of `dots` an inch; each is made when it is asked for, a tenth of a second each."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        for number in range(len(document)):
            page = document[number]
            width, height = page.get_size()
            yield Drawing(width, height, (Image(_png(page, dots / INCH), (0, 0, width, height)),))


def empty_pages(pdf: bytes) -> tuple[Drawing, ...]:
    """Pages of the same sizes with nothing on them, at once."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return tuple(Drawing(*document[number].get_size()) for number in range(len(document)))


def one_page(pdf: bytes, number: int, longest: int) -> bytes:
    """One page as a PNG, its longer side `longest` px; b"" where it cannot be read."""
    try:
        with closing(pypdfium2.PdfDocument(pdf)) as document:
            page = document[min(max(number, 0), len(document) - 1)]
            return _png(page, longest / max(*page.get_size(), 1))
    except pypdfium2.PdfiumError:
        return b""


def _png(page: pypdfium2.PdfPage, scale: float) -> bytes:
    out = BytesIO()
    page.render(scale=scale).to_pil().convert("RGB").save(out, "PNG", compress_level=1)
    return out.getvalue()
