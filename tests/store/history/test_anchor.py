import hmac
from pathlib import Path

import pytest

from kasesupport.store.history import anchor
from kasesupport.store.history.anchor import BODY, SECTOR, Anchor
from kasesupport.store.history.journal import Head
from kasesupport.store.keys.slots import derive

KEY, OTHER = bytes(range(32)), bytes(32)
ONE, TWO = Head(1, "ab" * 32), Head(0x7712, "cd" * 32)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "anchor"


def written(path: Path, *heads: Head, closed: bool = False) -> None:
    opened = Anchor(path, KEY)
    for head in heads:
        opened.write(head, closed=closed)
    opened.close()


def test_the_newest_record_counts_and_a_torn_one_leaves_the_other(path: Path) -> None:
    anchor.create(path, KEY, Head())
    written(path, ONE, TWO)
    assert anchor.read(path, KEY) == TWO
    torn = bytearray(path.read_bytes())
    torn[20] ^= 1
    path.write_bytes(torn)
    assert anchor.read(path, KEY) == ONE
    assert not anchor.is_closed(path, KEY)
    written(path, TWO, closed=True)
    assert anchor.is_closed(path, KEY)


def test_nobody_without_the_key_reads_how_many_acts_there_are(path: Path) -> None:
    anchor.create(path, KEY, TWO, closed=True)
    kept = path.read_bytes()
    assert TWO.seq.to_bytes(8, "big") not in kept
    assert bytes.fromhex(TWO.hash) not in kept
    assert anchor.read(path, OTHER) is None
    anchor.create(path, KEY, TWO, closed=True)
    assert path.read_bytes() != kept, "two of the same head do not show that they are"


def test_a_record_of_the_first_programs_is_understood_and_a_forged_one_is_not(path: Path) -> None:
    body = BODY.pack(TWO.seq, bytes.fromhex(TWO.hash), True)
    signed = (body + hmac.digest(derive(KEY, "anchor"), body, "sha256")).ljust(SECTOR, b"\0")
    path.write_bytes(signed * 2)
    assert (anchor.read(path, KEY), anchor.is_closed(path, KEY)) == (TWO, True)
    path.write_bytes(signed.replace(body, BODY.pack(TWO.seq + 1, bytes.fromhex(TWO.hash), True)) * 2)
    assert anchor.read(path, KEY) is None


@pytest.mark.parametrize("junk", [b"", b"x", b"\0" * 11, b"\0" * 40, b"\0" * 1024, b"x" * 4096])
def test_junk_is_no_anchor(path: Path, junk: bytes) -> None:
    path.write_bytes(junk)
    assert anchor.read(path, KEY) is None


def test_a_file_that_is_not_there_is_none(path: Path) -> None:
    assert anchor.read(path, KEY) is None
