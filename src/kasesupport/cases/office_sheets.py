"""The office's own sheets, kept with the vault: a file a sheet, each with an undo of its own.

Only the words are kept here; what they make of a sheet is told by `sheets.forms.office`.
"""

import json
from collections.abc import Iterator

from sqlalchemy import Connection, select

from kasesupport.cases.roles import RIGHTS, require
from kasesupport.domain.problems import Problem
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile
from kasesupport.store.op import Op
from kasesupport.store.settings import get, put

PREFIX = "sheetform."
STACK = "sheetform."  # each sheet has an undo of its own: CaseFile.undo(STACK + sheet)
LONGEST = 200_000  # characters of one file; ours have about 3,000
Words = tuple[str, str]  # a file's name, and what stands in it


def kept(file: CaseFile) -> dict[str, Words]:
    """The office's files by the sheet they are for. What makes no sense counts as not chosen."""
    query = select(tables.setting.c.id, tables.setting.c.value).where(tables.setting.c.id.startswith(PREFIX))

    def read(connection: Connection) -> dict[str, Words]:
        rows = connection.execute(query)
        return {row.id.removeprefix(PREFIX): each for row in rows for each in _words(row.value)}

    return file.read(read)


def keep(file: CaseFile, sheet: str, words: Words, *, typing: str = "") -> None:
    """Keep a file for a sheet in place of the one before. With the same `typing` in a row it is one undo step.

    Raises Problem("supervisor_only"), read_only_role, text_too_long.
    """
    name, text = words
    if len(text) > LONGEST:
        raise Problem("text_too_long", limit=LONGEST, length=len(text))
    merge = f"{sheet}.{typing}" if typing else ""
    _put(file, Op("sheet.form", stack=STACK + sheet, note=sheet, merge=merge), sheet, {"name": name, "text": text})


def give_up(file: CaseFile, sheet: str) -> None:
    """From now on ours again. Raises Problem("supervisor_only"), read_only_role."""
    _put(file, Op("sheet.form_reset", stack=STACK + sheet, note=sheet), sheet, {})


def undo(file: CaseFile, sheet: str) -> str | None:
    """Takes the last act on this sheet back; gives its name, None if there is none. Raises Problem("undo_blocked")."""
    require(file, RIGHTS["conventions"])
    return file.undo(STACK + sheet)


def redo(file: CaseFile, sheet: str) -> str | None:
    """Does the last one taken back again. Raises Problem("undo_blocked")."""
    require(file, RIGHTS["conventions"])
    return file.redo(STACK + sheet)


def can_undo(file: CaseFile, sheet: str) -> bool:
    """Whether there is one to take back."""
    return file.can_undo(STACK + sheet) is not None


def can_redo(file: CaseFile, sheet: str) -> bool:
    """Whether there is one to do again."""
    return file.can_redo(STACK + sheet) is not None


def _put(file: CaseFile, op: Op, sheet: str, value: dict[str, str]) -> None:
    require(file, RIGHTS["conventions"])
    stored = json.dumps(value, ensure_ascii=False)

    def change(connection: Connection) -> None:
        if value or get(connection, PREFIX + sheet):
            put(connection, PREFIX + sheet, stored)

    file.transact(op, change)


def _words(stored: str) -> Iterator[Words]:
    try:
        value = json.loads(stored)
        yield str(value["name"]), str(value["text"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return
