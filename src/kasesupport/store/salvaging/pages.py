"""The pages of the encrypted file, read without SQLCipher: a damaged page costs itself and no other.

SQLCipher 4 (https://www.zetetic.net/sqlcipher/design/): AES-256-CBC, and at the end of each 4,096-byte page its
IV (16 bytes) and an HMAC-SHA512 (64) over ciphertext, IV and page number. Page 1 begins with the salt in place
of its first 16 bytes; ours stands in the header too. Nothing here writes.
"""

import hashlib
import hmac
import struct
from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from kasesupport.store.engine import PAGE_SIZE, DataKey
from kasesupport.store.home import PAGE_1
from kasesupport.store.salvaging import wal
from kasesupport.store.salvaging.wal import Frame

IV, MAC, SALT = 16, 64, 16
USABLE = PAGE_SIZE - IV - MAC  # bytes of a page that SQLite has for itself
MAGIC = b"SQLite format 3\0"
MAC_MASK, MAC_ROUNDS = 0x3A, 2
SIZE_AT = 28  # in page 1: how many pages the file should have
EVERY = range(1, 1 << 32)

Fetch = Callable[[int], bytes | None]


@dataclass(frozen=True, slots=True)
class PageKey:
    """The two keys every page needs. Never shown."""

    cipher: bytes = field(repr=False)
    mac: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Pages:
    """A damaged file as far as it can be read.

    `fetch` gives the 4,016 plain bytes of a page as last committed, None for a bad one. `count`: pages there;
    `expected`: pages there should be; `own`: those that are not the same in a source of more trust.
    """

    count: int
    expected: int
    fetch: Fetch
    own: Container[int] = EVERY


def page_key(key: DataKey) -> PageKey:
    """From the raw key and the salt that the header keeps."""
    salt = bytes(byte ^ MAC_MASK for byte in key.salt)
    return PageKey(key.key, hashlib.pbkdf2_hmac("sha512", key.key, salt, MAC_ROUNDS, 32))


def decrypt(key: PageKey, number: int, page: bytes) -> bytes | None:
    """The plain 4,016 bytes of page `number`; None unless every bit of it is what was written as that page."""
    start = SALT if number == 1 else 0
    signed, tag = page[start : PAGE_SIZE - MAC], page[PAGE_SIZE - MAC :]
    if len(page) != PAGE_SIZE:
        return None
    wanted = hmac.digest(key.mac, signed + struct.pack("<I", number), "sha512")
    if not hmac.compare_digest(wanted, tag):
        return None
    reader = Cipher(AES(key.cipher), CBC(signed[-IV:])).decryptor()
    plain = reader.update(signed[:-IV]) + reader.finalize()
    return MAGIC + plain if number == 1 else plain


@contextmanager
def open_pages(path: Path, key: DataKey) -> Iterator[tuple[Pages, ...]]:
    """The pages of the file at `path` with its WAL and the copy of its first page, for reading. Raises OSError.

    If the WAL breaks off, a second Pages shows the file as it was at the last commit past the break. A file
    or WAL that is not there counts as an empty one.
    """
    with ExitStack() as held:
        main, log = (held.enter_context(_opened(p)) for p in (path, path.with_name(f"{path.name}-wal")))
        yield _pages(main, log, page_key(key), path.with_name(PAGE_1))


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO | None]:
    if not path.is_file():
        yield None
        return
    with path.open("rb") as file:
        yield file


def _pages(main: BinaryIO | None, log: BinaryIO | None, key: PageKey, first: Path) -> tuple[Pages, ...]:
    frames = wal.frames(log) if log else ()
    committed, size = wal.committed(frames)
    length = (main.seek(0, 2) + PAGE_SIZE - 1) // PAGE_SIZE if main else 0
    count = min(size or length, length + len(frames))  # a hostile log may say anything

    def fetch(number: int) -> bytes | None:
        if not 1 <= number <= count:
            return None
        frame = committed.get(number)
        found = _logged(key, log, number, (frame,) if frame else ()) or _filed(key, main, number)
        return _kept(key, first) if found is None and number == 1 else found

    found = Pages(count, max(count, _expected(fetch(1), size)), fetch)
    late = wal.late(frames)
    return (found, _past(found, key, log, late)) if late else (found,)


def _past(before: Pages, key: PageKey, log: BinaryIO | None, late: Sequence[Frame]) -> Pages:
    """The same file with the frames past the break laid over it."""
    images: dict[int, list[Frame]] = {}
    for frame in reversed(late):
        images.setdefault(frame.page, []).append(frame)
    most = before.count + len(late)
    count = max((before.count, *(number for number in images if number <= most)))

    def fetch(number: int) -> bytes | None:
        return _logged(key, log, number, images.get(number, ())) or before.fetch(number)

    return Pages(count, count, fetch, images)


def _logged(key: PageKey, log: BinaryIO | None, number: int, frames: Sequence[Frame]) -> bytes | None:
    """The first of these frames that is authentic."""
    images = (decrypt(key, number, wal.image(log, frame)) for frame in frames if log)
    return next((image for image in images if image is not None), None)


def _filed(key: PageKey, main: BinaryIO | None, number: int) -> bytes | None:
    return decrypt(key, number, wal.read_at(main, (number - 1) * PAGE_SIZE, PAGE_SIZE)) if main else None


def _kept(key: PageKey, first: Path) -> bytes | None:
    if not first.is_file():
        return None
    with first.open("rb") as file:
        return decrypt(key, 1, wal.read_at(file, 0, PAGE_SIZE + 1))


def is_another(path: Path, key: DataKey) -> bool:
    """Whether the file's first page and the copy of it, made when the file was closed, are whole and differ: then
    another file, mostly an older one, was put in its place since. Raises OSError.
    """
    with _opened(path) as main:
        first = _filed(page_key(key), main, 1)
    copy = _kept(page_key(key), path.with_name(PAGE_1))
    return first is not None and copy is not None and first != copy


def _expected(first: bytes | None, size: int) -> int:
    """What the WAL's last commit says, else page 1."""
    return size or (int.from_bytes(first[SIZE_AT : SIZE_AT + 4], "big") if first else 0)
