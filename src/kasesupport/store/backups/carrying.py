"""Erasures are carried on: a family that today's vault erased does not come back by an older backup unasked."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

import sqlcipher3.dbapi2 as driver

from kasesupport.domain.problems import Problem
from kasesupport.store.backups import inspection
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history import erasure, erasure_note
from kasesupport.store.history.erasure_note import ERASE

# A salvage keeps the erasures before it in the past journal.
ERASURES = """
SELECT family_id, note FROM journal WHERE op = ? UNION SELECT family_id, note FROM past_journal WHERE op = ?
ORDER BY family_id
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """One erasure, as today's journal keeps it."""

    family_id: str
    reason: str
    approver: str


def erasures(today: driver.Connection) -> tuple[Kept, ...]:
    """All that today's vault knows of; a file of the first schema knows of none."""
    if today.execute(inspection.HAS_PAST).fetchone() is None:
        return ()
    return tuple({row[0]: _kept(*row) for row in today.execute(ERASURES, (ERASE, ERASE))}.values())


def come_back(known: Sequence[Kept], backup: driver.Connection) -> tuple[Kept, ...]:
    """Those of which the backup still has the family."""
    there = {str(row[0]) for row in backup.execute("SELECT id FROM family")} if known else set()
    return tuple(each for each in known if each.family_id in there)


def erase_again(restored: CaseFile, found: Sequence[Kept]) -> None:
    """Each an act of its own with the reason and the approver of then; the bytes of all go at the end.

    Where they cannot be wiped for want of room, the next opening does it: a restore must not fail for that.
    """
    for each in found:
        erasure.act(restored, each.family_id, each.reason, each.approver)
    if found:
        with suppress(Problem):
            erasure.wipe(restored)


def _kept(family_id: str, note: str) -> Kept:
    told = erasure_note.parse(note)
    return Kept(family_id, told.reason if told else "", told.approver if told else "")
