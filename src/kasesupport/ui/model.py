"""One family in the windows: the record as last read, and the one way to do something to it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from kasesupport.cases import access, families, roles, views
from kasesupport.cases.opening import CaseFile
from kasesupport.cases.plans import PLAN
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.changes import Changed
from kasesupport.domain.problems import Problem
from kasesupport.domain.record import STOOD, CaseRecord
from kasesupport.ui.hearing import Hearing
from kasesupport.ui.telling import told

T = TypeVar("T")
READING = frozenset({"read_only_role", "read_only_vault"})  # nothing can be written, now or later


class CaseModel(QObject):
    """Keeps `record` fresh. Windows connect to `changed`, and act through `do`; `version` counts the changes."""

    changed = Signal()  # the record was read again
    failed = Signal(object)  # a Problem, to be said in words
    another_wanted = Signal(str)  # the id of another family that is to be opened in place of this one
    noted = Signal(str)  # a passing note: what was done or undone

    def __init__(self, case: OpenCase, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.case = case
        self.record = self.read()
        self.version = 0
        self._hearing = Hearing(case.file, self._heard, self)

    def read(self) -> CaseRecord:
        """The family as it stands now."""
        return views.record(self.case)

    def do(self, act: Callable[..., T], *arguments: Any, **values: Any) -> T | None:
        """Do an act of `kasesupport.cases` to this family. None, and `failed`, when it is refused."""
        try:
            return act(self.case, *arguments, **values)
        except Problem as problem:
            self.failed.emit(problem)
            self._show_stored(problem)
            return None

    def undo(self) -> None:
        """Take the last act back."""
        if self.can_undo():
            self._step(lambda: self.case.file.undo(self.case.family_id), self.tr("元に戻しました"))

    def redo(self) -> None:
        """Do again what was taken back."""
        self._step(lambda: self.case.file.redo(self.case.family_id), self.tr("やり直しました"))

    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        # Taking the family itself back would pull the table from under its own page.
        return self.can_write and self.case.file.can_undo(self.case.family_id) not in (None, "family.create")

    def can_redo(self) -> bool:
        """Whether there is something to do again."""
        return self.can_write and bool(self.case.file.can_redo(self.case.family_id))

    @property
    def can_write(self) -> bool:
        """Whether whoever opened the vault may write, and the place lets them."""
        return roles.may(self.case.file, "write") and not self.case.file.read_only

    def leave(self) -> None:
        """Stop listening: the family is put away."""
        self._hearing.leave()

    def _show_stored(self, problem: Problem) -> None:
        """What will never be stored must not stand there as if it were. Other refusals leave it, to be mended."""
        if problem.code in READING:
            self._say_changed()

    def _say_changed(self) -> None:
        self.version += 1
        self.changed.emit()

    def _step(self, step: Callable[[], str | None], note: str) -> None:
        try:
            if step():
                self.noted.emit(note)
        except Problem as problem:
            self.failed.emit(problem)

    def _heard(self, change: Changed) -> None:
        # The register's entries carry no family; they may be ours. Another family's change is not.
        if change.family_id not in ("", self.case.family_id):
            return
        if is_only_a_place(change):
            self.record = replace(self.record, bookmarks=marked(self.record, change))
            return
        if is_only_as_it_stood(change):
            self.record = replace(self.record, pins=stood(self.record, change))
            return
        if (case := told(self.failed.emit, lambda: families.newest(self.case))) is not None:
            self.case = case
        if (record := told(self.failed.emit, self.read)) is not None:
            self.record = record
            self._say_changed()


def is_only_a_place(change: Changed) -> bool:
    """Whether nothing but where somebody stands in the steps was kept: no page has to be drawn anew for it."""
    rows = [row for each in change.changes for row in (each.old, each.new) if row is not None]
    return all(each.table == "bookmark" for each in change.changes) and all(row["phase"] != PLAN for row in rows)


def is_only_as_it_stood(change: Changed) -> bool:
    """Whether nothing but where all stands was kept: it stands there already."""
    rows = [row for each in change.changes for row in (each.old, each.new) if row is not None]
    return all(each.table == "placement" for each in change.changes) and all(
        str(row["diagram"]).endswith(STOOD) for row in rows
    )


def stood(record: CaseRecord, change: Changed) -> tuple[tuple[str, str, float, float], ...]:
    """The places after such a change."""
    places = {pin[:2]: pin for pin in record.pins}
    for each in change.changes:
        if each.old is not None:
            places.pop((str(each.old["diagram"]), str(each.old["subject_id"])), None)
    new = [row for each in change.changes if (row := each.new) is not None]
    told = {(str(r["diagram"]), str(r["subject_id"])): (float(str(r["x"])), float(str(r["y"]))) for r in new}
    return (*(pin for key, pin in places.items() if key not in told), *((*key, *at) for key, at in told.items()))


def marked(record: CaseRecord, change: Changed) -> tuple[tuple[str, str], ...]:
    """The bookmarks after a change of nothing but bookmarks."""
    marks = dict(record.bookmarks)
    for each in change.changes:
        if each.old is not None:
            marks.pop(str(each.old["phase"]), None)
    marks |= {str(each.new["phase"]): str(each.new["step"]) for each in change.changes if each.new is not None}
    return tuple(marks.items())


def opened(file: CaseFile, family_id: str) -> CaseModel:
    """A family put on the table; that it was opened is noted. Raises Problem as `families.open_case` does."""
    case = families.open_case(file, family_id)
    access.opened(case)
    return CaseModel(case)
