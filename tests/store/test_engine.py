from pathlib import Path
from secrets import token_bytes

import pytest

from kasesupport.domain.problems import Problem
from kasesupport.store import engine
from kasesupport.store.casefile import CaseFile
from kasesupport.store.opening import open_file

PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "cache_size": -64000, "temp_store": 2}


@pytest.mark.parametrize("pragma", PRAGMAS)
def test_every_connection_is_set_up(casefile: CaseFile, pragma: str) -> None:
    assert casefile.read(lambda c: c.exec_driver_sql(f"PRAGMA {pragma}").scalar()) == PRAGMAS[pragma]


def test_memory_is_wiped(casefile: CaseFile) -> None:
    assert casefile.read(lambda c: c.exec_driver_sql("PRAGMA cipher_memory_security").scalar()) in {"1", 1}


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
