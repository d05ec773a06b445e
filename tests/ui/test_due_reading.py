"""What is due is shown at once; of very many families it is read beside the window, and once more for what came since."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kasesupport.cases import families, plans
from kasesupport.cases.today import FamilyDue
from kasesupport.store.casefile import CaseFile
from kasesupport.ui import due_reading
from kasesupport.ui.due_reading import DueReading


def add(casefile: CaseFile, name: str) -> None:
    on = casefile.today().isoformat()
    plans.add_entry(families.create(casefile, name), "appointment", on=on, at="", what="おうちで")


@pytest.mark.parametrize("many", [0, 1500])
def test_all_that_is_due_comes_either_way(
    qtbot: QtBot, casefile: CaseFile, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(due_reading, "MANY", many)
    add(casefile, "佐倉")
    owner, shown = QWidget(), list[tuple[FamilyDue, ...]]()
    qtbot.addWidget(owner)
    reading = DueReading(casefile, shown.append, shown.append, owner)
    reading.read(1)
    add(casefile, "青木")
    reading.read(2)
    qtbot.waitUntil(lambda: bool(shown) and {each.name for each in shown[-1]} == {"佐倉", "青木"})
    reading.read(2, wanted=False)
    assert shown[-1] == ()
    reading.end()
