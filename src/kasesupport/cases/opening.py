"""Opening vaults: what the windows and the commands may do before a family is on the table."""

import secrets
import tempfile
from pathlib import Path

from kasesupport.store.casefile import CaseFile
from kasesupport.store.vault import create, is_vault, unlock

__all__ = ["CaseFile", "create", "is_vault", "open_example", "unlock"]


def open_example() -> CaseFile:
    """A throw-away vault with the example families. It is gone when the file is closed, and its key is told nobody."""
    from kasesupport.cases.examples import take_in_all

    folder = tempfile.TemporaryDirectory(prefix="kasesupport-example-")
    vault, key = Path(folder.name) / "example.vault", secrets.token_urlsafe(32)
    create(vault, key)
    file = unlock(vault, key)
    file.when_closed(folder.cleanup)
    take_in_all(file)
    return file
