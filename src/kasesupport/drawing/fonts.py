"""The faces we ship, and what measuring and printing need to know of them.

The tables beside the fonts (`*.metrics`) are written by tools/build_font_tables.py.
"""

import struct
import sys
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from kasesupport import resources
from kasesupport.drawing.items import Face

FACES: Mapping[Face, str] = MappingProxyType(
    {
        "text": "BIZUDPGothic-Regular",
        "bold": "BIZUDPGothic-Bold",
        "fallback": "NotoSansJP-Regular",
        "fallback-bold": "NotoSansJP-Bold",
        "hans": "NotoSansSC-Sheets-Regular",  # these four hold what our own sheets say, no more
        "hans-bold": "NotoSansSC-Sheets-Bold",
        "hangul": "NotoSansKR-Sheets-Regular",
        "hangul-bold": "NotoSansKR-Sheets-Bold",
    }
)
FAMILIES: Mapping[Face, str] = MappingProxyType(
    {
        "text": "BIZ UDPGothic",
        "bold": "BIZ UDPGothic",
        "fallback": "Noto Sans JP",
        "fallback-bold": "Noto Sans JP",
        "hans": "Noto Sans SC",
        "hans-bold": "Noto Sans SC",
        "hangul": "Noto Sans KR",
        "hangul-bold": "Noto Sans KR",
    }
)
WIDGETS: tuple[Face, ...] = ("text", "bold", "fallback", "fallback-bold")  # for what anybody may type
ABSENT = 0xFFFF
_HEADER = struct.Struct("<6i")


@dataclass(frozen=True, slots=True)
class FaceTable:
    """One face in numbers: units an em, the ink of 国 above and below the baseline, widths, sequences."""

    em: int
    ink_top: int
    ink_bottom: int
    starts: "array[int]"
    widths: "array[int]"
    sequences: "array[int]"
    glyphs: "array[int]"

    def advance(self, code: int) -> float | None:
        """The advance width of a code point in em; None if the face lacks it."""
        step = bisect_right(self.starts, code) - 1
        width = self.widths[step] if step >= 0 else ABSENT
        return None if width == ABSENT else width / self.em

    def sequence(self, base: int, selector: int) -> int | None:
        """The place of a variation sequence in `glyphs`; None if the face lacks it."""
        key = base << 8 | _selector_number(selector)
        place = bisect_left(self.sequences, key)
        return place if place < len(self.sequences) and self.sequences[place] == key else None


def _selector_number(selector: int) -> int:
    return selector - 0xFE00 if selector < 0xFE10 else selector - 0xE0100 + 16


def is_selector(code: int) -> bool:
    """Whether the code point chooses a variant of the character before it (VS1 to VS256)."""
    return 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF


def file(face: Face) -> Path:
    """The font file of a face."""
    return resources.path("fonts", f"{FACES[face]}.ttf")


@cache
def table(face: Face) -> FaceTable:
    """The numbers of a face."""
    data = zlib.decompress(file(face).with_suffix(".metrics").read_bytes())
    em, top, bottom, steps, sequences, _ = _HEADER.unpack_from(data)
    columns, at = [], _HEADER.size
    for kind, count in (("I", steps), ("H", steps), ("I", sequences), ("H", sequences)):
        column = array(kind)
        column.frombytes(data[at : at + count * column.itemsize])
        at += count * column.itemsize
        if sys.byteorder == "big":
            column.byteswap()
        columns.append(column)
    return FaceTable(em, top, bottom, *columns)
