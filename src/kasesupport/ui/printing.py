"""Pages on paper, true to size."""

from collections.abc import Iterable

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from kasesupport.domain.problems import Problem
from kasesupport.drawing.items import Drawing
from kasesupport.ui.canvas.paint import paint

LONG = 850.0  # pt: no sheet of A4 is longer
CARD = 400.0  # pt: no card is longer


def ask_and_print(parent: QWidget, pages: Iterable[Drawing], *, to_file: bool = True, both_sides: bool = False) -> bool:
    """Ask which printer, and print; False when it was given up.

    `to_file` False: what must come to stand on paper alone. Raises no_printer where there is none then.
    `both_sides`: what the dialog proposes, where the printer can.
    """
    if not to_file and not QPrinterInfo.availablePrinterNames():
        raise Problem("no_printer")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("kasesupport")  # never a name: it stands in the print queue
    if both_sides:
        printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, to_file)
    if not dialog.exec():
        return False
    print_pages(pages, printer)
    return True


def print_pages(pages: Iterable[Drawing], printer: QPrinter) -> None:
    """Paint each page on a sheet of its size, A4 or A3."""
    printer.setFullPage(True)
    painter = QPainter()
    for page in pages:
        printer.setPageLayout(_layout(page))
        if painter.isActive():
            printer.newPage()
        else:
            painter.begin(printer)
        painter.resetTransform()
        _fit(painter, page, printer)
    painter.end()


def _layout(page: Drawing) -> QPageLayout:
    return QPageLayout(_size(page), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))


def _size(page: Drawing) -> QPageSize:
    """A4, A3, or a card as large as it is."""
    short, long = sorted((page.width, page.height))
    if long < CARD:
        return QPageSize(QSizeF(short, long), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    return QPageSize(QPageSize.PageSizeId.A3 if long > LONG else QPageSize.PageSizeId.A4)


def _fit(painter: QPainter, page: Drawing, printer: QPrinter) -> None:
    dots = printer.resolution() / 72
    paper = QSizeF(printer.paperRect(QPrinter.Unit.DevicePixel).size())
    painter.scale(dots, dots)
    if (page.width > page.height) != (paper.width() > paper.height()):
        painter.translate(page.height, 0)
        painter.rotate(90)
    paint(painter, page)
