"""The run that power.py records: a vault is made, used, locked, opened again and used on, never closed.

Arguments: folder, seed, acts, "full" or "off" (the control: nothing is synced).
"""

import random
import sys
from itertools import islice
from pathlib import Path

from benchmarks.soak import acts, vaults

from kasesupport.store.casefile import CaseFile


def main(folder: Path, seed: int, number: int, sync: str) -> None:
    """Confirms each act on standard output, as kill.py does."""
    vaults.make(folder)
    for life in range(2):
        file = vaults.unlock(folder, life)
        if sync == "off":
            no_syncs(file)
        for seq, digest in islice(acts.endless(file, random.Random(seed + life)), number // 2):
            print(seq, digest, flush=True)
        if life == 0:
            file.close()


def no_syncs(file: CaseFile) -> None:
    """Only a control may do this to a file."""
    file._raw.execute("PRAGMA synchronous=OFF")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
