"""A PDF that was kept, as pages to be seen and printed again: each a picture on a page of its own size.

Only PDFs that this program made and whose SHA-256 it has checked are read: see cases/handing.py.
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
            out = BytesIO()
            page.render(scale=dots / INCH).to_pil().convert("RGB").save(out, "PNG", compress_level=1)
            yield Drawing(width, height, (Image(out.getvalue(), (0, 0, width, height)),))


def empty_pages(pdf: bytes) -> tuple[Drawing, ...]:
    """Pages of the same sizes with nothing on them, at once."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return tuple(Drawing(*document[number].get_size()) for number in range(len(document)))
