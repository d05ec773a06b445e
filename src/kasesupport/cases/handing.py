"""Sheets that left the office: to whom, on what day, and why without consent; all of it in the journal alone."""

import json
from datetime import date

from kasesupport.cases.rows import OpenCase
from kasesupport.domain.problems import Problem
from kasesupport.domain.texts import clean_line
from kasesupport.store.op import Op

LONGEST = 300  # signs of a reason


def handed(case: OpenCase, sheet: str, to: str, on: date, mark: str = "") -> None:
    """Note that a sheet was handed over. `sheet`: its permanent name; `mark`: the first signs of the PDF's SHA-256.

    Raises Problem("handed_to_nobody") without a name, text_too_long.
    """
    name = clean_line(to)
    if not name:
        raise Problem("handed_to_nobody")
    note = {"sheet": sheet, "to": name, "on": on.isoformat(), "mark": mark}
    _leave(case, "sheet.hand", note)


def without_consent(case: OpenCase, sheet: str, to: str, reason: str) -> None:
    """Note why a sheet is made for somebody the family has not said yes to (M92).

    Raises Problem("share_without_reason") without a reason, text_too_long.
    """
    why = clean_line(reason, LONGEST)
    if not why:
        raise Problem("share_without_reason")
    _leave(case, "sheet.reason", {"sheet": sheet, "to": clean_line(to), "reason": why})


def _leave(case: OpenCase, name: str, note: dict[str, str]) -> None:
    told = json.dumps(note, ensure_ascii=False, sort_keys=True)
    case.file.transact(Op(name, case.family_id, silent=True, logged=True, note=told), lambda _connection: None)
