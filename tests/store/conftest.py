from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.vaults import new_casefile

from kasesupport.store.casefile import CaseFile


@pytest.fixture
def casefile(tmp_path: Path) -> Iterator[CaseFile]:
    """With memory security, as the program has it."""
    opened = new_casefile(tmp_path, guarded=True)
    yield opened
    opened.close()
