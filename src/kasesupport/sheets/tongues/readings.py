"""Readings above kanji: fixed texts carry theirs; a family's words get those that the lists of words know.

A reading is never guessed. What no list knows stands without, and is listed before the sheet is printed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from kasesupport import resources
from kasesupport.domain.record import CaseRecord
from kasesupport.drawing.ruby import KANJI, literal, parse
from kasesupport.practice.reader import read
from kasesupport.sheets.tongues.grades import known_by
from kasesupport.sheets.tongues.reading import ALL, NONE

Words = tuple[tuple[str, str], ...]
_RUN = re.compile(f"[{KANJI}]+")
_KANA = re.compile("[ぁ-ゖ]{1,2}")
_HAS = re.compile(f"[{KANJI}]")
REPEAT = "々〆〇"


@cache
def built_in() -> Words:
    """The words of the field that we ship. Raises Problem("practice_file")."""
    table = read(resources.path("sheets", "readings", "words.toml"))
    told, stems = table.table("words"), table.table("stems")
    words = [(word, told.text(word)) for word in told.left()]
    return (*words, *(pair for base in stems.left() for row in stems.texts(base) for pair in _forms(base, row)))


def _forms(base: str, row: str) -> Iterator[tuple[str, str]]:
    """作, "つく らりる": 作ら つくら, 作り つくり, 作る つくる."""
    reading, kana = row.split()
    yield from ((base + sign, reading + sign) for sign in kana)


def names(record: CaseRecord) -> Words:
    """Names with the readings entered for them, part by part where both have as many parts."""
    told = [(each.name, each.kana) for each in record.graph.persons]
    return tuple(pair for name, kana in [(record.name, record.kana), *told] for pair in _parts(name, kana))


def _parts(name: str, kana: str) -> Iterator[tuple[str, str]]:
    one, other = name.split(), kana.split()
    pairs = zip(one, other, strict=True) if len(one) == len(other) else [(name, kana)]
    yield from ((part, read) for part, read in pairs if read and _HAS.search(part))


def hard(text: str, grade: int) -> bool:
    """Whether the text has a kanji that needs a reading."""
    known = known_by(grade) if ALL < grade < NONE else frozenset()
    return grade < NONE and any(c not in known and c not in REPEAT for c in text if _HAS.match(c))


def reduced(markup: str, grade: int | None) -> str:
    """A fixed text with those of its readings that are still needed; as it is for None."""
    if grade is None or grade == ALL:
        return markup
    return "".join(_one(base, reading, grade) for base, reading in parse(markup))


def _one(base: str, reading: str, grade: int) -> str:
    return f"｜{base}《{reading}》" if reading and hard(base, grade) else base


def marked(text: str, words: Words, grade: int | None) -> str:
    """Markup that shows a family's words as they are, with the readings that the lists know; none for None."""
    if grade is None or not hard(text, grade):
        return literal(text)
    return "".join(_read(part, how, grade) if how else literal(part) for part, how in _divided(text, words))


def unread(texts: Iterable[str], words: Words, grade: int | None) -> tuple[str, ...]:
    """The runs of kanji that would need a reading and get none, each once, in order."""
    if grade is None:
        return ()
    left = (part for text in texts for part, how in _divided(text, words) if not how)
    return tuple(dict.fromkeys(_with_kana(run) for part in left for run in _RUN.finditer(part) if hard(run[0], grade)))


def _with_kana(run: re.Match[str]) -> str:
    """One kanji alone with the kana behind it, for these decide how it is read."""
    return run[0] + (_KANA.match(run.string, run.end()) or [""])[0] if len(run[0]) == 1 else run[0]


def _divided(text: str, words: Words) -> Iterator[tuple[str, str]]:
    """The text in pieces, each with its reading or ""; a run of kanji is read as a whole or not at all."""
    index, at, kept = _index(words), 0, 0
    while at < len(text):
        found = _chain(text, at, index) if at == 0 or not _HAS.match(text[at - 1]) else []
        if not found:
            at += 1
            continue
        yield text[kept:at], ""
        yield from found
        at = kept = at + sum(len(word) for word, _ in found)
    yield text[kept:], ""


def _chain(text: str, at: int, index: Mapping[str, Sequence[tuple[str, str]]]) -> list[tuple[str, str]]:
    """Words one after the other from here, until no kanji follows; none where a kanji is left over."""
    for word, reading in index.get(text[at], ()) if at < len(text) else ():
        end = at + len(word)
        if not text.startswith(word, at):
            continue
        if end >= len(text) or not (_HAS.match(text[end]) and _HAS.match(text[end - 1])):
            return [(word, reading)]
        rest = _chain(text, end, index) if len(word) > 1 else []
        if rest and len(rest[0][0]) > 1:
            return [(word, reading), *rest]
    return []


@lru_cache(maxsize=16)
def _index(words: Words) -> Mapping[str, Sequence[tuple[str, str]]]:
    """The words by their first sign, the longest first; what was told last holds."""
    found: dict[str, list[tuple[str, str]]] = {}
    for word, reading in sorted(dict(words).items(), key=lambda each: -len(each[0])):
        found.setdefault(word[0], []).append((word, reading))
    return found


def _read(word: str, reading: str, grade: int) -> str:
    """The word with its reading above its kanji, what is kana left bare: ｜送《おく》り｜迎《むか》え."""
    bases = re.split(f"([{KANJI}]+)", word)
    wanted = "".join("(.+?)" if number % 2 else re.escape(base) for number, base in enumerate(bases))
    told = re.fullmatch(wanted, reading)
    if told is None:
        return _one(word, reading, grade)
    parts = iter(told.groups())
    return "".join(_one(base, next(parts), grade) if number % 2 else base for number, base in enumerate(bases))
