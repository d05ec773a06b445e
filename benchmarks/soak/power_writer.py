"""The run that power.py records: a vault is made, used, locked, opened again, backed up, its key changed and its file
encrypted anew, and used on, never closed.

Arguments: folder, seed, acts, "full" or "off" (the control: nothing is synced).
"""

import random
import sys
from itertools import islice
from pathlib import Path

from benchmarks.soak import acts, vaults

from kasesupport.cases import backups, keys
from kasesupport.store.casefile import CaseFile
from kasesupport.store.keys.secret import Secret

BACKED_UP, CHANGED, REKEYED = -1, -2, -3  # jobs that are confirmed, as acts are by their numbers
OTHER = "あたらしい合言葉は朝の海のいろ"


class Writer:
    """Confirms each act, and each job, on standard output, as kill.py does."""

    def __init__(self, folder: Path, seed: int, number: int, *, syncs: bool) -> None:
        self._folder, self._seed, self._number, self._syncs = folder, seed, number, syncs

    def run(self) -> None:
        """Makes the vault and lives three days with it."""
        vaults.make(self._folder)
        file = self._day(0, vaults.PASSPHRASE)
        file.close()
        file = self._day(1, vaults.PASSPHRASE)
        backups.back_up(file)
        _confirm(BACKED_UP)
        keys.change_secret(file, file.home.slot_id, Secret(vaults.PASSPHRASE), Secret(OTHER), vaults.QUICK)
        _confirm(CHANGED)
        keys.rekey(file, lambda _share: None)
        _confirm(REKEYED)
        self._day(2, OTHER)

    def _day(self, day: int, secret: str) -> CaseFile:
        file = vaults.unlock(self._folder, day, secret=secret)
        if not self._syncs:
            no_syncs(file)
        for seq, digest in islice(acts.endless(file, random.Random(self._seed + day)), self._number // 3):
            _confirm(seq, digest)
        return file


def _confirm(number: int, digest: str = "-") -> None:
    print(number, digest, flush=True)


def no_syncs(file: CaseFile) -> None:
    """Only a control may do this to a file."""
    file._raw.execute("PRAGMA synchronous=OFF")


if __name__ == "__main__":
    Writer(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), syncs=sys.argv[4] == "full").run()
