"""A file of the office that cannot be laid over ours is told over the family's pages, with the way to mend it."""

import json
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.vault.pressing import press, shown

from kasesupport.cases import families, office_practice
from kasesupport.cases.office import put
from kasesupport.domain.problems import Problem
from kasesupport.store.casefile import CaseFile
from kasesupport.store.op import Op
from kasesupport.ui import rooms
from kasesupport.ui.places import Laptop

SPOILT = 'phase = "closure"\n[[step]]\nid = "closure.agree_step"\ncolour = "red"\n'


def test_the_strip_tells_file_line_and_what_is_safe_and_leads_to_the_page(
    casefile: CaseFile, qtbot: QtBot, tmp_path: Path
) -> None:
    value = json.dumps({"name": "町の様式.toml", "text": SPOILT})
    casefile.transact(Op("practice.take_over"), lambda c: put(c, office_practice.PREFIX + "closure", value))
    wanted: list[str] = []
    problems: list[Problem] = []

    def nothing(*_: object) -> None:
        """Not asked for here."""

    ways = rooms.Ways(
        nothing,
        nothing,
        nothing,
        nothing,
        wanted.append,
        nothing,
        nothing,
        nothing,
        nothing,
        problems.append,
        nothing,
        nothing,
    )
    page = rooms.table(casefile, ways, families.create(casefile, "佐倉 さん家").family_id, Laptop(tmp_path))
    qtbot.addWidget(page)
    page.show()
    QApplication.processEvents()
    told = shown(page)
    for words in ("町の様式.toml", "4行目", "closure.agree_step.colour", "家庭の記録はそのままです"):
        assert words in told
    page.go("closure")
    assert page.current == "closure"
    press(page, "様式と問いのページへ")
    assert wanted == ["practice"]
    assert problems == []
    page.put_down()
