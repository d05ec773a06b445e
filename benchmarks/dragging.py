"""Dragging one of 200 persons on the genogram, against a bare QGraphicsScene of as many items.

    QT_QPA_PLATFORM=offscreen python -m benchmarks.dragging

A frame: a mouse move told to the window until the window is painted again. Ours and the bare scene's frames alternate
in blocks, so that a busy machine slows both alike.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from secrets import token_bytes
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QGraphicsView

    from kasesupport.cases.rows import OpenCase
    from kasesupport.ui.genogram.page import GenogramPage

Row = tuple[str, str, str, bool]
PERSONS, FRAMES, BLOCKS = 200, 120, 4
SIZE = 1166, 700
FRAME = 16.7  # ms at 60 a second


def rows() -> list[Row]:
    """One row for a drag, one for a pan, at the scale of the whole picture and near."""
    from PySide6.QtWidgets import QApplication

    from kasesupport.ui.app import dress

    app = QApplication.instance() or QApplication([])
    dress(app)  # type: ignore[arg-type]
    with tempfile.TemporaryDirectory() as folder:
        case = two_hundred(Path(folder))
        page, bare = ours(case), scene(case)
        found = [row(page, bare, near, pan) for pan in (False, True) for near in (False, True)]
        page.model.leave()
        case.file.close()
    return found


def row(page: "GenogramPage", bare: "QGraphicsView", near: bool, pan: bool) -> Row:
    """Both sides in turn; the figure is ours, the ratio of medians stands beside it."""
    person = page.model.record.graph.persons[PERSONS // 2].id
    page.canvas.fit()
    if near:
        page.canvas.zoom(1 / page.canvas.camera.scale)
        page.canvas.reveal(person)
    _as_hand(bare, pan)
    own, other = [], []
    for _ in range(BLOCKS):
        own += frames(page.canvas, start_of(page, person, pan))
        other += frames(bare.viewport(), start_on(bare))
    share = sum(each < FRAME for each in own) / len(own)
    what = f"{'pan over' if pan else 'drag of one of'} {PERSONS} persons, {'natural size' if near else 'all in sight'}"
    worst, bare_worst = (statistics.quantiles(side, n=100)[98] for side in (own, other))
    median, ratio = statistics.median(own), statistics.median(own) / statistics.median(other)
    figure = (
        f"{share:.1%} of {len(own)} frames < {FRAME} ms; median {median:.1f} ms, {ratio:.1f}x a bare QGraphicsScene; "
        f"99th of 100 {worst:.1f} ms (bare {bare_worst:.1f} ms)"
    )
    return what, figure, "99 %", share >= 0.99


def _as_hand(bare: "QGraphicsView", pan: bool) -> None:
    """The bare scene is dragged about as a whole, or one of its items is."""
    from PySide6.QtWidgets import QGraphicsView

    bare.setInteractive(not pan)
    bare.setDragMode(QGraphicsView.DragMode.ScrollHandDrag if pan else QGraphicsView.DragMode.NoDrag)


def start_of(page: "GenogramPage", person: str, pan: bool) -> tuple[int, int]:
    """On a person, or on the empty ground of the corner."""
    x, y = page.canvas.camera.to_screen(*page.canvas.picture.places[person])
    return (4, 4) if pan else (round(x), round(y))


def start_on(bare: "QGraphicsView") -> tuple[int, int]:
    """The middle of the item that lies in the middle."""
    items = bare.scene().items()
    middle = items[len(items) // 2]
    bare.centerOn(middle)
    at = bare.mapFromScene(middle.sceneBoundingRect().center())
    return at.x(), at.y()


def frames(onto: "object", start: tuple[int, int]) -> list[float]:
    """Milliseconds of every frame of one gesture, which is given up at its end."""
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    button, spent = Qt.MouseButton.LeftButton, []
    QTest.mousePress(onto, button, pos=QPoint(*start))  # type: ignore[call-overload]
    for n in range(1, FRAMES // BLOCKS + 11):
        begun = time.perf_counter()
        QTest.mouseMove(onto, QPoint(start[0] + 3 * n, start[1] + 2 * n))  # type: ignore[call-overload]
        QApplication.processEvents()
        spent.append((time.perf_counter() - begun) * 1000)
    QTest.keyClick(onto, Qt.Key.Key_Escape)  # type: ignore[call-overload]
    QTest.mouseRelease(onto, button, pos=QPoint(*start))  # type: ignore[call-overload]
    return spent


def ours(case: "OpenCase") -> "GenogramPage":
    """The genogram's page, shown."""
    from PySide6.QtWidgets import QApplication

    from kasesupport.ui.genogram.page import GenogramPage
    from kasesupport.ui.model import CaseModel

    page = GenogramPage(CaseModel(case), lambda _: None)
    page.side.fold()
    _show(page)
    QApplication.processEvents()
    return page


def scene(case: "OpenCase") -> "QGraphicsView":
    """As many movable squares as there are leaves in our picture, nothing else."""
    from PySide6.QtCore import QRectF
    from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QGraphicsView

    from kasesupport.drawing.items import flat
    from kasesupport.ui.genogram.page import GenogramPage
    from kasesupport.ui.model import CaseModel

    model = CaseModel(case)
    count = len(list(flat(GenogramPage(model, lambda _: None).picture().drawing.items)))
    model.leave()
    inner = QGraphicsScene()
    inner.setSceneRect(-1000, -1000, 4000, 4000)  # room to be dragged about
    for n in range(count):
        item = inner.addRect(QRectF(0, 0, 30, 30))
        item.setPos(34 * (n % 34), 34 * (n // 34))
        item.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsMovable)
    view = QGraphicsView(inner)
    inner.setParent(view)
    _show(view)
    return view


def _show(widget: "object") -> None:
    widget.resize(*SIZE)  # type: ignore[attr-defined]
    widget.show()  # type: ignore[attr-defined]


def two_hundred(folder: Path) -> "OpenCase":
    """Ten couples, their children, and theirs again, until there are 200."""
    from kasesupport.cases import families, people, unions
    from kasesupport.store import engine
    from kasesupport.store.opening import open_file

    key = engine.DataKey(token_bytes(32), token_bytes(16))
    engine.create_file(folder / "data.db", key)
    case = families.create(open_file(folder / "data.db", key), "大家族")
    first = [people.add_person(case, name=f"山田 花子{n}", sex="FM"[n % 2], note="市立小学校") for n in range(20)]
    couples = [unions.join(case, *first[n : n + 2], "married") for n in range(0, 20, 2)]
    line = [people.add_child(case, "", union) for union in couples for _ in range(3)]
    count = len(first) + len(line)
    while count < PERSONS:
        line, count = _next(case, line, count)
    return case


def _next(case: "OpenCase", line: Sequence[str], count: int) -> tuple[list[str], int]:
    """Everybody of a generation gets a partner and two children."""
    from kasesupport.cases import people

    born: list[str] = []
    for person in line:
        for add in (people.add_partner, people.add_child, people.add_child):
            if count < PERSONS:
                new = add(case, person)
                count += 1
                born += [new] if add is people.add_child else []
    return born, count


def main() -> int:
    """Print the rows of the table."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print("| what | figure | goal | met |\n|---|---|---|---|")
    for what, figure, goal, met in rows():
        print(f"| {what} | {figure} | {goal} | {'yes' if met else 'NO'} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
