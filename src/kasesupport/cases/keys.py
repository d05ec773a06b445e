"""The keys of an open vault: who can open it, with what, and the printed keys for when nobody can.

What changes a key is no undo step. Of others' keys only a keeper disposes.
"""

import json
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, RowMapping, select, update

from kasesupport.cases.opening import KeyLine, key_line
from kasesupport.cases.roles import RIGHTS, require
from kasesupport.domain.problems import Problem
from kasesupport.domain.progress import Progress
from kasesupport.domain.texts import clean_line
from kasesupport.store import settings
from kasesupport.store.casefile import CaseFile
from kasesupport.store.keys import keyfile, keyring, recovery, slots
from kasesupport.store.keys import rekey as rekeying
from kasesupport.store.keys.secret import Secret
from kasesupport.store.keys.slots import Kdf, Slot
from kasesupport.store.op import Op
from kasesupport.store.tables import practitioner

FACTOR = "keys.factor_required"
PRINTED = ("recovery", "pair")
LABEL = 40  # characters of a 名札

recovery_secret = recovery.secret
new_key_file = keyfile.new
read_key_file = keyfile.read


def keys(file: CaseFile) -> tuple[KeyLine, ...]:
    """All key slots, with whose they are; in the order in which they were made."""
    holders = {row["slot_id"]: row for row in file.read(_practitioners) if row["slot_id"]}
    return tuple(_line(file, slot, holders.get(slot.id)) for slot in keyring.current(file.home).slots)


def add_key(file: CaseFile, practitioner_id: str, label: str, secret: Secret, kdf: Kdf | None = None) -> None:
    """A key for this practitioner; an earlier one of the same practitioner goes, so a forgotten passphrase is no end.

    Raises keeper_only, practitioner_gone, new_passphrase_empty, factor_needed, too_many_keys, memory_short.
    """
    require(file, RIGHTS["keys"])
    _check_new(file, secret)
    earlier = _held_by(file, practitioner_id)
    new = _make(file, secret, clean_line(label, LABEL), "practitioner", kdf)
    labels = [keyring.slot(file, each).label for each in earlier]
    keyring.add(file, _op("key.add", new.label), new, lambda c: _hand_over(c, practitioner_id, new.id))
    if earlier:  # only once the new one is theirs: at no moment is anybody without
        keyring.remove(file, _op("key.remove", *labels), earlier)


def remove_key(file: CaseFile, slot_id: str) -> None:
    """The key opens the vault no more, but old copies of it still: a rekey is to be proposed.

    Raises keeper_only, last_keeper, key_gone.
    """
    require(file, RIGHTS["keys"])
    going = keyring.slot(file, slot_id)
    rows = file.read(_practitioners)
    keepers = {row["slot_id"] for row in rows if row["role"] == "keeper" and not row["left_on"]}
    if not keepers & {slot.id for slot in keyring.current(file.home).slots if slot.id != slot_id}:
        raise Problem("last_keeper")
    leaving = update(practitioner).where(practitioner.c.slot_id == slot_id).values(slot_id="")
    keyring.remove(file, _op("key.remove", going.label or going.kind), [slot_id], lambda c: c.execute(leaving))


def rename_key(file: CaseFile, slot_id: str, label: str) -> None:
    """Another 名札 on a key, readable by anyone who has the folder. Raises keeper_only, key_gone, text_too_long."""
    slot = _disposable(file, slot_id)
    renamed = replace(slot, label=clean_line(label, LABEL))
    keyring.swap(file, _op("key.rename", slot.label, renamed.label), renamed)


def change_secret(file: CaseFile, slot_id: str, old: Secret, new: Secret, kdf: Kdf | None = None) -> None:
    """Another passphrase, or another key file, for the same key.

    Raises secret_wrong (no hint which part), keeper_only, key_gone, key_printed, new_passphrase_empty, factor_needed,
    memory_short.
    """
    slot = _disposable(file, slot_id)
    if slot.kind in PRINTED:
        raise Problem("key_printed")
    _check_new(file, new)
    changed = slots.rewrap(slot, old, new, file.home.vault_id, _cost(file, kdf))
    if changed is None:
        raise Problem("secret_wrong")
    keyring.swap(file, _op("key.change", slot.label), changed)


def new_recovery(file: CaseFile, kind: str, kdf: Kdf | None = None) -> tuple[str, ...]:
    """A new printed key in place of any earlier: one code for "recovery", two halves for "pair".

    The codes are shown and printed once and kept nowhere. Raises keeper_only, too_many_keys, memory_short.
    """
    require(file, RIGHTS["keys"])
    codes = recovery.new(kind)
    new = _make(file, recovery.secret(codes), "", kind, kdf)
    earlier = [slot.id for slot in keyring.current(file.home).slots if slot.kind in PRINTED]
    keyring.add(file, _op("key.recovery", kind), new, instead_of=earlier)
    return codes


def rekey(file: CaseFile, progress: Progress) -> None:
    """鍵をつくり直す: encrypts the vault anew, so that keys removed until now open nothing written from now on.

    Closes `file` at the end; unlock again, each with the key one has. Backups made before keep their old key.
    Raises keeper_only, read_only_vault, rekey_not_whole, disk_full, disk_failed; Cancelled: then all is as it was.
    """
    require(file, RIGHTS["keys"])
    rekeying.rekey(file, progress)


def factor_required(file: CaseFile) -> bool:
    """Whether the office asks for a key file with every new key."""
    return json.loads(file.read(lambda c: settings.get(c, FACTOR)) or "false") is True


def set_factor_required(file: CaseFile, on: bool) -> None:
    """Ask for it, or no more; keys that are there stay as they are until they are changed. Raises keeper_only."""
    require(file, RIGHTS["keys"])
    if on != factor_required(file):
        file.transact(_op("key.factor"), lambda c: settings.put(c, FACTOR, json.dumps(on)))


def _op(name: str, *which: str) -> Op:
    """`which`: the 名札 of the keys, or the kind of a printed one; they stand open on the header, so also here."""
    return Op(name, silent=True, any_role=True, note=json.dumps(which, ensure_ascii=False) if which else "")


def _check_new(file: CaseFile, secret: Secret) -> None:
    if not secret.passphrase:
        raise Problem("new_passphrase_empty")
    if factor_required(file) and not secret.key_file:
        raise Problem("factor_needed")


def _make(file: CaseFile, secret: Secret, label: str, kind: str, kdf: Kdf | None) -> Slot:
    home = file.home
    return slots.make(home.key.key, secret, label, kind, home.vault_id, _cost(file, kdf))


def _cost(file: CaseFile, told: Kdf | None) -> Kdf:
    """As the key the vault was opened by: what was calibrated when it was made."""
    return told or next((slot.kdf for slot in keyring.current(file.home).slots if slot.id == file.home.slot_id), Kdf())


def _disposable(file: CaseFile, slot_id: str) -> Slot:
    slot = keyring.slot(file, slot_id)
    if slot_id not in _own(file):
        require(file, RIGHTS["keys"])
    return slot


def _own(file: CaseFile) -> set[str]:
    """The ids of the slots of whoever opened the file."""
    mine = {row["slot_id"] for row in file.read(_practitioners) if row["id"] == file.author.practitioner_id}
    return mine | {file.home.slot_id}


def _line(file: CaseFile, slot: Slot, holder: RowMapping | None) -> KeyLine:
    name, title = (holder["name"], holder["title"]) if holder else ("", "")
    return key_line(slot, name, title, own=slot.id in _own(file))


def _practitioners(connection: Connection) -> Sequence[RowMapping]:
    return connection.execute(select(practitioner)).mappings().all()


def _held_by(file: CaseFile, practitioner_id: str) -> list[str]:
    """The slots of one who works here: none or one."""
    for row in file.read(_practitioners):
        if row["id"] == practitioner_id and not row["left_on"]:
            return [row["slot_id"]] if row["slot_id"] else []
    raise Problem("practitioner_gone")


def _hand_over(connection: Connection, practitioner_id: str, slot_id: str) -> None:
    connection.execute(update(practitioner).where(practitioner.c.id == practitioner_id).values(slot_id=slot_id))
