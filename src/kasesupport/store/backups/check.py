"""The full check (点検): pages, trees, references, journal, rows, and the heads that others know. It writes nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from kasesupport.domain.problems import Problem
from kasesupport.domain.progress import Progress
from kasesupport.store import blobs
from kasesupport.store.backups import inspection, shelf
from kasesupport.store.backups.inspection import part
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history import anchor, seen, verify
from kasesupport.store.history.journal import Head
from kasesupport.store.history.verify import Known, Report
from kasesupport.store.home import ANCHOR, BACKUPS
from kasesupport.store.words import proof as index_proof

ENTRY_FLAWS = frozenset({"chain", "emptied", "unreadable"})
ROW_FLAWS = frozenset({"changed", "added", "missing", "history"})
DAMAGE = frozenset({"pages", "unreadable", "trees"})
WORDS = "words"  # the index of the search: no damage, as it can be made anew from the rows
SOURCES = ("anchor", "laptop", "backup")


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

    @property
    def damaged(self) -> bool:
        """Whether the file itself is damaged: such a one is not worked on with."""
        return any(finding.code in DAMAGE and not finding.good for finding in self.findings)


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
        return (_counted("pages", len(pages)),)
    trees = inspection.bad_trees(connection, lambda: progress(0.3))
    if trees:
        return (_counted("pages", 0), _counted("trees", len(trees)))
    strays = len(connection.execute("PRAGMA foreign_key_check").fetchall())
    known = _known(file, laptop)
    proof = verify.verify(connection, known, part(progress, 0.4, 0.9))
    said = (_counted("pages", 0), _counted("trees", 0), _counted("references", strays))
    words = _words(connection, part(progress, 0.9, 1))
    return (*said, *_told(proof, known), *_contents(connection), *words)


def _contents(connection: driver.Connection) -> Iterator[Finding]:
    """Whether the bytes beside the journal are those that it tells of; nothing where there are none."""
    looked_at, wrong = blobs.proven(connection)
    if looked_at:
        yield Finding("contents", not wrong, {"count": wrong, "of": looked_at})


def _words(connection: driver.Connection, progress: Progress) -> Iterator[Finding]:
    """Whether the search finds what the rows hold; nothing where nothing is written yet."""
    looked_at, wrong = index_proof.proven(connection, progress)
    if looked_at or wrong:
        yield Finding(WORDS, not wrong, {"count": wrong, "of": looked_at})


def _told(proof: Report, known: tuple[Known, ...]) -> Iterator[Finding]:
    """The proof's flaws, one finding for the journal, one for the rows, one for each place that knows a head."""
    entry = next((flaw.seq for flaw in proof.flaws if flaw.kind in ENTRY_FLAWS), None)
    yield Finding("journal", entry is None, {"seq": entry or 0, "last": proof.head.seq})
    yield _counted("rows", sum(flaw.kind in ROW_FLAWS for flaw in proof.flaws))
    for source in SOURCES:
        gone = [flaw.seq or 0 for flaw in proof.flaws if flaw.kind == "head" and flaw.source == source]
        if asked := sum(each.source == source for each in known):
            yield Finding(source, not gone, {"count": len(gone), "of": asked, "seq": max(gone, default=0)})


def _counted(code: str, count: int) -> Finding:
    return Finding(code, not count, {"count": count})


def _pages(file: CaseFile, connection: driver.Connection) -> list[str]:
    """A page torn by a checkpoint that was just running is no damage: looked at again while nobody writes."""
    found = inspection.bad_pages(connection)
    if not found:
        return []
    file.checkpoint()
    return file.read(lambda _still: inspection.bad_pages(connection))


def _known(file: CaseFile, laptop: Path | None) -> tuple[Known, ...]:
    """Heads seen elsewhere: the anchor's, this laptop's, and those of the backups that the present key proves."""
    home = file.home
    anchored = anchor.read(home.folder / ANCHOR, home.key.key) or Head()
    noticed = seen.read(laptop, home.vault_id, home.folder) if laptop else Head()
    lines = [line for line in shelf.lines(home.folder / BACKUPS, home, "here") if line.proven]
    heads = (("anchor", anchored), ("laptop", noticed), *(("backup", line.head) for line in lines))
    return tuple(Known(source, head) for source, head in heads if head.seq)
