import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from secrets import token_bytes
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings

from kasesupport.store import engine
from kasesupport.store.casefile import CaseFile
from kasesupport.store.opening import open_file

# CI throws the same dice every time, so that a red run is always the change's own; at home they are new each time.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


@cache
def _new_file() -> tuple[bytes, engine.DataKey]:
    """A file in which nothing stands yet but its tables, and its random key; made once in a run."""
    key = engine.DataKey(token_bytes(32), token_bytes(16))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "data.db"
        engine.create_file(path, key)
        open_file(path, key).close()
        return path.read_bytes(), key


def new_casefile(folder: Path) -> CaseFile:
    """A real encrypted file with a random key: all of the store but the passphrase."""
    data, key = _new_file()
    (folder / "data.db").write_bytes(data)
    return open_file(folder / "data.db", key)


@pytest.fixture
def casefile(tmp_path: Path) -> Iterator[CaseFile]:
    opened = new_casefile(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def vault_folder(tmp_path: Path) -> Path:
    return tmp_path / "相談.vault"
