"""Our faces as fonts of a PDF: reportlab's TrueType embedding, taught two things it lacks.

Variation sequences get private codes of plane 15 that point at the glyph of cmap 14, and ToUnicode is
written in UTF-16BE, so that 𠮷 and 葛 with its selector are printed right and come back when copied.
"""

import re
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTEncoding, TTFont

from kasesupport.drawing.fonts import file, table
from kasesupport.drawing.items import Face
from kasesupport.drawing.pdfface import CaseFace

PRIVATE = 0xF0000
_SEQUENCE = re.compile("(.)([\ufe00-\ufe0f\U000e0100-\U000e01ef])", re.DOTALL)


def font_name(face: Face) -> str:
    """The name under which reportlab knows the face."""
    return str(font(face).fontName)


@cache
def font(face: Face) -> "CaseFont":
    """The font of the face; reads its file on first use."""
    made = CaseFont(f"kasesupport-{face}", face)
    pdfmetrics.registerFont(made)
    return made


class CaseFont(TTFont):
    """One face with its variation sequences."""

    def __init__(self, name: str, face: Face) -> None:
        self.fontName = name
        self.face = CaseFace(str(file(face)))
        self.encoding = TTEncoding()
        self.state = WeakKeyDictionary()
        self._asciiReadable = False
        self.shapable = False
        self.numbers = table(face)
        self.sequences: dict[int, str] = {}

    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:  # noqa: N802
        """The text as codes of the subsets."""
        coded = _SEQUENCE.sub(lambda m: self._private(m[1], m[2]), text)
        return super().splitString(coded, doc, encoding)

    def _private(self, base: str, selector: str) -> str:
        """The private code of a sequence: always the same one, whatever was printed before."""
        place = self.numbers.sequence(ord(base), ord(selector))
        if place is None:
            return base
        code = PRIVATE + place
        self.sequences[code] = base + selector
        self.face.charToGlyph[code] = self.numbers.glyphs[place]
        self.face.charWidths[code] = self.face.charWidths[ord(base)]
        return chr(code)

    def addObjects(self, doc: Any) -> None:  # noqa: N802
        """Writes the subsets, then their ToUnicode tables again and rightly."""
        subsets = self.state[doc].subsets
        names = [self.getSubsetInternalName(n, doc)[1:] for n in range(len(subsets))]
        super().addObjects(doc)
        for subset, name in zip(subsets, names, strict=True):
            font = doc.idToObject["BasicFonts"].dict[name]
            stream = doc.idToObject[font.ToUnicode.name]
            stream.content = to_unicode(font.BaseFont, [self.sequences.get(c) or chr(c) for c in subset])


def to_unicode(name: str, texts: list[str]) -> str:
    """A ToUnicode table; bfchar blocks hold at most 100 entries."""
    rows = [f"<{i:02X}> <{t.encode('utf-16-be').hex().upper()}>" for i, t in enumerate(texts) if t != "\0"]
    blocks = [rows[i : i + 100] for i in range(0, len(rows), 100)]
    body = [line for b in blocks for line in (f"{len(b)} beginbfchar", *b, "endbfchar")]
    return "\n".join(
        (
            "/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap",
            f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
            f"/CMapName /{name} def", "/CMapType 2 def", "1 begincodespacerange", "<00> <FF>",
            "endcodespacerange", *body, "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end",
        )
    )  # fmt: skip
