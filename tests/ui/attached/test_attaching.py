"""A photograph of a sheet comes by file, drag or clipboard, is set straight by a number, and stands beside the form."""

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QTransform
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLayout, QPushButton
from pytestqt.qtbot import QtBot

from kasesupport.cases import access, attaching, families, hand
from kasesupport.cases.families import Newcomer
from kasesupport.domain.problems import Problem
from kasesupport.domain.progress import Cancelled
from kasesupport.drawing.items import Drawing, flat
from kasesupport.drawing.items import Path as Path_
from kasesupport.practice.load import load
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.attached import decoding
from kasesupport.ui.attached.desk import AttachedDesk
from kasesupport.ui.attached.photo_view import PhotoView
from kasesupport.ui.attached.taking import looked_at, of_path
from kasesupport.ui.case_page import CasePage
from kasesupport.ui.model import CaseModel
from kasesupport.ui.papers.page import ATTACHED, SHEETS, PapersPage

SLANT = 6.0
PRACTICE = load()


def photograph(degrees: float = SLANT) -> QImage:
    """A written page on a dark table."""
    made = QImage(900, 1200, QImage.Format.Format_RGB32)
    made.fill(QColor("#54483a"))
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(450, 600)
    painter.rotate(degrees)
    painter.fillRect(-350, -500, 700, 1000, QColor("#f2efe8"))
    for line in range(24):
        for word in range(9):
            painter.fillRect(-300 + word * 66, -440 + line * 36, 40 + (word * line) % 20, 9, QColor("#30343a"))
    painter.end()
    return made


def encoded(image: QImage, kind: str) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)  # type: ignore[call-overload]
    return bytes(data.data())


@pytest.fixture
def went() -> list[str]:
    """Pages of the family that were opened."""
    return []


@pytest.fixture
def page(qtbot: QtBot, casefile: CaseFile, went: list[str]) -> PapersPage:
    case = families.create(casefile, "佐倉", "さくら", [Newcomer("child", "陽葵", index=True)])
    made = PapersPage(CaseModel(case), went.append, PRACTICE)
    qtbot.addWidget(made)
    made.resize(1166, 700)
    made.show()
    made.turn(ATTACHED)
    return made


def bring(qtbot: QtBot, desk: AttachedDesk, mime: QMimeData) -> None:
    with qtbot.waitSignal(desk.taking.took, timeout=20_000):
        desk.bring(mime)
    qtbot.wait(0)


def test_a_slanting_photograph_is_kept_as_it_came_and_shown_straight(
    qtbot: QtBot, page: PapersPage, tmp_path: Path
) -> None:
    content = encoded(photograph(), "JPEG")
    (tmp_path / "佐倉の家.jpg").write_bytes(content)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "佐倉の家.jpg"))])
    bring(qtbot, page.attached, mime)
    case = page._model.case
    (found,) = attaching.listed(case)
    assert attaching.content(case, found.id) == content
    assert (found.turn - 3600) / 10 == pytest.approx(-SLANT, abs=0.4)
    assert "佐倉の家" not in found.what
    viewer = page.attached.viewer
    assert viewer.photo._leaf.degrees == found.turn / 10
    viewer.turn(90)
    assert attaching.listed(case)[0].turn == (found.turn + 900) % 3600
    page._model.undo()
    assert viewer.photo._leaf.degrees == found.turn / 10
    page._model.undo()
    assert attaching.listed(case) == ()
    assert viewer.photo._leaf.image.isNull()


def test_a_copied_picture_is_pasted_and_its_name_is_ours_to_give(qtbot: QtBot, page: PapersPage) -> None:
    QGuiApplication.clipboard().setImage(photograph(0).scaled(300, 400))
    with qtbot.waitSignal(page.attached.taking.took, timeout=20_000):
        page.attached.list.paste.click()
    (found,) = attaching.listed(page._model.case)
    assert found.kind == "png"
    name = page.attached.panel.name
    name.selectAll()
    QTest.keyClicks(name, "letter")
    page.flush()
    assert attaching.listed(page._model.case)[0].what == "letter"
    QGuiApplication.clipboard().clear()


def test_a_hostile_file_is_refused_with_words_and_nothing_is_kept(
    qtbot: QtBot, page: PapersPage, tmp_path: Path
) -> None:
    failed: list[Problem] = []
    page._model.failed.connect(failed.append)
    whole = encoded(photograph().scaled(90, 120), "JPEG")
    for name, content in {"a.jpg": b"MZ program", "b.jpg": whole[:-400], "c.pdf": b"%PDF-1.4 no"}.items():
        (tmp_path / name).write_bytes(content)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a.jpg", "b.jpg", "c.pdf", "none.png")])
    page.attached.bring(mime)
    qtbot.waitUntil(lambda: len(failed) == 4, timeout=20_000)
    page.attached.bring(QMimeData())
    assert [each.code for each in failed] == [
        "attach_kind", "attach_broken", "attach_broken", "attach_unreadable", "attach_nothing",
    ]  # fmt: skip
    assert attaching.listed(page._model.case) == ()


def test_it_stands_beside_the_page_one_writes_in(qtbot: QtBot, casefile: CaseFile) -> None:
    case = families.create(casefile, "佐倉", "さくら", [Newcomer("child", "陽葵", index=True)])
    attached = attaching.attach(case, encoded(photograph(), "PNG"), "png", "写真", casefile.today())
    from kasesupport.ui.trail_page import TrailPage

    shown = CasePage(CaseModel(case), PRACTICE, {"family": lambda m, g: TrailPage(m, g)})
    qtbot.addWidget(shown)
    shown.go(f"beside/{attached}")
    beside = shown._beside
    assert beside is not None
    assert shown.current == "family"
    assert not beside.viewer.photo._leaf.image.isNull()  # type: ignore[attr-defined]
    shown.go("beside/")
    assert shown._beside is None


def test_where_three_have_no_room_the_photograph_stands_once_and_no_tool_is_cut(
    qtbot: QtBot, page: PapersPage, went: list[str]
) -> None:
    page.resize(1154, 700)
    tools = page.attached.viewer.findChildren(QPushButton)
    qtbot.waitUntil(lambda: page.width() == 1154)
    assert [each.text() for each in tools if each.width() < each.minimumSizeHint().width()] == []
    page.layout().setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # within a window nobody asks it
    page.setMinimumWidth(0)
    page.resize(714, 700)  # beside the page stands the photograph
    qtbot.waitUntil(lambda: not page.attached.viewer.isVisible())
    assert went == []
    page.turn(SHEETS)
    assert page.preview.isVisible()
    assert went == ["beside/"]  # a photograph there would be taken for the sheet
    page.turn(ATTACHED)
    page.resize(1154, 700)
    qtbot.waitUntil(page.attached.viewer.isVisible)


def test_looking_at_a_file_can_be_stopped(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(encoded(photograph(), "PNG"))

    def stop(_: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        looked_at(of_path(tmp_path / "a.png"), stop)


def test_pages_of_a_pdf_are_pictures(tmp_path: Path) -> None:
    from kasesupport.drawing.items import Drawing, rect
    from kasesupport.drawing.items import Path as Line
    from kasesupport.drawing.pdf import to_pdf

    pdf = to_pdf((Drawing(595, 842, (Line(rect((50, 50, 300, 10)), fill="#000000"),)),) * 2, title="x")
    assert decoding.look(pdf) == ("pdf", 2)
    seen = decoding.picture(pdf, "pdf", 1, 842)
    assert (seen.height(), QColor(seen.pixel(100, 55)).lightness() < 60) == (842, True)


def test_our_own_sheet_is_known_again_and_anothers_is_refused_without_a_name(
    qtbot: QtBot, page: PapersPage, tmp_path: Path, went: list[str]
) -> None:
    page.show_one("consent")
    page.save_pdf(tmp_path / "consent.pdf")
    seen = decoding.picture((tmp_path / "consent.pdf").read_bytes(), "pdf", 0, 1700)
    mime = QMimeData()
    mime.setImageData(seen.transformed(QTransform().rotate(180)))
    noted: list[str] = []
    page._model.noted.connect(noted.append)
    page.turn(ATTACHED)
    bring(qtbot, page.attached, mime)
    (found,) = attaching.listed(page._model.case)
    assert (found.sheet, found.what) == ("consent", "情報共有の同意書")
    assert abs(found.turn - 1800) <= 10
    assert "「情報共有の同意書」" in noted[-1]
    assert went == [f"beside/{found.id}", "planning/planning.sharing"]  # where it is typed in
    other = families.create(page._model.case.file, "別の家", "べつ", [Newcomer("child", "子", index=True)])
    failed: list[Problem] = []
    model = CaseModel(other)
    model.failed.connect(failed.append)
    desk = AttachedDesk(page, model, lambda _: None, lambda: page.maker.forms)
    bring(qtbot, desk, mime)
    assert [(each.code, each.facts) for each in failed] == [("sheet_of_others", {})]
    assert attaching.listed(other) == ()


def test_a_scan_is_read_to_its_last_page(tmp_path: Path) -> None:
    from datetime import date

    from kasesupport.drawing.pdf import to_pdf
    from kasesupport.sheets.forms import catalog

    day, forms = date(2026, 11, 30), catalog.forms()
    codes = ("AAAAAAAAAAAA", "BBBBBBBBBBBB")
    pages = [catalog.build(catalog.source(forms["consent"], day, sign=code))[0] for code in codes]
    (tmp_path / "a.pdf").write_bytes(to_pdf(tuple(pages), title="x"))
    assert looked_at(of_path(tmp_path / "a.pdf"), lambda _: None).codes == codes


def test_what_was_drawn_at_the_table_is_seen_printed_as_drawn_and_thrown_away(
    page: PapersPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = page._model
    child = model.record.graph.persons[0].id
    hand.draw(model.case, "d", [(100.0, 100.0, 0.5), (800.0, 400.0, 0.9)], "picture", child, model.case.file.today())
    desk = page.attached
    assert desk.chosen == "d"
    assert desk.drawn_panel.isVisible()
    assert not desk.panel.isVisible()
    assert not desk.viewer.photo._leaf.image.isNull()
    printed: list[Drawing] = []
    monkeypatch.setattr("kasesupport.ui.attached.desk.ask_and_print", lambda _, pages: printed.extend(pages) or True)
    desk.drawn_panel.print_.click()
    (sheet,) = printed
    assert [op[0] for item in flat(sheet.items) if isinstance(item, Path_) for op in item.ops] == ["M", "L"]
    assert access.entries(model.case.file, model.case.family_id)[0].note == "手でかいたもの"
    desk.drawn_panel.remove.click()
    assert hand.listed(model.case) == ()
    assert not desk.drawn_panel.isVisible()
    model.undo()
    assert desk.drawn_panel.isVisible()


def test_a_picture_that_just_fits_beside_its_scroll_bar_comes_to_rest(qtbot: QtBot) -> None:
    view = PhotoView()
    qtbot.addWidget(view)
    view.show()
    view.show_image(photograph(0).scaled(300, 400), 0.0)
    scales = set()
    for high in range(500, 580):  # somewhere here the bar is needed only where it is there
        view.resize(430, high)
        scales.add(view.scale)
    assert len(scales) == 1
