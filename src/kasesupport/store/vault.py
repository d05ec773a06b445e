"""The vault (保管庫): a folder with two headers, the encrypted file, its anchor, and a lock.

X.vault/header.a  header.b  data.db  anchor  page1  attempts  lock  backups/
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

from sqlalchemy import Connection, RowMapping, insert, select

from kasesupport.domain.ids import IdSource
from kasesupport.domain.notices import Notice
from kasesupport.domain.problems import Problem
from kasesupport.store import blobs, engine, files, places
from kasesupport.store.backups import backup, overdue, shelf, staging
from kasesupport.store.casefile import CaseFile
from kasesupport.store.errors import disk_problems
from kasesupport.store.history import erasure, heads
from kasesupport.store.history.heads import Look
from kasesupport.store.history.journal import Author
from kasesupport.store.home import FIRST_DATA, LOCK, Home
from kasesupport.store.keys import attempts, header, keyring, recovery, slots, succession  # fmt: skip
from kasesupport.store.keys.attempts import Tries
from kasesupport.store.keys.header import Header
from kasesupport.store.keys.secret import Secret, as_secret
from kasesupport.store.keys.slots import Kdf, Slot
from kasesupport.store.op import Op, Setting, local_now
from kasesupport.store.opening import open_file
from kasesupport.store.tables import practitioner

Clock = Callable[[], datetime]


def is_vault(folder: Path) -> bool:
    """Whether this folder is a vault, be it a damaged one."""
    return any((folder / name).is_file() for name in (*header.COPIES, FIRST_DATA))


def create(
    folder: Path,
    secret: Secret | str,
    *,
    practitioner: str = "",
    label: str = "",
    kdf: Kdf | None = None,
    clock: Clock = local_now,
    ids: IdSource | None = None,
    device: str | None = None,
) -> None:
    """Makes a new vault with one key slot, its keeper's. It appears under its name only when it is whole.

    `practitioner` is the keeper's name, kept inside; `label` the slot's 名札, readable by anyone who has the folder.
    Raises vault_exists (anything but an empty folder is there), passphrase_empty, read_only_folder,
    disk_full, memory_short.
    """
    told = as_secret(secret)
    if not told.passphrase:
        raise Problem("passphrase_empty")
    places.refuse_network(folder)
    with disk_problems():
        _refuse_taken(folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        building = Path(tempfile.mkdtemp(prefix=f"{folder.name}.new-", dir=folder.parent))
        try:
            home = _write_header(building, told, label, kdf or Kdf())
            author = Author(practitioner, _device(device))
            _write_data(home, Setting(clock, ids or IdSource(), author))
            _name(building, folder)
        finally:
            shutil.rmtree(building, ignore_errors=True)


def unlock(
    folder: Path,
    secret: Secret | str,
    *,
    slot: str = "",
    clock: Clock = local_now,
    ids: IdSource | None = None,
    device: str | None = None,
    seen: Path | None = None,
    accept: frozenset[str] = frozenset(),
    whole: bool = False,
) -> CaseFile:
    """Opens a vault; closing the CaseFile gives it free again. What one should know stands in its `notices`.

    `slot` is the id of the slot to open, "" tries them all. `seen` is where this laptop remembers what it saw.
    `accept` has the codes of Problems that the user has read and goes on with: wal_stale, acts_missing,
    older_than_seen, other_than_seen; with any of these, or where it shall be `whole`, the file is read through first.
    A folder that cannot be written to is opened for reading alone.

    Raises not_a_vault, vault_in_use, network_folder, read_only_crashed, older_read_only, too_soon (seconds),
    wrong_passphrase (seconds), backup_not_opened, key_file_needed (no try), key_withdrawn, damaged_file, newer_schema,
    trial_vault, wal_stale (name), acts_missing, older_than_seen, other_than_seen (missing, last, at, op), disk_full,
    disk_failed, memory_short. Slow by design (Argon2id): not for the main thread.
    """
    staging.settle(folder)
    if not is_vault(folder):
        raise Problem("not_a_vault")
    places.refuse_network(folder)
    with disk_problems(), ExitStack() as held:
        writable = files.is_writable(folder) and not shelf.is_backup(folder)
        release = held.callback(files.lock(folder / LOCK) if writable else _nothing)
        known = None if shelf.is_backup(folder) else seen
        home, tries = _open_header(folder, as_secret(secret), slot, clock, writable=writable)
        if writable:
            succession.settle(home)
        look, setting = Look(known, accept, whole=whole or bool(accept)), Setting(clock, ids or IdSource())
        opened, told = _open_data(home, setting, look, read_only=_is_read_only(home, writable=writable))
        held.enter_context(closing(opened))
        opened.sign_as(author_of(opened, home.slot_id, device))
        opened.notices = (*attempts.notices(tries, clock().tzinfo), *told, *_notices(opened, known, accept))
        _tidy(opened)
        _note_paper_key(opened)
        opened.when_closed(release)
        held.pop_all()
        return opened


def _tidy(opened: CaseFile) -> None:
    """What the last session could not wipe, and what its undo steps still held."""
    erasure.finish(opened)
    blobs.sweep(opened)


def _note_paper_key(opened: CaseFile) -> None:
    """A printed key is nobody's: that it was used must not go unseen."""
    kind = keyring.slot(opened, opened.home.slot_id).kind
    if kind != "practitioner" and not opened.read_only:
        note = json.dumps([kind])
        opened.transact(Op("key.used", silent=True, logged=True, any_role=True, note=note), lambda _connection: None)


def _open_data(home: Home, setting: Setting, look: Look, *, read_only: bool) -> tuple[CaseFile, tuple[Notice, ...]]:
    """The file, and what its anchor tells. What is refused is refused before anything is written."""
    told: list[Notice] = []
    heads.look_at_wal(home, look.accepted, setting.clock())
    opened = open_file(
        *(home.file, home.key, setting),
        home=home,
        read_only=read_only,
        before_open=lambda: told.extend(look.at(home)),
        before_steps=lambda: backup.before_steps(home, setting.clock()),
    )
    return opened, tuple(told)


def _nothing() -> None:
    """Nothing is held."""


def _is_read_only(home: Home, *, writable: bool) -> bool:
    if writable and (not home.file.is_file() or files.can_write(home.file)):
        return False
    wal = home.file.with_name(f"{home.file.name}-wal")
    if wal.exists() and wal.stat().st_size:
        raise Problem("read_only_crashed")
    return True


def _notices(opened: CaseFile, seen: Path | None, accept: frozenset[str]) -> tuple[Notice, ...]:
    folder = opened.home.folder
    if shelf.is_backup(folder):
        return (Notice("backup_opened"),)
    old_header = keyring.compare(opened)
    if accept and not opened.read_only:
        opened.transact(Op("vault.accept", logged=True, note=" ".join(sorted(accept))), lambda _connection: None)
    if seen is not None:
        opened.when_closed(heads.remember(opened, seen))
    read_only = (Notice("read_only"),) if opened.read_only else ()
    return (*old_header, *read_only, *places.notices(folder), *overdue.notices(opened))


def _refuse_taken(folder: Path) -> None:
    if folder.is_symlink() or folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        raise Problem("vault_exists")


def _device(given: str | None) -> str:
    return platform.node() if given is None else given


def _write_header(folder: Path, secret: Secret, label: str, kdf: Kdf) -> Home:
    key, vault_id = engine.DataKey(token_bytes(32), token_bytes(16)), str(uuid.uuid4())
    slot = slots.make(key.key, secret, label, "practitioner", vault_id, kdf)
    header.write(folder, Header(vault_id, 1, key.salt, FIRST_DATA, (slot,)), key.key)
    return Home(folder, key, vault_id, slot.id)


def _write_data(home: Home, given: Setting) -> None:
    engine.create_file(home.file, home.key)
    opened = open_file(home.file, home.key, given, home=home)
    row = {"id": given.ids.new(), "name": given.author.practitioner, "role": "keeper", "slot_id": home.slot_id}
    try:
        opened.transact(Op("vault.create"), lambda c: c.execute(insert(practitioner).values(**row)))
    finally:
        opened.close()


def _name(building: Path, folder: Path) -> None:
    if folder.is_dir():
        folder.rmdir()  # Windows does not rename over an empty folder
    building.rename(folder)
    files.sync_folder(folder.parent)


def _open_header(folder: Path, secret: Secret, slot: str, clock: Clock, *, writable: bool) -> tuple[Home, Tries]:
    found, tries = header.read(folder), Tries()
    _require_key_file(found, secret, slot)
    if writable:
        tries = attempts.begin(folder, clock().timestamp())
    try:
        slot_id, key, copy = _try_copies(found, secret, slot)
    except KeyboardInterrupt:  # called off, not wrong; a kill leaves the try counted
        if writable:
            attempts.take_back(folder, tries)
        raise
    except Problem as problem:
        if problem.code == "wrong_passphrase" and shelf.is_backup(folder):
            raise Problem("backup_not_opened") from problem
        if writable and problem.code == "wrong_passphrase" and (seconds := attempts.pause(folder)):
            raise Problem("wrong_passphrase", seconds=seconds) from problem
        raise
    if writable:
        attempts.forget(folder)
        header.repair(folder, copy)
    return Home(folder, engine.DataKey(key, copy.salt), copy.vault_id, slot_id, copy.data), tries


def _try_copies(found: tuple[Header, ...], secret: Secret, wanted: str) -> tuple[str, bytes, Header]:
    """The slot that opens and the header it stands in. A slot that opens in a forged header means damage."""
    opened = False
    for copy in found:
        for slot in _in_order(copy.slots, secret, wanted):
            key = slots.unwrap(slot, secret, copy.vault_id)
            if key is not None and header.is_authentic(copy, key):
                return slot.id, key, copy
            opened = opened or key is not None
    raise Problem("damaged_file" if opened else "wrong_passphrase")


def _require_key_file(found: tuple[Header, ...], secret: Secret, wanted: str) -> None:
    """Every key that could be meant says openly that it needs its file: that is no try at the passphrase."""
    fitting = [one for copy in found for one in _in_order(copy.slots, secret, wanted)]
    bare = not secret.key_file and not recovery.is_code(secret.passphrase)
    if bare and fitting and all(one.factor for one in fitting):
        raise Problem("key_file_needed")


def _in_order(found: tuple[Slot, ...], secret: Secret, wanted: str) -> list[Slot]:
    """Each slot costs half a second: printed keys are tried first with a printed key, and not at all without."""
    if wanted:
        return [slot for slot in found if slot.id == wanted]
    printed = recovery.is_code(secret.passphrase)
    fitting = [slot for slot in found if printed or slot.kind == "practitioner"]
    return sorted(fitting, key=lambda slot: (slot.kind == "practitioner") is printed)


def home_of(folder: Path, secret: Secret, slot: str = "") -> Home:
    """The way into a vault or a backup, tried without counting the try and without writing anything.

    Raises damaged_file, newer_schema, wrong_passphrase, key_file_needed, memory_short. Slow by design (Argon2id).
    """
    found = header.read(folder)
    _require_key_file(found, secret, slot)
    slot_id, key, copy = _try_copies(found, secret, slot)
    return Home(folder, engine.DataKey(key, copy.salt), copy.vault_id, slot_id, copy.data)


def author_of(opened: CaseFile, slot_id: str, device: str | None) -> Author:
    """Who holds the slot. A printed recovery key is nobody's: it opens as a keeper without a name.

    Raises key_withdrawn for a practitioner's slot that is nobody's: an old header put back, or never finished.
    """
    found = opened.read(lambda c: _practitioner(c, slot_id))
    if found is not None:
        return Author(found["name"], _device(device), found["id"], found["role"])
    if keyring.slot(opened, slot_id).kind == "practitioner":
        raise Problem("key_withdrawn")
    return Author(device=_device(device))


def _practitioner(connection: Connection, slot_id: str) -> RowMapping | None:
    query = select(practitioner).where(practitioner.c.slot_id == slot_id, practitioner.c.left_on == "")
    return connection.execute(query).mappings().first()
