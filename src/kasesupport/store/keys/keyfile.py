"""The key file (鍵ファイル): the second factor, 256 random bits as text on a stick kept apart from the laptop.

    kasesupport key file 1
    7C0A 91F3 … (16 groups of 4 hex digits, on four lines)
    check 5D20 88E1

The check is the start of SHA-256 over the bits. An editor may have added a BOM, CRLF, blanks, lower case or
UTF-16; none of that matters. A slip in the file is told apart from a wrong passphrase: it gives nothing away.
"""

import codecs
import hashlib
import os
from pathlib import Path
from secrets import token_bytes

from kasesupport.domain.problems import Problem
from kasesupport.store.errors import disk_problems
from kasesupport.store.files import sync_folder

NAME = "kasesupport key file 1"
BITS, CHECK = 64, 8  # hex digits
GROUP, GROUPS_A_LINE = 4, 4
SIZE_LIMIT = 4096
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def new(path: Path) -> bytes:
    """Writes a new key file and gives its 32 bytes.

    Raises key_file_exists, folder_missing, read_only_folder, disk_full.
    """
    bits = token_bytes(32)
    with disk_problems():
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError as error:
            raise Problem("key_file_exists") from error
        except FileNotFoundError as error:
            raise Problem("folder_missing") from error
        with os.fdopen(descriptor, "wb") as out:
            out.write(text(bits).encode("ascii"))
            out.flush()
            os.fsync(out.fileno())
        sync_folder(path.parent)
    return bits


def read(path: Path) -> bytes:
    """The 32 bytes of a key file. Raises key_file_missing (none can be read), key_file_unreadable (a slip in it)."""
    try:
        with path.open("rb") as file:
            kept = file.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise Problem("key_file_missing") from error
    bits = parse(kept)
    if bits is None:
        raise Problem("key_file_unreadable")
    return bits


def text(bits: bytes) -> str:
    """What stands in the file."""
    groups = _groups(bits.hex().upper())
    rows = [" ".join(groups[n : n + GROUPS_A_LINE]) for n in range(0, len(groups), GROUPS_A_LINE)]
    return "\n".join([NAME, *rows, f"check {' '.join(_groups(_check(bits)))}", ""])


def parse(kept: bytes) -> bytes | None:
    """The bits, or None if this is no whole key file."""
    words = _decoded(kept).split()
    name = NAME.split()
    if [word.lower() for word in words[: len(name)]] != name or "check" not in map(str.lower, words):
        return None
    digits = "".join(words[len(name) :]).upper().replace("CHECK", "", 1)
    try:
        bits = bytes.fromhex(digits[:BITS])
    except ValueError:
        return None
    return bits if len(bits) * 2 == BITS and digits[BITS:] == _check(bits) else None


def _decoded(kept: bytes) -> str:
    if len(kept) > SIZE_LIMIT:
        return ""
    return kept.decode("utf-16" if kept.startswith(UTF_16) else "utf-8-sig", "replace")


def _check(bits: bytes) -> str:
    return hashlib.sha256(bits).hexdigest()[:CHECK].upper()


def _groups(digits: str) -> list[str]:
    return [digits[n : n + GROUP] for n in range(0, len(digits), GROUP)]
