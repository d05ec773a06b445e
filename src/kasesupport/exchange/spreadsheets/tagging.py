"""Several tags in one cell."""

import re
from collections.abc import Iterable

APART = "、・/／;；,，\n"
_TAG = re.compile(rf"「((?:[^」]|」」){{0,300}})」|([^{APART}]+)")


def split(cell: str) -> tuple[str, ...]:
    """The tags, each once; what stands in 「」 stays whole."""
    found = (match[1].replace("」」", "」") if match[2] is None else match[2] for match in _TAG.finditer(cell))
    return tuple(dict.fromkeys(tag.strip() for tag in found if tag.strip()))


def joined(tags: Iterable[str]) -> str:
    """The inverse of `split`."""
    return "、".join(_whole(tag) for tag in tags)


def _whole(tag: str) -> str:
    return f"「{tag.replace('」', '」」')}」" if re.search(f"[{APART}「」]", tag) else tag
