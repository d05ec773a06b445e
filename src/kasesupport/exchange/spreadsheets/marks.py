"""What a sheet's XML says beside its values: hidden lines, merged cells, formulas nobody computed."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from kasesupport.exchange.spreadsheets.values import COLUMNS

TALLEST = 2_000  # lines that one merged cell may cover; what is taller is a frame, no value
COVERED = 200_000  # lines that all of them may
_ROW = re.compile(rb"<(?:\w+:)?row\b([^<>]*)>")
_NUMBER = re.compile(rb"""\br=["'](\d+)["']""")
_HIDDEN = re.compile(rb"""\bhidden=["'](?:1|true)["']""")
_MERGE = re.compile(rb"""<(?:\w+:)?mergeCell\b[^<>]*?\bref=["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']""")
_EMPTY = rb"(?:<(?:\w+:)?v\b[^<>]*/>|<(?:\w+:)?v\b[^<>]*></(?:\w+:)?v>)"  # either way of writing nothing
_UNSEEN = re.compile(rb"<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f>)\s*(?:" + _EMPTY + rb"\s*)?</(?:\w+:)?c>")


@dataclass(frozen=True, slots=True)
class Marks:
    """`hidden`: numbers of lines. `merged`: by its first line, the last line and the column (from 0) of what is tall.

    `unseen`: formulas without the value they came to. `last`: the number of the last line.
    """

    hidden: frozenset[int]
    merged: Mapping[int, tuple[tuple[int, int], ...]]
    unseen: int
    last: int


def marks(xml: bytes) -> Marks:
    """Read from the XML of one sheet."""
    hidden, last = _rows(xml)
    return Marks(frozenset(hidden), _merged(xml), len(_UNSEEN.findall(xml)), last)


def _rows(xml: bytes) -> tuple[set[int], int]:
    """The hidden ones, and the last."""
    found, number, last = set(), 0, 0
    for row in _ROW.finditer(xml):
        told = _NUMBER.search(row[1])
        number = int(told[1]) if told else number + 1
        last = max(last, number)
        if _HIDDEN.search(row[1]):
            found.add(number)
    return found, last


def _merged(xml: bytes) -> Mapping[int, tuple[tuple[int, int], ...]]:
    """Only downwards: across, a merged cell is a title or a header, and stays where it begins."""
    found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    covered = 0
    for left, top, _, bottom in _MERGE.findall(xml):
        first, last, column = int(top), int(bottom), _column(left.decode())
        if first < last <= first + TALLEST and column < COLUMNS and covered < COVERED:
            found[first].append((last, column))
            covered += last - first
    return {first: tuple(each) for first, each in found.items()}


def _column(letters: str) -> int:
    at = 0
    for letter in letters:
        at = at * 26 + ord(letter) - ord("A") + 1
    return at - 1
