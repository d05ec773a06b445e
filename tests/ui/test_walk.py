"""The main job, end to end, in the windows: a family comes in, is drawn, is planned with, leaves with a sheet."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from benchmarks.soak import search
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kasesupport.cases import opening, views
from kasesupport.ui import app as dressing
from kasesupport.ui.case_page import CasePage
from kasesupport.ui.new_family import NewFamilyPage
from kasesupport.ui.places import Laptop
from kasesupport.ui.sheet_page import SheetPage
from kasesupport.ui.start.sheet import Sheet
from kasesupport.ui.widgets import TextField
from kasesupport.ui.window import MainWindow
from kasesupport.ui.wizard.page import PhasePage

PASSPHRASE = "みどりの川をわたる七つの橋"
TYPED = ("佐倉陽葵のはは", "葛󠄁城ひまり", "夕方から寝るまでが回らない", "水曜は笑ってごはんを食べる")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home" / "config"))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    dressing.dress(QApplication.instance())
    made = start(qtbot, tmp_path)
    yield made
    made.put_away()


def start(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """As the program starts, and starts again after the lock; here the process that locked goes on, empty."""
    made = MainWindow(tmp_path / "相談.vault", opening.open_example, Laptop(tmp_path / "laptop"), lambda _: None)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


def press(inside: QWidget, words: str) -> None:
    QApplication.processEvents()  # what was just added is shown
    buttons = [b for b in inside.findChildren(QPushButton) if b.isVisible()]
    found = [b for b in buttons if words in (b.text().strip(), b.accessibleName())]
    assert found, f"no button 「{words}」"
    QTest.mouseClick(found[-1], Qt.MouseButton.LeftButton)


def write(field: QWidget, words: str) -> None:
    field.setFocus()
    (field.setPlainText if isinstance(field, TextField) else field.setText)(words)  # type: ignore[attr-defined]
    QTest.keyClick(field, Qt.Key.Key_Space)
    QTest.keyClick(field, Qt.Key.Key_Backspace)


def secrets(window: MainWindow) -> list[QLineEdit]:
    QApplication.processEvents()
    fields = window.findChildren(QLineEdit)
    return [f for f in fields if f.isVisible() and f.echoMode() == QLineEdit.EchoMode.Password]


def make_vault(qtbot: QtBot, window: MainWindow) -> None:
    press(window, "保管庫をつくる")
    press(window, "つぎへ")
    name = next(f for f in window.findChildren(QLineEdit) if f.isVisible() and f.accessibleName() == "お名前")
    name.setText("佐藤みどり")
    press(window, "つぎへ")
    for field in secrets(window):
        field.setText(PASSPHRASE)
    press(window, "つぎへ")
    press(window, "鍵ファイルなしで、保管庫をつくる")
    qtbot.waitUntil(lambda: has_button(window, "わかりました。あとでつくります", "あとでつくる"), timeout=20_000)
    press(window, "あとでつくる")
    press(window, "わかりました。あとでつくります")
    press(window, "はじめる")
    qtbot.waitUntil(lambda: has_button(window, "新しい家庭"), timeout=20_000)


def has_button(window: MainWindow, *words: str) -> bool:
    shown = [b for b in window.findChildren(QPushButton) if b.isVisible()]
    return any(word in (b.text().strip(), b.accessibleName()) for b in shown for word in words)


def unlock(qtbot: QtBot, window: MainWindow, passphrase: str) -> None:
    (field,) = secrets(window)
    field.setText(passphrase)
    press(window, "ひらく")
    qtbot.waitUntil(lambda: not any(sheet.is_busy() for sheet in window.findChildren(Sheet)), timeout=20_000)


def take_in(window: MainWindow) -> CasePage:
    press(window, "新しい家庭")
    form = window.findChild(NewFamilyPage)
    form.name.setText(TYPED[0])
    form._rows[0].name.setText(TYPED[1])
    form._rows[0].birth.line.setText("平成26年4月2日")
    QTest.keyClick(form._rows[0].birth.line, Qt.Key.Key_Return)
    form._rows[1].name.setText("美咲")
    press(form, "この内容ではじめる")
    assert isinstance(window.page, CasePage)
    return window.page


def phase(page: CasePage, name: str, step: str) -> PhasePage:
    page.go(name)
    wizard = next(p for p in page.findChildren(PhasePage) if p.phase.id == name)
    wizard.open_step(step)
    wizard.view.finish()
    return wizard


def text_field(wizard: PhasePage, name: str = "") -> TextField:
    QApplication.processEvents()
    return next(f for f in wizard.view.findChildren(TextField) if f.isVisible() and name in f.accessibleName())


def walk(page: CasePage) -> None:
    write(text_field(phase(page, "intake", "intake.worries_step")), TYPED[2])
    write(text_field(phase(page, "planning", "planning.long_goal_step"), "こうなりたい"), TYPED[3])
    page.go("genogram")
    page.go("ecomap")
    page.flush()


def test_a_family_comes_in_and_everything_is_there_after_a_restart(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    make_vault(qtbot, window)
    page = take_in(window)
    assert window.windowTitle() == "kasesupport"
    walk(page)
    page.go("sheet")
    QApplication.processEvents()
    sheet = page.findChild(SheetPage)
    pdf = tmp_path / "外へ" / "plan.pdf"
    pdf.parent.mkdir()
    sheet.save_pdf(pdf)
    printed = "".join(p.get_textpage().get_text_range() for p in pypdfium2.PdfDocument(pdf.read_bytes()))
    words = "".join(printed.split())
    assert [told for told in TYPED[1:] if told not in words] == []
    pdf.unlink()
    assert_nothing_in_the_clear(tmp_path)
    record = page.model.record
    press(page, "一覧")
    press(window, "鍵をかける")
    assert not window.isVisible()
    window = start(qtbot, tmp_path)
    unlock(qtbot, window, "ちがう合言葉です")
    assert secrets(window), "a wrong passphrase must not open"
    qtbot.wait(1200)  # the pause after a wrong one
    unlock(qtbot, window, PASSPHRASE)
    (line,) = views.families(window._file)
    window.open_family(line.family_id)
    assert isinstance(window.page, CasePage)
    assert window.page.model.record == record
    window.put_away()
    assert_nothing_in_the_clear(tmp_path)


def assert_nothing_in_the_clear(folder: Path) -> None:
    """Not below home, vault or temp, nor in any file this process has open; how it is searched: test_search."""
    files = search.files_below(folder)
    assert any(path.name == "data.db" for path in files)
    still_open = search.open_files() if sys.platform == "linux" else []
    assert search.found([*files, *still_open], [*TYPED, PASSPHRASE, "美咲さん"]) == []


def test_the_example_opens_and_leaves_nothing(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    press(window, "例の家庭で試す")
    qtbot.waitUntil(lambda: window._file is not None, timeout=30_000)
    assert len(views.families(window._file)) == 3
    window.put_away()
    assert not list(tmp_path.glob("kasesupport-example-*"))


def test_a_page_can_be_walked_with_undo_and_redo(qtbot: QtBot, window: MainWindow) -> None:
    make_vault(qtbot, window)
    page = take_in(window)
    before = page.model.record
    write(text_field(phase(page, "intake", "intake.worries_step")), TYPED[2])
    page.flush()
    assert [s.text for s in page.model.record.statements] == [TYPED[2]]
    page.model.undo()
    assert page.model.record.statements == before.statements
    page.model.redo()
    assert [s.text for s in page.model.record.statements] == [TYPED[2]]
