"""Strict reading of TOML tables: every key is asked for by name, and what nobody asked for is a fault."""

import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from kasesupport.domain.problems import Problem

T = TypeVar("T")

UNREADABLE = "ファイルを読めません (cannot be read)"
SYNTAX = "TOMLの書き方になっていません (not TOML)"
UNKNOWN = "知らない項目です (unknown key)"
MISSING = "必要な項目がありません (missing)"
WRONG_TYPE = "値の種類が違います (wrong type)"
EMPTY = "空のままです (empty)"
NOT_ALLOWED = "使えない値です (value not allowed)"
DUPLICATE = "同じidが2つあります (duplicate id)"
NO_SUCH = "指している先がありません (unknown reference)"
EMPTIED = "これでは何も残りません (nothing would be left)"
OURS = "ここは差し替えられません (cannot be replaced)"
ENCODING = "UTF-8で保存されていません (not UTF-8)"
SIGN = "使えない文字が入っています (character not allowed)"
TOO_LONG = "長すぎます (too long)"
MONTH = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])")  # since when something is withdrawn
LONGEST = 1_000_000  # characters of one file


def fault(file: str, key: str, why: str) -> Problem:
    """What is wrong where, to be raised."""
    return Problem("practice_file", file=file, key=key, why=why)


class Table:
    """One TOML table while it is read. `where` is its place in the file, e.g. "step[2].question[0]"."""

    def __init__(self, file: str, where: str, values: dict[str, Any]) -> None:
        self.file = file
        self.where = where
        self._left = dict(values)

    def fault(self, key: str, why: str) -> Problem:
        """A fault at one key of this table."""
        return fault(self.file, f"{self.where}.{key}" if self.where else key, why)

    def has(self, key: str) -> bool:
        """Whether the key is there and not read yet."""
        return key in self._left

    def left(self) -> tuple[str, ...]:
        """What is there and not read yet, in the order of the file."""
        return tuple(self._left)

    def text(self, key: str, default: str | None = None) -> str:
        """A text that is not empty; without a default it must be there."""
        if default is not None and key not in self._left:
            return default
        value = self._take(key, str)
        if not value.strip():
            raise self.fault(key, EMPTY)
        return str(value)

    def one_of(self, key: str, allowed: Iterable[str], default: str | None = None) -> Any:
        """A text out of `allowed`."""
        value = self.text(key, default)
        if value != default and value not in set(allowed):
            raise self.fault(key, NOT_ALLOWED)
        return value

    def number(self, key: str, default: int | None = None) -> int:
        """A whole number."""
        if default is not None and key not in self._left:
            return default
        return int(self._take(key, int))

    def flag(self, key: str, default: bool) -> bool:
        """A true or false."""
        return bool(self._take(key, bool)) if key in self._left else default

    def texts(self, key: str, default: Sequence[str] | None = None) -> tuple[str, ...]:
        """Texts, at least one, each different."""
        if default is not None and key not in self._left:
            return tuple(default)
        values = self._take(key, list)
        if any(not isinstance(value, str) for value in values):
            raise self.fault(key, WRONG_TYPE)
        if not values or not all(value.strip() for value in values):
            raise self.fault(key, EMPTY)
        if len(set(values)) < len(values):
            raise self.fault(key, DUPLICATE)
        return tuple(values)

    def table(self, key: str) -> "Table":
        """A table within this one."""
        return Table(self.file, f"{self.where}.{key}" if self.where else key, self._take(key, dict))

    def tables(self, key: str) -> tuple["Table", ...]:
        """The tables of an array; none if the key is not there."""
        values = self._take(key, list) if key in self._left else []
        if any(not isinstance(value, dict) for value in values):
            raise self.fault(key, WRONG_TYPE)
        prefix = f"{self.where}.{key}" if self.where else key
        return tuple(Table(self.file, f"{prefix}[{i}]", value) for i, value in enumerate(values))

    def done(self) -> None:
        """Nothing may be left over."""
        for key in self._left:
            raise self.fault(key, UNKNOWN)

    def _take(self, key: str, kind: type) -> Any:
        if key not in self._left:
            raise self.fault(key, MISSING)
        value = self._left.pop(key)
        if type(value) is not kind:
            raise self.fault(key, WRONG_TYPE)
        return value


def read(path: Path) -> Table:
    """The whole file as a table."""
    return Table(path.name, "", parse(path))


def parse(path: Path) -> dict[str, Any]:
    """The whole file as TOML has it."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise fault(path.name, "-", UNREADABLE) from error
    return parse_text(path.name, text)


def parse_text(name: str, text: str) -> dict[str, Any]:
    """The words of a file as TOML has them; `name` is told in a fault."""
    if len(text) > LONGEST:
        raise fault(name, "-", UNREADABLE)
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # also a number of thousands of digits
        raise fault(name, str(error), SYNTAX) from error


def all_of(path: Path, key: str, make: Callable[[Table], T]) -> tuple[T, ...]:
    """The tables of the one array a file holds."""
    whole = read(path)
    made = each_of(whole, key, make)
    whole.done()
    return made


def each_of(table: Table, key: str, make: Callable[[Table], T]) -> tuple[T, ...]:
    """What `make` makes of each table of an array; their ids differ, and no table has a key left over."""
    made: dict[object, T] = {}
    for one in table.tables(key):
        value = make(one)
        value_id = getattr(value, "id", value)
        if value_id in made:
            raise one.fault("id", DUPLICATE)
        one.done()
        made[value_id] = value
    return tuple(made.values())
