"""Writes resources/fonts/*.metrics from the font files: what measuring and the PDF need, without parsing fonts.

    python tools/build_font_tables.py

One file a face, zlib over: a header of six little-endian numbers (units an em, top and bottom of the ink of
国, number of width steps, number of sequences, 0), then the first code point of every step, the advance
width from there on (65535: the face has no such character), the keys of the variation sequences it knows
(base << 8 | selector number) and their glyph numbers.
"""

import struct
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[1] / "resources" / "fonts"
ABSENT = 0xFFFF


def steps(advances: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Where the advance width changes from one code point to the next."""
    last, width = -1, ABSENT
    for code in sorted(advances):
        if code != last + 1 and width != ABSENT:
            width = ABSENT
            yield last + 1, ABSENT
        if advances[code] != width:
            width = advances[code]
            yield code, width
        last = code
    yield last + 1, ABSENT


def selector_number(selector: int) -> int:
    """Variation selectors 1 to 256 as 0 to 255."""
    return selector - 0xFE00 if selector < 0xFE10 else selector - 0xE0100 + 16


def sequences(font: TTFont) -> dict[int, int]:
    """Key of a variation sequence to its glyph number; its width must be that of the base."""
    names, widths = font.getBestCmap(), font["hmtx"]
    found = {}
    for table in (t for t in font["cmap"].tables if t.format == 14):
        for selector, pairs in table.uvsDict.items():
            for base, name in pairs:
                glyph = name or names[base]
                if widths[glyph][0] != widths[names[base]][0]:
                    raise SystemExit(f"U+{base:04X} U+{selector:04X}: another width than its base")
                found[base << 8 | selector_number(selector)] = font.getGlyphID(glyph)
    return dict(sorted(found.items()))


def packed(path: Path) -> bytes:
    """The table of one font file."""
    font = TTFont(path)
    names, widths = font.getBestCmap(), font["hmtx"]
    ink = font["glyf"][names[ord("国")]]
    breaks = list(steps({code: widths[name][0] for code, name in names.items()}))
    variants = sequences(font)
    header = (font["head"].unitsPerEm, ink.yMax, ink.yMin, len(breaks), len(variants), 0)
    return struct.pack("<6i", *header) + b"".join(
        struct.pack(f"<{len(values)}{kind}", *values)
        for kind, values in (
            ("I", [code for code, _ in breaks]), ("H", [width for _, width in breaks]),
            ("I", list(variants)), ("H", list(variants.values())),
        )
    )  # fmt: skip


def main() -> int:
    """Every face."""
    for path in sorted(FONTS.glob("*.ttf")):
        path.with_suffix(".metrics").write_bytes(zlib.compress(packed(path), 9))
    return 0


if __name__ == "__main__":
    sys.exit(main())
