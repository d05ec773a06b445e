"""保存期間: how long a closed family's record is kept, which are due, and erasing one for good.

The periods are the office's; what stands here is a proposal marked 暫定. 児童記録票 of a 児童相談所 are kept
until the child is 25 in principle (内閣衆質215第5号, 2024-11-22); no rule for municipalities was found.
"""

import json
from datetime import date, datetime

from sqlalchemy import Connection, delete, insert, select

from kasesupport.cases import office
from kasesupport.cases.backups import BackupLine, backups
from kasesupport.cases.keeping import DueLine, Periods, State, due, periods
from kasesupport.cases.restrictions import require_sight
from kasesupport.cases.roles import RIGHTS, require
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.problems import Problem
from kasesupport.domain.texts import clean_line, clean_text
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history import erasure, erasure_note
from kasesupport.store.history.erasure import Erased
from kasesupport.store.history.erasure_note import ERASE
from kasesupport.store.op import Op

__all__ = [
    "DueLine", "Erased", "Periods", "State", "due", "erase", "keep_until", "left_behind", "periods", "set_periods",
    "stop_keeping", "wipe",
]  # fmt: skip

LONGEST = 100
REASON = 200  # characters: enough for why, too short for a story


def set_periods(file: CaseFile, years: int, age: int) -> None:
    """Settle the periods: years after the closing, age of the youngest child; 0 leaves one out.

    Raises supervisor_only; years_out_of_range (most).
    """
    require(file, RIGHTS["retention"])
    if not (0 <= years <= LONGEST and 0 <= age <= LONGEST):
        raise Problem("years_out_of_range", most=LONGEST)
    value = json.dumps({"years": years, "age": age})
    file.transact(Op("retention.periods", silent=True), lambda c: office.put(c, "retention.periods", value))


def keep_until(file: CaseFile, family_id: str, until: str, why: str) -> None:
    """Keep this family until a day (ISO; "" without limit), whatever the periods say.

    Raises supervisor_only, reason_needed, text_too_long, date_unreadable.
    """
    require(file, RIGHTS["retention"])
    reason = _needed(why)
    day = date.fromordinal(PartialDate.from_text(until).span()[1].toordinal()).isoformat() if until else ""
    row = {"id": file.new_id(), "family_id": family_id, "keep_until": day, "why": reason}

    def keeping(connection: Connection) -> None:
        _let_go(connection, family_id)
        connection.execute(insert(tables.retention).values(**row))

    file.transact(Op("retention.keep", family_id, silent=True), keeping)


def stop_keeping(file: CaseFile, family_id: str) -> None:
    """The periods hold again for this family. Raises supervisor_only."""
    require(file, RIGHTS["retention"])
    file.transact(Op("retention.release", family_id, silent=True), lambda c: _let_go(c, family_id))


def erase(file: CaseFile, family_id: str, reason: str, approver: str, *, early: bool = False) -> Erased:
    """Erase a family for good: its rows, its words in the journal, its drafts, and their bytes in the file.

    It cannot be undone. The journal keeps that it was done, by whom, with reason and approver: **these two stay,
    so they must not tell who it was** (the window says so where they are typed). `early` for one that is not due.
    Slow with a large file: not for the main thread, and no family should be open. What backups still hold:
    `left_behind`. Where the bytes could not be wiped (`Erased.wiped`), the next opening does it, or `wipe`.

    Raises keeper_only, family_hidden, reason_needed, approver_needed, text_too_long, family_kept, not_due_yet,
    no_such_family, read_only_vault, disk_full, disk_failed: nothing is gone then.
    """
    require(file, RIGHTS["erasure"])
    require_sight(file, family_id)
    why, by = _needed(reason), clean_line(approver)
    if not by:
        raise Problem("approver_needed")
    _refuse_kept(next((line for line in due(file) if line.family_id == family_id), None), early=early)
    return erasure.erase(file, family_id, why, by)


def wipe(file: CaseFile) -> None:
    """Once more make the bytes of what was erased go. Raises disk_full, disk_failed: it is then still due."""
    erasure.wipe(file)


def left_behind(file: CaseFile, family_id: str) -> tuple[BackupLine, ...]:
    """The backups that still hold an erased family, or one that had become part of it, newest first; each has the day
    by which it will be gone.
    """
    found = file.read(lambda connection: [_span(connection, each) for each in _with_its_parts(connection, family_id)])
    return tuple(line for line in backups(file) if any(span and _within(line, *span) for span in found))


def _with_its_parts(connection: Connection, family_id: str) -> tuple[str, ...]:
    entry = tables.journal.c
    rows = connection.execute(select(entry.family_id, entry.note).where(entry.op == ERASE)).all()
    parts = (each for each, note in rows if (told := erasure_note.parse(note)) and told.part_of == family_id)
    return (family_id, *parts)


def _span(connection: Connection, family_id: str) -> tuple[tuple[int, datetime], ...]:
    """Number and time of the family's first entry and of its erasure; empty where it was not erased."""
    entry = tables.journal.c
    query = select(entry.seq, entry.at, entry.op).where(entry.family_id == family_id).order_by(entry.seq)
    found = [(seq, datetime.fromisoformat(at), op) for seq, at, op in connection.execute(query)]
    erased = [(seq, at) for seq, at, op in found if op == ERASE]
    return (found[0][:2], erased[-1]) if erased else ()


def _within(line: BackupLine, first: tuple[int, datetime], last: tuple[int, datetime]) -> bool:
    """By the last act it holds; by the clock where the key that would tell is gone or a restore
    went back to before it, and rather one too many.
    """
    if line.seq is not None and not line.apart:
        return first[0] <= line.seq < last[0]
    return first[1].replace(microsecond=0) <= line.at <= last[1]


def _refuse_kept(line: DueLine | None, *, early: bool) -> None:
    if line is None:
        raise Problem("no_such_family")
    if line.state == "kept":
        raise Problem("family_kept")
    if line.state != "due" and not early:
        raise Problem("not_due_yet")


def _needed(typed: str) -> str:
    reason = clean_text(typed, limit=REASON)
    if not reason:
        raise Problem("reason_needed")
    return reason


def _let_go(connection: Connection, family_id: str) -> None:
    connection.execute(delete(tables.retention).where(tables.retention.c.family_id == family_id))
