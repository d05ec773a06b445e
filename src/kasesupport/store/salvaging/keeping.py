"""What a salvage brought, kept in the new vault: by ids alone, so that no name outlives its family there."""

import json
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from datetime import datetime
from typing import Any

from kasesupport.domain.salvage import Named, Orphan, Report, Tally
from kasesupport.store import settings
from kasesupport.store.casefile import CaseFile
from kasesupport.store.op import Op

KEY = "salvage.report"


@dataclass(frozen=True, slots=True)
class Kept:
    """When, of which folder, and of the Report what can be told later. `families`: ids with their rows."""

    at: datetime
    source: str
    families: tuple[tuple[str, Tally], ...]
    shared: Tally
    older: tuple[Named, ...]
    unlinked: tuple[Named, ...]
    entries_missing: int
    keeper_named: str


def keep(opened: CaseFile, report: Report, source: str) -> None:
    """Keeps it in the vault that the salvage makes, in place of that of an earlier salvage."""
    value = {
        "at": opened.now_text(),
        "source": source,
        "families": [[each.family_id, *astuple(each.rows)] for each in report.families],
        "shared": astuple(report.shared),
        "older": _rows(report.older_rows),
        "unlinked": _rows(report.unlinked),
        "entries_missing": report.entries_missing,
        "keeper_named": report.keeper_named,
    }
    opened.transact(Op("vault.salvage", silent=True), lambda c: settings.put(c, KEY, json.dumps(value)))


def kept(file: CaseFile) -> Kept | None:
    """What was kept; None where this vault was made by no salvage."""
    value: Any = json.loads(file.read(lambda c: settings.get(c, KEY)) or "null")
    if value is None:
        return None
    return Kept(
        datetime.fromisoformat(value["at"]),
        value["source"],
        tuple((family_id, Tally(*counts)) for family_id, *counts in value["families"]),
        Tally(*value["shared"]),
        tuple(Named(*each) for each in value["older"]),
        tuple(Named(*each) for each in value["unlinked"]),
        value["entries_missing"],
        value["keeper_named"],
    )


def _rows(rows: Iterable[Named | Orphan]) -> list[list[str]]:
    return [[each.table, each.id, each.family_id] for each in rows]
