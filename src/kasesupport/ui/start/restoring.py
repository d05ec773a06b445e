"""控えから戻す: which backup, what opens it, what it holds against today's vault, and where it comes to stand."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kasesupport.domain.problems import Problem
from kasesupport.domain.progress import Progress
from kasesupport.ui.places import Laptop
from kasesupport.ui.start.asking import AskSheet
from kasesupport.ui.start.attempt import Attempt
from kasesupport.ui.start.restored_sheet import RestoredSheet
from kasesupport.ui.start.restoring_sheets import BackupsSheet, SureSheet, TargetSheet
from kasesupport.ui.start.sheet import Sheet

if TYPE_CHECKING:
    from kasesupport.cases.finding import BackupLine, Look
    from kasesupport.cases.opening import CaseFile

Show = Callable[[Sheet], None]


class Restoring(QObject):
    """`vault` is today's, None if there is none; `attempt` what was already told to open it.

    `held` carries the CaseFile of the restored vault and its folder, `opened` the same once it was read what became of
    what; `left` if it was given up; `salvage_wanted` where no backup will do.
    """

    held = Signal(object, object)
    opened = Signal(object, object)
    left = Signal()
    salvage_wanted = Signal()

    def __init__(
        self, show: Show, vault: Path | None, attempt: Attempt | None, laptop: Laptop, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._show, self._vault, self._attempt, self._laptop = show, vault, attempt, laptop
        self._line: BackupLine | None = None
        self._list = BackupsSheet(vault, laptop.second(vault))
        self._list.back.connect(self.left)
        self._list.chosen.connect(self._choose)
        self._list.salvage_wanted.connect(self.salvage_wanted)

    def begin(self) -> None:
        """The list of backups."""
        self._show(self._list)
        self._list.look()

    def _choose(self, line: "BackupLine") -> None:
        self._line = line
        if self._attempt is None:
            self._ask(line)
        else:
            self._compare(self._list, replace(self._attempt, folder=line.path, slot=""), self._try_again)

    def _try_again(self, problem: Problem) -> None:
        """What opened today's vault need not open an older backup."""
        if self._line is not None and problem.code in ("backup_not_opened", "key_file_needed"):
            self._ask(self._line)
        else:
            self._list.say_problem(problem)

    def _ask(self, line: "BackupLine") -> None:
        lead = self.tr("控えは、とったときの合言葉で開きます。いまの合言葉とちがうことがあります。")
        sheet = AskSheet(self.tr("この控えをひらく"), lead, line.path, self._laptop)
        sheet.back.connect(lambda: self._show(self._list))
        sheet.told.connect(lambda attempt: self._compare(sheet, attempt, sheet.wrong))
        self._show(sheet)

    def _compare(self, sheet: Sheet, attempt: Attempt, failed: Callable[[Problem], object]) -> None:
        lines = self._list.lines
        sheet.work(
            lambda _: look(self._vault, attempt, lines), lambda found: self._seen(found, attempt), failed,
            words=self.tr("控えを見ています…"),
        )  # fmt: skip

    def _seen(self, found: "Look", attempt: Attempt) -> None:
        """From one backup to the next, until the right one is found: what opened the last is tried first."""
        self._attempt = attempt
        self._list.tell(found.lines)
        self._target(found, attempt)

    def _target(self, found: "Look", attempt: Attempt) -> None:
        sheet = TargetSheet(found, self._vault)
        sheet.back.connect(lambda: self._show(self._list))
        sheet.placed.connect(lambda folder: self._restore(sheet, attempt, folder, sheet.erases_again()))
        sheet.replace_wanted.connect(lambda: self._sure(found, attempt, sheet.erases_again()))
        self._show(sheet)

    def _sure(self, found: "Look", attempt: Attempt, erase_again: bool) -> None:
        vault = self._vault
        if vault is None:
            return
        sheet = SureSheet(found.comparison, vault, erase_again=erase_again)
        sheet.back.connect(lambda: self._target(found, attempt))
        sheet.onward.connect(lambda: self._restore(sheet, attempt, vault, erase_again))
        self._show(sheet)

    def _restore(self, sheet: Sheet, attempt: Attempt, folder: Path, erase_again: bool) -> None:
        """`accept`: the sheet before has asked, in words, what these Problems would ask."""

        def run(progress: Progress) -> Opened:
            from kasesupport.cases import backups

            accept, hurt = frozenset({"restore_older", "restore_unread"}), bool(self._laptop.damage(folder))
            made = backups.restore(
                attempt.folder, folder, attempt.secret(), slot=attempt.slot, replace=folder == self._vault,
                accept=accept, seen=self._laptop.seen, today=self._vault, erase_again=erase_again, progress=progress,
            )  # fmt: skip
            file = replace(attempt, folder=folder).open(self._laptop)
            if hurt:  # what was met goes with the vault that was set aside
                self._laptop.keep_damage(made.kept)
            return Opened(file, folder, made.kept, hurt=hurt)

        words = self.tr("控えから戻しています…")
        sheet.work(run, self._made, words=words, stoppable=True)

    def _made(self, opened: "Opened") -> None:
        """The vault of today, where it stands elsewhere, is the one to offer until one has chosen."""
        folder, today = opened.folder, self._vault
        beside = today if today is not None and today != folder and today.is_dir() else None
        if beside is not None:
            self._laptop.keep_beside(folder)
        self.held.emit(opened.file, folder)
        at = self._line.at if self._line else opened.file.now()
        sheet = RestoredSheet(folder, at, opened.kept, beside, hurt=opened.hurt)
        sheet.chosen.connect(lambda first: self._go_on(opened, first=first))
        self._show(sheet)

    def _go_on(self, opened: "Opened", *, first: bool) -> None:
        if first:
            self._laptop.keep_first(opened.file, opened.folder)
        self.opened.emit(opened.file, opened.folder)


@dataclass(frozen=True, slots=True)
class Opened:
    """The restored vault, and where the one that it replaced is kept; `hurt`: damage was met in that."""

    file: "CaseFile"
    folder: Path
    kept: Path | None
    hurt: bool

    def close(self) -> None:
        """The sheet that brought it is gone."""
        self.file.close()


def look(vault: Path | None, attempt: Attempt, lines: "tuple[BackupLine, ...]") -> "Look":
    """The backup that the attempt opens, against today's vault. Not for the main thread."""
    from kasesupport.cases import finding

    return finding.look(vault, attempt.folder, attempt.secret(), lines)
