import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import Connection, Dialect, Engine, event
from sqlalchemy.engine import Compiled
from tests.chance import at_length
from tests.vaults import guard_memory, new_casefile

from kasesupport.store.casefile import CaseFile

# Of the store's tests those of whole files and folders; memory security is beside what they prove.
BY_FILE = frozenset({"backups", "history", "salvaging", "words", "test_rekey.py", "test_places.py"})

# CI throws the same dice every time, so that a red run is always the change's own; at home they are new each time.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")

COMPILED: dict[tuple[object, ...], Compiled] = {}
DIALECT: dict[str, Dialect] = {}


@event.listens_for(Engine, "engine_connect")
def _share_compiled(connection: Connection) -> None:
    """All files of a run share the statements that were compiled; else each pays for them anew, a fifth of a test."""
    connection.dialect = DIALECT.setdefault(connection.dialect.name, connection.dialect)
    connection.execution_options(compiled_cache=COMPILED)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The tests of files without memory security come first.

    SQLCipher never takes it off a process again, and with it a test costs three times as much. Whatever else stands
    where: a test in the wrong place is dearer, not wrong.
    """
    items.sort(key=_guards_memory)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Before any fixture, so that a vault of a whole module is opened like one of a test."""
    guard_memory(_guards_memory(item))


def _guards_memory(item: pytest.Item) -> bool:
    """What is about connection, recorder, keys and the whole vault, the proofs, and in the soak all."""
    parts = set(item.path.relative_to(Path(__file__).parent).parts)
    return at_length() or "proofs" in parts or ("store" in parts and not parts & BY_FILE)


@pytest.fixture
def casefile(tmp_path: Path) -> Iterator[CaseFile]:
    opened = new_casefile(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def vault_folder(tmp_path: Path) -> Path:
    return tmp_path / "相談.vault"
