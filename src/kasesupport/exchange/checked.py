"""JSON from outside, read entry by entry: strict about types, kind about what it does not know."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kasesupport.domain.dates import PartialDate
from kasesupport.domain.problems import Problem
from kasesupport.domain.texts import LINE_LIMIT, TEXT_LIMIT, clean_line, clean_text

ID_LIMIT = 200
WARNINGS = 20  # so many kinds of warning are told, the rest is counted
SHOWN = 40  # characters of a foreign word that are shown in a warning


@dataclass(slots=True)
class Notes:
    """What was left out or understood otherwise, each kind once with its count."""

    counts: Counter[str] = field(default_factory=Counter)

    def add(self, words: str) -> None:
        """One more of these."""
        self.counts[words] += 1

    def told(self) -> tuple[str, ...]:
        """The warnings, in the order in which they came up."""
        lines = [f"{words}（{count}か所）" if count > 1 else words for words, count in self.counts.items()]
        more = len(lines) - WARNINGS
        return (*lines[:WARNINGS], *([f"ほかに{more}種類のお知らせがあります。"] if more > 0 else []))


@dataclass(slots=True)
class Entry:
    """One object of the file. `where` names it, e.g. persons[3]."""

    where: str
    values: Mapping[str, Any]
    notes: Notes
    asked: set[str] = field(default_factory=set)

    def get(self, key: str, wanted: type, otherwise: Any) -> Any:
        """The value of a key if it is of the type; `otherwise` where it is missing or null."""
        self.asked.add(key)
        value = self.values.get(key)
        if value is None:
            return otherwise
        if not isinstance(value, wanted) or (wanted is not bool and isinstance(value, bool)):
            raise Problem("family_file_wrong_type", where=f"{self.where}.{key}", wanted=NAMES[wanted])
        return value

    def text(self, key: str) -> str:
        """One line, without control characters; "" where it is missing."""
        return self._cleaned(key, clean_line, LINE_LIMIT)

    def prose(self, key: str) -> str:
        """Several lines, without control characters but line breaks; "" where it is missing."""
        return self._cleaned(key, clean_text, TEXT_LIMIT)

    def _cleaned(self, key: str, clean: Callable[[str], str], limit: int) -> str:
        raw: str = self.get(key, str, "")
        if len(raw) > limit:
            raise Problem("family_file_long_text", where=f"{self.where}.{key}", limit=limit)
        cleaned = clean(raw)
        if cleaned != raw.strip():
            self.notes.add("目に見えない文字や改行を取りのぞいて読みました。")
        return cleaned

    def choice(self, key: str, allowed: Collection[str], otherwise: str) -> str:
        """One of the allowed words; another word is read as `otherwise`, with a warning."""
        told: str = self.get(key, str, otherwise)
        value = SAME.get(told, told)
        if value in allowed:
            return value
        self.notes.add(f"{key} の「{shown(value)}」は知らない言葉なので「{otherwise}」として読みました。")
        return otherwise

    def flag(self, key: str) -> bool:
        """A yes or no; no where it is missing."""
        return bool(self.get(key, bool, False))

    def date(self, key: str) -> PartialDate | None:
        """A date in the form YYYY, YYYY-MM or YYYY-MM-DD; one that is none is left out with a warning."""
        value = self.get(key, str, "").strip()
        year, *rest = value.split("-")
        try:
            return PartialDate.from_text("-".join([year.zfill(4), *rest])) if value else None
        except Problem:
            self.notes.add(f"{key} に日付として読めないものがあり、空けて読みました。")
            return None

    def id(self, key: str = "id") -> str:
        """An id, which may not be missing."""
        value: str = self.get(key, str, "")
        return self._usable(value, key)

    def ids(self, key: str) -> tuple[str, ...]:
        """A list of ids."""
        return tuple(self._usable(value, key) for value in self.get(key, list, []))

    def _usable(self, value: object, key: str) -> str:
        if not isinstance(value, str) or not value or len(value) > ID_LIMIT or not value.isprintable():
            raise Problem("family_file_wrong_type", where=f"{self.where}.{key}", wanted="id")
        return value

    def groups(self, key: str) -> tuple[tuple[str, ...], ...]:
        """A list of lists of ids."""
        found: list[Any] = self.get(key, list, [])
        if not all(isinstance(group, list) for group in found):
            raise Problem("family_file_wrong_type", where=f"{self.where}.{key}", wanted=NAMES[list])
        return tuple(tuple(self._usable(value, key) for value in group) for group in found)

    def entries(self, key: str, most: int) -> Iterator["Entry"]:
        """The objects of a list; what they hold beyond what is asked for becomes a warning."""
        found: list[Any] = self.get(key, list, [])
        section = f"{self.where}.{key}" if self.where else key
        if len(found) > most:
            raise Problem("family_file_too_many", where=section, count=len(found), limit=most)
        for number, values in enumerate(found):
            if not isinstance(values, dict):
                raise Problem("family_file_wrong_type", where=f"{section}[{number}]", wanted=NAMES[dict])
            entry = Entry(f"{section}[{number}]", values, self.notes)
            yield entry
            entry.close(key)

    def close(self, section: str) -> None:
        """Everything was asked for that is known: the rest is told as left out."""
        for key in self.values.keys() - self.asked:
            self.notes.add(f"{section} の「{shown(key)}」は知らない項目なので読みとばしました。")


SAME: Mapping[str, str] = {"marriage": "married"}  # words that other programs write for ours
NAMES: Mapping[type, str] = {str: "text", bool: "true / false", list: "[ … ]", dict: "{ … }"}


def shown(word: str) -> str:
    """A foreign word, harmless and short."""
    visible = "".join(c if c.isprintable() else "�" for c in word[:SHOWN])
    return visible + "…" * (len(word) > SHOWN)
