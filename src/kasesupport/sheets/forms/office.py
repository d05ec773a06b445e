"""The sheets as an office has them: its files laid over ours, or added to them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from kasesupport.domain.problems import Problem
from kasesupport.practice.reader import MISSING, NO_SUCH, Table, fault, parse, parse_text
from kasesupport.sheets.forms import overlay
from kasesupport.sheets.forms.catalog import in_order
from kasesupport.sheets.forms.overlay import SHEET, Raw
from kasesupport.sheets.forms.spec import ID, Form, folder, form_of, names

PLACE = re.compile(r"^section\[(\d+)\]")
Words = tuple[str, str]  # a file's name, and what stands in it
Files = Mapping[str, Words]  # by the sheet's permanent name


@dataclass(frozen=True, slots=True)
class Chosen:
    """The sheets in use; `faults`: Problem("practice_file") of each file that ours is used instead of."""

    forms: Mapping[str, Form]
    faults: tuple[Problem, ...] = ()


def chosen(files: Files) -> Chosen:
    """Ours with the office's over them. Where a file has a fault ours is used (or none), and the fault is told."""
    return _chosen(tuple(sorted(files.items())))


def ours(sheet: str) -> Raw | None:
    """One of our sheets as TOML has it; None where there is none of that name."""
    return _ours().get(sheet)


def laid(sheet: str, words: Words | None) -> Raw:
    """One of our sheets with a file over it, hidden sections and all. Raises Problem("practice_file")."""
    base = _ours()[sheet]
    if words is None:
        return base
    return overlay.laid_over(base, parse_text(*words), words[0])


def taken(name: str, text: str) -> tuple[str, str]:
    """Which sheet a file is for, and what is kept of it: of a whole copy of ours, what is other in it.

    Raises Problem("practice_file") for all that could not be used.
    """
    raw = parse_text(name, text)
    sheet = _sheet_of(raw, name)
    if sheet in _ours() and SHEET not in raw:
        text = overlay.written(overlay.difference(_ours()[sheet], raw))
    _form(sheet, (name, text))
    return sheet, text


def _sheet_of(raw: Raw, name: str) -> str:
    if SHEET in raw and raw[SHEET] not in _ours():
        raise fault(name, SHEET, NO_SUCH)
    found = raw.get(SHEET, raw.get("id"))
    if not isinstance(found, str) or not ID.fullmatch(found):
        raise fault(name, "id", MISSING if found is None else NO_SUCH)
    return found


@cache
def _ours() -> dict[str, Raw]:
    """Read once: they do not change while the program runs, and nobody writes into them."""
    return {name: parse(folder() / f"{name}.toml") for name in names()}


@lru_cache(maxsize=4)
def _chosen(files: tuple[tuple[str, Words], ...]) -> Chosen:
    forms, faults = {name: _built_in(name) for name in _ours()}, list[Problem]()
    for sheet, words in files:
        try:
            forms[sheet] = _form(sheet, words)
        except Problem as problem:
            faults.append(problem)
    return Chosen(in_order(forms.values()), tuple(faults))


@cache
def _built_in(sheet: str) -> Form:
    return form_of(Table(f"{sheet}.toml", "", _ours()[sheet]), sheet)


def _form(sheet: str, words: Words) -> Form:
    raw = laid(sheet, words) if sheet in _ours() else parse_text(*words)
    try:
        return form_of(Table(words[0], "", overlay.shown(raw)), sheet)
    except Problem as problem:
        raise _by_id(problem, overlay.shown(raw), words[0]) from problem


def _by_id(problem: Problem, raw: Raw, name: str) -> Problem:
    """The section told by its id: where it stands is another place in the office's file than in ours."""
    key = str(problem.facts["key"])
    if not (place := PLACE.match(key)):
        return problem
    section = raw["section"][int(place[1])].get("id", "")
    return fault(name, section + key[place.end() :], str(problem.facts["why"]))
