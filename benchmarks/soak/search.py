"""Looks for typed words in files, whatever form they might have been written in."""

import json
import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def forms(word: str) -> tuple[bytes, ...]:
    """The bytes a word may be kept as: UTF-8, UTF-16, hexadecimal of each, JSON's escapes."""
    plain = (word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be"))
    hexed = [text for data in plain for text in (data.hex().encode(), data.hex().upper().encode())]
    return (*plain, *hexed, json.dumps(word)[1:-1].encode())


def found(paths: Iterable[Path], words: Iterable[str]) -> list[str]:
    """A line (name: word) for each file that holds a word; a PDF's compressed streams are looked into as well."""
    wanted = {word: forms(word) for word in words}
    hits = []
    for path in paths:
        data = _with_streams(path.read_bytes())
        hits += [f"{path.name}: {word}" for word, kinds in wanted.items() if any(form in data for form in kinds)]
    return hits


def _with_streams(data: bytes) -> bytes:
    return b"\n".join([data, *_inflated(data)])


def _inflated(data: bytes) -> Iterator[bytes]:
    for stream in STREAM.findall(data):
        try:
            yield zlib.decompress(stream)
        except zlib.error:
            continue


def files_below(*folders: Path) -> list[Path]:
    """Every file of these folders."""
    return [path for folder in folders for path in folder.rglob("*") if path.is_file()]


def open_files() -> list[Path]:
    """Every regular file this process has open, also one that has no name any more. Linux only."""
    return [place for place in Path("/proc/self/fd").iterdir() if place.is_file()]
