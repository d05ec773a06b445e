from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.ui.start.walking import escape, press, sheet, shown

from kasesupport import resources
from kasesupport.ui.start.help import HelpSheet, sections
from kasesupport.ui.start.welcome import WelcomeSheet
from kasesupport.ui.window import MainWindow


def test_every_section_stands_on_the_page(qtbot: QtBot) -> None:
    made = HelpSheet()
    qtbot.addWidget(made)
    made.show()
    told = shown(made)
    for section in sections():
        assert str(section["title"]) in told
    assert told.count("守れること") == told.count("気をつけること") >= 5


def test_it_says_that_roles_are_kept_by_the_program_and_the_file_by_its_key(qtbot: QtBot) -> None:
    words = "".join(str(value) for section in sections() for value in section.values())
    assert "役割は、このソフトが守る約束ごと" in words


def test_from_the_start_and_back(start, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    window: MainWindow = start(tmp_path / "相談.vault")
    press(window, "保管庫と鍵のこと")
    assert sheet(window, HelpSheet).isVisible()
    escape(window)
    assert sheet(window, WelcomeSheet).isVisible()


def test_a_section_of_another_shape_is_refused_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "help").mkdir()
    (tmp_path / "help" / "vault.toml").write_text('[[section]]\ntitle = "あ"\nholds = "い"\n', encoding="utf-8")
    monkeypatch.setattr(resources, "path", lambda *parts: tmp_path.joinpath(*parts))
    with pytest.raises(ValueError, match="あ"):
        sections()


def test_the_way_back_stands_at_the_top_too(qtbot: QtBot) -> None:
    made = HelpSheet()
    qtbot.addWidget(made)
    made.show()
    made.begin()
    assert made.focusWidget() is made.first_way_back
    assert made.first_way_back.y() < made.height() // 10 < made.way_back.y()
    with qtbot.waitSignal(made.back):
        made.first_way_back.click()
