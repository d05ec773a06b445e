"""What every part of the register's page works with."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from kasesupport.cases import area, roles
from kasesupport.cases.opening import CaseFile
from kasesupport.domain.problems import Problem
from kasesupport.domain.record import CaseRecord
from kasesupport.ui.telling import told

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Desk:
    """The open file and the ways to say something. `record` gives the family on the table, None where there is none."""

    file: CaseFile
    note: Callable[[str], object]
    fail: Callable[[Problem], object]
    record: Callable[[], CaseRecord | None] = lambda: None

    def do(self, act: Callable[..., T], *arguments: Any, **values: Any) -> T | None:
        """Do an act of the area; None, and said why, where it is refused."""
        return told(self.fail, lambda: act(self.file, *arguments, **values))

    @property
    def can_write(self) -> bool:
        """Whether whoever opened the vault may write, and the place lets them."""
        return roles.may(self.file, "write") and not self.file.read_only


@dataclass(frozen=True, slots=True)
class History:
    """Undo and redo of the area, as the bar over a page wants them; a family's own are another (CaseModel)."""

    desk: Desk
    undone: str
    redone: str

    def undo(self) -> None:
        """Take the area's last act back."""
        self._step(area.undo, self.undone)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._step(area.redo, self.redone)

    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return self.desk.can_write and area.can_undo(self.desk.file)

    def can_redo(self) -> bool:
        """Whether there is something to do again."""
        return self.desk.can_write and area.can_redo(self.desk.file)

    def _step(self, step: Callable[[CaseFile], str | None], words: str) -> None:
        if self.desk.do(step):
            self.desk.note(words)
