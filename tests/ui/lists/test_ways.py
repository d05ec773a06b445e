"""The buttons on the register's page."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kasesupport.domain.problems import Problem
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history.journal import Author
from kasesupport.ui.register.page import of_office


def _refuse(problem: Problem) -> None:
    raise AssertionError(problem.code)


@pytest.mark.parametrize(("role", "takes_in"), [("practitioner", True), ("reader", False)])
def test_a_reader_writes_out_and_takes_nothing_in(qtbot: QtBot, casefile: CaseFile, role: str, takes_in: bool) -> None:
    casefile.sign_as(Author(role=role))
    page = of_office(casefile, lambda _: None, _refuse, lambda: None)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    buttons = {each.accessibleName(): each for each in page.findChildren(QPushButton)}
    assert buttons["一覧を取り込む"].isEnabled() == takes_in
    assert buttons["台帳を一覧に書き出す"].isEnabled()
    page.register.turn("lacking")
    assert buttons["足りない資源を一覧に書き出す"].isEnabled()
    assert all(each.height() >= 40 for name, each in buttons.items() if "一覧" in name and each.isVisible())
    page.put_down()
