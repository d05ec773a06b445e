"""Which face shows which character, and how wide it is. The one measure of screen and paper.

A variation sequence (葛 and its selector) is one glyph. What neither face has becomes a visible 〓.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from kasesupport.drawing.fonts import is_selector, table
from kasesupport.drawing.items import Face, Tongue
from kasesupport.drawing.scripts import FACES

GETA = "〓"
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_LETTERS = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u1fff"  # the last part: combining marks, Vietnamese, …
_PHRASE = re.compile(rf"[{_LETTERS}](?:[{_LETTERS}0-9 .'’\-]*[{_LETTERS}0-9])?")
_CLUSTER = re.compile(rf".[{_SELECTORS}\u0300-\u036f\u3099\u309a]*", re.DOTALL)
# a selector that can choose nothing: after a Latin letter, at the start, a second one
_STRAY = re.compile(rf"(?:(?<=[{_SELECTORS}])|(?<![\u2e80-\U0003ffff]))[{_SELECTORS}]+")
_MARKED = re.compile(r"[^\u0300-\u036f\u3099\u309a][\u0300-\u036f\u3099\u309a]+")


@dataclass(frozen=True, slots=True)
class Glyph:
    """One visible sign: its characters, the face that has it, its advance width in em; its language, "" the page's."""

    text: str
    face: Face
    em: float
    lang: Tongue = ""


def clean(text: str) -> str:
    """The text without control characters, with marks joined to their letters; newlines and spaces stay.

    Never for storage: names are kept as they were typed.
    """
    if text.isprintable():  # nothing to leave out; most texts, and a page has thousands
        return _joined(text)
    return _joined("".join(_visible(c) for c in text.replace("\r\n", "\n").replace("\r", "\n")))


def _joined(visible: str) -> str:
    if visible.isascii():
        return visible
    return _MARKED.sub(lambda m: unicodedata.normalize("NFC", m[0]), _STRAY.sub("", visible))


def _visible(char: str) -> str:
    if char.isascii() and char.isprintable():
        return char
    if char in "\t\u00a0":
        return " "
    if char in "\n\u3000" or is_selector(ord(char)):
        return char
    kind = unicodedata.category(char)
    if kind in ("Zs", "Zl", "Zp"):
        return " "
    return "" if kind in ("Cc", "Cf", "Cs") else char


def glyphs(text: str, bold: bool = False, tongue: Tongue = "") -> tuple[Glyph, ...]:
    """The signs of a cleaned text without newlines, a Latin word (or a name of several) in one face."""
    return _glyphs(clean(text).replace("\n", " "), bold, tongue)


@lru_cache(maxsize=4096)
def _glyphs(text: str, bold: bool, tongue: Tongue) -> tuple[Glyph, ...]:
    signs = (glyph for word in _words(text) for glyph in _set_word(word, faces(bold, tongue)))
    return tuple(Glyph(each.text, each.face, each.em, tongue) for each in signs) if tongue else tuple(signs)


def _words(text: str) -> Iterator[str]:
    """Latin phrases whole, everything else sign by sign."""
    at = 0
    for phrase in _PHRASE.finditer(text):
        yield from _CLUSTER.findall(text[at : phrase.start()])
        yield phrase[0]
        at = phrase.end()
    yield from _CLUSTER.findall(text[at:])


def _set_word(word: str, choice: tuple[Face, Face]) -> Iterator[Glyph]:
    first, second = choice
    clusters = _CLUSTER.findall(word)
    face = next((f for f in (first, second) if all(_has(c, f) for c in clusters)), None)
    for cluster in clusters:
        yield _glyph(cluster, face) if face else _best(cluster, first, second)


def faces(bold: bool, tongue: Tongue = "") -> tuple[Face, Face]:
    """The face to set in and the one to fall back on."""
    return FACES[tongue][bold]


def _best(cluster: str, first: Face, second: Face) -> Glyph:
    """The nearest we can show: the sign in either face, the sign without its variant, or 〓."""
    for shown in (cluster, cluster[0]):
        for face in (first, second):
            if _has(shown, face):
                return _glyph(shown, face)
    return _glyph(GETA, first)


def _has(cluster: str, face: Face) -> bool:
    numbers = table(face)
    if len(cluster) == 1:
        return numbers.advance(ord(cluster)) is not None
    sequence = len(cluster) == 2 and is_selector(ord(cluster[1]))
    return sequence and numbers.sequence(ord(cluster[0]), ord(cluster[1])) is not None


def _glyph(cluster: str, face: Face) -> Glyph:
    return Glyph(cluster, face, table(face).advance(ord(cluster[0])) or 0.0)


def runs(text: str, bold: bool = False) -> tuple[tuple[str, Face], ...]:
    """The text as it will be shown, cut where the face changes."""
    signs = glyphs(text, bold)
    return tuple(("".join(g.text for g in run), face) for face, run in groupby(signs, lambda g: g.face))


def missing(text: str) -> tuple[str, ...]:
    """The signs that no face has (they are shown as 〓), each once."""
    lost = (c for c in _CLUSTER.findall(clean(text).replace("\n", "")) if _best(c, "text", "fallback").text == GETA)
    return tuple(dict.fromkeys(c for c in lost if c != GETA))


def glyphs_in(text: str, face: Face) -> tuple[Glyph, ...]:
    """The signs of a text that was already given its face."""
    return tuple(_glyph(cluster, face) for cluster in _CLUSTER.findall(text))


def width(text: str, size: float, face: Face) -> float:
    """The width of a text in one face."""
    return size * sum(g.em for g in glyphs_in(text, face))


def text_width(text: str, size: float, bold: bool = False) -> float:
    """The width of a line in the faces it will be set in."""
    return size * sum(g.em for g in glyphs(text, bold))


def ink(bold: bool = False) -> tuple[float, float]:
    """How far Japanese letters reach above and below the baseline, in em."""
    numbers = table("bold" if bold else "text")
    return numbers.ink_top / numbers.em, -numbers.ink_bottom / numbers.em
