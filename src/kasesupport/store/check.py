"""The full check (点検): pages, trees, references, journal, and the heads that others know. It writes nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from kasesupport.domain.problems import Problem
from kasesupport.domain.progress import Progress
from kasesupport.store import anchor, inspection, journal, seen, shelf
from kasesupport.store.casefile import CaseFile
from kasesupport.store.home import ANCHOR, BACKUPS
from kasesupport.store.inspection import part
from kasesupport.store.journal import Head, Row

RESTORED = "vault.restore"
ENTRIES = """
SELECT seq, at, op, family_id, practitioner, device, undoes, changes, note, salt, digest, previous, hash
FROM journal ORDER BY seq
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it is well, and the facts for its words (resources/messages/findings.toml)."""

    code: str
    good: bool
    facts: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found, in the order in which it looked."""

    at: datetime
    findings: tuple[Finding, ...]

    @property
    def good(self) -> bool:
        """Whether all is well."""
        return all(finding.good for finding in self.findings)


def check(file: CaseFile, laptop: Path | None, progress: Progress) -> CheckReport:
    """Looks at everything; a finding that is not good stops nothing but what stands on it.

    `laptop` is where this laptop remembers what it saw. Runs in any thread beside the acts.
    Raises disk_full, disk_failed; Cancelled. Damage is a finding, not a Problem.
    """
    at = file.now()
    try:
        file.checkpoint()  # cipher_integrity_check sees the main file alone
        with file.second() as connection:
            findings = _findings(file, connection, laptop, progress)
    except Problem as problem:
        if problem.code != "damaged_file":
            raise
        findings = (Finding("unreadable", good=False),)
    progress(1)
    return CheckReport(at, findings)


def _findings(
    file: CaseFile, connection: driver.Connection, laptop: Path | None, progress: Progress
) -> tuple[Finding, ...]:
    pages = _pages(file, connection)
    progress(0.2)
    if pages:
        return (_finding("pages", len(pages)),)
    trees = inspection.bad_trees(connection, lambda: progress(0.4))
    if trees:
        return (_finding("pages", 0), _finding("trees", len(trees)))
    progress(0.6)
    strays = len(connection.execute("PRAGMA foreign_key_check").fetchall())
    broken = journal.first_broken(_entries(connection, part(progress, 0.6, 1)))
    return (
        *(_finding("pages", 0), _finding("trees", 0), _finding("references", strays)),
        Finding("journal", broken is None, {"seq": broken or 0, "last": file.head().seq}),
        *_known_heads(file, connection, laptop),
    )


def _finding(code: str, count: int) -> Finding:
    return Finding(code, not count, {"count": count})


def _pages(file: CaseFile, connection: driver.Connection) -> list[str]:
    """A page torn by a checkpoint that was just running is no damage: looked at again while nobody writes."""
    found = inspection.bad_pages(connection)
    if not found:
        return []
    file.checkpoint()
    return file.read(lambda _still: inspection.bad_pages(connection))


def _entries(connection: driver.Connection, progress: Progress) -> Iterator[Row]:
    whole = max(connection.execute("SELECT count(*) FROM journal").fetchone()[0], 1)
    found = connection.execute(ENTRIES)
    names = [column[0] for column in found.description]
    for n, row in enumerate(found):
        if n % 1000 == 0:
            progress(n / whole)
        yield dict(zip(names, row, strict=True))


def _known_heads(file: CaseFile, connection: driver.Connection, laptop: Path | None) -> tuple[Finding, ...]:
    """Each place that knows a head, against the chain. What a restore took back is no cut tail."""
    home = file.home
    lines = [line for line in shelf.lines(home.folder / BACKUPS, home, "here") if line.proven]
    missing = [line.head for line in lines if not _in_chain(connection, line.head)]
    anchored = anchor.read(home.folder / ANCHOR, home.key.key) or Head()
    noticed = seen.read(laptop, home.vault_id) if laptop else Head()
    return (
        Finding("anchor", _in_chain(connection, anchored), {"seq": anchored.seq}),
        Finding("laptop", _in_chain(connection, noticed), {"seq": noticed.seq}),
        Finding("backups", not missing, {"count": len(missing), "of": len(lines)}),
    )


def _in_chain(connection: driver.Connection, head: Head) -> bool:
    """Whether the entry is there; or the vault was put back to before it, and says so in its journal."""
    if not head.seq:
        return True
    found = connection.execute("SELECT hash FROM journal WHERE seq = ?", (head.seq,)).fetchone()
    if found and found[0] == head.hash:
        return True
    query = "SELECT count(*) FROM journal WHERE op = ? AND seq <= ?"
    return bool(connection.execute(query, (RESTORED, head.seq)).fetchone()[0])
