"""Rows taken for entries of the register, and what is wrong with them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from kasesupport.domain.register import FIELDS, Entry

Existing = Literal["skip", "fill", "overwrite"]  # what becomes of a row that the register already has


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in one row: `code` of resources/messages/faults.toml with what its words need.

    `name` (of the field) and `header` are "" where it is about the whole row. `bars`: the row cannot be taken.
    """

    line: int
    code: str
    name: str = ""
    header: str = ""
    value: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    bars: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row as an entry without an id; a field with a fault is empty in it.

    `twin`: the entry of the register that it seems to be. `mended`: codes of what was put right on the way.
    """

    line: int
    entry: Entry
    faults: tuple[Fault, ...] = ()
    twin: Entry | None = None
    mended: tuple[str, ...] = ()

    @property
    def barred(self) -> bool:
        """Whether it cannot be taken at all."""
        return any(fault.bars for fault in self.faults)


@dataclass(frozen=True, slots=True)
class Choices:
    """What somebody decided: how rows are treated that the register has, in general and line by line (`of_line`).

    `taken`: lines with faults that are taken all the same, the faulty fields empty. `left`: lines left out.
    """

    existing: Existing = "skip"
    of_line: Mapping[int, Existing] = field(default_factory=dict)
    taken: frozenset[int] = frozenset()
    left: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do: new entries, what changes of which entry, and the lines left out and why."""

    added: tuple[Entry, ...]
    changed: Mapping[str, Mapping[str, Any]]  # columns and tags by id, as cases.register.bring_in takes them
    faulty: tuple[int, ...]
    known: tuple[int, ...]  # the register has them, and nothing is to be changed
    left: tuple[int, ...]  # somebody left them out


def columns(entry: Entry) -> dict[str, Any]:
    """An entry's columns and tags, as cases.register takes them."""
    return {name: getattr(entry, name) for name in (*FIELDS, "tags")}
