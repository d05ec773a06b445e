"""Strokes and letters as the operators of a page (ISO 32000-1, 8 and 9), written as reportlab writes them.

Its own path and text objects ask for the width of every word and check every number anew: half the time of a page.
"""

from functools import lru_cache
from typing import Any

from reportlab.lib.rl_accel import escapePDF, fp_str

from kasesupport.drawing.items import Op, Path, Text
from kasesupport.drawing.painting import Halo
from kasesupport.drawing.pdffont import font

LETTER = {"M": "m", "L": "l", "C": "c"}
PAINT = {(False, False): "n", (True, False): "S", (False, True): "f*", (True, True): "B*"}
LEADING = 1.2  # of the size; no second line ever asks for it
NOTHING = 1e-7


def path_codes(path: Path, height: float) -> list[str]:
    """The operators of an outline on a page so high, in pt."""
    stroke, fill = path.stroke if path.width > 0 else None, path.fill
    look: list[str] = []
    if stroke:
        look = [f"{rgb(stroke)} RG", f"{number(path.width)} w", "0 J" if path.dash else "1 J", _dashed(path.dash)]
    if fill:
        look.append(f"{rgb(fill)} rg")
    outline = " ".join(["n", *[_step(op, height) for op in path.ops]])
    return [*look, outline, PAINT[bool(stroke), bool(fill)]]


def _dashed(dash: tuple[float, ...]) -> str:
    return f"[{' '.join([number(each) for each in dash])}] 0 d"


def _step(op: Op, height: float) -> str:
    match op:
        case (kind, x, y):
            return f"{number(x)} {number(height - y)} {LETTER[kind]}"
        case (kind, a, b, c, d, x, y):
            first = f"{number(a)} {number(height - b)} {number(c)} {number(height - d)}"
            return f"{first} {number(x)} {number(height - y)} {LETTER[kind]}"
        case _:
            return "h"


def text_codes(text: Text, height: float, document: Any) -> list[str]:
    """The operators of a run of letters. `document`: reportlab's, which learns what signs its fonts need."""
    return [f"{rgb(text.color)} rg", f"BT {_placed(text, height)} {_shown(text, document)} T* ET"]


def halo_codes(halo: Halo, height: float, document: Any) -> list[str]:
    """The operators of the rim below a run of letters."""
    look = [f"{rgb(halo.color)} RG", f"{number(halo.width)} w", "[] 0 d"]
    text = halo.text
    return [*look, f"BT {_placed(text, height)} 1 Tr {_shown(text, document)} T* 0 Tr ET"]


def _placed(text: Text, height: float) -> str:
    return f"1 0 0 1 {number(text.x)} {number(height - text.y)} Tm"


def _shown(text: Text, document: Any) -> str:
    face, subset, codes = font(text.face), -1, []
    for part, letters in face.splitString(text.text, document):
        if part != subset:
            name = face.getSubsetInternalName(part, document)
            codes.append(f"{name} {number(text.size)} Tf {number(text.size * LEADING)} TL")
            subset = part
        codes.append(f"({escapePDF(letters)}) Tj")
    return " ".join(codes)


@lru_cache(maxsize=256)
def rgb(color: str) -> str:
    """Red, green, blue of "#rrggbb" from 0 to 1."""
    return " ".join(fp_str(int(color[n : n + 2], 16) / 255) for n in (1, 3, 5))


def number(value: float) -> str:
    """A number in six digits, without what says nothing."""
    size = abs(value)
    if size <= NOTHING:
        return "0"
    if size >= 1000:
        return str(fp_str(value))
    told = f"{value:.6f}" if size < 10 else f"{value:.5f}" if size < 100 else f"{value:.4f}"
    told = told.rstrip("0").rstrip(".")
    return told[1:] if told[0] == "0" and len(told) > 1 else told
