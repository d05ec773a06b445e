"""Whether a PDF from elsewhere may be kept and shown: no passphrase, nothing that acts, no end of pages or bytes.

It is read by qpdf (pikepdf) and shown by pdfium without scripts; this keeps out what could act elsewhere, too, and
what would unpack to more than a laptop has.
"""

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Literal

import pikepdf

Fault = Literal["", "locked", "acts", "broken", "pages", "large"]
ACTS = frozenset(
    {
        "/JavaScript", "/JS", "/Launch", "/EmbeddedFile", "/EmbeddedFiles", "/RichMedia", "/XFA", "/SubmitForm",
        "/ImportData",
    }
)  # fmt: skip
UNPACKED = 300 * 1024 * 1024  # bytes of all streams together
PACKED_OTHERWISE = 300 * 1024  # bytes of a stream whose packing is not looked into (LZW, run lengths)
SIDE = 14_400  # pt: five metres, the most a PDF page may have by itself (ISO 32000-1, annex C)
PIXELS = 120_000_000  # of one picture in it


def look(pdf: bytes, most_pages: int, unpacked: int = UNPACKED) -> tuple[Fault, int]:
    """What is wrong with it ("" for nothing), and how many pages it has. `unpacked`: bytes of all its streams."""
    try:
        with pikepdf.open(BytesIO(pdf), suppress_warnings=True) as document:
            if document.is_encrypted:
                return "locked", 0
            count = len(document.pages)
            return _fault(document, count, most_pages, unpacked), count
    except pikepdf.PasswordError:
        return "locked", 0
    except (pikepdf.PdfError, pikepdf.DataDecodingError, ValueError, TypeError, KeyError, RuntimeError):
        return "broken", 0


def _fault(document: pikepdf.Pdf, count: int, most_pages: int, unpacked: int) -> Fault:
    if not 1 <= count <= most_pages:
        return "pages"
    if any(_acts(each) for each in document.objects):
        return "acts"
    if any(not _fits(page) for page in document.pages) or not _bounded(document, unpacked):
        return "large"
    return ""


def _acts(thing: pikepdf.Object, depth: int = 0) -> bool:
    """Whether it, or what stands in it, is a script, a file, a form that sends."""
    if isinstance(thing, pikepdf.Name):
        return str(thing) in ACTS
    if depth > 40 or not isinstance(thing, (pikepdf.Dictionary, pikepdf.Array, pikepdf.Stream)):
        return False
    if isinstance(thing, pikepdf.Array):
        return any(_acts_within(each, depth) for each in thing)
    inner = thing.stream_dict if isinstance(thing, pikepdf.Stream) else thing
    return any(key in ACTS or _acts_within(each, depth) for key, each in inner.items())


def _acts_within(each: object, depth: int) -> bool:
    return isinstance(each, pikepdf.Object) and not each.is_indirect and _acts(each, depth + 1)


def _fits(page: pikepdf.Page) -> bool:
    left, top, right, bottom = (float(each) for each in page.mediabox)
    return 1 <= abs(right - left) <= SIDE and 1 <= abs(bottom - top) <= SIDE


def _bounded(document: pikepdf.Pdf, room: int) -> bool:
    """Whether all streams together unpack to no more than `room`."""
    for stream in _streams(document):
        wide, high = int(stream.get("/Width", 0)), int(stream.get("/Height", 0))
        room -= _unpacked(stream, room)
        if wide * high > PIXELS or room < 0:
            return False
    return True


def _streams(document: pikepdf.Pdf) -> Iterator[pikepdf.Stream]:
    return (each for each in document.objects if isinstance(each, pikepdf.Stream))


def _unpacked(stream: pikepdf.Stream, room: int) -> int:
    """How many bytes it makes, counted up to a little more than `room`; too many where that cannot be told."""
    named: Any = stream.get("/Filter", [])
    ways = [str(named)] if isinstance(named, pikepdf.Name) else [str(each) for each in named]
    raw = bytes(stream.read_raw_bytes())
    packed = [each for each in ways if each in ("/FlateDecode", "/LZWDecode", "/RunLengthDecode")]
    if not packed:
        return len(raw)
    if len(packed) == 1 and ways[0] == "/FlateDecode":
        return _inflated(raw, room)
    return len(raw) * 100 if len(packed) == 1 and len(raw) <= PACKED_OTHERWISE else room + 1


def _inflated(raw: bytes, room: int) -> int:
    unpacking, made = zlib.decompressobj(), 0
    rest = raw
    while rest and made <= room:
        made += len(unpacking.decompress(rest, 1 << 20))
        rest = unpacking.unconsumed_tail
    return made
