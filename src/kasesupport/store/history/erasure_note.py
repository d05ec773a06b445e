"""What the journal keeps of an erasure: why, who approved it, how much went, and which entries were emptied."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from kasesupport.store.canonical import canonical

ERASE = "family.erase"
KEPT = "journal.kept"  # what emptied entries told of others (the register), told again so that the rows stay proven


@dataclass(frozen=True, slots=True)
class Erasure:
    """The note of an entry ERASE. `entries` are spans (spans.py) of numbers of emptied entries."""

    reason: str
    approver: str
    rows: Mapping[str, int] = field(default_factory=dict)  # number by table
    entries: str = ""

    def note(self) -> str:
        """As it stands in the journal."""
        return canonical(asdict(self))


def parse(note: str) -> Erasure | None:
    """The inverse of `Erasure.note`; None if it is none."""
    try:
        found = Erasure(**json.loads(note))
    except (ValueError, TypeError, RecursionError):
        return None
    return found if isinstance(found.rows, dict) and isinstance(found.entries, str) else None
