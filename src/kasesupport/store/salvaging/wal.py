"""The write-ahead log, frame by frame (https://www.sqlite.org/fileformat2.html#walformat).

SQLite believes frames up to the first one whose checksum does not follow from the one before, and of these up
to the last commit. What lies behind a break is lost to it, not to us: pages carry their own proof (pages.py).
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from kasesupport.store.engine import PAGE_SIZE

MAGIC = {0x377F0682: "<", 0x377F0683: ">"}  # by the byte order in which checksums read the words
HEAD, FRAME_HEAD = 32, 24
STEP = FRAME_HEAD + PAGE_SIZE
MASK = 0xFFFFFFFF
Sums = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Frame:
    """Where one page's image stands. `size`: pages of the file after a commit, 0 for a frame that commits nothing.

    `believed`: SQLite itself would read it. `current`: written since the last checkpoint began the log anew.
    """

    at: int
    page: int
    size: int
    believed: bool
    current: bool


def frames(file: BinaryIO) -> tuple[Frame, ...]:
    """All frames that can be read, in order; those of a log without a whole header are believed by nobody."""
    order, salts, sums = _head(read_at(file, 0, HEAD))
    found: list[Frame] = []
    believed = order != ""
    for at in range(HEAD, file.seek(0, 2) - STEP + 1, STEP):
        data = read_at(file, at, STEP)
        if len(data) < STEP:
            believed = False
            continue
        page, size, *fields = struct.unpack(">6I", data[:FRAME_HEAD])
        salts = salts or (fields[0], fields[1])
        current = salts == (fields[0], fields[1])
        if believed := believed and current:
            sums = checksum(data[FRAME_HEAD:], checksum(data[:8], sums, order), order)
            believed = sums == (fields[2], fields[3])
        found.append(Frame(at, page, size, believed, current))
    return tuple(found)


def read_at(file: BinaryIO, at: int, size: int) -> bytes:
    """Those bytes, as far as they are there; none where the medium itself fails."""
    try:
        file.seek(at)
        return file.read(size)
    except OSError:
        return b""


def _head(data: bytes) -> tuple[str, Sums | None, Sums]:
    """Byte order, salts and first checksum; no order and no salts if the header is damaged."""
    if len(data) < HEAD:
        return "", None, (0, 0)
    fields = struct.unpack(">8I", data)
    order = MAGIC.get(fields[0], "")
    if not order or checksum(data[:24], (0, 0), order) != fields[6:]:
        return "", None, (0, 0)
    return order, (fields[4], fields[5]), (fields[6], fields[7])


def checksum(data: bytes, sums: Sums, order: str) -> Sums:
    """SQLite's own: two running sums over pairs of 32-bit words."""
    first, second = sums
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        first = (first + even + second) & MASK
        second = (second + odd + first) & MASK
    return first, second


def committed(found: Sequence[Frame]) -> tuple[dict[int, Frame], int]:
    """The last frame of each page up to the last commit that SQLite believes, and the file's size then (0: none)."""
    commits = [number for number, frame in enumerate(found) if frame.believed and frame.size]
    if not commits:
        return {}, 0
    last = commits[-1]
    return {frame.page: frame for frame in found[: last + 1]}, found[last].size


def late(found: Sequence[Frame]) -> tuple[Frame, ...]:
    """Frames past the break, up to the last commit among them: what was never committed is no record."""
    last = max((number for number, frame in enumerate(found) if frame.believed and frame.size), default=-1)
    lost = [frame for frame in found[last + 1 :] if frame.current]
    commits = [number for number, frame in enumerate(lost) if frame.size]
    return tuple(lost[: commits[-1] + 1]) if commits else ()


def image(file: BinaryIO, frame: Frame) -> bytes:
    """The encrypted page of a frame."""
    return read_at(file, frame.at + FRAME_HEAD, PAGE_SIZE)
