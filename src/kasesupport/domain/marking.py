"""Where the words that were looked for stand in a text as it is written, though they were typed in other letters."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kasesupport.domain.texts import search_key

BEFORE, MOST = 24, 110  # characters of an excerpt before the first place, and of all of it
JOINED = frozenset("ﾞﾟ")  # half-width marks, which NFKC joins with the letter before


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text; `found`: it is what was looked for."""

    text: str
    found: bool = False


def excerpt(text: str, keys: Sequence[str]) -> tuple[Piece, ...]:
    """Some of the text around the first place of one of these search keys, with every place in it marked."""
    line = " ".join(text.split())
    places = spans(line, keys)
    start = max(0, places[0][0] - BEFORE) if places and len(line) > MOST else 0
    end = min(len(line), start + MOST)
    pieces = (Piece("…" * (start > 0)), *_parts(line, places, start, end), Piece("…" * (end < len(line))))
    return tuple(piece for piece in pieces if piece.text)


def spans(text: str, keys: Sequence[str]) -> list[tuple[int, int]]:
    """The places of the keys in `text`, from and to, in order; those that touch are one."""
    key, places = _folded(text)
    found = sorted(place for each in keys for place in _places(key, each))
    joined: list[tuple[int, int]] = []
    for start, end in ((places[first][0], places[last - 1][1]) for first, last in found):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _parts(line: str, places: list[tuple[int, int]], start: int, end: int) -> Iterator[Piece]:
    at = start
    for first, last in places:
        if start <= first < end:
            yield Piece(line[at:first])
            yield Piece(line[first : min(last, end)], found=True)
            at = min(last, end)
    yield Piece(line[at:end])


def _places(key: str, wanted: str) -> Iterator[tuple[int, int]]:
    at = key.find(wanted) if wanted else -1
    while at >= 0:
        yield at, at + len(wanted)
        at = key.find(wanted, at + 1)


def _folded(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The search key, and of each of its characters from where to where it stands in the text."""
    key, start = "", 0
    places: list[tuple[int, int]] = []
    for end in range(1, len(text) + 1):
        if end < len(text) and _goes_with(text[end]):
            continue
        folded = search_key(text[start:end])
        key += folded
        places += [(start, end)] * len(folded)
        start = end
    return key, places


def _goes_with(letter: str) -> bool:
    return letter in JOINED or unicodedata.combining(letter) > 0
