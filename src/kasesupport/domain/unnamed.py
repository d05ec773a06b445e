"""A family's record with roles in place of names: こども1, 母, 祖母（母方）. For sheets that leave the office.

Names that are known are taken out of free words, too. A name that nobody entered as one cannot be known.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from typing import Any

from kasesupport.domain.ecomap import PERSONAL
from kasesupport.domain.kinwords import relation
from kasesupport.domain.people import FamilyGraph, Person
from kasesupport.domain.record import CaseRecord

ONE, CHILD, ELSE, FAMILY, NEAR = "本人", "こども", "家族", "この家庭", "身近な人"
EVERYDAY = re.compile(
    r"(お|ご)?(父|母|兄|姉|弟|妹|祖父|祖母|とう|かあ|にい|ねえ|じい|ばあ|じ|ば)(さん|ちゃん|さま|くん)?"
)
ALSO = frozenset(
    {
        "ママ",
        "パパ",
        "じいじ",
        "ばあば",
        "じじ",
        "ばば",
        "おじ",
        "おば",
        "本人",
        "赤ちゃん",
        "こども",
        "さん",
        "ちゃん",
        "くん",
        "さま",
    }
)
ADDRESSED = re.compile(r"([^の\s・、（）()]{2,})(?:さん|くん|ちゃん|さま|様)")
LATIN = re.compile(r"[0-9A-Za-z]")
KEPT = frozenset({"id", "question", "speaker", "state", "kind", "voice", "actors", "series", "diagram", "phase"})
COMMON = (
    "みんな",
    "りんご",
    "はるばる",
    "ゆうがた",
    "あおぞら",
    "まいにち",
    "ひなた",
    "ひなまつり",
)  # a name begins so
LEAST = 2  # letters: a shorter name stands in too many words


def roles(graph: FamilyGraph) -> dict[str, str]:
    """A role for each person by id: the children it is about by number, the others by what they are to the first."""
    children = [each.id for each in graph.persons if each.index]
    words = {each.id: _word(graph, each, children) for each in graph.persons}
    counts, used = Counter(words.values()), Counter[str]()
    found: dict[str, str] = {}
    for each, word in words.items():
        used[word] += 1
        found[each] = f"{word}{used[word]}" if counts[word] > 1 else word
    return found


def _word(graph: FamilyGraph, person: Person, children: list[str]) -> str:
    if person.id in children:
        return CHILD if len(children) > 1 else ONE
    words = (relation(graph, person.id, child) for child in children[:1])
    return next((word for word in words if word), ELSE)


def spellings(person: Person) -> Iterator[str]:
    """Everything a person is called by name: in full, by the parts of it, in kana; no everyday word as ママ."""
    for told in (person.name, person.kana, person.called, person.former):
        yield from (part for part in (told, *told.split()) if _tells(part))


def _tells(word: str) -> bool:
    return len(word) >= LEAST and word not in ALSO and not EVERYDAY.fullmatch(word)


def names(name: str, persons: Iterable[Person], given: Mapping[str, str]) -> dict[str, str]:
    """What stands for each spelling: the person's role out of `given`; FAMILY for what several share, as a surname."""
    found: dict[str, str] = {}
    for person in persons:
        role = given.get(person.id, ELSE)
        for each in dict.fromkeys(spellings(person)):
            found[each] = role if found.get(each, role) == role else FAMILY
    return found | {each: FAMILY for each in (name, *name.split()) if _tells(each)}


def without(text: str, words: Mapping[str, str]) -> str:
    """The text with each spelling replaced, the longest first; Latin letters only as whole words."""
    if not words or not text:
        return text
    return _pattern(tuple(words)).sub(lambda found: words.get(found[0], found[0]), text)


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    known = {*words, *(each for each in COMMON if each.startswith(words))}
    return re.compile("|".join(_whole(each) for each in sorted(known, key=len, reverse=True)))


def _whole(word: str) -> str:
    before = r"(?<![0-9A-Za-z])" if LATIN.match(word[0]) else ""
    behind = r"(?![0-9A-Za-z])" if LATIN.match(word[-1]) else ""
    return f"{before}{re.escape(word)}{behind}"


def unnamed(record: CaseRecord, places: Mapping[str, str] | None = None) -> CaseRecord:
    """The record without the names, kana, address and phone of the family, with roles for its people.

    `places`: for names of resources what stands in their place, the parts of the names too.
    """
    given = roles(record.graph)
    whole = dict(places or {})
    parts = {part: told for name, told in whole.items() for part in name.split() if len(part) >= LEAST}
    called = {word: FAMILY for each in record.formers for word in (each.name, each.kana) if _tells(word)}
    words = parts | whole | _friends(record) | called | names(record.name, record.graph.persons, given)
    bare = replace(record, name="", kana="", address="", phone="", formers=())
    cleared: CaseRecord = _cleared(bare, words)
    persons = tuple(
        replace(each, name=given[each.id], called=given[each.id], kana="", former="") for each in cleared.graph.persons
    )
    return replace(cleared, graph=replace(cleared.graph, persons=persons, name=""))


def _friends(record: CaseRecord) -> dict[str, str]:
    """Kin, friends and neighbours who stand among the resources are people, too."""
    known = (*record.resources, *record.own_resources)
    near = [each.name for each in known if each.kind in PERSONAL]
    return {each: NEAR for name in near for each in (name, *addressed(name)) if _tells(each)}


def addressed(name: str) -> Iterator[str]:
    """ママ友の由佳さん: the name within it with the word of address, and without."""
    for found in ADDRESSED.finditer(name):
        yield from (found[0], found[1])


def _cleared(value: Any, words: Mapping[str, str]) -> Any:
    """Every text within, but for ids and codes."""
    if isinstance(value, str):
        return without(value, words)
    if isinstance(value, tuple | list):
        return type(value)(_cleared(each, words) for each in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    told = {f.name: getattr(value, f.name) for f in fields(value) if not _code(f.name)}
    return replace(value, **{name: _cleared(each, words) for name, each in told.items()})


def _code(name: str) -> bool:
    return name in KEPT or name.endswith(("_id", "_on"))
