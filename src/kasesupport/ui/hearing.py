"""Hearing of changes in the thread of the windows, whichever thread made them."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from kasesupport.cases.opening import CaseFile
from kasesupport.domain.changes import Changed


class Hearing(QObject):
    """Calls `heard` after every act: at once where the windows' thread did it, soon after where another did.

    No call comes after `leave`.
    """

    _came = Signal(object)

    def __init__(self, file: CaseFile, heard: Callable[[Changed], object], parent: QObject) -> None:
        super().__init__(parent)
        self._heard: Callable[[Changed], object] | None = heard
        self._came.connect(self._tell)  # a slot of this object: Qt brings it over from another thread
        self._forget = file.subscribe(self._came.emit)

    def leave(self) -> None:
        """Stop listening."""
        self._heard = None
        self._forget()

    def _tell(self, change: Changed) -> None:
        if self._heard is not None:
            self._heard(change)
