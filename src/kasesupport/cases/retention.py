"""保存期間: how long a closed family's record is kept, which are due, and erasing one for good.

The periods are the office's; what stands here is a proposal marked 暫定. 児童記録票 of a 児童相談所 are kept
until the child is 25 in principle (内閣衆質215第5号, 2024-11-22); no rule for municipalities was found.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kasesupport.store.casefile import CaseFile

State = Literal["due", "later", "kept", "open", "unknown"]


@dataclass(frozen=True, slots=True)
class Periods:
    """Years after the closing, and the age of the youngest child until which is kept; the later day counts.

    0 leaves either out. `provisional`: the proposal, which the office has not yet settled.
    """

    years: int = 5
    age: int = 25
    provisional: bool = True


@dataclass(frozen=True, slots=True)
class DueLine:
    """One family and how long it is kept. Dates are ISO text.

    `state`: "due" now; "later" on `until`; "kept" longer by the office's word (`why`; `until` "" for no limit);
    "open", not closed yet; "unknown", closed but a child's birth is not told exactly enough.
    """

    family_id: str
    name: str
    kana: str
    state: State
    closed_on: str = ""
    until: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure took. `wiped`: whether the bytes are gone from the file too; if not, `wipe` with more room."""

    rows: dict[str, int]  # number by table
    entries: int  # journal entries emptied of their words
    at: str
    wiped: bool


def periods(file: CaseFile) -> Periods:
    """What the office has settled, else the proposal."""
    raise NotImplementedError


def set_periods(file: CaseFile, years: int, age: int) -> None:
    """Settle the periods. Raises supervisor_only; years_out_of_range (0 to 100)."""
    raise NotImplementedError


def due(file: CaseFile, on: date | None = None) -> tuple[DueLine, ...]:
    """Every family that may be seen, with how it stands on a day (today): the due first, longest due at the top."""
    raise NotImplementedError


def keep_until(file: CaseFile, family_id: str, until: str, why: str) -> None:
    """Keep this family until a day (ISO; "" without limit), whatever the periods say.

    Raises supervisor_only, reason_needed, text_too_long, date_unreadable.
    """
    raise NotImplementedError


def stop_keeping(file: CaseFile, family_id: str) -> None:
    """The periods hold again for this family. Raises supervisor_only."""
    raise NotImplementedError


def erase(file: CaseFile, family_id: str, reason: str, approver: str, *, early: bool = False) -> Erased:
    """Erase a family for good: its rows, its words in the journal, its drafts, and their bytes in the file.

    It cannot be undone. The journal keeps that it was done, by whom, with reason and approver: **these two stay,
    so they must not tell who it was** (the window says so where they are typed). `early` for one that is not due.
    Slow with a large file: not for the main thread while a family is open. What backups still hold: `left_behind`.

    Raises keeper_only, family_hidden, reason_needed, approver_needed, text_too_long, family_kept, not_due_yet,
    read_only_vault, disk_full.
    """
    raise NotImplementedError


def wipe(file: CaseFile) -> None:
    """Once more make the bytes of what was erased go, where `Erased.wiped` is False. Raises disk_full, disk_failed."""
    raise NotImplementedError
