"""The key slots of an open vault: added, changed and removed without touching the data.

A change makes a header of the next generation, both copies whole or not at all, and then notes the generation
inside the file. A header that is older than the file says so at the next unlocking: somebody put it back.
"""

import json
from collections.abc import Callable, Collection
from dataclasses import replace

from sqlalchemy import Connection

from kasesupport.domain.notices import Notice
from kasesupport.domain.problems import Problem
from kasesupport.store import settings
from kasesupport.store.casefile import CaseFile
from kasesupport.store.errors import disk_problems
from kasesupport.store.home import Home
from kasesupport.store.keys import header
from kasesupport.store.keys.header import SLOT_LIMIT, Header
from kasesupport.store.keys.slots import Slot
from kasesupport.store.op import Op

GENERATION = "header.generation"  # the setting; it counts as 1 where it was never set
Also = Callable[[Connection], object]


def _nothing(_connection: Connection) -> None:
    """The note of the generation is all."""


def current(home: Home) -> Header:
    """The header as it stands, written by someone who had the data key. Raises damaged_file."""
    found = next((copy for copy in header.read(home.folder) if header.is_authentic(copy, home.key.key)), None)
    if found is None:
        raise Problem("damaged_file")
    return found


def slot(file: CaseFile, slot_id: str) -> Slot:
    """One slot. Raises key_gone if there is none of that id."""
    found = next((one for one in current(file.home).slots if one.id == slot_id), None)
    if found is None:
        raise Problem("key_gone")
    return found


def add(file: CaseFile, op: Op, new: Slot, also: Also = _nothing, *, instead_of: Collection[str] = ()) -> None:
    """A new slot, in one step with the going of others; `also` joins the note in the file.

    Raises too_many_keys, read_only_vault, disk_full.
    """
    kept = tuple(one for one in current(file.home).slots if one.id not in instead_of)
    if len(kept) >= SLOT_LIMIT:
        raise Problem("too_many_keys", limit=SLOT_LIMIT)
    _change(file, op, (*kept, new), also)


def swap(file: CaseFile, op: Op, new: Slot) -> None:
    """The slot in the place of the one of the same id."""
    _change(file, op, tuple(new if one.id == new.id else one for one in current(file.home).slots), _nothing)


def remove(file: CaseFile, op: Op, slot_ids: Collection[str], also: Also = _nothing) -> None:
    """These slots open nothing any more. Old copies of the header still do: see rekey."""
    _change(file, op, tuple(one for one in current(file.home).slots if one.id not in slot_ids), also)


def compare(file: CaseFile) -> tuple[Notice, ...]:
    """After unlocking: tells of a header older than the file knows (header_old), and notes a newer one."""
    found, noted = current(file.home).generation, file.read(_noted)
    if found > noted and not file.read_only:
        file.transact(Op("keys.note", silent=True, any_role=True), lambda c: note(c, found))
    return (Notice("header_old"),) if found < noted else ()


def next_generation(file: CaseFile) -> int:
    """One more than the header and the file know of."""
    return 1 + max(current(file.home).generation, file.read(_noted))


def note(connection: Connection, generation: int) -> None:
    """Keeps the header's generation in the file, within an act."""
    settings.put(connection, GENERATION, json.dumps(generation))


def _noted(connection: Connection) -> int:
    kept = settings.get(connection, GENERATION)
    return int(json.loads(kept)) if kept else 1


def _change(file: CaseFile, op: Op, slots: tuple[Slot, ...], also: Also) -> None:
    """The header first: if the file's note fails, the header is newer, and the next unlocking notes it."""
    if file.read_only:
        raise Problem("read_only_vault")
    home, generation = file.home, next_generation(file)
    with disk_problems():
        header.write(home.folder, replace(current(home), generation=generation, slots=slots), home.key.key)

    def noting(connection: Connection) -> None:
        also(connection)
        note(connection, generation)

    file.transact(op, noting)
