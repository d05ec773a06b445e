"""The anchor: number and hash of the last act, beside the file, so that a lost or cut WAL is noticed.

Two records are written in turn, each sealed by itself, so that a torn one leaves the other, and nobody without the key
reads how many acts there are. They are not synced: after a power cut the anchor may know less than the file, which is
no harm, and never more. Only that the file is open is synced before the first act, so that a WAL beside a file that was
closed is known to be a stranger.
"""

import hmac
import os
import struct
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kasesupport.store.files import write_atomic
from kasesupport.store.history.journal import Head
from kasesupport.store.keys.slots import derive

BODY = struct.Struct(">Q32s?")  # number, hash, whether the file was closed whole
NONCE, TAG = 12, 16  # bytes before and behind what is sealed
SECTOR = 512
SIZE = 2 * SECTOR
BINARY = getattr(os, "O_BINARY", 0)  # Windows would else change line ends


class Anchor:
    """The open anchor of one vault. Raises OSError."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._cipher = _cipher(key)
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | BINARY, 0o600)

    def write(self, head: Head, *, closed: bool = False) -> None:
        """Remember the last act, after it was committed; `closed`: all of it is in the file, and no WAL is left."""
        os.lseek(self._file, head.seq % 2 * SECTOR, os.SEEK_SET)
        os.write(self._file, _record(head, self._cipher, closed=closed))

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._file)


def create(path: Path, key: bytes, head: Head, *, closed: bool = False) -> None:
    """A new anchor, synced, whole or not at all. Raises OSError."""
    record = _record(head, _cipher(key), closed=closed).ljust(SECTOR, b"\0")
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
    records = [kept[place : place + SECTOR] for place in (0, SECTOR)]
    found = [body for record in records if (body := _opened(record, _cipher(key)) or _open_before(record, key))]
    return max(map(_parsed, found), key=lambda each: (each[0].seq, each[1]), default=None)


def _cipher(key: bytes) -> AESGCM:
    return AESGCM(derive(key, "anchor sealed"))


def _record(head: Head, cipher: AESGCM, *, closed: bool) -> bytes:
    nonce = os.urandom(NONCE)
    return nonce + cipher.encrypt(nonce, BODY.pack(head.seq, bytes.fromhex(head.hash), closed), None)


def _opened(record: bytes, cipher: AESGCM) -> bytes | None:
    try:
        return cipher.decrypt(record[:NONCE], record[NONCE : NONCE + BODY.size + TAG], None)
    except (InvalidTag, ValueError):  # ValueError: too short
        return None


def _open_before(record: bytes, key: bytes) -> bytes | None:
    """As the first programs wrote it, signed and in the clear; the next opening of the vault seals it."""
    body, mac = record[: BODY.size], record[BODY.size : BODY.size + 32]
    whole = len(body) == BODY.size and hmac.compare_digest(mac, hmac.digest(derive(key, "anchor"), body, "sha256"))
    return body if whole else None


def _parsed(body: bytes) -> tuple[Head, bool]:
    seq, digest, closed = BODY.unpack(body)
    return Head(seq, digest.hex() if seq else ""), closed
