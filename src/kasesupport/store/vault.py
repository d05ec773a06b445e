"""The vault (保管庫): a folder with two headers, the encrypted file, and a lock.

X.vault/header.a  header.b  data.db  attempts  lock
"""

import json
import platform
import shutil
import tempfile
import uuid
from collections.abc import Callable
from contextlib import ExitStack, closing
from datetime import datetime
from pathlib import Path
from secrets import token_bytes

from sqlalchemy import select

from kasesupport.domain.ids import IdSource
from kasesupport.domain.problems import Problem
from kasesupport.store import attempts, engine, files, header, slots
from kasesupport.store.canonical import canonical
from kasesupport.store.casefile import CaseFile, Op, Setting, local_now, open_file
from kasesupport.store.errors import disk_problems
from kasesupport.store.header import Header
from kasesupport.store.journal import Author
from kasesupport.store.slots import Kdf
from kasesupport.store.tables import setting

DATA = "data.db"
LOCK = "lock"
Clock = Callable[[], datetime]


def is_vault(folder: Path) -> bool:
    """Whether this folder is a vault, be it a damaged one."""
    return any((folder / name).is_file() for name in (*header.COPIES, DATA))


def create(
    folder: Path,
    passphrase: str,
    *,
    practitioner: str = "",
    kdf: Kdf | None = None,
    clock: Clock = local_now,
    ids: IdSource | None = None,
    device: str | None = None,
) -> None:
    """Makes a new vault with one key slot. It appears under its name only when it is whole.

    Raises vault_exists (anything but an empty folder is there), passphrase_empty, read_only_folder,
    disk_full, memory_short.
    """
    if not passphrase:
        raise Problem("passphrase_empty")
    with disk_problems():
        _refuse_taken(folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        building = Path(tempfile.mkdtemp(prefix=f"{folder.name}.new-", dir=folder.parent))
        try:
            slot_id, key = _write_header(building, passphrase, kdf or Kdf())
            author = Author(practitioner, _device(device))
            _write_data(building, slot_id, key, Setting(clock, ids or IdSource(), author))
            _name(building, folder)
        finally:
            shutil.rmtree(building, ignore_errors=True)


def unlock(
    folder: Path,
    passphrase: str,
    *,
    clock: Clock = local_now,
    ids: IdSource | None = None,
    device: str | None = None,
) -> CaseFile:
    """Opens a vault; closing the CaseFile gives it free again.

    Raises not_a_vault, vault_in_use, read_only_folder, too_soon (seconds), wrong_passphrase, damaged_file,
    newer_schema, disk_full, disk_failed, memory_short. Slow by design (Argon2id): not for the main thread.
    """
    if not is_vault(folder):
        raise Problem("not_a_vault")
    with disk_problems(), ExitStack() as held:
        release = files.lock(folder / LOCK)
        held.callback(release)
        slot_id, key = _open_header(folder, passphrase, clock)
        if (folder / DATA).is_file():
            (folder / DATA).open("r+b").close()  # SQLite would open it all the same, for reading only
        opened = held.enter_context(closing(open_file(folder / DATA, key, Setting(clock, ids or IdSource()))))
        opened.sign_as(Author(_practitioner(opened, slot_id), _device(device)))
        opened.when_closed(release)
        held.pop_all()
        return opened


def _refuse_taken(folder: Path) -> None:
    if folder.is_symlink() or folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        raise Problem("vault_exists")


def _device(given: str | None) -> str:
    return platform.node() if given is None else given


def _write_header(folder: Path, passphrase: str, kdf: Kdf) -> tuple[str, engine.DataKey]:
    key = engine.DataKey(token_bytes(32), token_bytes(16))
    vault_id, slot_id = str(uuid.uuid4()), str(uuid.uuid4())
    slot = slots.wrap(key.key, passphrase, slot_id, vault_id, kdf)
    header.write(folder, Header(vault_id, 1, key.salt, (slot,)), key.key)
    return slot_id, key


def _write_data(folder: Path, slot_id: str, key: engine.DataKey, given: Setting) -> None:
    engine.create_file(folder / DATA, key)
    opened = open_file(folder / DATA, key, given)
    row = {"id": f"slot:{slot_id}", "value": canonical({"practitioner": given.author.practitioner})}
    try:
        opened.transact(Op("vault.create"), lambda c: c.execute(setting.insert(), row))
    finally:
        opened.close()


def _name(building: Path, folder: Path) -> None:
    if folder.is_dir():
        folder.rmdir()  # Windows does not rename over an empty folder
    building.rename(folder)
    files.sync_folder(folder.parent)


def _open_header(folder: Path, passphrase: str, clock: Clock) -> tuple[str, engine.DataKey]:
    found = header.read(folder)
    attempts.begin(folder, clock().timestamp())
    slot_id, key, copy = _try_copies(found, passphrase)
    attempts.forget(folder)
    header.repair(folder, copy)
    return slot_id, engine.DataKey(key, copy.salt)


def _try_copies(found: tuple[Header, ...], passphrase: str) -> tuple[str, bytes, Header]:
    """The slot that opens and the header it stands in. A slot that opens in a forged header means damage."""
    opened = False
    for copy in found:
        for slot in copy.slots:
            key = slots.unwrap(slot, passphrase, copy.vault_id)
            if key is not None and header.is_authentic(copy, key):
                return slot.id, key, copy
            opened = opened or key is not None
    raise Problem("damaged_file" if opened else "wrong_passphrase")


def _practitioner(opened: CaseFile, slot_id: str) -> str:
    kept = opened.read(lambda c: c.execute(select(setting.c.value).where(setting.c.id == f"slot:{slot_id}")).scalar())
    return str(json.loads(kept)["practitioner"]) if kept else ""
