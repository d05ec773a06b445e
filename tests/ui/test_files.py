"""Asking for a place leaves no list of places."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from kasesupport.ui import app as dressing
from kasesupport.ui import files


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    folder = tmp_path / "settings"
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(folder))
    return folder


def _answer(qtbot: QtBot) -> None:
    def accept() -> None:
        (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog) and w.isVisible()]
        dialog.accept()

    QTimer.singleShot(200, accept)


def test_no_folder_stays_in_qts_settings(qtbot: QtBot, settings: Path, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    family = tmp_path / "佐倉"
    family.mkdir()
    _answer(qtbot)
    found = files.new_file(window, "保存", str(family / "plan.pdf"), "PDF (*.pdf)")
    assert found == (family / "plan.pdf", "PDF (*.pdf)")
    QSettings(QSettings.Scope.UserScope, "QtProject").sync()
    kept = [path for path in settings.rglob("*") if path.is_file()]
    assert kept, "the dialog wrote its settings to another place: this test would see nothing"
    for path in kept:
        assert "plan" not in path.read_text(encoding="utf-8")
        assert "history" not in path.read_text(encoding="utf-8")
        assert tmp_path.name not in path.read_text(encoding="utf-8")


def test_the_kind_of_a_key_file_is_said_in_words() -> None:
    assert files.key_files() == "鍵ファイル (*.key)"
    assert files.key_files(others=True).split(";;")[0] == files.key_files()


def test_qts_dialog_says_folder_as_everything_else_does(qtbot: QtBot) -> None:
    app = QApplication.instance()
    dressing.dress(app)
    assert app.translate("QFileDialog", "Directories") == "フォルダー"
    assert "フォルダーの" in app.translate("QFileDialog", "Create New Folder")
    assert app.translate("QFileDialog", "Cancel") in ("キャンセル", "Cancel")
    assert app.translate("Sheet", "知らない言葉") == "知らない言葉"
