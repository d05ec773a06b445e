"""Opens a vault that was tampered with or damaged, and says how that is noticed."""

from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.soak import vaults
from sqlalchemy import Connection, select

from kasesupport.domain.problems import Problem
from kasesupport.store.backups.check import check
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history.verify import verify_file
from kasesupport.store.tables import journal

Truth = tuple[vaults.Tables, tuple[tuple[object, ...], ...]]
WHOLE, UNNOTICED, WRONG = "nothing lost", "UNNOTICED", "WRONG DATA SHOWN AS IF WHOLE"


@dataclass(slots=True)
class Tally:
    """How many were noticed where, and what was not."""

    ways: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def add(self, what: str, way: str) -> None:
        """One more. A crash and wrong data are faults."""
        self.ways[way] += 1
        if way in (WRONG, UNNOTICED) or way.startswith("CRASH"):
            self.faults.append(f"{what}: {way}")

    def said(self) -> str:
        """The counts, most frequent first."""
        return ", ".join(f"{way} {count}" for way, count in self.ways.most_common())


def truth(file: CaseFile) -> Truth:
    """Everything a user could be shown."""
    return file.read(_everything)


def _everything(connection: Connection) -> Truth:
    entries = connection.execute(select(journal).order_by(journal.c.seq))
    return vaults.rows(connection), tuple(tuple(row) for row in entries)


def noticed(folder: Path, known: Truth, day: int, seen: Path | None = None) -> str:
    """Where it is noticed that the vault does not hold `known`: at open, when met, by the check.

    Else WHOLE, WRONG or CRASH. Data that differ are let pass only where the check names them.
    """
    try:
        return _looked_at(folder, known, day, seen)
    except Problem as problem:
        return f"at open ({problem.code})"
    except Exception as error:
        return f"CRASH {error!r}"


def _looked_at(folder: Path, known: Truth, day: int, seen: Path | None) -> str:
    with closing(vaults.unlock(folder, day, seen)) as file:
        try:
            shown = truth(file)
        except Problem as problem:
            return f"when met ({problem.code})"
        if not _checks(file):
            return "by the check"
        return WHOLE if shown == known else WRONG


def _checks(file: CaseFile) -> bool:
    return check(file, None, lambda _share: None).good and verify_file(file).holds
