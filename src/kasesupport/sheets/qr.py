"""QR codes as strokes of a picture: error correction Q, the quiet zone reckoned in."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from kasesupport.drawing.items import Op, Path, rect

QUIET = 4  # modules left white around a QR code (ISO/IEC 18004)


@lru_cache(maxsize=16)  # the same number stands on both cards, and on the next sheet
def code(told: str, size: float) -> tuple[Path, float]:
    """The code that goes into a square of that size, its dark part from 0, 0, and how wide that is.

    The white around it is the paper's own.
    """
    rows = _matrix(told)
    module = size / (len(rows) + QUIET)
    ops = tuple(op for y, row in enumerate(rows) for op in _runs(row, 0, y * module, module))
    return Path(ops, stroke=None, fill="#000000"), len(rows) * module


def _matrix(told: str) -> Sequence[Sequence[int]]:
    import segno  # loads a good part of the network's modules: only when a code is drawn

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
