"""Who and what gets which other name: each person a letter, each agency its kind with a number, each place a letter.

The names are proposals: whoever makes the case may choose others. Every way a name is known to be written counts.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kasesupport.domain.ecomap import PERSONAL
from kasesupport.domain.people import Person
from kasesupport.domain.record import CaseRecord
from kasesupport.domain.study.masking import SHORTEST, Cast
from kasesupport.domain.unnamed import FAMILY, addressed, spellings

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SAN = "さん"
PLACE_WORDS = {"都": "ある都", "道": "ある道", "府": "ある府", "県": "ある県", "市": "ある市", "区": "ある区",
               "町": "ある町", "村": "ある村", "郡": "ある郡"}  # fmt: skip
PART = re.compile(r"([^\s0-9０-９都道府県市区町村郡]{1,8}[都道府県市区町村郡])")
PREFECTURE = re.compile(r"^(東京都|北海道|(?:京都|大阪)府|[^\s0-9]{2,3}県)")
SHORT: Mapping[str, Sequence[str]] = {
    "小学校": ("小",), "中学校": ("中",), "高等学校": ("高校", "高"), "保育園": ("保育",), "幼稚園": ("幼",),
    "大学": ("大",), "病院": ("病院",), "クリニック": ("クリニック",),
}  # fmt: skip
STAFF = "担当者"
BODIES, PEOPLE = ("医療", "保健", "行政"), ("親族", "近所", "本人のことば")  # kinds that are no word for one of them


def persons(people: Iterable[Person]) -> dict[str, str]:
    """A proposal for each person by id: the children it is about first."""
    told = [each for each in people if each.kind in ("person", "supporter")]
    ordered = sorted(told, key=lambda each: not each.index)
    return {each.id: f"{_letter(at)}{SAN}" for at, each in enumerate(ordered)}


def agencies(record: CaseRecord, kinds: Mapping[str, str]) -> dict[str, str]:
    """A proposal for each resource by id: its kind in words, numbered where there are several."""
    known = {each.id: each for each in (*record.resources, *record.own_resources)}
    words = {each.id: _of_kind(kinds.get(each.kind, "資源")) for each in known.values()}
    counts, used = Counter(words.values()), Counter[str]()
    found: dict[str, str] = {}
    for each, word in words.items():
        used[word] += 1
        found[each] = f"{word}{used[word]}" if counts[word] > 1 else word
    return found


def cast(
    record: CaseRecord, people: Mapping[str, str], resources: Mapping[str, str], staff: Iterable[str] = (),
    also: Mapping[str, str] | None = None, addresses: Iterable[str] = (), by: int = 0,
) -> Cast:  # fmt: skip
    """All words that are known to tell who it is. `also`: further ones, with what stands for them."""
    words = dict(_places([record.address, *addresses]))
    for name in staff:
        known = tuple(_ways(name))
        words |= dict.fromkeys((*known, *(each + SAN for each in known)), STAFF)
    for each in (*record.resources, *record.own_resources):
        ways = [*_agency(each.name), *(addressed(each.name) if each.kind in PERSONAL else ())]
        words |= dict.fromkeys(ways, resources.get(each.id, "ある場所"))
    words |= _names(record, people)
    words |= {word: told for word, told in (also or {}).items() if word.strip()}
    single = {part for each in record.graph.persons for part in each.name.split() if len(part) == 1}
    return Cast({word: told for word, told in words.items() if len(word) >= SHORTEST}, by, frozenset(single))


def _names(record: CaseRecord, people: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in record.graph.persons:
        told = people.get(each.id, "")
        for word in dict.fromkeys(_of_person(each)):
            found[word] = told if found.get(word, told) == told else FAMILY
            for after in (SAN, "くん", "ちゃん", "様"):  # Aさんさん: the word of address goes with the name
                if told.endswith(SAN) and found[word] == told:
                    found[word + after] = told
    whole = {each: FAMILY for name in (record.name, record.kana) for each in _ways(name)}
    return found | {word: told for word, told in whole.items() if word not in found or found[word] != told}


def _of_person(person: Person) -> Iterator[str]:
    for word in spellings(person):
        yield from _ways(word)
    for name in (person.name, person.kana, person.former):
        yield from _ways(name)


def _ways(name: str) -> Iterator[str]:
    """A name with and without blanks of either width, its parts, and the same in the other kana."""
    parts = name.split()
    for word in ("".join(parts), " ".join(parts), "　".join(parts), *parts):
        if len(word) >= SHORTEST:
            yield word
            yield _turned(word, "ぁ", "ゖ", 0x60)
            yield _turned(word, "ァ", "ヶ", -0x60)


def _turned(word: str, first: str, last: str, by: int) -> str:
    return "".join(chr(ord(sign) + by) if first <= sign <= last else sign for sign in word)


def _agency(name: str) -> Iterator[str]:
    """An agency's name, with and without blanks, and as it is said for short: みどり小."""
    yield from (each for each in _ways(name) if len(each) >= SHORTEST)
    plain = "".join(name.split())
    for long, short in SHORT.items():
        if plain.endswith(long) and len(plain) > len(long) + 1:
            yield from (plain.removesuffix(long) + each for each in short)


def _places(addresses: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Whole addresses, and the names of prefecture, town and quarter in them."""
    for address in addresses:
        plain = "".join(address.split())
        if len(plain) < SHORTEST:
            continue
        yield from ((each, "（住所）") for each in (address, plain))
        found = PREFECTURE.match(plain)
        rest = plain[found.end() :] if found else plain
        parts = ([found[1]] if found else []) + PART.findall(rest)
        yield from ((part, PLACE_WORDS[part[-1]]) for part in parts if len(part) > SHORTEST)
        quarter = re.match(r"[^0-9０-９]{2,}", PART.sub("", rest))
        if quarter:
            yield quarter[0], "ある地区"


def _of_kind(word: str) -> str:
    """A kind as something that has a name: 保健の機関, 近所の人."""
    return word + ("の機関" if word in BODIES else "の人" if word in PEOPLE else "")


def _letter(at: int) -> str:
    return LETTERS[at] if at < len(LETTERS) else f"{LETTERS[at % len(LETTERS)]}{at // len(LETTERS) + 1}"
