"""An hour of office work by keyboard alone, without its pauses; `dev.py bench hour` takes its time and makes pictures."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication
from tests.ui.hour.day import hour, lock
from tests.ui.hour.keyboard import Keyboard, play

from kasesupport.cases import families, opening, views
from kasesupport.ui import app as dressing
from kasesupport.ui.places import Laptop
from kasesupport.ui.window import MainWindow

CALL = 8  # presses beside the words until a telephone call is kept
ALL = 400


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    dressing.dress(qapp)
    made = MainWindow(tmp_path / "相談.vault", opening.open_example, Laptop(tmp_path / "laptop"), lambda _: None)
    made.resize(1366, 768)
    made.show()
    yield made
    made.put_away()


def test_an_hour_of_office_work_needs_no_mouse(window: MainWindow, tmp_path: Path) -> None:
    keys = Keyboard(window)
    play(hour(keys, window, tmp_path))
    file = window.opened_file()
    (line,) = views.families(file)
    record = views.record(families.open_case(file, line.family_id))
    assert {person.name for person in record.graph.persons} == {"佐倉 陽葵", "佐倉 美咲", "佐倉 由佳"}
    said = {statement.text for statement in record.statements}
    assert {"夕方から寝るまでが回らない", "夜番の日、夕方から寝るまでの3時間がまわらない。"} <= said
    assert [resource.name for resource in record.resources] == ["みどり小学校"]
    assert {each.name for each in views.register(file)} == {"みどり小学校", "こども食堂 ひだまり"}
    printed = "".join(
        p.get_textpage().get_text_range() for p in pypdfium2.PdfDocument((tmp_path / "plan.pdf").read_bytes())
    )
    assert "水曜は笑ってごはんを食べる" in "".join(printed.split())
    assert keys.pressed["電話の記録"] <= CALL
    assert keys.pressed.total() <= ALL
    play(lock(keys, window))
    assert not window.isVisible()
