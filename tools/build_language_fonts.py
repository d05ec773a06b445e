"""Cuts Noto Sans SC and KR down to the signs of our own sheets: resources/fonts/NotoSansSC-Sheets-*.ttf and so on.

    python tools/build_language_fonts.py SC-Regular.ttf SC-Bold.ttf KR-Regular.ttf KR-Bold.ttf
    python tools/build_font_tables.py

The four whole fonts (27 MB) are Google's static TrueType files, OFL 1.1; in npm: @expo-google-fonts/noto-sans-sc and
noto-sans-kr. Only the fixed texts of sheets are in these languages: what a family says in them is written by hand.
Run again when resources/sheets/languages/zh.toml or ko.toml has a new sign; a test says so.
"""

import sys
import tomllib
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

ROOT = Path(__file__).parents[1]
FONTS = ROOT / "resources" / "fonts"
NAMES = ("NotoSansSC-Sheets-Regular", "NotoSansSC-Sheets-Bold", "NotoSansKR-Sheets-Regular", "NotoSansKR-Sheets-Bold")
LANGUAGES = ("zh", "zh", "ko", "ko")
ALWAYS = "".join(map(chr, range(0x20, 0x7F))) + "国、。，．：；！？（）「」『』《》“”‘’・…"


def texts(value: object) -> str:
    """Every text of a file one behind the other."""
    if isinstance(value, dict):
        return "".join(map(texts, value.values()))
    return "".join(map(texts, value)) if isinstance(value, list) else str(value)


def cut(source: Path, language: str, to: Path) -> None:
    """One font with what its language needs."""
    words = tomllib.loads((ROOT / "resources" / "sheets" / "languages" / f"{language}.toml").read_text("utf-8"))
    options = Options(layout_features=[], hinting=False, name_IDs=["*"], notdef_outline=True, glyph_names=False)
    font = TTFont(source, recalcTimestamp=False)
    cutter = Subsetter(options)
    cutter.populate(text=texts(words) + ALWAYS)
    cutter.subset(font)
    every = CmapSubtable.newSubtable(12)  # the one character map that `drawing.pdfface` reads
    every.platformID, every.platEncID, every.format, every.language, every.cmap = 3, 10, 12, 0, font.getBestCmap()
    font["cmap"].tables = [each for each in font["cmap"].tables if each.platEncID != every.platEncID] + [every]
    font.save(to)


def main() -> int:
    """All four."""
    for source, language, name in zip(sys.argv[1:], LANGUAGES, NAMES, strict=True):
        cut(Path(source), language, FONTS / f"{name}.ttf")
    return 0


if __name__ == "__main__":
    sys.exit(main())
