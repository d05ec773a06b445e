"""Reads what stands beside the phases: the two series with their levels, the eight ways to ask."""

from pathlib import Path

from kasesupport import resources
from kasesupport.domain.levels import LevelWord, Series
from kasesupport.practice.model import Technique
from kasesupport.practice.reader import Table, all_of, each_of


def load_series(root: Path | None = None) -> tuple[Series, ...]:
    """関与度 and 余力 with the proposed levels alone. Raises Problem("practice_file", file, key, why)."""
    return all_of((root or resources.path("practice")) / "levels.toml", "series", _series)


def load_techniques(folder: Path) -> tuple[Technique, ...]:
    """The eight ways to ask (p14). Raises Problem("practice_file", file, key, why)."""
    return all_of(folder / "techniques.toml", "technique", _technique)


def _technique(table: Table) -> Technique:
    return Technique(table.text("id"), table.text("name"), table.text("what"), table.texts("ask"), table.text("cite"))


def _series(table: Table) -> Series:
    return Series(
        table.one_of("id", ("involvement", "capacity")),
        table.text("name"),
        table.text("plain"),
        table.text("lead"),
        table.text("cite"),
        each_of(table, "level", _level),
    )


def _level(table: Table) -> LevelWord:
    return LevelWord(table.text("id"), table.text("word"), table.text("plain"), table.flag("withdrawn", default=False))
