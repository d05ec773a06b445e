"""Undo on the page of meetings: the later of the meetings' own last act and that of the family that is looked at."""

from collections.abc import Callable

from kasesupport.cases.meetings import STACK
from kasesupport.cases.opening import CaseFile


class History:
    """`family` gives the id of the family that is looked at, "" for none: no other family's act is touched."""

    def __init__(self, file: CaseFile, family: Callable[[], str], since: int) -> None:
        self._file, self._family, self._since = file, family, since

    def undo(self) -> str | None:
        """Take the last act back; gives its name. Raises undo_blocked."""
        return self._file.undo(self._latest(0)) if self.can_undo() else None

    def redo(self) -> str | None:
        """Do again what was taken back last; gives its name. Raises undo_blocked."""
        return self._file.redo(self._latest(1)) if self.can_redo() else None

    def can_undo(self) -> bool:
        """Whether something was done here that can be taken back."""
        return self._file.steps(self._latest(0))[0] > self._since

    def can_redo(self) -> bool:
        """Whether something taken back here can be done again."""
        return self._file.steps(self._latest(1))[1] > self._since

    def _latest(self, which: int) -> str:
        return max(filter(None, (STACK, self._family())), key=lambda stack: self._file.steps(stack)[which])
