import pytest
from fontTools.ttLib import TTFont
from reportlab.pdfbase.ttfonts import TTFontFace

from kasesupport.drawing.fonts import FACES, file
from kasesupport.drawing.pdfface import CaseFace


@pytest.mark.parametrize("face", FACES)
def test_the_quick_reading_says_what_the_slow_one_says(face) -> None:
    quick, slow = CaseFace(str(file(face))), TTFontFace(str(file(face)))
    font = TTFont(file(face))
    assert [advance for advance, _ in quick.hmetrics] == [font["hmtx"][name][0] for name in font.getGlyphOrder()]
    assert [bearing for _, bearing in quick.hmetrics] == [bearing for _, bearing in slow.hmetrics]
    assert quick.glyphPos == slow.glyphPos
    assert {c: g for c, g in slow.charToGlyph.items() if c != 0xA0 and quick.charToGlyph.get(c) != g} == {}
    assert {c: w for c, w in quick.charWidths.items() if w != pytest.approx(slow.charWidths[c])} == {}
    assert quick.defaultWidth == pytest.approx(slow.defaultWidth)
