"""QR codes as strokes of a picture: error correction Q, the quiet zone reckoned in."""

from collections.abc import Iterator, Sequence

import segno

from kasesupport.drawing.items import Op, Path, rect

QUIET = 4  # modules left white around a QR code (ISO/IEC 18004)


def code_width(told: str, size: float) -> float:
    """How wide the dark part is in a square of that size, in its units."""
    count = len(_matrix(told))
    return size * count / (count + QUIET)


def code_of(told: str, left: float, top: float, size: float) -> Path:
    """The code with its dark part from left and top; the white around it is the paper's own."""
    rows = _matrix(told)
    module = size / (len(rows) + QUIET)
    ops = tuple(op for y, row in enumerate(rows) for op in _runs(row, left, top + y * module, module))
    return Path(ops, stroke=None, fill="#000000")


def _matrix(told: str) -> Sequence[Sequence[int]]:
    return segno.make(told, error="q", micro=False).matrix


def _runs(row: Sequence[int], left: float, top: float, size: float) -> Iterator[Op]:
    """The dark modules of one row, those side by side as one rectangle: no hairlines between them."""
    start = None
    for x, dark in enumerate((*row, 0)):
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            yield from rect((left + start * size, top, (x - start) * size, size))
            start = None
