"""Another implementation of SQLCipher 4 reads our file with the raw key: nobody needs this program to get at the data."""

from contextlib import closing
from itertools import islice
from pathlib import Path
from random import Random

import apsw
import pytest
from benchmarks.soak import acts, vaults

from kasesupport.store.home import Home


@pytest.fixture
def closed(vault_folder: Path) -> tuple[Home, vaults.Tables]:
    """A vault with some acts in it, and the rows it holds."""
    vaults.make(vault_folder)
    with closing(vaults.unlock(vault_folder)) as file:
        list(islice(acts.endless(file, Random(1)), 20))
        return file.home, file.read(vaults.rows)


def read(home: Home, key: bytes, table: str) -> dict[str, tuple[object, ...]]:
    """The rows by id, by the other implementation (key and salt in hex, as SQLCipher takes them)."""
    with closing(apsw.Connection(str(home.file), flags=apsw.SQLITE_OPEN_READONLY)) as other:
        for pragma in ("cipher = 'sqlcipher'", "legacy = 4", f"key = \"x'{key.hex()}{home.key.salt.hex()}'\""):
            other.execute(f"PRAGMA {pragma}")
        return {row[0]: row for row in other.execute(f'SELECT * FROM "{table}"')}


def test_it_reads_every_row(closed: tuple[Home, vaults.Tables]) -> None:
    home, rows = closed
    assert sum(len(found) for found in rows.values()) > 20
    assert {table: read(home, home.key.key, table) for table in rows} == rows


def test_without_the_key_it_reads_nothing(closed: tuple[Home, vaults.Tables]) -> None:
    home, _ = closed
    with pytest.raises(apsw.NotADBError):
        read(home, bytes(32), "person")
