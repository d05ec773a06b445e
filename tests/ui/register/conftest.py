"""The register's page over a real file; what it says in passing is kept."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from pytestqt.qtbot import QtBot

from kasesupport.cases import families
from kasesupport.cases.families import Newcomer
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.problems import Problem
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.register.page import RegisterPage, of_office


@dataclass
class Heard:
    """What the page said to the window."""

    notes: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def fail(self, problem: Problem) -> None:
        self.problems.append(problem.code)


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def case(casefile: CaseFile) -> OpenCase:
    members = [Newcomer("child", "佐倉 陽葵", index=True), Newcomer("mother", "佐倉 美咲")]
    return families.create(casefile, "佐倉 さん家", "さくら", members)


@pytest.fixture
def page(qtbot: QtBot, casefile: CaseFile, heard: Heard) -> Iterator[RegisterPage]:
    made = of_office(casefile, heard.notes.append, heard.fail, lambda: None)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    yield made
    made.put_down()
