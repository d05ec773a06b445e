"""The real program, locked by its real relaunch; its memory is read from outside before and after.

The program forbids its own user to read it, so what is searched needs root; that it ends and begins again does not.
"""

import mmap
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest
from tests.ui.program import PATIENCE, Program

from kasesupport.cases import drafts, opening, views
from kasesupport.store.keys.slots import Kdf

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
root = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="the program's memory is closed to all but root"
)
PASSPHRASE = "みどりの川をわたる七つの橋"
FAMILY, CHILD, ADDRESS, COPIED = "佐倉陽葵のいえ", "榊原ひまりこ", "若葉台団地の三号棟の奥", "〇九〇の八七六五"
CALLED, UNSAVED = "ひまひまちゃん", "さかきばらのおうち"
SHOWN_LOCKED = "保管庫をひらく"


def found_in(pid: int, wanted: dict[str, tuple[bytes, ...]]) -> set[str]:
    """Which of the wanted stand anywhere in the memory of a process, in any of their spellings."""
    content = b"".join(_regions(pid))
    return {name for name, spellings in wanted.items() if any(spelling in content for spelling in spellings)}


def _regions(pid: int) -> Iterator[bytes]:
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            span, mode = line.split()[:2]
            start, end = (int(place, 16) for place in span.split("-"))
            if mode.startswith("r"):
                yield b"".join(_pages(memory, start, end)) + b"\0"


def _pages(memory: BinaryIO, start: int, end: int) -> Iterator[bytes]:
    """A mapping's bytes. What the kernel refuses (its own pages, a file's behind its end) is passed over by pages."""
    while start < end:
        try:
            memory.seek(start)
            read = memory.read(min(end - start, 1 << 24))
        except (OSError, OverflowError, ValueError):
            read = b""
        yield read
        start += len(read) or mmap.PAGESIZE


def words(*told: str) -> dict[str, tuple[bytes, ...]]:
    return {word: (word.encode(), word.encode("utf-16-le"), word.encode("utf-32-le")) for word in told}


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    folder = tmp_path / "vault.vault"
    opening.create(folder, PASSPHRASE, kdf=Kdf(memory=8 * 1024, passes=1, lanes=1))
    return folder


@pytest.fixture
def key(vault: Path) -> bytes:
    file = opening.unlock(vault, PASSPHRASE)
    try:
        return file.home.key.key
    finally:
        file.close()


@pytest.fixture
def program(vault: Path, tmp_path: Path) -> Iterator[Program]:
    started = Program(vault, tmp_path)
    yield started
    started.end()


def open_and_type(program: Program) -> None:
    program.do("unlock", "open", passphrase=PASSPHRASE)
    program.do("take_in", "taken in", family=FAMILY, child=CHILD)
    program.do("type", "typed", address=ADDRESS, copied=COPIED)


@root
def test_after_the_lock_no_process_holds_the_words_or_the_key(program: Program, key: bytes) -> None:
    open_and_type(program)
    program.do("draft", "draft", unsaved=UNSAVED)
    told = words(FAMILY, CHILD, ADDRESS, COPIED, UNSAVED)
    wanted = {**told, **words(PASSPHRASE), "key": (key, key.hex().encode(), key.hex().upper().encode())}
    # Control: the search finds what is there. (The passphrase may be gone by now, and need not be found.)
    assert found_in(program.process.pid, wanted) >= {*told, "key"}
    program.do("ctrl_l")
    after = program.successor()
    assert not Path(f"/proc/{program.process.pid}/mem").exists() or program.process.returncode == 0
    shown = words(SHOWN_LOCKED)
    deadline = time.monotonic() + PATIENCE
    while not found_in(after, shown):  # control: its window is up, and its memory is read
        assert time.monotonic() < deadline
    assert found_in(after, wanted) == set()


@pytest.mark.parametrize("way", ["ctrl_l", "sleep_and_wake"])
def test_a_modal_dialog_does_not_hold_the_lock_back(program: Program, way: str) -> None:
    open_and_type(program)
    program.do("dialog", "dialog", called=CALLED)
    program.do(way)
    program.successor()
    assert not (program.vault / "data.db-wal").exists()
    file = opening.unlock(program.vault, PASSPHRASE)
    try:
        (line,) = views.families(file)
        kept = drafts.kept(file)
    finally:
        file.close()
    assert line.name == FAMILY
    assert kept["where"] == {"family": line.family_id, "page": "family"}


@pytest.mark.parametrize(("trouble", "answer"), [("fill_disk", "full"), ("hang", "hanging")])
def test_a_full_disk_or_a_busy_thread_does_not_hold_it_back_and_loses_nothing_confirmed(
    program: Program, trouble: str, answer: str
) -> None:
    open_and_type(program)
    program.do(trouble, answer)
    program.do("ctrl_l")
    program.successor()
    file = opening.unlock(program.vault, PASSPHRASE)
    try:
        assert [line.name for line in views.families(file)] == [FAMILY]
    finally:
        file.close()
