"""What this laptop last saw of each vault: number and hash of the last act, kept outside the vault.

With it a whole folder that was put back to an earlier day is noticed. It holds ids and hashes, no name.
"""

import json
from pathlib import Path

from kasesupport.store.canonical import canonical
from kasesupport.store.files import write_atomic
from kasesupport.store.history.journal import Head

SIZE_LIMIT = 1 << 16


def read(path: Path, vault_id: str) -> Head:
    """The head seen last; Head() where none was, or the file cannot be read: it is a help, not a lock."""
    kept = _all(path).get(vault_id)
    match kept:
        case [int(seq), str(digest)]:
            return Head(seq, digest)
    return Head()


def write(path: Path, vault_id: str, head: Head) -> None:
    """Remember. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(path, canonical({**_all(path), vault_id: [head.seq, head.hash]}).encode())


def _all(path: Path) -> dict[str, object]:
    try:
        kept = json.loads(path.read_bytes()[:SIZE_LIMIT].decode())
    except (OSError, ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}
