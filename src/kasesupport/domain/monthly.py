"""What a vault says of itself on the monthly sheet (月ごとの点検票)."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Monthly:
    """Counts, last backups (in the vault, in the second place), last good check, and the last act on one day.

    `vault` is its name without its place. `acts` is the last act's number, `digest` its hash in hex. Times are None
    where there was nothing; nothing here tells of a family.
    """

    vault: str
    families: int
    people: int
    acts: int
    digest: str
    backup: datetime | None = None
    second: datetime | None = None
    check: datetime | None = None
