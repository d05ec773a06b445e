"""The proof of the journal: its chain, every row against it, and the heads that others know."""

from collections.abc import Iterator
from pathlib import Path

from kasesupport.cases.backups import backups
from kasesupport.domain.progress import Progress
from kasesupport.store import seen, verify
from kasesupport.store.casefile import CaseFile
from kasesupport.store.differences import Flaw
from kasesupport.store.verify import Known, Report

__all__ = ["Flaw", "Report", "prove"]


def prove(file: CaseFile, progress: Progress | None = None, *, laptop: Path | None = None) -> Report:
    """Names every place where somebody wrote past the program; `laptop` is where it remembers what it saw.

    Runs in any thread beside the acts. Raises damaged_file, disk_failed; Cancelled.
    """
    return verify.verify_file(file, tuple(_known(file, laptop)), progress)


def _known(file: CaseFile, laptop: Path | None) -> Iterator[Known]:
    for line in backups(file):
        if line.proven:
            yield Known("backup", line.head)
    if laptop is not None:
        yield Known("laptop", seen.read(laptop, file.home.vault_id))
