"""添付・同意・渡した紙 from the search, by keys, and back."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QComboBox, QFrame, QPlainTextEdit
from pytestqt.qtbot import QtBot

from kasesupport.cases import attaching, families, plans
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.case_page import CasePage
from kasesupport.ui.coming_back import Filing
from kasesupport.ui.filed.page import FiledPage
from kasesupport.ui.fonts import load_fonts
from kasesupport.ui.home import HomePage
from kasesupport.ui.places import Laptop
from kasesupport.ui.window import MainWindow


def settled(qtbot: QtBot, page: FiledPage) -> None:
    qtbot.waitUntil(lambda: page._work is None, timeout=20_000)


def pick(combo: QComboBox, value: str) -> None:
    combo.setCurrentIndex(combo.findData(value))
    combo.activated.emit(combo.currentIndex())


def test_filtered_opened_and_come_back_to(qtbot: QtBot, casefile: CaseFile) -> None:
    load_fonts()
    case = families.create(casefile, "佐倉")
    attached = attaching.attach(case, b"x", "pdf", "ふり返りシート", date(2026, 11, 30))
    plans.add_entry(case, "consent", recipient="保健所", agreed="yes", on="2026-06-01", withdrawn_on="2026-09-01")
    home = HomePage(casefile)
    qtbot.addWidget(home)
    home.resize(1366, 700)
    home.show()
    home.search_everything()
    home.everything.filed_wanted.emit()
    page = home.filed
    settled(qtbot, page)
    assert page.count.text() == "2件"
    cells = [page.model.data(page.model.index(0, place)) for place in range(page.model.columnCount())]
    assert cells[:3] == ["添付", "佐倉", "ふり返りシート"]
    went: list[tuple[str, str]] = []
    home.chosen_at.connect(lambda family, at: went.append((family, at)))
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert went == [(case.family_id, f"beside/{attached}")]
    pick(page.state, "withdrawn")
    assert page.count.text() == "1件（2件のうち）"
    assert "取り下げた（2026年9月1日（令和8年））" in page.model.data(page.model.index(0, 4))
    places: list[object] = []
    home.going.connect(places.append)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    plans.add_entry(case, "consent", recipient="児童館", agreed="yes", on="2026-10-01", withdrawn_on="2026-10-02")
    other = HomePage(casefile)
    qtbot.addWidget(other)
    assert isinstance(places[0], Filing)
    other.begin(places[0])
    settled(qtbot, other.filed)
    assert [line.what for line in other.filed.model.lines] == ["児童館", "保健所"]
    assert other.filed.table.currentIndex().row() == 1
    qtbot.keyClick(other.filed.table, Qt.Key.Key_Escape)
    assert not other.filed.isVisible()
    home.leave()
    other.leave()


def test_a_consent_is_opened_where_it_stands_in_its_step(qtbot: QtBot, casefile: CaseFile, tmp_path: Path) -> None:
    load_fonts()
    case = families.create(casefile, "佐倉")
    attaching.attach(case, b"x", "pdf", "ふり返りシート", date(2026, 11, 30))
    plans.add_entry(case, "consent", recipient="児童館", agreed="yes", on="2026-10-01", scope="曜日")
    plans.add_entry(
        case, "consent", recipient="保健所", agreed="yes", on="2026-06-01", explained="健診の日", scope="日だけ"
    )
    window = MainWindow(None, lambda: casefile, Laptop(tmp_path), lambda _: None)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window._hold(casefile, None)
    window._home()
    home = window.page.findChild(HomePage)
    home.see_filed()
    settled(qtbot, home.filed)
    lines = [line.what for line in home.filed.model.lines]
    assert [home.filed._told, lines[0]] == [("", ""), "ふり返りシート"]
    home.filed._open(lines.index("保健所"))
    page = window.page
    assert isinstance(page, CasePage)
    qtbot.waitUntil(lambda: page.findChild(QFrame, "found") is not None, timeout=5_000)
    frame = page.findChild(QFrame, "found")
    assert frame.visibleRegion().boundingRect().height() > 20
    field = next(each for each in page.findChildren(QPlainTextEdit) if each.toPlainText() == "健診の日")
    assert frame.geometry().contains(QRect(field.mapTo(frame.parentWidget(), QPoint()), field.size()))
    window._put_down()
    window._guard.rest()
    window._file = None
