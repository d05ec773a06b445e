"""The proof of the journal: its chain, every row against it, and the heads that others know; and its flaws in words."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from kasesupport import messages
from kasesupport.cases.backups import backups
from kasesupport.cases.telling import word
from kasesupport.domain.progress import Progress
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history import seen, verify
from kasesupport.store.history.differences import Flaw
from kasesupport.store.history.journal import Head
from kasesupport.store.history.verify import Known, Report

__all__ = ["Flaw", "Head", "Report", "flaw_text", "prove"]


def prove(
    file: CaseFile, progress: Progress | None = None, *, laptop: Path | None = None, paper: Head | None = None
) -> Report:
    """Names every place where somebody wrote past the program.

    `laptop` is where it remembers what it saw; `paper` a head from a printed sheet, its hash cut to 8 digits or more.
    Runs in any thread beside the acts. Raises vault_closed, damaged_file, disk_failed; Cancelled.
    """
    return verify.verify_file(file, tuple(_known(file, laptop, paper)), progress)


def flaw_text(flaw: Flaw, language: str = "ja") -> str:
    """One flaw in words, with table, id and entry, for whoever looks into it. Holds no personal data."""
    table = word(language, f"table.{flaw.table}", flaw.table)
    source = word(language, f"source.{flaw.source}", flaw.source)
    return messages.flaw_text({**asdict(flaw), "table": table, "source": source}, language)


def _known(file: CaseFile, laptop: Path | None, paper: Head | None) -> Iterator[Known]:
    yield from (Known("backup", line.head) for line in backups(file) if line.proven)
    if laptop is not None:
        yield Known("laptop", seen.read(laptop, file.home.vault_id, file.home.folder))
    if paper is not None:
        yield Known("paper", paper)
