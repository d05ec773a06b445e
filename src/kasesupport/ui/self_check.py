"""A walk through the window by itself: the example is opened, a family shown, a page printed to a file.

Where the program was installed, this shows that nothing it needs is missing there.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEventLoop
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from kasesupport.domain.problems import Problem
from kasesupport.ui.app import dress
from kasesupport.ui.places import Laptop
from kasesupport.ui.start.page import StartPage
from kasesupport.ui.window import MainWindow

if TYPE_CHECKING:
    from kasesupport.cases.opening import CaseFile

PATIENCE = 120_000  # ms; a slow laptop may take its time to open the example


def first_window() -> None:
    """Show the window until it is painted, and put it away."""
    app = QApplication(["kasesupport"])
    window = _window(Path(), _no_example)
    window.grab()
    _end(app, window)


def write(out: Path, try_example: "Callable[[], CaseFile]") -> tuple[Path, ...]:
    """Walk, and give the files written into `out`: the window as a picture, a page as it is printed.

    Raises self_check_failed where the example does not come, and what saving does.
    """
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication(["kasesupport"])
    opened: list[CaseFile] = []

    def example() -> "CaseFile":
        opened.append(try_example())
        return opened[0]

    window = _window(out / "laptop", example)
    try:
        _press_example(app, window)
        files = (_picture(window, opened[0], out), _printed(opened[0], out))
    finally:
        _end(app, window)
    if not all(path.is_file() and path.stat().st_size for path in files):
        raise Problem("self_check_failed")
    return files


def _window(settings: Path, example: "Callable[[], CaseFile]") -> MainWindow:
    app = QApplication.instance()
    if isinstance(app, QApplication):
        dress(app)
    window = MainWindow(None, example, Laptop(settings), lambda _: None)
    window.show()
    return window


def _no_example() -> "CaseFile":
    raise Problem("self_check_failed")


def _press_example(app: QApplication, window: MainWindow) -> None:
    page = window.page
    if isinstance(page, StartPage):
        page.example()
    waited = QElapsedTimer()
    waited.start()
    while isinstance(window.page, StartPage):
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 100)
        if waited.hasExpired(PATIENCE):
            raise Problem("self_check_failed")


def _picture(window: MainWindow, file: "CaseFile", out: Path) -> Path:
    from kasesupport.cases import views

    window.open_family(views.families(file)[0].family_id, "genogram")
    QApplication.processEvents()
    path = out / "window.png"
    window.grab().save(str(path))
    return path


def _printed(file: "CaseFile", out: Path) -> Path:
    from kasesupport.cases import families, views
    from kasesupport.sheets.picture import genogram_page
    from kasesupport.ui.printing import print_pages

    record = views.record(families.open_case(file, views.families(file)[0].family_id))
    path = out / "printed.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    print_pages([genogram_page(record, date.today(), "ジェノグラム")], printer)
    return path


def _end(app: QApplication, window: MainWindow) -> None:
    window.put_away()
    window.close()
    app.processEvents()
