"""A picture or a scan that was attached to a family, and what is looked at before a file is taken.

A file comes from anywhere: its name tells nothing, its first bytes little. Only PNG, JPEG and PDF are taken, whole ones
of a bounded size; what is more than the picture itself (texts, colour profiles of a PNG) is never read.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from struct import unpack_from
from typing import Literal

from kasesupport.domain.images import JPEG, PNG, pixels
from kasesupport.domain.problems import Problem

Kind = Literal["png", "jpeg", "pdf"]
LARGEST = 20 * 1024 * 1024  # bytes of one file
MOST_PIXELS = 60_000_000  # of one picture: telephones take up to 50 million; unpacked these are 240 MB
LONGEST = 20_000  # pixels of a side
MOST_PAGES = 50  # of a PDF
PICTURE = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})  # what a PNG's picture is made of
SCAN = b"\xff\xda"  # where the picture itself begins in a JPEG
END = b"\xff\xd9"
HEIC = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif"})  # ISO/IEC 23008-12
TENTH = 10  # a turn is kept in tenths of a degree
ROUND = 360 * TENTH


@dataclass(frozen=True, slots=True)
class Attached:
    """`what`: what it is called here; `on`: ISO; `size` in bytes; `turn`: clockwise, in tenths of a degree.

    `sheet`: the permanent name of the sheet it shows, "" where that is not known. `kept`: whether the bytes are there.
    """

    id: str
    what: str
    on: str
    by_whom: str
    kind: str
    sheet: str
    sha256: str
    size: int
    pages: int
    turn: int
    kept: bool


def kind_of(content: bytes) -> Kind:
    """What a file is, by its bytes, once it is seen to be whole.

    Raises Problem: attach_empty, attach_too_large (limit in MB), attach_heic, attach_kind, attach_broken,
    attach_too_wide.
    """
    if not content:
        raise Problem("attach_empty")
    if len(content) > LARGEST:
        raise Problem("attach_too_large", limit=LARGEST // 1024 // 1024)
    if content[:5] == b"%PDF-":
        return "pdf"
    if content[4:8] == b"ftyp" and content[8:12] in HEIC:
        raise Problem("attach_heic")
    if content[:8] != PNG and content[:3] != JPEG:
        raise Problem("attach_kind")
    return _picture(content)


def _picture(content: bytes) -> Kind:
    kind: Kind = "png" if content[:8] == PNG else "jpeg"
    size = pixels(content)
    if size is None or not (_whole_png(content) if kind == "png" else _whole_jpeg(content)):
        raise Problem("attach_broken")
    if max(size) > LONGEST or size[0] * size[1] > MOST_PIXELS:
        raise Problem("attach_too_wide", limit=MOST_PIXELS // 10_000)
    return kind


def bare(content: bytes) -> bytes:
    """A PNG with nothing but its picture: no texts, profiles or previews, which may be packed to any size."""
    if content[:8] != PNG:
        return content
    return PNG + b"".join(content[at : at + 12 + length] for name, at, length in _chunks(content) if name in PICTURE)


def turned(turn: int, by: float) -> int:
    """A turn with so many degrees more, clockwise; from 0 to below a whole turn, in tenths."""
    return round(turn + by * TENTH) % ROUND


def _whole_png(content: bytes) -> bool:
    names = [name for name, _, _ in _chunks(content)]
    return names[:1] == [b"IHDR"] and b"IDAT" in names and names[-1:] == [b"IEND"]


def _chunks(content: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Name, place and length of each whole chunk, up to the end of the picture."""
    at, name = 8, b""
    while at + 12 <= len(content) and name != b"IEND":
        length, name = unpack_from(">I", content, at)[0], content[at + 4 : at + 8]
        if at + 12 + length > len(content):
            return
        yield name, at, length
        at += 12 + length


def _whole_jpeg(content: bytes) -> bool:
    """Whether an end follows the picture: within its data no such sign can stand (ITU-T T.81, B.1.1.2)."""
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        if content[at : at + 2] == SCAN:
            return content.find(END, at) > 0
        at += 2 + unpack_from(">H", content, at + 2)[0]
    return False
