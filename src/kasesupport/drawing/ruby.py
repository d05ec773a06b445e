"""Readings above kanji, in the markup of Aozora Bunko: ｜漢字《かんじ》, or 漢字《かんじ》 for a run of kanji."""

import re
from collections.abc import Iterator

from kasesupport.drawing.scripts import bare

KANJI = "々〆〇\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\ufe00-\ufe0f\U000e0100-\U000e01ef"
_GUARD = "\u2060"  # word joiner: unseen, and keeps 《 from opening a reading
_RUBY = re.compile(rf"(?:｜(?!{_GUARD})([^｜《》\n]+)|(?<![{KANJI}])([{KANJI}]+))《(?!{_GUARD})([^｜《》\n]+)》")


def parse(markup: str) -> Iterator[tuple[str, str]]:
    """The pieces of a text as base and reading ("" if none)."""
    at = 0
    for found in _RUBY.finditer(markup):
        if found.start() > at:
            yield markup[at : found.start()], ""
        yield found[1] or found[2], found[3]
        at = found.end()
    if at < len(markup):
        yield markup[at:], ""


def plain(markup: str) -> str:
    """The text without its readings."""
    return bare(_RUBY.sub(lambda m: m[1] or m[2], markup).replace(_GUARD, ""))


def literal(text: str) -> str:
    """Markup that shows the text as it is, whatever brackets someone typed."""
    return bare(text).replace("《", f"《{_GUARD}").replace("｜", f"｜{_GUARD}")
