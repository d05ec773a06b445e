"""From a hit back to the search, and into an earlier episode."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame
from pytestqt.qtbot import QtBot
from tests.ui.search.test_page import shown

from kasesupport.cases import episodes, families, plans, talks
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.case_page import CasePage
from kasesupport.ui.fonts import load_fonts
from kasesupport.ui.home import HomePage
from kasesupport.ui.places import Laptop
from kasesupport.ui.search.page import SearchPage
from kasesupport.ui.standing.earlier import EarlierDialog
from kasesupport.ui.window import MainWindow


def test_one_comes_back_to_the_search_as_it_was_left(qtbot: QtBot, casefile: CaseFile, tmp_path: Path) -> None:
    case = families.create(casefile, "佐倉")
    for number in range(3):
        talks.say(case, "intake.worries", f"保育園のこと {number}", "carer")
    window = shown_window(qtbot, casefile, tmp_path)
    page = search_of(window)
    page.begin("保育")
    page.days.show_chosen(("month",))
    page.phase.show_chosen(("intake",))
    page.refresh()
    page.lines[1].setFocus()
    qtbot.keyClick(page.lines[1], Qt.Key.Key_Return)
    desk = window.page
    assert isinstance(desk, CasePage)
    assert desk.back.accessibleName() == "さがした結果にもどる"
    assert desk.current == "intake"
    qtbot.waitUntil(lambda: desk.findChild(QFrame, "found") is not None)
    frame = desk.findChild(QFrame, "found")
    framed = frame.parentWidget().childAt(frame.geometry().center())
    assert "保育園のこと 1" in (framed.parentWidget().toPlainText() if framed else "")
    desk.go("genogram")
    qtbot.keyClick(desk, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    again = search_of(window)
    assert again is not page
    assert (again.field.text(), again.days.chosen, again.phase.chosen) == ("保育", ("month",), ("intake",))
    assert window.focusWidget() is again.lines[1]
    again.left.emit()
    window.open_family(case.family_id)
    assert isinstance(window.page, CasePage)
    assert window.page.back.accessibleName() == "家庭の一覧にもどる"
    window.put_away()


def test_what_an_earlier_episode_holds_is_read_there_and_marked(
    qtbot: QtBot, casefile: CaseFile, tmp_path: Path
) -> None:
    case = families.create(casefile, "佐倉")
    talks.say(case, "intake.worries", "朝の支度", "carer")
    talks.say(case, "intake.worries", "保育園の送り", "carer")
    plans.add_entry(case, "need", text="送りを頼める人", voice="family")
    episodes.pause(case, casefile.today(), "落ち着いた")
    episodes.reopen(case, casefile.today())
    window = shown_window(qtbot, casefile, tmp_path)
    page = search_of(window)
    for words, marked in (("保育園", "「保育園の送り」"), ("頼める", "送りを頼める人")):
        page = search_of(window)
        page.begin(words)
        assert "前の関わり" in shown(page)
        seen: list[str] = []

        def look(seen: list[str] = seen) -> bool:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, EarlierDialog) or not dialog.isVisible():
                return False
            seen.extend(each.accessibleName() for each in dialog.marked)
            dialog.accept()
            return True

        timer = QTimer(window, interval=20)
        timer.timeout.connect(lambda t=timer: look() and t.stop())
        timer.start()
        qtbot.keyClick(page.lines[0], Qt.Key.Key_Return)
        qtbot.waitUntil(lambda s=seen: bool(s))
        assert len(seen) == 1
        assert seen[0].startswith(marked)
        window.page.leave()
    window.put_away()


def shown_window(qtbot: QtBot, file: CaseFile, folder: Path) -> MainWindow:
    load_fonts()
    window = MainWindow(None, lambda: file, Laptop(folder), lambda _: None)
    qtbot.addWidget(window)
    window.show()
    window._hold(file, None)
    window._home()
    window.findChild(HomePage).search_everything()
    return window


def search_of(window: MainWindow) -> SearchPage:
    return next(each for each in window.page.findChildren(SearchPage) if each.isVisible())
