"""A diagram on its way out: what is chosen is what is printed, and the practitioner's layer goes only when asked for."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from kasesupport.cases import families, people
from kasesupport.cases.opening import CaseFile
from kasesupport.ui.genogram.page import GenogramPage
from kasesupport.ui.model import CaseModel
from kasesupport.ui.paper_dialog import PaperDialog
from kasesupport.ui.printing import print_pages


@pytest.fixture
def page(qtbot: QtBot, casefile: CaseFile, qapp: QApplication) -> GenogramPage:
    case = families.create(casefile, "佐倉")
    mother = people.add_person(case, name="佐倉 美咲", sex="F")
    for n in range(14):
        people.edit_person(case, people.add_child(case, mother), name=f"佐倉 こども{n}")
    made = GenogramPage(CaseModel(case), lambda _: None)
    qtbot.addWidget(made)
    return made


def _dialog(page: GenogramPage) -> PaperDialog:
    return PaperDialog(page.model, "genogram", page.title, page.for_paper, page, confides=True)


def _press(dialog: PaperDialog, words: str) -> None:
    next(b for b in dialog.findChildren(QPushButton) if b.text().strip() == words).click()


def test_the_choices_change_the_sheets(page: GenogramPage) -> None:
    dialog = _dialog(page)
    many = len(dialog.pages)
    assert many > 1
    _press(dialog, "A3")
    assert len(dialog.pages) < many
    _press(dialog, "A4")
    _press(dialog, "1枚におさめる")
    assert len(dialog.pages) == 1


def test_a_pdf_has_the_sheets_with_bookmarks_and_text(page: GenogramPage, tmp_path: Path) -> None:
    dialog = _dialog(page)
    dialog.save_pdf(tmp_path / "絵.pdf")
    made = pypdfium2.PdfDocument((tmp_path / "絵.pdf").read_bytes())
    assert len(made) == len(dialog.pages)
    assert [mark.get_title() for mark in made.get_toc()][:1] == ["ジェノグラム（1枚目）"]
    words = "".join(sheet.get_textpage().get_text_range() for sheet in made)
    assert all(f"こども{n}" in words for n in range(14))


def test_a_pdf_with_the_practitioners_layer_says_so_in_its_title_and_bookmarks(
    page: GenogramPage, tmp_path: Path
) -> None:
    dialog = _dialog(page)
    _press(dialog, "センターだけの情報も入れる")
    dialog.save_pdf(tmp_path / "絵.pdf")
    made = pypdfium2.PdfDocument((tmp_path / "絵.pdf").read_bytes())
    assert made.get_metadata_value("Title") == "ジェノグラム（センター用）"
    assert all("センター用" in mark.get_title() for mark in made.get_toc())


def test_a_picture_has_the_size_that_was_chosen(page: GenogramPage, tmp_path: Path) -> None:
    dialog = _dialog(page)
    _press(dialog, "小")
    dialog.save_picture(tmp_path / "絵.png")
    dialog.save_picture(tmp_path / "絵.svg")
    data = (tmp_path / "絵.png").read_bytes()
    assert max(int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")) == 1200
    assert "こども3" in (tmp_path / "絵.svg").read_text(encoding="utf-8")


def test_a_copied_picture_lies_on_the_clipboard(page: GenogramPage) -> None:
    _press(_dialog(page), "絵をコピー")
    assert not QGuiApplication.clipboard().image().isNull()


def test_the_practitioners_layer_is_off_and_said_when_on(page: GenogramPage, qtbot: QtBot) -> None:
    page.look = page.look.__class__(on=page.look.on, practitioner=True)  # the screen shows it
    asked: list[bool] = []
    dialog = PaperDialog(
        page.model,
        "genogram",
        "ジェノグラム",
        lambda on: (asked.append(on), page.for_paper(on))[1],
        page,
        confides=True,
    )
    dialog.show()
    warning = next(each for each in dialog.findChildren(QLabel) if "センターだけの情報が入った" in each.text())
    assert not warning.isVisible()
    assert not any(asked)
    _press(dialog, "センターだけの情報も入れる")
    assert warning.isVisible()
    assert asked[-1]
    assert all(
        not each.isChecked() for each in _dialog(page).findChildren(QPushButton) if "センターだけ" in each.text()
    )


def test_sheets_of_a3_print_on_a3(page: GenogramPage, tmp_path: Path) -> None:
    dialog = _dialog(page)
    _press(dialog, "A3")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    print_pages(dialog.pages, printer)
    printed = pypdfium2.PdfDocument((tmp_path / "out.pdf").read_bytes())
    assert [sorted(round(length) for length in sheet.get_size()) for sheet in printed] == [[842, 1191]] * len(
        dialog.pages
    )
