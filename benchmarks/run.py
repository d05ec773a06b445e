"""The speed goals of the main job, as ratios in one run: python3 dev.py bench.

Whole processes are timed from outside, in turn, so that a busy machine slows both sides alike.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from secrets import token_bytes

from benchmarks import dragging, store

ROUNDS = 7
BARE_WINDOW = """
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("kasesupport"))
window.show()
window.grab()
"""
OUR_WINDOW = """
from PySide6.QtWidgets import QApplication
from kasesupport.ui.app import dress
from kasesupport.ui.places import this_laptop
from kasesupport.ui.window import MainWindow
app = QApplication([])
dress(app)
window = MainWindow(None, lambda: None, this_laptop(), lambda vault: None)
window.show()
window.grab()
"""
REPORTLAB = "import reportlab.pdfgen.canvas"
BLANK_PLAN = """
from datetime import date
from kasesupport.domain.record import CaseRecord
from kasesupport.drawing.pdf import to_pdf
from kasesupport.sheets.from_record import plan_pages
to_pdf(plan_pages(CaseRecord("", ""), date(2026, 11, 24), blank=True))
"""


def main(arguments: list[str]) -> int:
    """Measure everything and print one table; `layout` and `peers` measure the genogram, `search` all words."""
    if arguments[:1] in (["layout"], ["peers"], ["ecomap"], ["together"], ["drawing"], ["search"], ["hour"]):
        return int(import_module(f"benchmarks.{arguments[0]}").main(arguments[1:]))
    alone = (["pictures"], ["register"], ["case"], ["caseload"], ["sheets"])  # pictures wants the tests' families
    if arguments[:1] in alone:
        return int(import_module(f"benchmarks.{arguments[0]}").main())
    rows = [window_row(), *family_rows(), *dragging.rows(), *plan_rows(), *store.rows()]
    print("| what | figure | goal | met |\n|---|---|---|---|")
    for what, figure, goal, met in rows:
        print(f"| {what} | {figure} | {goal} | {'yes' if met else 'NO'} |")
    return 0


Row = tuple[str, str, str, bool]


def in_turn(first: str, second: str) -> tuple[float, float]:
    """Median seconds of two programs, each in processes of its own, one after the other."""
    pairs = [(process(first), process(second)) for _ in range(ROUNDS)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def process(program: str) -> float:
    """Seconds from start to end of one process."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    return time.perf_counter() - begun


def median_ms(act: Callable[[], object], times: int) -> float:
    """Median milliseconds of one act, after one that does not count."""
    act()
    spent = []
    for _ in range(times):
        begun = time.perf_counter()
        act()
        spent.append(time.perf_counter() - begun)
    return statistics.median(spent) * 1000


def window_row() -> Row:
    """First usable window against a bare one."""
    ours, bare = in_turn(OUR_WINDOW, BARE_WINDOW)
    ratio = ours / bare
    return "process start to first window / bare PySide6 main window", f"{ratio:.2f}x", "2x", ratio <= 2


def family_rows() -> list[Row]:
    """Sixty people opened and painted; one act with its journal entry."""
    from PySide6.QtWidgets import QApplication

    from kasesupport.cases import talks
    from kasesupport.ui.app import dress
    from kasesupport.ui.genogram.page import GenogramPage
    from kasesupport.ui.model import CaseModel

    app = QApplication([])
    dress(app)
    with tempfile.TemporaryDirectory() as folder:
        case = sixty(Path(folder))

        def opened() -> None:
            page = GenogramPage(CaseModel(case), lambda _: None)
            page.resize(1150, 700)
            page.grab()
            page.model.leave()

        paint = median_ms(opened, 9)
        act = median_ms(lambda: talks.say(case, "intake.worries", "朝がつらい"), 200)
        case.file.close()
    painted: Row = ("a family of 60 to a painted genogram", f"{paint:.0f} ms", "100 ms", paint < 100)
    return [painted, ("an act with its journal entry", f"{act:.1f} ms", "10 ms", act < 10)]


def sixty(folder: Path) -> "OpenCase":  # noqa: F821
    """Sixty persons in four generations, by the same acts as in the window."""
    from kasesupport.cases import families, people
    from kasesupport.store import engine
    from kasesupport.store.opening import open_file

    key = engine.DataKey(token_bytes(32), token_bytes(16))
    engine.create_file(folder / "data.db", key)
    case = families.create(open_file(folder / "data.db", key), "大家族")
    row = [people.add_person(case, name=f"人{i}", sex="FM"[i % 2]) for i in range(12)]
    for start in range(0, 12, 2):
        partner = people.add_partner(case, row[start], "married")
        children = [people.add_child(case, row[start]) for _ in range(3)]
        people.edit_person(case, partner, sex="M")
        row += [partner, *children]
    row += [people.add_child(case, row[12 + i]) for i in range(60 - len(row))]
    return case


def plan_rows() -> list[Row]:
    """The support plan, warm and from a fresh process."""
    from datetime import date

    from kasesupport import demo
    from kasesupport.drawing.pdf import to_pdf
    from kasesupport.sheets.from_record import plan_pages
    from kasesupport.store import engine
    from kasesupport.store.opening import open_file

    with tempfile.TemporaryDirectory() as folder:
        key = engine.DataKey(token_bytes(32), token_bytes(16))
        engine.create_file(Path(folder) / "data.db", key)
        file = open_file(Path(folder) / "data.db", key)
        record = demo.take_in(file)[0]
        file.close()
    warm = median_ms(lambda: to_pdf(plan_pages(record, date(2026, 11, 24), with_genogram=False)), 15)
    whole = median_ms(lambda: to_pdf(plan_pages(record, date(2026, 11, 24))), 15)
    blank, bare = in_turn(BLANK_PLAN, REPORTLAB)
    ratio = blank / bare
    return [
        ("support plan to PDF, warm", f"{warm:.0f} ms ({whole:.0f} ms with the genogram)", "60 ms", warm < 60),
        ("blank plan in a fresh process / importing reportlab's canvas", f"{ratio:.2f}x", "3x", ratio <= 3),
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
