"""Sheets that left the office: kept as they were, with day, to whom, by whom (M49); and why without consent (M92)."""

import json
from datetime import date
from typing import Any

from sqlalchemy import Connection, RowMapping, select, update

from kasesupport.cases.rows import OpenCase, edit, put, remove
from kasesupport.domain.handed import Handed, Paper, Told
from kasesupport.domain.problems import Problem
from kasesupport.domain.texts import clean_line
from kasesupport.store import blobs, tables
from kasesupport.store.op import Op

LONGEST = 300  # signs of a reason
PLAN = "support-plan"
HANDED = tables.handed


def hand_over(
    case: OpenCase, paper: Paper, to: str, on: date, *, read_aloud: Told = "", signed: Told = "", plan_id: str = ""
) -> str:
    """Keep a paper as it was handed over; gives its id. One act: its undo takes the copy back, too.

    With the plan among the sheets, `plan_id` gets the day, where it has none yet: it is asked once.
    Raises Problem("handed_to_nobody") without a name, text_too_long, blob_too_large.
    """
    name = _somebody(to)
    note = json.dumps({"sheet": " ".join(paper.sheets), "to": name, "on": on.isoformat()}, ensure_ascii=False)

    def keep(connection: Connection) -> str:
        kept = blobs.put(connection, case.family_id, case.file.new_id(), paper.pdf)
        if PLAN in paper.sheets and plan_id:
            _day_of_plan(connection, case, plan_id, on)
        return put(
            connection, case, HANDED,
            sheets=" ".join(paper.sheets), title=paper.title, on=on.isoformat(), to_whom=name,
            by_whom=case.file.author.practitioner, read_aloud=read_aloud, signed=signed,
            sha256=kept.sha256, size=kept.size, pages=paper.pages, blob_id=kept.id,
        )  # fmt: skip

    return case.file.transact(Op("sheet.hand", case.family_id, note=note), keep)


def correct(case: OpenCase, handed_id: str, **values: str) -> None:
    """Correct to_whom, on (ISO), read_aloud or signed; the PDF itself stays. Raises handed_to_nobody, text_too_long."""
    if "to_whom" in values:
        values["to_whom"] = _somebody(values["to_whom"])
    edit(case, "sheet.hand_edit", HANDED, handed_id, **values)


def take_back(case: OpenCase, handed_id: str) -> None:
    """It was not handed over after all. Once nothing can be undone any more its bytes go."""
    remove(case, "sheet.hand_remove", HANDED, handed_id)


def listed(case: OpenCase) -> tuple[Handed, ...]:
    """All that was ever handed over for the family, newest day first; those from before copies were kept are not."""
    query = select(HANDED).where(HANDED.c.family_id == case.family_id).order_by(HANDED.c.on.desc(), HANDED.c.id.desc())
    return case.file.read(lambda connection: tuple(_handed(row) for row in connection.execute(query).mappings()))


def pdf(case: OpenCase, handed_id: str) -> bytes:
    """The PDF as it was. Raises Problem("blob_gone"), blob_changed."""
    mine = (HANDED.c.id == handed_id, HANDED.c.family_id == case.family_id)
    query = select(HANDED.c.blob_id, HANDED.c.sha256).where(*mine)

    def found(connection: Connection) -> bytes:
        row: Any = connection.execute(query).first() or ("", "")
        return blobs.content(connection, *row)

    return case.file.read(found)


def without_consent(case: OpenCase, sheet: str, to: str, reason: str) -> None:
    """Note why a sheet is made for somebody the family has not said yes to (M92).

    Raises Problem("share_without_reason") without a reason, text_too_long.
    """
    why = clean_line(reason, LONGEST)
    if not why:
        raise Problem("share_without_reason")
    told = json.dumps({"sheet": sheet, "to": clean_line(to), "reason": why}, ensure_ascii=False, sort_keys=True)
    op = Op("sheet.reason", case.family_id, silent=True, logged=True, note=told)
    case.file.transact(op, lambda _connection: None)


def reveal(case: OpenCase, sheet: str, reason: str) -> None:
    """Note why a protected address stands on a sheet of the office.

    Raises Problem("reveal_without_reason") without a reason, text_too_long.
    """
    why = clean_line(reason, LONGEST)
    if not why:
        raise Problem("reveal_without_reason")
    told = json.dumps({"sheet": sheet, "reason": why}, ensure_ascii=False, sort_keys=True)
    op = Op("sheet.reveal", case.family_id, silent=True, logged=True, note=told)
    case.file.transact(op, lambda _connection: None)


def _somebody(to: str) -> str:
    if not (name := clean_line(to)):
        raise Problem("handed_to_nobody")
    return name


def _day_of_plan(connection: Connection, case: OpenCase, plan_id: str, on: date) -> None:
    plan = tables.plan
    mine = (plan.c.id == plan_id, plan.c.family_id == case.family_id, plan.c.handed_on == "")
    connection.execute(update(plan).where(*mine).values(handed_on=on.isoformat()))


def _handed(row: RowMapping) -> Handed:
    return Handed(
        row["id"], tuple(row["sheets"].split()), row["title"], row["on"], row["to_whom"], row["by_whom"],
        row["read_aloud"], row["signed"], row["sha256"], row["size"], row["pages"], bool(row["blob_id"]),
    )  # fmt: skip
