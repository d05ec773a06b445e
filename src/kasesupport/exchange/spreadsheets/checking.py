"""Every row of a table made an entry of the register, or said what is wrong in which column, and what can be done."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kasesupport.domain.problems import Problem
from kasesupport.domain.progress import Progress
from kasesupport.domain.register import Entry, unique_tags
from kasesupport.domain.texts import LINE_LIMIT, clean_line
from kasesupport.exchange.spreadsheets.entries import Fault, Row
from kasesupport.exchange.spreadsheets.fields import PERSON, fields, is_known, kind_of
from kasesupport.exchange.spreadsheets.harmless import bared
from kasesupport.exchange.spreadsheets.reading_values import Read, Unread, read
from kasesupport.exchange.spreadsheets.tagging import split
from kasesupport.exchange.spreadsheets.texts import LOST
from kasesupport.exchange.spreadsheets.twins import Twins
from kasesupport.exchange.spreadsheets.values import Line, Table

STEP = 200  # rows between two words of progress


@dataclass(frozen=True, slots=True)
class Columns:
    """Which field each column goes to (fields.IGNORED for none), and which kind a word of the list means."""

    fields: tuple[str, ...]
    kinds: Mapping[str, str]


def kinds_in(table: Table, columns: Sequence[str]) -> Mapping[str, int]:
    """The words that stand for kinds, with how many rows have each; most frequent first."""
    counts: dict[str, int] = {}
    for line in table.rows:
        if word := _joined(line, table, columns, "kind"):
            counts[word] = counts.get(word, 0) + 1
    return dict(sorted(counts.items(), key=lambda each: -each[1]))


def kind_in_list(word: str) -> str:
    """The kind a word of a list is taken for, or fields.PERSON."""
    return _kind(word, Columns((), {}))[0]


def checked(
    table: Table, columns: Columns, existing: Sequence[Entry], progress: Progress = lambda _: None
) -> tuple[Row, ...]:
    """All rows with something in them. A row the file already had, or the register has, is told as such.

    Raises table_no_name where no column is the name.
    """
    if "name" not in columns.fields:
        raise Problem("table_no_name")
    twins, rows = Twins(existing), []
    for count, line in enumerate(table.rows):
        if count % STEP == 0:
            progress(count / len(table.rows))
        row = _row(line, table, columns)
        if row is not None:
            rows.append(twins.told(row))
    progress(1.0)
    return tuple(rows)


def first(table: Table, columns: Columns, count: int) -> tuple[Row, ...]:
    """The first rows as they would come in, for a preview."""
    made = (_row(line, table, columns) for line in table.rows[: count * 3])
    return tuple(row for row in made if row is not None)[:count]


def _row(line: Line, table: Table, columns: Columns) -> Row | None:
    """None for a row that is empty as far as it is taken."""
    told = {name: _joined(line, table, columns.fields, name) for name in fields()}
    if not any(told.values()):
        return None
    kind, beyond = _kind(told["kind"], columns)
    found = {name: _read(name, words) for name, words in told.items() if name not in ("kind", "tags")}
    found["tags"] = _tags((*beyond, *split(told["tags"])))
    values: dict[str, Any] = {name: each.value for name, each in found.items() if isinstance(each, Read)}
    values |= {"name": values.get("name", ""), "kind": "other" if kind == PERSON else kind}
    faults = (*_faults(line, told, kind, found), *([Fault(line.number, "row_broken")] if line.broken else []))
    headed = tuple(replace(each, header=_header(table, columns.fields, each.name)) for each in faults)
    mended = tuple(each.mended for each in found.values() if isinstance(each, Read) and each.mended)
    return Row(line.number, Entry("", **values), headed, None, mended)


def _faults(line: Line, told: Mapping[str, str], kind: str, found: Mapping[str, Read | Unread]) -> Iterator[Fault]:
    if not told["name"]:
        yield Fault(line.number, "name_missing", "name", bars=True)
    if kind == PERSON:
        yield Fault(line.number, "person_private", "kind", value=told["kind"], bars=True)
    for name, each in found.items():
        if isinstance(each, Unread):
            at = "kind" if name == "tags" and not told["tags"] else name
            yield Fault(line.number, each.code, at, "", told[at], each.facts, bars=name == "name")


def _read(name: str, told: str) -> Read | Unread:
    return Unread("letters_unreadable") if LOST in told else read(name, told)


def _tags(tags: Sequence[str]) -> Read | Unread:
    longest = max(map(len, tags), default=0)
    if longest > LINE_LIMIT:
        return Unread("text_long", {"limit": LINE_LIMIT, "length": longest})
    return (
        Unread("letters_unreadable") if any(LOST in tag for tag in tags) else Read(unique_tags(map(clean_line, tags)))
    )


def _kind(word: str, columns: Columns) -> tuple[str, tuple[str, ...]]:
    """The kind, and as tags what the word says beyond it. Of several words the first known one counts."""
    if word in columns.kinds:
        chosen = columns.kinds[word]
        return chosen, () if kind_of(word) == (chosen, "") else tuple(split(word))
    parts = split(word)
    if len(parts) < 2 or is_known(word):
        kind, tag = kind_of(word)
        return kind, (tag,) if tag else ()
    known = next((kind_of(part)[0] for part in parts if kind_of(part)[0] != "other"), "other")
    return known, tuple(part for part in parts if kind_of(part) != (known, ""))


def _joined(line: Line, table: Table, columns: Sequence[str], name: str) -> str:
    """All cells that go to a field, each once; with their headers where that tells them apart."""
    field = fields()[name]
    taken = [at for at, to in enumerate(columns) if to == name and line.cells[at]]
    cells = [(table.headers[at], bared(line.cells[at])) for at in taken]
    if field.titled and columns.count(name) > 1:
        return field.join.join(f"{header}：{cell}" for header, cell in cells)
    return field.join.join(_without_parts(list(dict.fromkeys(cell for _, cell in cells))))


def _without_parts(cells: list[str]) -> list[str]:
    """Where one column holds what others hold in parts, as an address whole and by its parts: the whole."""
    whole = next((cell for cell in cells if sum(part != cell and part in cell for part in cells) > 1), None)
    return [cell for cell in cells if whole is None or cell == whole or cell not in whole]


def _header(table: Table, columns: Sequence[str], name: str) -> str:
    """The headers of the columns that go to a field; "" for none."""
    return "＋".join(table.headers[at] for at, to in enumerate(columns) if name and to == name)
