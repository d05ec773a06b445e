"""Checks of the vault (点検): made, kept with their date, due once a week; and heads known from paper."""

import json
import unicodedata
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, select

from kasesupport.domain.problems import Problem
from kasesupport.domain.progress import Progress
from kasesupport.store import settings, tables
from kasesupport.store.backups import check as store_check
from kasesupport.store.backups.check import CheckReport, Finding
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history import journal
from kasesupport.store.op import Op
from kasesupport.store.words import index

__all__ = ["CheckReport", "Finding", "check", "check_due", "compare_head", "is_damaged", "keep_check", "last_check"]

EACH = timedelta(days=7)
LAST = "check.last"
WORDS_MENDED = "words_mended"
SHORTEST = 8  # hex digits: one chance in four thousand million
HeadAnswer = Literal["there", "other", "missing"]


def check(file: CaseFile, progress: Progress | None = None, *, seen: Path | None = None) -> CheckReport:
    """Looks at all of the vault, in any thread, beside the acts; keep what it gives with `keep_check`.

    `seen` is where this laptop remembers what it saw. An index of the search that does not fit the rows is made anew,
    and the report says so. Raises disk_full, disk_failed; Cancelled.
    """
    report = store_check.check(file, seen, progress or _silent)
    wrong = any(each.code == store_check.WORDS and not each.good for each in report.findings)
    return _mended(file, report) if wrong and not report.damaged and not file.read_only else report


def _mended(file: CaseFile, report: CheckReport) -> CheckReport:
    """With the index made anew from the rows; that changes no row, so that the journal tells nothing of it."""
    file.transact(Op("words.build", silent=True), index.build)
    findings = (
        Finding(WORDS_MENDED, good=True, facts=each.facts) if each.code == store_check.WORDS else each
        for each in report.findings
    )
    return replace(report, findings=tuple(findings))


def keep_check(file: CaseFile, report: CheckReport) -> None:
    """Keeps a report with its date, in the main thread. A damaged or read-only vault is not written to.

    Where it tells of damage, nothing is read or written from then on: all else raises damaged_file.
    """
    file.guard.damaged = file.guard.damaged or report.damaged
    if report.good and not file.read_only:
        value = json.dumps({"at": report.at.isoformat(), "findings": [asdict(each) for each in report.findings]})
        file.transact(Op("check.keep", silent=True), lambda c: settings.put(c, LAST, value))


def is_damaged(file: CaseFile) -> bool:
    """Whether damage was met since the vault was opened."""
    return file.guard.damaged


def last_check(file: CaseFile) -> CheckReport | None:
    """The last good check; None if there was none."""
    kept = kept_setting(file, LAST)
    if not isinstance(kept, dict):
        return None
    return CheckReport(datetime.fromisoformat(kept["at"]), tuple(Finding(**each) for each in kept["findings"]))


def check_due(file: CaseFile) -> bool:
    """Whether a week has gone by since the last good check, or else since the vault began."""
    last = last_check(file)
    since = last.at if last else file.read(_first_act)
    return since is not None and not timedelta(0) <= file.now() - since < EACH


def compare_head(file: CaseFile, seq: int, hash_start: str) -> HeadAnswer:
    """Whether the act of a monthly sheet is still in the journal: "there", "other" in its place, or "missing".

    `hash_start` is typed from paper: the first groups will do, in any width, with or without spaces.
    Raises head_unreadable (least) for too few or other characters.
    """
    typed = "".join(unicodedata.normalize("NFKC", hash_start).lower().replace("-", " ").split())
    if len(typed) < SHORTEST or set(typed) - set("0123456789abcdef"):
        raise Problem("head_unreadable", least=SHORTEST)
    found = file.read(lambda c: journal.hash_at(c, seq))
    if not found:
        return "missing"
    return "there" if found.startswith(typed) else "other"


def kept_setting(file: CaseFile, key: str) -> object:
    """A setting's value; None where it was never set."""
    kept = file.read(lambda connection: settings.get(connection, key))
    return json.loads(kept) if kept else None


def _first_act(connection: Connection) -> datetime | None:
    rows = tables.journal.c
    at = connection.execute(select(rows.at).order_by(rows.seq).limit(1)).scalar()
    return datetime.fromisoformat(at) if at else None


def _silent(_share: float) -> None:
    """Nobody asked how far it is."""
