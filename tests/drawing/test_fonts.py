"""The tables beside the fonts say what the fonts say."""

import pytest
from fontTools.ttLib import TTFont

from kasesupport.drawing.fonts import FACES, WIDGETS, file, table


@pytest.mark.parametrize("face", FACES)
def test_the_table_knows_every_character_and_width_of_the_font(face) -> None:
    font = TTFont(file(face))
    names, widths, numbers = font.getBestCmap(), font["hmtx"], table(face)
    em = font["head"].unitsPerEm
    assert {c: numbers.advance(c) for c in names} == {c: widths[n][0] / em for c, n in names.items()}
    assert all(numbers.advance(c) is None for c in range(0x30000) if c not in names)


@pytest.mark.parametrize("face", WIDGETS)
def test_the_table_knows_every_variation_sequence_of_the_font(face) -> None:
    font = TTFont(file(face))
    names, numbers = font.getBestCmap(), table(face)
    pairs = next(t for t in font["cmap"].tables if t.format == 14).uvsDict.items()
    sequences = [(base, vs, font.getGlyphID(name or names[base])) for vs, found in pairs for base, name in found]
    assert len(sequences) > 10_000
    for base, selector, glyph in sequences:
        place = numbers.sequence(base, selector)
        assert place is not None
        assert numbers.glyphs[place] == glyph
    assert numbers.sequence(ord("あ"), 0xE0100) is None


def test_the_fonts_carry_their_licences() -> None:
    folder = file("text").parent
    for name in ("BIZUDPGothic", "NotoSansJP", "NotoSansSC-KR"):
        assert "SIL OPEN FONT LICENSE" in (folder / f"OFL-{name}.txt").read_text(encoding="utf-8")
