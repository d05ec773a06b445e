import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.vaults import filled

from kasesupport import resources
from kasesupport.cases import examples
from kasesupport.cases.rows import OpenCase
from kasesupport.practice.load import load
from kasesupport.practice.model import Phase, Practice, Question, Step
from kasesupport.store.casefile import CaseFile
from kasesupport.ui import theme
from kasesupport.ui.fonts import load_fonts
from kasesupport.ui.model import CaseModel
from kasesupport.ui.wizard.page import PhasePage

GROUPS = ("person", "union", "household", "resource")  # the family without what was said


@pytest.fixture(scope="session")
def practice() -> Practice:
    return load()


@pytest.fixture(scope="session")
def styled(qapp: QApplication) -> None:
    load_fonts()


def first_family(file: CaseFile) -> OpenCase:
    told = tomllib.loads((resources.path("example") / "1-sakura.toml").read_text(encoding="utf-8"))
    return examples.take_in(file, {key: value for key, value in told.items() if key in {*GROUPS, "name", "kana"}})


@pytest.fixture
def model(tmp_path: Path, styled: None) -> Iterator[CaseModel]:
    """The first example family, as it is before anybody has spoken."""
    made = CaseModel(filled(tmp_path, first_family))
    yield made
    made.leave()
    made.case.file.close()


Opener = Callable[..., PhasePage]


@pytest.fixture
def gone_to() -> list[str]:
    """Where the page wanted to go."""
    return []


@pytest.fixture
def shown(model: CaseModel, qtbot: QtBot, practice: Practice, gone_to: list[str]) -> Opener:
    """Shows questions as steps of a small phase: one list of questions a step."""

    def show(*steps: list[Question]) -> PhasePage:
        made = [Step(f"t.step{i}", f"場面{i}", "ひとこと", tuple(asked)) for i, asked in enumerate(steps, start=1)]
        phase = Phase("t", 9, "ためし", "", "", steps=tuple(made))
        own = Practice(practice.principles, practice.aims, (*practice.phases, phase))
        page = PhasePage(model, gone_to.append, phase, own)
        page.setStyleSheet(theme.STYLE)
        qtbot.addWidget(page)
        page.resize(1150, 700)
        with qtbot.waitActive(page):
            page.show()
        page.view.finish()
        return page

    return show
