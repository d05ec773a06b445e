"""The anchor: number and hash of the last act, beside the file, so that a lost or cut WAL is noticed.

Two records are written in turn, each with its own HMAC, so that a torn one leaves the other. They are not
synced: after a power cut the anchor may know less than the file, which is no harm, and never more. Only that the
file is open is synced before the first act, so that a WAL beside a file that was closed is known to be a stranger.
"""

import hmac
import os
import struct
from pathlib import Path

from kasesupport.store.files import write_atomic
from kasesupport.store.history.journal import Head
from kasesupport.store.keys.slots import derive

BODY = struct.Struct(">Q32s?")  # number, hash, whether the file was closed whole
SECTOR = 512
SIZE = 2 * SECTOR
BINARY = getattr(os, "O_BINARY", 0)  # Windows would else change line ends


class Anchor:
    """The open anchor of one vault. Raises OSError."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._key = _mac_key(key)
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | BINARY, 0o600)

    def write(self, head: Head, *, closed: bool = False) -> None:
        """Remember the last act, after it was committed; `closed`: all of it is in the file, and no WAL is left."""
        os.lseek(self._file, head.seq % 2 * SECTOR, os.SEEK_SET)
        os.write(self._file, _record(head, self._key, closed=closed))

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._file)


def create(path: Path, key: bytes, head: Head, *, closed: bool = False) -> None:
    """A new anchor, synced, whole or not at all. Raises OSError."""
    record = _record(head, _mac_key(key), closed=closed).ljust(SECTOR, b"\0")
    write_atomic(path, record * 2)


def read(path: Path, key: bytes) -> Head | None:
    """The newest authentic record; None if there is none."""
    newest = _newest(path, key)
    return newest[0] if newest else None


def is_closed(path: Path, key: bytes) -> bool:
    """Whether the file was closed whole, so that no WAL of its own can stand beside it."""
    newest = _newest(path, key)
    return newest is not None and newest[1]


def _newest(path: Path, key: bytes) -> tuple[Head, bool] | None:
    try:
        with path.open("rb") as file:
            kept = file.read(SIZE)
    except OSError:
        return None
    found = [_parse(kept[place : place + SECTOR], _mac_key(key)) for place in (0, SECTOR)]
    return max((each for each in found if each), key=lambda each: (each[0].seq, each[1]), default=None)


def _mac_key(key: bytes) -> bytes:
    return derive(key, "anchor")


def _record(head: Head, key: bytes, *, closed: bool) -> bytes:
    body = BODY.pack(head.seq, bytes.fromhex(head.hash), closed)
    return body + hmac.digest(key, body, "sha256")


def _parse(record: bytes, key: bytes) -> tuple[Head, bool] | None:
    body, mac = record[: BODY.size], record[BODY.size : BODY.size + 32]
    if len(body) < BODY.size or not hmac.compare_digest(mac, hmac.digest(key, body, "sha256")):
        return None
    seq, digest, closed = BODY.unpack(body)
    return Head(seq, digest.hex() if seq else ""), closed
