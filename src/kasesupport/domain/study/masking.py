"""Words with other names and moved days in them, and where something was put in or should be looked at."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from kasesupport.domain.study.days import PATTERN, moved_words
from kasesupport.domain.unnamed import COMMON

Kind = Literal["name", "day", "number", "look"]  # put in: a name, a day, a number; or only to be looked at
D = "[0-9０-９]"
LINE = "[-－ー‐―−]"  # between parts of a number
PHONE = re.compile(
    rf"(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+)|(?:https?://\S+)|(?:〒?{D}{{3}}{LINE}{D}{{4}})(?!{D})"
    rf"|(?:[+＋]?{D}{{2,4}}(?:{LINE}|[(（]){D}{{1,4}}(?:{LINE}|[)）]){D}{{3,4}})|(?:[0０]{D}{{8,10}})"
)
NUMBER = re.compile(rf"{D}{{4,}}(?:{LINE}{D}+)*|[A-Za-z]{{1,4}}{LINE}?{D}{{3,}}")
PLACE = r"[一-龥ヶ々ァ-ヴー]{1,6}?(?:都(?!合)|道府県|府|県|市(?!役)|区|町|村|駅|丁目)"
AGENCY = (
    r"[一-龥ぁ-んァ-ヴー]{1,8}?"
    r"(?:小学校|中学校|高校|学園|保育園|保育所|幼稚園|こども園|病院|医院|クリニック|会社|工場|店)"
)
CALLED = r"[一-龥ァ-ヴー]{1,6}?(?:さん|くん|ちゃん|さま|様|君|先生)|[ぁ-ん]{2,4}?(?:くん|ちゃん)"
LOOK = re.compile(f"{PLACE}|{AGENCY}|{CALLED}|{D}+[番号]")
EVERYDAY = re.compile(
    r"(?:お|ご)?(?:父|母|兄|姉|弟|妹|祖父|祖母|子|客|医者|とう|かあ|にい|ねえ|じい|ばあ|赤|皆|みな|たく|おじ|おば)"
    r"(?:さん|くん|ちゃん|さま|様)"
)
SHORTEST = 2  # signs: one alone stands in too many words, and is looked at instead


@dataclass(frozen=True, slots=True)
class Mark:
    """From one sign of the words to another, and what was done there."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Masked:
    """Words as they would go out."""

    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Cast:
    """What stands for each word, and by how many days all days are moved. `single`: names of one sign."""

    words: Mapping[str, str] = field(default_factory=dict)
    by: int = 0
    single: frozenset[str] = frozenset()

    @cached_property
    def known(self) -> re.Pattern[str] | None:
        """Finds every word of more than one sign, the longest first; everyday words that begin like one stay."""
        words = [each for each in self.words if len(each) >= SHORTEST]
        if not words:
            return None
        every = {*words, *(each for each in COMMON if each.startswith(tuple(words)))}
        return re.compile("|".join(_whole(each) for each in sorted(every, key=len, reverse=True)))

    @cached_property
    def looked_at(self) -> re.Pattern[str]:
        """Finds what may tell who it is and was not put in other words."""
        single = "".join(map(re.escape, sorted(self.single)))
        return re.compile(f"[{single}]|{LOOK.pattern}") if single else LOOK


Piece = tuple[str, Kind | None]


def masked(text: str, cast: Cast, near: date | None = None) -> Masked:
    """The words as they would go out. `near`: the day they were said on, from which days without a year are told."""
    pieces: list[Piece] = [(text, None)]
    if cast.known is not None:
        pieces = list(_put(pieces, cast.known, lambda found: cast.words.get(found[0]), "name"))
    pieces = list(_put(pieces, PHONE, lambda _: "（連絡先）", "number"))
    pieces = list(_put(pieces, PATTERN, lambda found: moved_words(found, cast.by, near), "day"))
    pieces = list(_put(pieces, NUMBER, lambda _: "（番号）", "number"))
    return _joined(list(_looked_at(pieces, cast)))


def leaks(text: str, cast: Cast, original: str = "") -> tuple[str, ...]:
    """What must not stand in words that go out: known names and places, numbers, the days of the original."""
    found = [each[0] for each in cast.known.finditer(text) if each[0] in cast.words] if cast.known else []
    found = [each for each in found if each not in cast.words.values()]
    found += [each[0] for pattern in (PHONE, NUMBER) for each in pattern.finditer(text) if not _is_day(each[0])]
    days = {_folded(each[0]) for each in PATTERN.finditer(original) if len(each[0]) > len("3日")}
    found += [each[0] for each in PATTERN.finditer(text) if _folded(each[0]) in days]
    return tuple(dict.fromkeys(found))


def _is_day(found: str) -> bool:
    return PATTERN.fullmatch(found) is not None or re.fullmatch(r"(?:19|20)[0-9]{2}", found) is not None


def _folded(told: str) -> str:
    return unicodedata.normalize("NFKC", told)


def _whole(word: str) -> str:
    """Latin letters only as whole words."""
    letters = re.match(r"[A-Za-z]", word), re.match(r"[A-Za-z]", word[-1])
    before = r"(?<![A-Za-z])" if letters[0] else ""
    return f"{before}{re.escape(word)}{r'(?![A-Za-z])' if letters[1] else ''}"


def _put(
    pieces: Iterable[Piece], pattern: re.Pattern[str], word: Callable[[re.Match[str]], str | None], kind: Kind
) -> Iterator[Piece]:
    """Other words in place of what is found in pieces that nothing was put in yet."""
    for text, done in pieces:
        at = 0
        for found in pattern.finditer(text) if done is None else ():
            if (told := word(found)) is not None:
                yield text[at : found.start()], None
                yield told, kind
                at = found.end()
        yield text[at:], done


def _looked_at(pieces: Iterable[Piece], cast: Cast) -> Iterator[Piece]:
    for text, done in pieces:
        at = 0
        for found in cast.looked_at.finditer(text) if done is None else ():
            if not EVERYDAY.fullmatch(found[0]):
                yield text[at : found.start()], None
                yield found[0], "look"
                at = found.end()
        yield text[at:], done


def _joined(pieces: list[Piece]) -> Masked:
    marks, at = list[Mark](), 0
    for text, kind in pieces:
        if kind is not None:
            marks.append(Mark(at, at + len(text), kind))
        at += len(text)
    return Masked("".join(text for text, _ in pieces), tuple(marks))
