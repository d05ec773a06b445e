"""Reads of a font file only what embedding needs, in bulk; reportlab's own reading takes four times as long."""

from array import array
from collections.abc import Iterator
from itertools import chain
from struct import iter_unpack, unpack_from
from sys import byteorder

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFontFace, TTFontFile

ALL_UNICODE = (3, 10)  # platform and encoding of the character map that holds every plane


class CaseFace(TTFontFace):
    """A face whose characters, widths and glyph places are read at once."""

    def __init__(self, filename: str) -> None:
        pdfmetrics.TypeFace.__init__(self, None)
        TTFontFile.__init__(self, filename, charInfo=0)
        self.charToGlyph = dict(chain.from_iterable(self._groups()))
        self.hmetrics = self._metrics()
        self.glyphPos = self._places()
        scale = 1000.0 / self.unitsPerEm
        self.charWidths = {code: self.hmetrics[glyph][0] * scale for code, glyph in self.charToGlyph.items()}
        self.defaultWidth = self.hmetrics[0][0] * scale

    def _data(self, tag: str) -> bytes:
        return bytes(self.get_table(tag))  # type: ignore[no-untyped-call]

    def _groups(self) -> Iterator[Iterator[tuple[int, int]]]:
        """Code points with their glyph numbers, group by group of the format 12 table."""
        data = self._data("cmap")
        tables = iter_unpack(">HHI", data[4 : 4 + 8 * unpack_from(">H", data, 2)[0]])
        at = next(offset for platform, encoding, offset in tables if (platform, encoding) == ALL_UNICODE)
        (count,) = unpack_from(">I", data, at + 12)
        for first, last, glyph in iter_unpack(">III", data[at + 16 : at + 16 + 12 * count]):
            yield zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True)

    def _places(self) -> list[int]:
        """Where each glyph begins; small fonts write half of it in two bytes."""
        if unpack_from(">H", self._data("head"), 50)[0]:
            return list(_numbers("I", self._data("loca")))
        return [2 * half for half in _numbers("H", self._data("loca"))]

    def _metrics(self) -> list[tuple[int, int]]:
        """Advance width and left bearing of every glyph; the last width holds for the rest."""
        (count,) = unpack_from(">H", self._data("hhea"), 34)
        numbers = _numbers("H", self._data("hmtx"))
        pairs = list(zip(numbers[: 2 * count : 2], numbers[1 : 2 * count : 2], strict=True))
        return pairs + [(pairs[-1][0], bearing) for bearing in numbers[2 * count :]]


def _numbers(kind: str, data: bytes) -> "array[int]":
    numbers = array(kind)
    numbers.frombytes(data)
    if byteorder == "little":
        numbers.byteswap()
    return numbers
