"""What this laptop keeps outside the vaults: where the last one is, its key, its backups, whether damage was met in it,
how many questions are shown at once, which version was here last. No name, no family.
"""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStandardPaths

from kasesupport import __version__
from kasesupport.domain.notices import Notice
from kasesupport.domain.problems import Problem

if TYPE_CHECKING:
    from kasesupport.cases.opening import CaseFile


MOST = 20  # vaults only looked at that are remembered


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
        self._keep(vault=str(vault), slot=slot, second=str(second or ""))

    def keep_beside(self, vault: Path) -> None:
        """A vault that was restored to be looked at: opening it does not make it the one to offer first."""
        others = [each for each in self._beside() if each != str(vault)]
        self._write({**self._kept(), "beside": [*others[-MOST:], str(vault)]})

    def keep_first(self, file: "CaseFile", vault: Path) -> None:
        """From now on this open vault is the one to offer first."""
        self._write({**self._kept(), "beside": [each for each in self._beside() if each != str(vault)]})
        self.keep_opened(file, vault)

    def is_beside(self, vault: Path) -> bool:
        """Whether it is one of those that are only looked at."""
        return str(vault) in self._beside()

    def notices(self, vault: Path) -> tuple[Notice, ...]:
        """Where this vault is only looked at: which one the next start offers. Once, that the program was updated."""
        first = self.vault()
        beside = Notice("vault_beside", {"folder": vault, "first": first})
        return (*((beside,) if first and self.is_beside(vault) else ()), *self._updated())

    def _updated(self) -> tuple[Notice, ...]:
        before = self._kept().get("version", "")
        if before != __version__:
            self._keep(version=__version__)
        newer = before and _numbers(before) < _numbers(__version__)
        return (Notice("updated", {"version": __version__}),) if newer else ()

    def keep_opened(self, file: "CaseFile", folder: Path) -> None:
        """Keep where this vault and its backups are and by whose key it was opened. What is only looked at is not kept.

        A printed recovery key is nobody's everyday one: the slot kept before stays.
        """
        from kasesupport.cases import backups

        if not self.is_beside(folder) and not any(notice.code == "backup_opened" for notice in file.notices):
            slot = file.home.slot_id if file.author.practitioner_id else self.slot()
            second = self.second(folder)
            with suppress(Problem):  # a damaged file says so where something is done to it
                second = backups.second_place(file)
            self.keep(folder, slot, second)

    def damage(self, vault: Path) -> str:
        """When damage was met in this vault, as ISO 8601; "" where none was, or it was opened whole since."""
        kept = self._kept()
        return kept.get("damaged_at", "") if kept.get("damaged") == str(vault.absolute()) else ""

    def keep_damage(self, vault: Path | None, way: str = "") -> None:
        """Keep that damage was met in it, so that the next start offers what mends it; `way`: leads there at once."""
        if vault is None:
            return
        at = self.damage(vault) or datetime.now(UTC).isoformat(timespec="seconds")
        self._keep(damaged=str(vault.absolute()), damaged_at=at, damaged_way=way)

    def take_way(self) -> str:
        """The way chosen before the last lock, once."""
        way = self._kept().get("damaged_way", "")
        if way:
            self._keep(damaged_way="")
        return way

    def forget_damage(self, vault: Path) -> None:
        """It was read through and is whole."""
        if self.damage(vault):
            self._keep(damaged="", damaged_at="", damaged_way="")

    def pace(self) -> str:
        """How the questions of a step are shown here: "one", "all", or "" while nobody chose."""
        return self._kept().get("pace", "")

    def keep_pace(self, pace: str) -> None:
        """Show them so from now on."""
        self._keep(pace=pace)

    def _keep(self, **told: str) -> None:
        self._write({**self._all(), **told})

    def _place(self) -> Path:
        return self.folder / "place.json"

    def _kept(self) -> dict[str, str]:
        return {key: value for key, value in self._all().items() if isinstance(value, str)}

    def _beside(self) -> list[str]:
        found = self._all().get("beside")
        return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []

    def _all(self) -> dict[str, Any]:
        try:
            kept = json.loads(self._place().read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        return kept if isinstance(kept, dict) else {}

    def _write(self, kept: dict[str, Any]) -> None:
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            self._place().write_text(json.dumps(kept), encoding="utf-8")


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdecimal())


def this_laptop() -> Laptop:
    """The configuration folder of whoever runs the program."""
    return Laptop(Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)))
