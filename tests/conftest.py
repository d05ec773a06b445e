import os
from collections.abc import Iterator
from pathlib import Path
from secrets import token_bytes

import pytest
from hypothesis import settings

from kasesupport.store import engine
from kasesupport.store.casefile import CaseFile
from kasesupport.store.opening import open_file

# CI throws the same dice every time, so that a red run is always the change's own; at home they are new each time.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


def new_casefile(folder: Path) -> CaseFile:
    """A real encrypted file with a random key: all of the store but the passphrase."""
    key = engine.DataKey(token_bytes(32), token_bytes(16))
    engine.create_file(folder / "data.db", key)
    return open_file(folder / "data.db", key)


@pytest.fixture
def casefile(tmp_path: Path) -> Iterator[CaseFile]:
    opened = new_casefile(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def vault_folder(tmp_path: Path) -> Path:
    return tmp_path / "相談.vault"
