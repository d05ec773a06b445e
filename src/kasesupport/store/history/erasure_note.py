"""What the journal keeps of an erasure: why, who approved it, how much went, and which entries were emptied."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from kasesupport.store.canonical import canonical

ERASE = "family.erase"
KEPT = "journal.kept"  # what emptied entries told of others (the register), told again so that the rows stay proven


@dataclass(frozen=True, slots=True)
class Erasure:
    """The note of an entry ERASE. `entries` are spans (spans.py) of numbers of emptied entries.

    `part_of`: the family this one had become part of, with which it was erased.
    """

    reason: str
    approver: str
    rows: Mapping[str, int] = field(default_factory=dict)  # number by table
    entries: str = ""
    part_of: str = ""

    def note(self) -> str:
        """As it stands in the journal."""
        told = asdict(self)
        return canonical(told if self.part_of else {key: told[key] for key in told if key != "part_of"})


def parse(note: str) -> Erasure | None:
    """The inverse of `Erasure.note`; None if it is none."""
    try:
        found = Erasure(**json.loads(note))
    except (ValueError, TypeError, RecursionError):
        return None
    return found if isinstance(found.rows, dict) and isinstance(found.entries, str) else None
