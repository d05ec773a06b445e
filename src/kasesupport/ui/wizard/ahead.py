"""What is made while nobody turns: the step that comes next, and after a while the others of its phase."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

SOON = 60  # ms after a step was turned to: what comes next
QUIET = 500  # ms more without a turn: what only a tap on the list of steps leads to
Pieces = Iterator[int]  # does a piece, and gives the ms until the next one


class Ahead(QTimer):
    """Does a piece between two events, so that a key or a tap never waits for more than one.

    `next_one`, `others` say what there is to do at the time they are begun. Nothing is done while `page` is not seen.
    """

    def __init__(self, page: QWidget, next_one: Callable[[], Pieces], others: Callable[[], Pieces]) -> None:
        super().__init__(page)
        self.setSingleShot(True)
        self._page, self._next_one, self._others = page, next_one, others
        self._at_next = True
        self._pieces: Pieces = iter(())
        self.timeout.connect(self._do_piece)

    def turned(self) -> None:
        """A step was turned to: begin anew."""
        self._at_next, self._pieces = True, self._next_one()
        self.start(SOON)

    def _do_piece(self) -> None:
        if not self._page.isVisible():
            return
        wait = next(self._pieces, None)
        if wait is None and self._at_next:
            self._at_next, self._pieces = False, self._others()
            wait = QUIET
        if wait is not None:
            self.start(wait)
