"""Words of another language within a Japanese text, marked in the markup: each gets its own face; readers are told.

The same code point is drawn another way in Chinese, so what is Chinese must be said. The marks are noncharacters:
no text has them (`ruby.literal` takes them out of what was typed).
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import get_args

from kasesupport.drawing.items import Face, Tongue

_OPEN: Mapping[Tongue, str] = MappingProxyType(
    {"zh-Hans": "\ufdd0", "ko": "\ufdd1", "en": "\ufdd2", "fil": "\ufdd4", "pt": "\ufdd5", "vi": "\ufdd6"}
)
_END = "\ufdd3"
MARKS = "\ufdd0-\ufdd6"
_MARKED = re.compile(f"([{''.join(_OPEN.values())}])([^{MARKS}]*){_END}")
_NAMES: Mapping[str, Tongue] = MappingProxyType({mark: name for name, mark in _OPEN.items()})
_LATIN: tuple[tuple[Face, Face], tuple[Face, Face]] = (("fallback", "text"), ("fallback-bold", "bold"))
FACES: Mapping[Tongue, tuple[tuple[Face, Face], tuple[Face, Face]]] = MappingProxyType(
    {  # plain and bold: the face to set in and the one to fall back on
        "": (("text", "fallback"), ("bold", "fallback-bold")),
        "zh-Hans": (("hans", "fallback"), ("hans-bold", "fallback-bold")),
        "ko": (("hangul", "fallback"), ("hangul-bold", "fallback-bold")),
        **dict.fromkeys(get_args(Tongue)[3:], _LATIN),
    }
)


def written(text: str, tongue: Tongue) -> str:
    """The text as markup of that language, line by line."""
    if not tongue:
        return text
    return "\n".join(f"{_OPEN[tongue]}{line}{_END}" if line else "" for line in text.split("\n"))


def divided(markup: str) -> Iterator[tuple[str, Tongue]]:
    """The pieces of a text with their languages."""
    at = 0
    for found in _MARKED.finditer(markup):
        if found.start() > at:
            yield markup[at : found.start()], ""
        yield found[2], _NAMES[found[1]]
        at = found.end()
    if at < len(markup):
        yield markup[at:], ""


def bare(text: str) -> str:
    """The text without marks."""
    return re.sub(f"[{MARKS}]", "", text)
