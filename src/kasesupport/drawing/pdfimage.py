"""A PDF that was kept, as pages to be seen and printed again: each a picture on a page of its own size.

Only PDFs that this program made and whose SHA-256 it has checked are read: see cases/handing.py.
"""

from io import BytesIO

import pypdfium2

from kasesupport.drawing.items import Drawing, Image

INCH = 72  # pt
SCREEN, PAPER = 144, 300  # dots an inch


def pages(pdf: bytes, dots: int = SCREEN) -> tuple[Drawing, ...]:
    """Its pages in pt, with pictures of `dots` an inch."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_page(document[number], dots) for number in range(len(document)))
    finally:
        document.close()


def _page(page: pypdfium2.PdfPage, dots: int) -> Drawing:
    width, height = page.get_size()
    out = BytesIO()
    page.render(scale=dots / INCH).to_pil().convert("RGB").save(out, "PNG", compress_level=1)
    return Drawing(width, height, (Image(out.getvalue(), (0, 0, width, height)),))
