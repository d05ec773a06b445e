"""What this laptop last saw of each vault: number and hash of the last act, kept outside the vault.

With it a whole folder that was put back to an earlier day is noticed. A vault's line goes where its folder goes. A
restore makes a second history of the same vault: from then on the place where it lies has a line of its own, so that
neither of the two is taken for the other put back. The file holds ids and hashes, no name.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from kasesupport.store.canonical import canonical
from kasesupport.store.files import write_atomic
from kasesupport.store.history.journal import Head

SIZE_LIMIT = 1 << 16
PLACES = 20  # lines of single places that are kept of one vault


def read(path: Path, vault_id: str, folder: Path) -> Head:
    """The head seen last of the vault in this folder; Head() where none was, or the file cannot be read: it is a help,
    not a lock.
    """
    kept = _all(path)
    match kept.get(_place(vault_id, folder), kept.get(vault_id)):
        case [int(seq), str(digest)]:
            return Head(seq, digest)
    return Head()


def write(path: Path, vault_id: str, folder: Path, head: Head) -> None:
    """Remember. Raises OSError."""
    kept, place = _all(path), _place(vault_id, folder)
    _keep(path, kept, place if place in kept else vault_id, head)


def fork(path: Path, vault_id: str, folder: Path, head: Head, kept_aside: Path | None = None) -> None:
    """A restore made another history in this folder; what stood there goes on as it was, at `kept_aside`.

    Raises OSError.
    """
    before = read(path, vault_id, folder)
    if kept_aside is not None and before.seq:
        _keep(path, _all(path), _place(vault_id, kept_aside), before)
    _keep(path, _all(path), _place(vault_id, folder), head)


def _keep(path: Path, kept: Mapping[str, object], line: str, head: Head) -> None:
    places = [each for each in kept if each != line and each.partition(" ")[:2] == (line.partition(" ")[0], " ")]
    dropped = set(places[PLACES - 1 :])  # such a place goes by the vault's own line again: at worst one is asked
    path.parent.mkdir(parents=True, exist_ok=True)
    stays = {each: value for each, value in kept.items() if each not in dropped}
    write_atomic(path, canonical({**stays, line: [head.seq, head.hash]}).encode())


def _place(vault_id: str, folder: Path) -> str:
    return f"{vault_id} {hashlib.sha256(str(folder.resolve()).encode('utf-8', 'surrogateescape')).hexdigest()[:16]}"


def _all(path: Path) -> dict[str, object]:
    try:
        kept = json.loads(path.read_bytes()[:SIZE_LIMIT].decode())
    except (OSError, ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}
