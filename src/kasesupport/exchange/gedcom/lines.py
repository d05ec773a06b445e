"""A GEDCOM file as records of lines, with what could not be read of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fastgedcom.base import Document, TrueLine
from fastgedcom.parser import (
    DuplicateXRefWarning,
    LevelInconsistencyWarning,
    LevelParsingWarning,
    LineParsingWarning,
    parse,
)

from kasesupport.domain.problems import Problem
from kasesupport.exchange.checked import Notes
from kasesupport.exchange.gedcom.encoding import Decoded, decoded

LARGEST = 20_000_000  # bytes
MOST = 5_000  # persons: no family has more, and a whole genealogy is no genogram
BREAK = re.compile(r"\r\n|\r|\n")
LEVEL = re.compile(r"^\s*(\d{1,2})\s+")
PERSON = re.compile(r"^\s*0 +@[^@\r\n]+@ +INDI\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Records:
    """The records of a file by their ids, and of which version it is ("5.5.1", "7.0", "" untold)."""

    document: Document
    version: str
    codec: str

    def of(self, tag: str) -> Iterator[tuple[str, TrueLine]]:
        """The id (without its signs) and the line of every record of a kind."""
        for line in self.document.records.values():
            if is_pointer(line.tag) and line.payload.split(" ", 1)[0] == tag:
                yield line.tag.strip("@"), line


def load(source: Path | bytes, notes: Notes) -> Records:
    """Reads a file or its bytes. Raises Problem gedcom_unreadable, _too_large, _too_many, _not_gedcom, _doubled_id."""
    told = decoded(_bytes(source))
    if (count := len(PERSON.findall(told.text))) > MOST:
        raise Problem("gedcom_too_many", count=count, limit=MOST)
    document, warnings = parse(_tidy(line) for line in BREAK.split(told.text))
    doubled = [w.xref for w in warnings if isinstance(w, DuplicateXRefWarning) and is_pointer(w.xref)]
    if doubled:
        raise Problem("gedcom_doubled_id", where=doubled[0][:40])
    for warning in warnings:
        if isinstance(warning, LineParsingWarning | LevelParsingWarning | LevelInconsistencyWarning):
            notes.add("形のくずれた行がありました（そのままでは読めない行はとばしています）。")
    if "TRLR" not in document.records:
        notes.add("終わりの印がありません。ファイルが途中で切れているかもしれません。")
    return Records(document, version(document), _told(told, notes))


def is_pointer(word: str) -> bool:
    """Whether a word names a record: @I1@."""
    return len(word) > 2 and word.startswith("@") and word.endswith("@") and word != "@VOID@"


def version(document: Document) -> str:
    """What the header says: "5.5.1", "7.0.14"."""
    return (document["HEAD"] > "GEDC") >= "VERS"


def _bytes(source: Path | bytes) -> bytes:
    if isinstance(source, bytes):
        data = source
    else:
        try:
            with source.open("rb") as file:
                data = file.read(LARGEST + 1)
        except OSError as error:
            raise Problem("gedcom_unreadable") from error
    if len(data) > LARGEST:
        raise Problem("gedcom_too_large", limit=LARGEST // 1_000_000)
    return data


def _tidy(line: str) -> str:
    """Without the indentation and the doubled spaces some programs write; the parser would stop at a lone sign."""
    return LEVEL.sub(r"\1 ", line) if len(line) != 1 else f"{line} "


def _told(told: Decoded, notes: Notes) -> str:
    if told.codec in ("cp932", "euc_jp", "iso2022_jp") or (told.codec in ("cp1252", "latin-1") and told.said != "ANSI"):
        shown = {"cp932": "Shift_JIS", "euc_jp": "EUC-JP", "iso2022_jp": "ISO-2022-JP"}.get(told.codec, told.codec)
        notes.add(f"文字は {shown} として読みました。名前の文字が正しいか確かめてください。")
    return told.codec
