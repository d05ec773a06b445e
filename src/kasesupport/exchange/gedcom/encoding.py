"""The bytes of a GEDCOM file as text, whatever its header says of them.

Headers are often wrong: Japanese programs write Shift_JIS and call it ANSI, ASCII or UTF-8; UTF-16 comes
without its mark. So what the bytes can be is asked first, and what the header says second.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import fastgedcom.parser  # noqa: F401  (registers the codec "gedcom": ANSEL as GEDCOM uses it)

from kasesupport.domain.problems import Problem

MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"), (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
)  # fmt: skip
SAID = re.compile(rb"^\s*1 +CHAR +([^\r\n]*)", re.MULTILINE)
START = re.compile(r"\s*0 +HEAD\b")
NAMED = {
    "ANSEL": "gedcom", "ANSI": "cp1252", "WINDOWS": "cp1252", "WINDOWS-1252": "cp1252", "CP1252": "cp1252",
    "WINDOWS-1250": "cp1250", "WINDOWS-1251": "cp1251", "ISO-8859-1": "latin-1", "ISO8859-1": "latin-1",
    "LATIN1": "latin-1", "IBMPC": "cp437", "IBM-PC": "cp437", "OEM": "cp437", "MSDOS": "cp850", "MS-DOS": "cp850",
    "MACINTOSH": "mac-roman", "SHIFT_JIS": "cp932", "SHIFT-JIS": "cp932", "SJIS": "cp932", "CP932": "cp932",
    "EUC-JP": "euc_jp",
}  # fmt: skip
JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\u3005\uff01-\uff5e]")
FOREIGN = re.compile(r"[^\x00-\x7f]")
SAMPLE = 400_000  # characters that are enough to tell one writing from another
HEADER = 20_000  # bytes in which a header says what it says


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, by which codec it was read, and what the header named ("" for nothing)."""

    text: str
    codec: str
    said: str


def decoded(data: bytes) -> Decoded:
    """Read the bytes of a file. Raises Problem("gedcom_not_gedcom") for what is none."""
    found = SAID.search(data[:HEADER].replace(b"\0", b""))
    said = found[1].decode("ascii", "replace").strip() if found else ""
    for codec in _codecs(data, said):
        text = _as(data, codec)
        if text is not None and START.match(text) and "\0" not in text:
            return Decoded(text, codec, said)
    raise Problem("gedcom_not_gedcom")


def _codecs(data: bytes, said: str) -> Iterator[str]:
    """What the bytes may be, the surest first."""
    marked = next((codec for mark, codec in MARKS if data.startswith(mark)), None)
    if marked:
        yield marked
        return
    if data[:2] in (b"0\0", b"\0" + b"0"):
        yield "utf-16-le" if data[0] else "utf-16-be"
        return
    if b"\x1b$" in data:
        yield "iso2022_jp"
    yield "utf-8"
    named = NAMED.get(said.upper())
    yield from _japanese(data, named)
    yield named or "gedcom"
    yield from ("cp1252", "latin-1")


def _japanese(data: bytes, named: str | None) -> Iterator[str]:
    """cp932 or EUC where the header says so or where nearly all that is not ASCII then is Japanese."""
    shares = {codec: _share(data, codec) for codec in ("cp932", "euc_jp")}
    yield from (codec for codec, share in shares.items() if codec == named and share)
    best = max(shares, key=shares.__getitem__)
    if shares[best] >= 0.9:
        yield best


def _share(data: bytes, codec: str) -> float:
    """How much of what is not ASCII is kana or common kanji, if the bytes are read so; 0 where they cannot be."""
    text = _as(data, codec)
    if text is None:
        return 0.0
    foreign = FOREIGN.findall(text[:SAMPLE])
    common = [c for c in foreign if JAPANESE.match(c) and _is_common(c)]
    return len(common) / len(foreign) if foreign else 0.0


def _is_common(sign: str) -> bool:
    """Kana, or a kanji of JIS level 1: accents of another writing, misread, come out as rare ones."""
    coded = sign.encode("cp932", "ignore")
    return len(coded) == 2 and 0x81 <= coded[0] <= 0x98


def _as(data: bytes, codec: str) -> str | None:
    try:
        return unicodedata.normalize("NFC", data.decode(codec)) if codec == "gedcom" else data.decode(codec)
    except UnicodeError:
        return None
