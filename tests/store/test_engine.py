import subprocess
import sys
from pathlib import Path
from secrets import token_bytes

import pytest
from tests.vaults import new_vault

from kasesupport.domain.problems import Problem
from kasesupport.store import engine
from kasesupport.store.casefile import CaseFile
from kasesupport.store.opening import open_file

PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "cache_size": -64000, "temp_store": 2}


@pytest.mark.parametrize("pragma", PRAGMAS)
def test_every_connection_is_set_up(casefile: CaseFile, pragma: str) -> None:
    assert casefile.read(lambda c: c.exec_driver_sql(f"PRAGMA {pragma}").scalar()) == PRAGMAS[pragma]


SECURITY = """
import sys
from pathlib import Path
import sqlcipher3.dbapi2 as driver
from kasesupport.store import vault
from kasesupport.store.keys.slots import Kdf

def told(): return driver.connect(":memory:").execute("PRAGMA cipher_memory_security").fetchone()[0]

before, kdf, folder = told(), Kdf(memory=8 * 1024, passes=1, lanes=1), Path(sys.argv[1])
vault.create(folder, "words", kdf=kdf) if sys.argv[2] == "create" else vault.unlock(folder, "words")
print(before, told())
"""


@pytest.mark.parametrize("way", ["create", "unlock"])
def test_the_program_locks_and_wipes_its_memory(vault_folder: Path, way: str) -> None:
    """In a process of its own: once on, memory security stays on, here perhaps by another test."""
    if way == "unlock":
        new_vault(vault_folder, "words")
    program = [sys.executable, "-c", SECURITY, str(vault_folder), way]
    assert subprocess.run(program, check=True, capture_output=True, text=True).stdout == "0 1\n"


def test_a_key_without_a_word_about_it_is_guarded() -> None:
    assert engine.DataKey(bytes(32), bytes(16)).guarded


@pytest.fixture
def closed(tmp_path: Path) -> tuple[Path, engine.DataKey]:
    key = engine.DataKey(token_bytes(32), token_bytes(16))
    engine.create_file(tmp_path / "data.db", key)
    open_file(tmp_path / "data.db", key).close()
    return tmp_path / "data.db", key


def test_a_file_of_another_program_is_refused(closed: tuple[Path, engine.DataKey]) -> None:
    raw = engine.connect(*closed, "mode=rw")
    raw.execute("PRAGMA application_id=1")
    raw.close()
    with pytest.raises(Problem, match="damaged_file"):
        open_file(*closed)


def test_another_key_does_not_open(closed: tuple[Path, engine.DataKey], capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Problem, match="damaged_file"):
        open_file(closed[0], engine.DataKey(token_bytes(32), closed[1].salt))
    assert capfd.readouterr().err == "", "SQLCipher writes no log"


def test_a_file_that_exists_is_not_made_anew(closed: tuple[Path, engine.DataKey]) -> None:
    with pytest.raises(FileExistsError):
        engine.create_file(*closed)


def test_a_key_does_not_show_itself(closed: tuple[Path, engine.DataKey]) -> None:
    assert closed[1].key.hex() not in f"{closed[1]!r}{closed[1]}{engine.open_engine(*closed)!r}"
