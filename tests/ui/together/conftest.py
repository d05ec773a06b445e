from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot
from tests.ui.together.marked import Marked, opened, taken
from tests.vaults import new_casefile

from kasesupport.store.casefile import CaseFile
from kasesupport.ui.together.page import TogetherPage


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseFile]:
    """One file a module: what is asked of it does not depend on the order."""
    opened = new_casefile(tmp_path_factory.mktemp("together"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def other(file: CaseFile) -> Marked:
    """Another family of the same vault."""
    return Marked(file, taken(file, "tsuji"), "Z")


@pytest.fixture(scope="module")
def family(file: CaseFile, other: Marked) -> Marked:
    return Marked(file, taken(file, "sakura"), "Q")


@pytest.fixture
def page(qtbot: QtBot, family: Marked) -> Iterator[TogetherPage]:
    made = opened(family.case)
    qtbot.addWidget(made)
    yield made
    made.model.leave()
