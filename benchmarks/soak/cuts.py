"""A disk as a power cut may leave it, worked out from the calls that shim.c noted.

A file keeps what was written before its last fsync; each later write may be there or not, and a drive writes
512 bytes at a time, in an order of its own. Names (create, rename, remove) last once their folder was
synced; of the later ones a prefix is there, as on a journalling file system.
"""

import random
import struct
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
RECORD = struct.Struct("<c7xQqII")
MODES = ("nothing", "prefix", "subset", "sectors")


@dataclass(frozen=True, slots=True)
class Event:
    """One call: Open (new file), Write, Truncate, Sync, Rename, Unlink, Mkdir; C is what the program confirmed."""

    kind: str
    inode: int
    offset: int
    path: str
    data: bytes


@dataclass(slots=True)
class File:
    """Content that will last, and what is still under way: (offset, data), or (size, None) where it is cut."""

    kept: bytes = b""
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)


Names = dict[str, File | None]  # None: a folder


@dataclass(slots=True)
class Disk:
    """Names that will last and what has happened to names since; content by inode; what was confirmed."""

    names: Names = field(default_factory=dict)
    pending: list[tuple[Event, File | None]] = field(default_factory=list)
    inodes: dict[int, File] = field(default_factory=dict)
    confirmed: bytearray = field(default_factory=bytearray)


def events(log: Path) -> list[Event]:
    """Everything the shim noted, in order."""
    data, at, found = log.read_bytes(), 0, []
    while at < len(data):
        kind, inode, offset, first, second = RECORD.unpack_from(data, at)
        at += RECORD.size
        found.append(Event(kind.decode(), inode, offset, data[at : at + first].decode(), data[at + first :][:second]))
        at += first + second
    return found


def happen(disk: Disk, event: Event) -> None:
    """Carries one call out."""
    if event.kind == "C":
        disk.confirmed += event.data
    elif event.kind in "WTS":
        _content(disk, event)
    else:
        file = File() if event.kind == "O" else None
        disk.inodes |= {event.inode: file} if file else {}
        disk.pending.append((event, file))


def _content(disk: Disk, event: Event) -> None:
    file = disk.inodes.get(event.inode)
    if file is None:  # a folder was synced
        for change in disk.pending:
            _rename(disk.names, *change)
        disk.pending.clear()
    elif event.kind == "S":
        file.kept, file.pending = _written(file.kept, file.pending), []
    else:
        file.pending.append((event.offset, event.data if event.kind == "W" else None))


def _rename(names: Names, event: Event, file: File | None) -> None:
    if event.kind == "U":
        names.pop(event.path, None)
    elif event.kind == "R":
        below = [name for name in names if name == event.path or name.startswith(f"{event.path}/")]
        moved = {event.data.decode() + name.removeprefix(event.path): names.pop(name) for name in below}
        names.update(moved)
    else:
        names[event.path] = file


def _written(content: bytes, changes: list[tuple[int, bytes | None]]) -> bytes:
    after = bytearray(content)
    for offset, data in changes:
        after.extend(bytes(max(0, offset - len(after))))
        if data is None:
            del after[offset:]
        else:
            after[offset : offset + len(data)] = data
    return bytes(after)


def cut(disk: Disk, mode: str, dice: random.Random) -> dict[str, bytes]:
    """What may stand on the disk if the power goes now, by path."""
    names = dict(disk.names)
    for change in disk.pending[: dice.randint(0, len(disk.pending)) if mode != "nothing" else 0]:
        _rename(names, *change)
    return {path: _left(file, mode, dice) for path, file in names.items() if file is not None}


def _left(file: File, mode: str, dice: random.Random) -> bytes:
    if mode == "sectors":
        return _torn(file, dice)
    chosen = file.pending[: dice.randint(0, len(file.pending))] if mode == "prefix" else file.pending
    if mode == "subset":
        chosen = [change for change in file.pending if dice.random() < 0.5]
    return _written(file.kept, [] if mode == "nothing" else chosen)


def _torn(file: File, dice: random.Random) -> bytes:
    """Each sector as any of its versions: dropped, reordered and torn writes at once."""
    versions = [file.kept]
    for change in file.pending[-200:]:
        versions.append(_written(versions[-1], [change]))
    size = len(dice.choice(versions))
    sectors = (dice.choice(versions)[at : at + SECTOR].ljust(SECTOR, b"\0") for at in range(0, size, SECTOR))
    return b"".join(sectors)[:size]
