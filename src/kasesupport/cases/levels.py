"""Acts on the two dated series of a family, 関与度 and 余力 (図3, p21), and the office's levels for them."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from kasesupport.cases.roles import RIGHTS, require
from kasesupport.cases.rows import OpenCase, add, edit, remove
from kasesupport.domain import levels
from kasesupport.domain.levels import Series
from kasesupport.domain.problems import Problem
from kasesupport.domain.texts import clean_line, clean_text
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile
from kasesupport.store.op import Op
from kasesupport.store.settings import put

PREFIX = "levels."
Words = Sequence[tuple[str, str, str]]  # id, the office's word, the family's word


def mark(case: OpenCase, series: str, on: date, value: str, **told: str) -> str:
    """Mark a level as of a day; gives the mark's id.

    `told`: reason, asked, and of the capacity base_state, base_needs, base_environment, base_resources.
    Raises Problem("text_too_long").
    """
    row = {"series": series, "on": on.isoformat(), "value": value, **_cleaned(told)}
    return add(case, "level.mark", tables.level, **row)


def edit_mark(case: OpenCase, mark_id: str, **values: str) -> None:
    """Correct day (ISO), value or what was told. Raises Problem("text_too_long")."""
    edit(case, "level.edit", tables.level, mark_id, **_cleaned(values))


def remove_mark(case: OpenCase, mark_id: str) -> None:
    """Take a mark away."""
    remove(case, "level.remove", tables.level, mark_id)


def office_series(file: CaseFile, proposed: Sequence[Series]) -> tuple[Series, ...]:
    """The series with the levels the office chose; as proposed (暫定) where it chose none."""
    found = file.read(_kept)
    return tuple(levels.chosen(series, found.get(series.id, ())) for series in proposed)


def set_levels(file: CaseFile, series: str, words: Words) -> None:
    """Keep the office's levels of one series, the least first; none: the proposal again.

    Raises Problem("supervisor_only"), Problem("read_only_role"), Problem("too_few_levels"), Problem("text_too_long").
    """
    require(file, RIGHTS["conventions"])
    cleaned = [(each, clean_line(word), clean_line(plain or word)) for each, word, plain in words if word.strip()]
    if len(cleaned) == 1:
        raise Problem("too_few_levels")
    file.transact(Op("levels.edit"), lambda connection: put(connection, PREFIX + series, json.dumps(cleaned)))


def _kept(connection: Connection) -> Mapping[str, Words]:
    query = select(tables.setting.c.id, tables.setting.c.value).where(tables.setting.c.id.startswith(PREFIX))
    return {row.id.removeprefix(PREFIX): _words(row.value) for row in connection.execute(query)}


def _words(stored: str) -> Words:
    """What makes no sense counts as not chosen: it never stops a picture."""
    try:
        return [(str(each), str(word), str(plain)) for each, word, plain in json.loads(stored)]
    except (ValueError, TypeError):
        return ()


def _cleaned(values: dict[str, Any]) -> dict[str, str]:
    return {key: clean_text(str(value)) for key, value in values.items()}
