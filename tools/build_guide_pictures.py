"""Takes the guide's pictures from the real windows, on the example families, into docs/guide.

    python tools/build_guide_pictures.py

PNGs of 1366 x 768, made smaller and brought down to 64 colours: a guide of nine pictures stays under half a megabyte.
"""

import os
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QDeadlineTimer
from PySide6.QtWidgets import QApplication, QWidget

from kasesupport.cases import views
from kasesupport.cases.opening import CaseFile, open_example
from kasesupport.domain.contacts import contacts
from kasesupport.ui.app import dress
from kasesupport.ui.case_page import CasePage
from kasesupport.ui.chronicle.filters import Filters
from kasesupport.ui.contacts.desk import ContactDesk
from kasesupport.ui.places import Laptop
from kasesupport.ui.window import MainWindow

TARGET = Path(__file__).parents[1] / "docs" / "guide"
SIZE = (1366, 768)
WIDE = 820  # px
COLOURS = 64
PAGES = {"family": "family", "intake": "intake", "genogram": "genogram", "papers": "papers"}
SETTLING = 900  # ms: pages are finished between two events


def main() -> None:
    """Write them all."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QApplication(["kasesupport"])
    dress(app)
    TARGET.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        window = MainWindow(None, open_example, Laptop(Path(place)), lambda _: None)
        window.resize(*SIZE)
        window.show()
        _take(window, "start")
        file = open_example()
        window._opened(file, None)  # what the start page does once the example is laid out
        _walk(window, file)
        window.put_away()


def _walk(window: MainWindow, file: CaseFile) -> None:
    _take(window, "home")
    family = views.families(file)[0].family_id
    for name, page in PAGES.items():
        window.open_family(family, page)
        _take(window, name)
    window.open_family(next(line.family_id for line in views.families(file) if line.kana == "さくら"), "chronicle")
    _records(window)
    window.open_register()
    _take(window, "register")
    window.open_vault()
    _take(window, "vault")


def _records(window: MainWindow) -> None:
    """The page of the records, the window to write one, and one that is read."""
    page = window.page
    assert isinstance(page, CasePage)
    page.findChild(Filters).kind.chips["contact"].click()
    _take(window, "chronicle")
    desk, note = page.findChild(ContactDesk), contacts(page.model.record)[-1]
    for name, opened in (("contact", ""), ("contact-read", note.id)):
        desk.open(opened)
        _take(desk.windows[opened], name)
        desk.windows[opened].close()


def _take(window: QWidget, name: str) -> None:
    until = QDeadlineTimer(SETTLING)
    while not until.hasExpired():
        QApplication.processEvents()
    kept = QByteArray()
    window.grab().save(QBuffer(kept), "PNG")
    picture = Image.open(BytesIO(bytes(kept.data()))).convert("RGB")
    small = picture.resize((WIDE, round(WIDE * picture.height / picture.width)), Image.Resampling.LANCZOS)
    small.quantize(COLOURS, dither=Image.Dither.NONE).save(TARGET / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
