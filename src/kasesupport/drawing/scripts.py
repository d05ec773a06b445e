"""Words of another language within a Japanese text: marked in the markup, so that each script gets its own face.

The same code point is drawn another way in Chinese, so what is Chinese must be said. The marks are noncharacters:
no text has them (`ruby.literal` takes them out of what was typed).
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Literal, get_args

from kasesupport.drawing.items import Face

Script = Literal["", "hans", "hangul", "latin"]  # "": Japanese, and what stands in Japanese
_OPEN: Mapping[str, str] = MappingProxyType({"hans": "\ufdd0", "hangul": "\ufdd1", "latin": "\ufdd2"})
_END = "\ufdd3"
MARKS = "\ufdd0-\ufdd3"
_MARKED = re.compile(f"([\ufdd0-\ufdd2])([^{MARKS}]*){_END}")
_NAMES: Mapping[str, Script] = MappingProxyType(
    {mark: name for name in get_args(Script) if name for mark in [_OPEN[name]]}
)
FACES: Mapping[str, tuple[tuple[Face, Face], tuple[Face, Face]]] = MappingProxyType(
    {  # plain and bold: the face to set in and the one to fall back on
        "": (("text", "fallback"), ("bold", "fallback-bold")),
        "hans": (("hans", "fallback"), ("hans-bold", "fallback-bold")),
        "hangul": (("hangul", "fallback"), ("hangul-bold", "fallback-bold")),
        "latin": (("fallback", "text"), ("fallback-bold", "bold")),
    }
)


def written(text: str, script: Script) -> str:
    """The text as markup of that script, line by line."""
    if not script:
        return text
    return "\n".join(f"{_OPEN[script]}{line}{_END}" if line else "" for line in text.split("\n"))


def divided(markup: str) -> Iterator[tuple[str, Script]]:
    """The pieces of a text with their scripts."""
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
