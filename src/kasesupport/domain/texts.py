"""Cleaning of typed and pasted text. Stored names are never normalised: 神 (U+FA19) stays itself."""

import unicodedata
from functools import cache

from kasesupport import resources
from kasesupport.domain.problems import Problem

LINE_LIMIT = 100
TEXT_LIMIT = 20_000


def clean_line(text: str, limit: int = LINE_LIMIT) -> str:
    """One line without control characters and outer space; Problem("text_too_long") above `limit` characters."""
    return _bounded(" ".join(_printable(text, keep="").split(" ")).strip(), limit)


def clean_text(text: str, limit: int = TEXT_LIMIT) -> str:
    """Several lines without control characters other than the line break."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return _bounded(_printable(unified, keep="\n").strip(), limit)


def _printable(text: str, keep: str) -> str:
    return "".join(_kept(c, keep) for c in text)


def _kept(c: str, keep: str) -> str:
    if c in keep:
        return c
    if c in "\t\n\r\v\f":
        return " "
    # Cs are lone surrogates: they cannot be stored. Cf stays but for direction overrides, which disguise names.
    hidden = unicodedata.category(c) in {"Cc", "Cs"} or c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    return "" if hidden else c


def _bounded(text: str, limit: int) -> str:
    if len(text) > limit:
        raise Problem("text_too_long", limit=limit, length=len(text))
    return text


def search_key(text: str) -> str:
    """Text for comparing in a search: NFKC, no space, katakana as hiragana, small letters, variant kanji folded.

    Which kanji are written either way stands in resources/names/variants.tsv, with where it is from.
    """
    return "".join(unicodedata.normalize("NFKC", text).translate(_variants()).casefold().split())


@cache
def _variants() -> dict[int, int | str | None]:
    """Letters that NFKC keeps apart though people type either; IVS selectors vanish, ヶ is ケ (関ヶ原)."""
    found: dict[int, int | str | None] = dict.fromkeys([*range(0xE0100, 0xE01F0), *range(0xFE00, 0xFE10)])
    found.update({code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)})
    found.update(dict.fromkeys(map(ord, "ヶゖ"), "け") | dict.fromkeys(map(ord, "ヵゕ"), "か"))
    for line in resources.path("names", "variants.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            variant, base, _ = line.split("\t")
            found[ord(variant)] = base
    return found
