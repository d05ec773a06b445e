"""Single keys on the ecomap's canvas."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kasesupport.cases import placements
from kasesupport.diagrams.ecomap.dropping import load_of, put_down
from kasesupport.ui.ecomap.subjects import kind_of

if TYPE_CHECKING:
    from kasesupport.ui.ecomap.page import EcomapPage

NUDGE = "nudge"  # the tool in hand while arrow keys move
STEP = 16.0  # px of one press


def typed(page: "EcomapPage", sign: str) -> None:
    """T ties, M moves, 9 walks the ties of what is selected, F seeks in the register, S arranges, 0 shows the whole."""
    ways = {"9": lambda: next_tie(page), "0": page.canvas.fit}
    writing = {"t": lambda: _tie(page), "m": lambda: move(page), "f": page.dock.search.setFocus, "s": page.arrange}
    if sign in ways:
        ways[sign]()
    elif sign in writing and page.model.can_write:
        writing[sign]()


def next_tie(page: "EcomapPage") -> None:
    """The next tie of what was selected; after the last one what was selected first."""
    record, now = page.model.record, page.selected
    at = page.walked if kind_of(record, now) == "tie" else now
    own = [tie.id for tie in record.ties if at in (tie.resource, tie.to)]
    if not own:
        page.model.noted.emit(
            _tr("先に、資源か人をひとつ選んでください。") if not at else _tr("つながりはまだありません。")
        )
        return
    place = own.index(now) + 1 if now in own else 0
    page.select(own[place] if place < len(own) else at)
    page.walked = at


def move(page: "EcomapPage") -> None:
    """From now on the arrow keys move what is selected."""
    if load_of(page.placed(), page.selected):
        page.use(NUDGE, None)
    else:
        page.model.noted.emit(_tr("先に、動かす資源か、外に住む人を選んでください。"))


def nudge(page: "EcomapPage", dx: float, dy: float) -> None:
    """One press of an arrow key; presses in a row are one step to take back."""
    if load := load_of(page.placed(), page.selected):
        x, y = load.handle
        at = put_down(page.placed(), page.selected, (x + dx * STEP, y + dy * STEP))
        forward = (at[0] - x) * dx + (at[1] - y) * dy > 0  # not back from what stands in the way
        page.model.do(placements.nudge, page.diagram, {load.id: at if forward else load.handle})


def moving_hint() -> str:
    """While the arrow keys move."""
    return _tr("指でも矢印キーでも動かせます。EnterかEscで終わります。")


def _tie(page: "EcomapPage") -> None:
    if kind_of(page.model.record, page.selected) in ("resource", "gap", "member", "household"):
        page.joining.begin(page.selected)
    else:
        page.tools["connect"].click()


def _tr(words: str) -> str:
    return QCoreApplication.translate("ecomap", words)
