"""One family at 紙・シート, with a school, and the page of its sheets."""

import pytest
from pytestqt.qtbot import QtBot

from kasesupport.cases import ecomap, families
from kasesupport.cases.families import Newcomer
from kasesupport.practice.load import load
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.model import CaseModel
from kasesupport.ui.papers.page import PapersPage

PRACTICE = load()


@pytest.fixture
def page(qtbot: QtBot, casefile: CaseFile) -> PapersPage:
    case = families.create(casefile, "佐倉", "さくら", [Newcomer("child", "陽葵", index=True)])
    ecomap.add_resource(case, "みどり小学校", "school")
    made = PapersPage(CaseModel(case), lambda _: None, PRACTICE)
    qtbot.addWidget(made)
    made.resize(1166, 700)
    made.show()
    return made
