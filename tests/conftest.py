import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from tests.vaults import new_casefile

from kasesupport.store.casefile import CaseFile

# CI throws the same dice every time, so that a red run is always the change's own; at home they are new each time.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The tests of files without memory security come first.

    SQLCipher never takes it off a process again, and with it a test costs three times as much. Whatever else stands
    where: a test in the wrong place is dearer, not wrong.
    """
    items.sort(key=_guards_memory)


def _guards_memory(item: pytest.Item) -> bool:
    return "casefile" not in getattr(item, "fixturenames", ()) or "store" in item.path.parts


@pytest.fixture
def casefile(tmp_path: Path) -> Iterator[CaseFile]:
    opened = new_casefile(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def vault_folder(tmp_path: Path) -> Path:
    return tmp_path / "相談.vault"
