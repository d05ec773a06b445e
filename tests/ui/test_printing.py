"""Pages on paper: as many sheets, A4, the drawing true to size."""

from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from pytestqt.qtbot import QtBot

from kasesupport.drawing.items import Drawing, rect
from kasesupport.drawing.items import Path as Path_
from kasesupport.sheets.leaf import leaf
from kasesupport.sheets.recovery_sheet import build
from kasesupport.store.keys import recovery
from kasesupport.ui.printing import print_pages
from kasesupport.ui.start.recovery_sheets import CodeSheet


def test_each_half_of_a_recovery_key_is_a_sheet_of_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    pages = build(recovery.new("pair"), "相談", date(2026, 11, 24))
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    print_pages(pages, printer)
    printed = pypdfium2.PdfDocument((tmp_path / "out.pdf").read_bytes())
    assert len(printed) == 2
    for page in printed:
        assert [round(length) for length in page.get_size()] == [595, 842]
        image = page.render(scale=1).to_pil().convert("L")
        left, top, right, bottom = image.point(lambda grey: 255 * (grey < 128)).getbbox()
        assert (left, top) < (90, 120)
        assert right > 505, "the drawing does not fill its page"
        assert bottom > 740


@pytest.mark.parametrize(("size", "turn"), [("A4", "landscape"), ("A3", "landscape"), ("card", "")])
def test_a_page_is_printed_on_paper_of_its_size(qtbot: QtBot, tmp_path: Path, size: str, turn: str) -> None:
    asked = leaf(size, turn)
    edge = Path_(rect((20, 20, asked.width - 40, asked.height - 40)), width=3)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    print_pages([Drawing(asked.width, asked.height, (edge,))], printer)
    page = pypdfium2.PdfDocument((tmp_path / "out.pdf").read_bytes())[0]
    assert sorted(page.get_size()) == pytest.approx(sorted((asked.width, asked.height)), abs=1.5)
    left, top, right, bottom = (
        page.render(scale=1).to_pil().convert("L").point(lambda grey: 255 * (grey < 128)).getbbox()
    )
    wide, high = page.get_size()
    assert (left, top, right, bottom) == pytest.approx((19, 19, wide - 19, high - 19), abs=4)


def test_without_a_printer_a_key_is_not_offered_as_a_file(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    sheet = CodeSheet(recovery.new("recovery")[0], 0)
    qtbot.addWidget(sheet)
    sheet.show()
    sheet.print_page(build(recovery.new("recovery"), "相談", date(2026, 11, 24))[0])
    assert "印刷機が見つかりません" in sheet.said.text()
    assert not sheet._sent.isVisible()
