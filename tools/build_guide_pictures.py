"""Takes the guide's pictures from the real windows, on the example families: into docs/guide, three whole into docs.

    python tools/build_guide_pictures.py

PNGs of 1366 x 768, made smaller and brought down to 64 colours: a guide of a dozen pictures stays near half a megabyte.
"""

import os
import tempfile
from datetime import timedelta
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QDeadlineTimer
from PySide6.QtWidgets import QApplication, QWidget

from kasesupport.cases import families, meetings, talks, views
from kasesupport.cases.opening import CaseFile, open_example
from kasesupport.domain.contacts import contacts
from kasesupport.domain.meetings import DECIDE
from kasesupport.ui.app import dress
from kasesupport.ui.case_page import CasePage
from kasesupport.ui.chronicle.filters import Filters
from kasesupport.ui.contacts.desk import ContactDesk
from kasesupport.ui.ecomap.page import EcomapPage
from kasesupport.ui.genogram.page import GenogramPage
from kasesupport.ui.home import HomePage
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
    _days(window, file)
    family = views.families(file)[0].family_id
    for name, page in PAGES.items():
        window.open_family(family, page)
        _take(window, name)
    window.open_family(next(line.family_id for line in views.families(file) if line.kana == "さくら"), "chronicle")
    _records(window)
    _drawn(window)
    window.open_register()
    _take(window, "register")
    window.open_vault()
    _take(window, "vault")


def _days(window: MainWindow, file: CaseFile) -> None:
    """The month, and a meeting with two families on its agenda, one of them looked at."""
    home = window.findChild(HomePage)
    meetings.edit(
        file, meetings.add(file, file.today() + timedelta(days=3)), at="14:00", purpose="次の三か月の関わり方を決める"
    )
    (meeting,) = meetings.meetings(file)
    cases = [families.open_case(file, line.family_id) for line in views.families(file)[:2]]
    items = [meetings.put_on(case, meeting) for case in cases]
    for case, item, words in zip(cases, items, ("だれと送り迎えを分け合うか", "連絡のしかたを変えるか"), strict=True):
        talks.answer(case, DECIDE, words, note_id=item)
    home.see_days("month")
    _take(window, "month")
    home.see_meetings(meeting.id, items[0])
    _take(window, "meeting")


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


def _drawn(window: MainWindow) -> None:
    """The diagrams of the same family: as they open, with the buttons around a person, and those of a tie."""
    page = window.page
    assert isinstance(page, CasePage)
    record = page.model.record
    page.go("genogram")
    _take(window, "window", whole=True)
    family = page.findChild(GenogramPage)
    family.select(next(each.id for each in record.graph.persons if each.called == "ママ"))
    family.rings.open(keys=False)
    _take(window, "ring", whole=True)
    page.go("ecomap")
    around = page.findChild(EcomapPage)
    around.select(next(each.id for each in record.ties if each.strength == "stress"))
    around.rings.open(keys=False)
    _take(window, "ecomap", whole=True)


def _take(window: QWidget, name: str, *, whole: bool = False) -> None:
    until = QDeadlineTimer(SETTLING)
    while not until.hasExpired():
        QApplication.processEvents()
    kept = QByteArray()
    window.grab().save(QBuffer(kept), "PNG")
    picture = Image.open(BytesIO(bytes(kept.data()))).convert("RGB")
    small = picture.resize((WIDE, round(WIDE * picture.height / picture.width)), Image.Resampling.LANCZOS)
    shown, place = (picture, TARGET.parent) if whole else (small, TARGET)
    shown.quantize(COLOURS, dither=Image.Dither.NONE).save(place / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
