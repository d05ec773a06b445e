"""Where an open vault stands, and with which key."""

from dataclasses import dataclass
from pathlib import Path

from kasesupport.store.engine import DataKey

LOCK = "lock"
ANCHOR = "anchor"
PAGE_1 = "page1"
BACKUPS = "backups"
FIRST_DATA = "data.db"


@dataclass(frozen=True, slots=True)
class Home:
    """The folder, its ids, the slot it was opened by, and the encrypted file's name in it."""

    folder: Path
    key: DataKey
    vault_id: str
    slot_id: str
    data: str = FIRST_DATA

    @property
    def file(self) -> Path:
        """The encrypted file."""
        return self.folder / self.data
