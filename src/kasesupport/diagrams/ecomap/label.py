"""Names broken over a few lines at the places where a reader would pause, and the size of what holds them."""

import unicodedata
from functools import lru_cache

from kasesupport.drawing.measure import clean, glyphs, text_width

NEVER_FIRST = "、。，．・：；？！）」』】〕］｝〉》ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々,.!?)]}"
NEVER_LAST = "（「『【〔［｛〈《([{"
PAUSE, PHRASE, PAIR, SIGN = 0.0, 0.12, 0.2, 0.45  # price of a break: at a space, between scripts, kanji pairs, else
ELLIPSIS = "…"
PARTICLES = "のがをにでとへはもやか"
WORD = "こども"  # a word of its own, written in hiragana: no ending of the kanji before it


@lru_cache(maxsize=2048)
def broken(name: str, width: float, size: float, most: int) -> tuple[str, ...]:
    """A name in as few lines as it needs, evenly filled, the rest of a too long one shown as …."""
    signs = [g.text for g in glyphs(clean(name).strip())]
    while True:
        found = _best(tuple(signs), width, size, most) or _best(tuple(signs), width, size, most, hard=True)
        if found is not None or len(signs) < 2:
            return found if found is not None else ("".join(signs),)
        signs = [*(signs[: most * int(width / size) + most] if signs[-1] != ELLIPSIS else signs[:-2]), ELLIPSIS]


def _best(
    signs: tuple[str, ...], width: float, size: float, most: int, *, hard: bool = False
) -> tuple[str, ...] | None:
    """In as few lines as will do, or in one more where that spares a word; `hard`: a Latin word may be broken."""
    whole = text_width("".join(signs), size)
    ways = (_split(signs, width, size, n, min(whole / n, width), hard=hard) for n in range(1, most + 1))
    found = next((way for way in ways if way), None)
    if found is None:
        return None
    spared = next(ways, None) if found[0] >= SIGN else None
    lines = spared[1] if spared and spared[0] < found[0] else found[1]
    return tuple(line for line in lines if line)


def _split(
    signs: tuple[str, ...], width: float, size: float, count: int, even: float, *, hard: bool
) -> tuple[float, tuple[str, ...]] | None:
    whole = "".join(signs).strip()
    if count == 1:
        wide = text_width(whole, size)
        return ((wide - even) ** 2 / (width * width), (whole,)) if wide <= width else None
    best: tuple[float, tuple[str, ...]] | None = None
    for at in range(1, len(signs)):
        head = "".join(signs[:at]).strip()
        wide = text_width(head, size)
        if wide > width:
            break
        if wide < even * 0.5 or not _may_break(signs[at - 1], signs[at], hard=hard):
            continue
        rest = _split(signs[at:], width, size, count - 1, even, hard=hard)
        price = (wide - even) ** 2 / (width * width) + _price(signs, at)
        if rest and (best is None or price + rest[0] < best[0]):
            best = (price + rest[0], (head, *rest[1]))
    return best


def _may_break(before: str, after: str, *, hard: bool) -> bool:
    latin = not hard and before.isascii() and after.isascii() and before.isalnum() and after.isalnum()
    return not latin and after[0] not in NEVER_FIRST and before[0] not in NEVER_LAST


def _price(signs: tuple[str, ...], at: int) -> float:
    before, after = signs[at - 1], signs[at]
    if before[0] in " 　・、／/）)" or after[0] in " 　（(":
        return PAUSE
    if "".join(signs[at : at + 3]) == WORD:
        return PHRASE
    if _script(before) != _script(after):
        own = _script(before) == "KATAKANA" and after not in PARTICLES  # ヘルパー|こもれび, but ヘルパーの
        return PHRASE if own or _script(after) != "HIRAGANA" else SIGN
    return PAIR if _script(after) == "CJK" and _kanji_before(signs, at) % 2 == 0 else SIGN


def _kanji_before(signs: tuple[str, ...], at: int) -> int:
    """How many kanji in a row end here: most words are two of them long."""
    count = 0
    while count < at and _script(signs[at - 1 - count]) == "CJK":
        count += 1
    return count


def _script(sign: str) -> str:
    return unicodedata.name(sign[0], "").split(" ")[0].split("-")[0]
