"""The pages of the encrypted file, read without SQLCipher: a damaged page costs itself and no other.

SQLCipher 4 (https://www.zetetic.net/sqlcipher/design/): AES-256-CBC, and at the end of each 4,096-byte page its
IV (16 bytes) and an HMAC-SHA512 (64) over ciphertext, IV and page number. Page 1 begins with the salt in place
of its first 16 bytes; ours stands in the header too. Nothing here writes.
"""

import hashlib
import hmac
import struct
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from kasesupport.store import wal
from kasesupport.store.engine import PAGE_SIZE, DataKey
from kasesupport.store.wal import Frame

IV, MAC, SALT = 16, 64, 16
USABLE = PAGE_SIZE - IV - MAC  # bytes of a page that SQLite has for itself
MAGIC = b"SQLite format 3\0"
MAC_MASK, MAC_ROUNDS = 0x3A, 2
SIZE_AT = 28  # in page 1: how many pages the file should have
FIRST_PAGE = "page1"  # a copy of the encrypted page 1, beside the file

Fetch = Callable[[int], bytes | None]


@dataclass(frozen=True, slots=True)
class PageKey:
    """The two keys every page needs. Never shown."""

    cipher: bytes = field(repr=False)
    mac: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Pages:
    """A damaged file as far as it can be read.

    `fetch` gives the 4,016 plain bytes of a page as last committed, None for a bad one; `late` the authentic
    images that lie past a break of the WAL, oldest first. `count`: pages there; `expected`: pages there should be.
    """

    count: int
    expected: int
    fetch: Fetch
    late: Callable[[], Iterator[tuple[int, bytes]]]
    broken_wal: bool


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
def open_pages(path: Path, key: DataKey) -> Iterator[Pages]:
    """The pages of the file at `path` with its WAL and the copy of its first page, for reading. Raises OSError.

    A file or WAL that is not there counts as an empty one.
    """
    with ExitStack() as held:
        main, log = (held.enter_context(_opened(p)) for p in (path, path.with_name(f"{path.name}-wal")))
        yield _pages(main, log, page_key(key), path.with_name(FIRST_PAGE))


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO | None]:
    if not path.is_file():
        yield None
        return
    with path.open("rb") as file:
        yield file


def _pages(main: BinaryIO | None, log: BinaryIO | None, key: PageKey, first: Path) -> Pages:
    frames = wal.frames(log) if log else ()
    committed, size = wal.committed(frames)
    length = (main.seek(0, 2) + PAGE_SIZE - 1) // PAGE_SIZE if main else 0
    count = size or length

    def fetch(number: int) -> bytes | None:
        if not 1 <= number <= count:
            return None
        found = _image(key, number, main, log, committed)
        return _kept(key, first) if found is None and number == 1 else found

    late = wal.late(frames)
    return Pages(
        count, max(count, _expected(fetch(1), size)), fetch, lambda: _late(key, log, late), wal.is_broken(frames)
    )


def _image(
    key: PageKey, number: int, main: BinaryIO | None, log: BinaryIO | None, committed: Mapping[int, Frame]
) -> bytes | None:
    """The WAL's image if it holds one; an older one of the main file is better than none."""
    frame = committed.get(number)
    newest = decrypt(key, number, wal.image(log, frame)) if log and frame else None
    if newest is not None or main is None:
        return newest
    main.seek((number - 1) * PAGE_SIZE)
    return decrypt(key, number, main.read(PAGE_SIZE))


def _kept(key: PageKey, first: Path) -> bytes | None:
    if not first.is_file():
        return None
    with first.open("rb") as file:
        return decrypt(key, 1, file.read(PAGE_SIZE + 1))


def _expected(first: bytes | None, size: int) -> int:
    """What the WAL's last commit says, else page 1."""
    return size or (int.from_bytes(first[SIZE_AT : SIZE_AT + 4], "big") if first else 0)


def _late(key: PageKey, log: BinaryIO | None, frames: tuple[Frame, ...]) -> Iterator[tuple[int, bytes]]:
    for frame in frames:
        plain = decrypt(key, frame.page, wal.image(log, frame)) if log else None
        if plain is not None:
            yield frame.page, plain
