"""A damaged vault, and what can be brought out of it into a new one; what came of it, kept in the new one."""

from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, select

from kasesupport.cases.opening import CaseFile, Secret, unlock
from kasesupport.cases.telling import Teller, counted, label, word
from kasesupport.domain.salvage import FamilyTally, Named, Orphan, Report, Tally, Told, ToldFamily
from kasesupport.store.salvaging import keeping
from kasesupport.store.salvaging.keeping import Kept
from kasesupport.store.salvaging.salvage import salvage
from kasesupport.store.tables import family

__all__ = ["FamilyTally", "Report", "Tally", "Told", "is_salvaged", "look_at", "salvage", "told", "unlinked"]

NAMED = frozenset({"person", "family", "household", "resource", "practitioner", "plan", "goal", "need", "statement"})


def unlinked(report: Report, family_id: str, language: str = "ja") -> str:
    """What a family has back without a link, in words: so many rows of each kind. "" where there is nothing."""
    return _counts((each for each in report.unlinked if each.family_id == family_id), language)


def is_salvaged(file: CaseFile) -> bool:
    """Whether this vault was made by a salvage."""
    return keeping.kept(file) is not None


def told(file: CaseFile, language: str = "ja") -> Told | None:
    """What the salvage that made this vault brought, with the names of today; None where none did."""
    found = keeping.kept(file)
    return None if found is None else file.read(lambda connection: _told(connection, found, language))


def look_at(folder: Path, secret: Secret, *, slot: str = "") -> Told | None:
    """The same of a vault that is closed: it is opened for a moment, and this laptop does not take note of it.

    Raises what `opening.unlock` raises; not for the main thread.
    """
    with closing(unlock(folder, secret, slot=slot)) as file:
        return told(file)


def _told(connection: Connection, found: Kept, language: str) -> Told:
    teller = Teller(connection, language)
    names = {row.id: row.name for row in connection.execute(select(family.c.id, family.c.name))}
    tallies = (FamilyTally(family_id, names.get(family_id, ""), rows) for family_id, rows in found.families)
    lines = [_family(teller, found, each, erased=each.family_id not in names) for each in tallies]
    shared = _family(teller, found, FamilyTally("", "", found.shared), erased=False)
    return Told(
        found.at,
        found.source,
        tuple(sorted(lines, key=lambda line: (line.rank, line.name))),
        shared,
        found.entries_missing,
        found.keeper_named,
    )


def _family(teller: Teller, found: Kept, tally: FamilyTally, *, erased: bool) -> ToldFamily:
    older = [each for each in found.older if each.family_id == tally.family_id]
    unlinked = [each for each in found.unlinked if each.family_id == tally.family_id]
    lost = erased and tally.rows.lost > 0 and not tally.rows.kept  # of a family that never came back
    return ToldFamily(
        tally.name,
        tally.rows,
        _which(teller, older, tally.rows.older) if not erased else "",
        _counts(unlinked, teller.language) if not erased else "",
        erased and not lost,
    )


def _which(teller: Teller, rows: Sequence[Named], count: int) -> str:
    """人「ひまり、あきら」、親子2件: by name where a row has one that stands for it. There are `count` in all."""
    kinds: dict[str, list[str]] = {}
    for each in rows:
        row = teller.row(each.table, each.id) if each.table in NAMED else None
        kinds.setdefault(each.table, []).append(label(teller, each.table, row) if row else "")
    comma = word(teller.language, "frame.comma")
    said = [_kind(teller.language, table, names, comma) for table, names in kinds.items()]
    return comma.join([*said, *([word(teller.language, "frame.others")] if count > len(rows) > 0 else [])])


def _kind(language: str, table: str, names: list[str], comma: str) -> str:
    known = list(dict.fromkeys(name for name in names if name))
    if not known:
        return counted(language, {table: len(names)})
    return word(language, "frame.which").format(thing=word(language, f"table.{table}", table), which=comma.join(known))


def _counts(rows: Iterable[Named | Orphan], language: str) -> str:
    found = Counter(table for table, _ in {(each.table, each.id) for each in rows})
    return counted(language, dict(sorted(found.items())))
