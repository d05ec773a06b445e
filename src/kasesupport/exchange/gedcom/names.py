"""Names: GEDCOM puts the family name between slashes; here it is written as people say it."""

import re

JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff々]+")
PARTS = re.compile(r"([^/]*)(?:/([^/]*)/?)?(.*)")


def spoken(written: str) -> str:
    """さくら /山田/ is 山田 さくら; Anna /Berg/ is Anna Berg."""
    found = PARTS.fullmatch(" ".join(written.split()))
    if not found:
        return written.strip()
    given, family, rest = ((part or "").strip() for part in found.groups())
    ordered = (family, given, rest) if JAPANESE.search(family) else (given, family, rest)
    return " ".join(part for part in ordered if part)


def slashed(name: str) -> str:
    """山田 さくら is さくら /山田/; a name of one word, or not in Japanese writing, stays as it is."""
    parts = name.split(" ")
    if len(parts) == 2 and all(JAPANESE.search(part) for part in parts):
        return f"{parts[1]} /{parts[0]}/"
    return name
