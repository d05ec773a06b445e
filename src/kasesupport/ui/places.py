"""What this laptop keeps outside the vaults: where one was opened last and by which key. No name, no family."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

if TYPE_CHECKING:
    from kasesupport.cases.opening import CaseFile


@dataclass(frozen=True, slots=True)
class Laptop:
    """One folder of the user's configuration; a read-only one only means that one has to choose again."""

    folder: Path

    @property
    def seen(self) -> Path:
        """Where the store remembers what it last saw of each vault."""
        return self.folder / "seen.json"

    def vault(self) -> Path | None:
        """The folder opened last on this laptop, if it was kept and can be read."""
        kept = self._kept().get("vault")
        return Path(kept) if kept else None

    def slot(self) -> str:
        """The id of the key slot opened last."""
        return self._kept().get("slot", "")

    def keep(self, vault: Path, slot: str) -> None:
        """Keep folder and slot for the next start."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._place().write_text(json.dumps({"vault": str(vault), "slot": slot}), encoding="utf-8")
        except OSError:
            return

    def keep_opened(self, file: "CaseFile", folder: Path) -> None:
        """Keep where this vault is and by whose key it was opened. A backup that was looked at is not kept.

        A printed recovery key is nobody's everyday one: the slot kept before stays.
        """
        if not any(notice.code == "backup_opened" for notice in file.notices):
            self.keep(folder, file.home.slot_id if file.author.practitioner_id else self.slot())

    def _place(self) -> Path:
        return self.folder / "place.json"

    def _kept(self) -> dict[str, str]:
        try:
            kept = json.loads(self._place().read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        return {k: v for k, v in kept.items() if isinstance(v, str)} if isinstance(kept, dict) else {}


def this_laptop() -> Laptop:
    """The configuration folder of whoever runs the program."""
    return Laptop(Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)))
