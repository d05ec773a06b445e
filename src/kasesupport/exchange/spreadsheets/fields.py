"""The register's fields and kinds as lists know them: resources/exchange/columns.toml and kinds.toml."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal, get_args

from kasesupport import resources
from kasesupport.domain.ecomap import PERSONAL, ResourceKind
from kasesupport.domain.texts import search_key

Type = Literal["line", "text", "kind", "flag", "date", "phone", "tags"]
PERSON = "personal"  # of a word that means a private person
NAME = "name"
IGNORED = ""  # of a column that is left aside
_ASIDE = re.compile(r"[(（\[【〔][^()（）\[\]【】〔〕]*[)）\]】〕]|[※*＊●■◎:：]|必須|任意")
LONGEST = 200  # characters of a header or a kind that are compared


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name, its words above a column, and how several columns become one."""

    name: str
    label: str
    type: Type
    join: str
    words: tuple[str, ...]
    titled: bool = False


@dataclass(frozen=True, slots=True)
class KindWords:
    """A kind's own word in lists, the words that say just that, those only whole, and those that say more."""

    kind: str
    label: str
    same: frozenset[str]
    exact: frozenset[str]
    narrower: frozenset[str]


@cache
def fields() -> Mapping[str, Field]:
    """All fields in the order of our own lists. ValueError names what the file has wrong."""
    told = {name: values for name, values in _read("columns.toml").items() if name != "ignored"}
    return {name: _field(name, values) for name, values in told.items()}


@cache
def kind_words() -> Mapping[str, KindWords]:
    """The words of every kind of the register, and of PERSON. ValueError names what the file has wrong."""
    found = {kind: _words(kind, values) for kind, values in _read("kinds.toml").items()}
    wanted = {*get_args(ResourceKind), PERSON} - PERSONAL
    if set(found) != wanted:
        raise ValueError(f"kinds.toml: {sorted(wanted ^ set(found))}")
    return found


@cache
def words(what: str) -> frozenset[str]:
    """What cells say for "yes", "no", "no_phone" (resources/exchange/values.toml)."""
    return frozenset(_read("values.toml")[what])


def label(kind: str) -> str:
    """A kind in our own lists; that of その他 for what is not of the register."""
    return kind_words().get(kind, kind_words()["other"]).label


def is_known(word: str) -> bool:
    """Whether this very word stands for a kind."""
    key = folded(word)
    return any(key in each.same | each.exact | each.narrower for each in kind_words().values())


@lru_cache(2_000)
def kind_of(word: str) -> tuple[str, str]:
    """The kind (PERSON for a private person) a word of a list means, and the tag that keeps what more it says.

    A word nobody knows is その他, with the word as its tag.
    """
    key = folded(word)
    if not key:
        return "other", ""
    for fits in (str.__eq__, str.endswith, str.__contains__):
        best = max((_fit(key, each, fits) for each in kind_words().values()), key=lambda found: found[0])
        if best[0]:
            return best[1], "" if best[2] and fits is str.__eq__ else word
    return "other", word


def field_of(header: str) -> str:
    """The field a header most probably means; IGNORED for none."""
    key = _header_key(header)
    if not key:
        return IGNORED
    best, name = max(((_score(key, words), name) for name, words in _header_words().items()), key=lambda each: each[0])
    return name if best else IGNORED


def guessed(headers: Sequence[str]) -> tuple[str, ...]:
    """A field for each column. Where no header says the name, the first unknown one that ends like a name does."""
    found = [field_of(header) for header in headers]
    if NAME not in found:
        unknown = (at for at, header in enumerate(headers) if not found[at] and folded(header).endswith("名"))
        if (first := next(unknown, None)) is not None:
            found[first] = NAME
    return tuple(found)


def folded(words: str) -> str:
    """For comparing: without what stands in brackets, marks and space, small and wide letters as one."""
    plain = unicodedata.normalize("NFKC", words[:LONGEST])
    return search_key(_ASIDE.sub("", plain)) or search_key(plain)


@cache
def _header_words() -> Mapping[str, frozenset[str]]:
    known = {name: frozenset(map(_header_key, (each.label, *each.words))) for name, each in fields().items()}
    return {**known, IGNORED: frozenset(map(_header_key, _read("columns.toml")["ignored"]["words"]))}


def _header_key(header: str) -> str:
    return folded(header).replace("年月日", "日")


def _score(key: str, words: frozenset[str]) -> int:
    """Whole, then the longest at its end: a Japanese header says last what it is; then the longest within it."""
    if key in words:
        return 1000
    at_end = max((len(word) for word in words if key.endswith(word)), default=0)
    within = max((len(word) for word in words if len(word) > 1 and word in key), default=0)
    return max(3 * at_end + 1 if at_end else 0, 2 * within)


def _fit(key: str, words: KindWords, fits: Any) -> tuple[int, str, bool]:
    """How long the longest word is that fits, whose, and whether it says just the kind."""
    just = words.same | words.exact if fits is str.__eq__ else words.same
    same = max((len(word) for word in just if fits(key, word)), default=0)
    narrower = max((len(word) for word in words.narrower if fits(key, word)), default=0)
    return max(same, narrower), words.kind, same > narrower


def _read(name: str) -> Mapping[str, Any]:
    return tomllib.loads(resources.path("exchange", name).read_text(encoding="utf-8"))


def _field(name: str, values: Mapping[str, Any]) -> Field:
    told = {**values, "words": tuple(values["words"])}
    if told["type"] not in get_args(Type):
        raise ValueError(f"columns.toml: {name}.type")
    return Field(name, **told)


def _words(kind: str, values: Mapping[str, Any]) -> KindWords:
    told = {name: frozenset(map(folded, values.get(name, ()))) for name in ("same", "exact", "narrower")}
    own = "exact" if kind == PERSON else "same"
    return KindWords(kind, values["label"], **{**told, own: told[own] | {folded(values["label"])}})
