"""Whether anybody wrote past the program: the whole proof of journal and rows, and its flaws in words."""

from pathlib import Path

from kasesupport.cases.backups import backups
from kasesupport.cases.telling import word
from kasesupport.domain.progress import Progress
from kasesupport.store import seen as laptop
from kasesupport.store import verify
from kasesupport.store.casefile import CaseFile
from kasesupport.store.differences import Flaw
from kasesupport.store.journal import Head
from kasesupport.store.verify import Known, Report

__all__ = ["Flaw", "Head", "Report", "flaw_text", "prove"]


def prove(
    file: CaseFile, *, seen: Path | None = None, paper: Head | None = None, progress: Progress | None = None
) -> Report:
    """The proof against all heads known: the anchor's, the backups', this laptop's (`seen`), and a printed one.

    May run in a thread beside the acts. Raises vault_closed, damaged_file, disk_failed; Cancelled.
    """
    known = [Known("backup", line.head) for line in backups(file) if line.proven]
    if seen is not None:
        known.append(Known("laptop", laptop.read(seen, file.home.vault_id)))
    if paper is not None:
        known.append(Known("paper", paper))
    return verify.verify_file(file, known, progress)


def flaw_text(flaw: Flaw, language: str = "ja") -> str:
    """One flaw in words, with table, id and entry, for whoever looks into it. Holds no personal data."""
    facts = {
        "seq": "?" if flaw.seq is None else flaw.seq,
        "thing": word(language, f"table.{flaw.table}", flaw.table),
        "row_id": flaw.row_id,
        "source": word(language, f"source.{flaw.source}", flaw.source),
    }
    return word(language, f"flaw.{flaw.kind}").format_map(facts)
