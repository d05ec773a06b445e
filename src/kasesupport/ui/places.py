"""What this laptop keeps outside the vaults: where the last one is, its key, its backups. No name, no family."""

import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

from kasesupport.domain.problems import Problem

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

    def second(self, vault: Path | None) -> Path | None:
        """Where the backups of this vault, or of the one opened last, stand a second time.

        The vault tells it too, but not when it cannot be read any more, and then it is wanted.
        """
        kept = self._kept()
        ours = vault is None or kept.get("vault") == str(vault)
        return Path(kept["second"]) if ours and kept.get("second") else None

    def keep(self, vault: Path, slot: str, second: Path | None = None) -> None:
        """Keep folder, slot and second place of its backups for the next start."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            kept = {"vault": str(vault), "slot": slot, "second": str(second or "")}
            self._place().write_text(json.dumps(kept), encoding="utf-8")
        except OSError:
            return

    def keep_opened(self, file: "CaseFile", folder: Path) -> None:
        """Keep where this vault and its backups are and by whose key it was opened. A backup looked at is not kept.

        A printed recovery key is nobody's everyday one: the slot kept before stays.
        """
        from kasesupport.cases import backups

        if not any(notice.code == "backup_opened" for notice in file.notices):
            slot = file.home.slot_id if file.author.practitioner_id else self.slot()
            second = self.second(folder)
            with suppress(Problem):  # a damaged file says so where something is done to it
                second = backups.second_place(file)
            self.keep(folder, slot, second)

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
