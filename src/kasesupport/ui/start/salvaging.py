"""読めるものを取り出す: where to, with which backups' help, how far it is, and what came of it family by family."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kasesupport.domain.problems import Problem
from kasesupport.domain.progress import Progress
from kasesupport.ui.places import Laptop
from kasesupport.ui.start.asking import AskSheet
from kasesupport.ui.start.attempt import Attempt
from kasesupport.ui.start.salvaging_sheets import ReportSheet, SalvageSheet
from kasesupport.ui.start.sheet import Sheet

if TYPE_CHECKING:
    from kasesupport.cases.salvaging import Told

Show = Callable[[Sheet], None]
NOT_OPENED = frozenset({"wrong_passphrase", "key_file_needed", "key_withdrawn"})


class Salvaging(QObject):
    """`attempt` is what was told to open the damaged vault, None if nothing was. It is asked for when it is needed.

    `opened` carries the CaseFile of the new vault and its folder; `left` if it was given up.
    """

    opened = Signal(object, object)
    left = Signal()

    def __init__(self, show: Show, damaged: Path, attempt: Attempt | None, laptop: Laptop, parent: QObject) -> None:
        super().__init__(parent)
        self._show, self._damaged, self._attempt, self._laptop = show, damaged, attempt, laptop
        self._sheet = SalvageSheet(damaged, laptop.second(damaged))
        self._sheet.back.connect(self.left)
        self._sheet.onward.connect(self._go)

    def begin(self) -> None:
        """The first sheet."""
        self._show(self._sheet)
        self._sheet.look()

    def _go(self) -> None:
        attempt = self._attempt
        if attempt is None:
            self._ask(None)
            return
        asked = self._sheet.asked()

        def run(progress: Progress) -> "Told | None":
            from kasesupport.cases import salvaging

            secret, slot = attempt.secret(), attempt.slot
            salvaging.salvage(self._damaged, secret, asked.folder, asked.backups, progress, slot=slot)
            return salvaging.look_at(asked.folder, secret, slot=slot)

        words = self.tr("読める記録を取り出しています…")
        # What this laptop saw last is of the damaged vault, whose last acts may be lost: the report says so.
        new = replace(attempt, folder=asked.folder, accept=frozenset({"older_than_seen", "other_than_seen"}))
        self._sheet.work(run, lambda told: self._report(told, new), self._failed, words=words, stoppable=True)

    def _failed(self, problem: Problem) -> None:
        if problem.code in NOT_OPENED:
            self._ask(problem)
        else:
            self._sheet.say_problem(problem)

    def _ask(self, problem: Problem | None) -> None:
        lead = self.tr("記録を取り出すときも、保管庫を開く合言葉か、回復キーが要ります。")
        sheet = AskSheet(self.tr("合言葉を入れてください"), lead, self._damaged, self._laptop)
        sheet.back.connect(lambda: self._show(self._sheet))
        sheet.told.connect(self._told)
        self._show(sheet)
        if problem is not None:
            sheet.say_problem(problem)

    def _told(self, attempt: Attempt) -> None:
        self._attempt = attempt
        self._show(self._sheet)
        self._go()

    def _report(self, told: "Told", attempt: Attempt) -> None:
        sheet = ReportSheet(told, attempt.folder)
        sheet.back.connect(self._once_more)
        sheet.onward.connect(lambda: self._open(sheet, attempt))
        self._show(sheet)

    def _once_more(self) -> None:
        self._sheet.again()
        self._show(self._sheet)

    def _open(self, sheet: Sheet, attempt: Attempt) -> None:
        sheet.work(
            lambda _: attempt.open(self._laptop), lambda file: self.opened.emit(file, attempt.folder),
            words=self.tr("取り出した保管庫を開いています…"),
        )  # fmt: skip
