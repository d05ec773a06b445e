"""What somebody brings to open a vault, as the start's pages hand it on."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kasesupport.ui.places import Laptop

if TYPE_CHECKING:
    from kasesupport.cases.opening import CaseFile, Secret


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try. `codes` are the printed recovery key, one or its two halves; else passphrase and key file count.

    `slot` is the id of the key chosen, "" for any; `accept` the codes of what the user has read and goes on with.
    """

    folder: Path
    passphrase: str = ""
    key_file: Path | None = None
    codes: tuple[str, ...] = ()
    slot: str = ""
    accept: frozenset[str] = frozenset()

    def __repr__(self) -> str:
        return "Attempt(…)"

    def is_told(self) -> bool:
        """Whether there is anything to open with."""
        return bool(self.passphrase or self.codes)

    def secret(self) -> "Secret":
        """What opens the slot. Problems of the key file and of the recovery key; slow to load the first time."""
        from kasesupport.cases import keys, opening

        if self.codes:
            return keys.recovery_secret(self.codes)
        return opening.Secret(self.passphrase, keys.read_key_file(self.key_file) if self.key_file else b"")

    def open(self, laptop: Laptop) -> "CaseFile":
        """Open the vault; one in which damage was met only once it was read through.

        Raises what `opening.unlock` raises; not for the main thread.
        """
        from kasesupport.cases import opening

        seen, doubted = laptop.seen, bool(laptop.damage(self.folder))
        file = opening.unlock(
            self.folder, self.secret(), slot=self.slot, seen=seen, accept=self.accept, whole=doubted
        )  # fmt: skip
        laptop.forget_damage(self.folder)
        return file
