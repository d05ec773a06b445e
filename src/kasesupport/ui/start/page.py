"""The start: what is shown before a vault is open, one sheet at a time."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from kasesupport.domain.problems import Problem
from kasesupport.ui import damage
from kasesupport.ui.background import Work
from kasesupport.ui.places import Laptop
from kasesupport.ui.start.attempt import Attempt
from kasesupport.ui.start.sheet import Sheet
from kasesupport.ui.start.words import NAME, nearest_vault
from kasesupport.ui.widgets import column, ground, row, scroll

# The sheets load when they are first shown: the window must not wait for those that may never be.
if TYPE_CHECKING:
    from kasesupport.cases.opening import CaseFile
    from kasesupport.ui.start.trouble import TroubleSheet
    from kasesupport.ui.start.unlocking import OpeningSheet

LEAST_TOP, MOST_TOP = 20, 240  # logical px over the sheet
USUAL = 560  # height of a usual sheet


class StartPage(QWidget):
    """Gives an opened vault: `opened` carries the CaseFile and its folder (None for a throw-away one).

    `held` says the same earlier, while something remains to be asked: from then on the vault must be watched over.
    """

    opened = Signal(object, object)
    held = Signal(object, object)

    def __init__(self, known: Path | None, try_example: "Callable[[], CaseFile]", laptop: Laptop) -> None:
        super().__init__()
        self._folder, self._laptop = known, laptop
        self._try_example = try_example
        self._sheet: Sheet | None = None
        self._place = column(margin=0)
        self._page = column(row(None, self._place, None), None, margin=LEAST_TOP)
        self._scroll = scroll(ground(self._page))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLayout(column(self._scroll))
        self.first()
        self._loading = Work(load_store, self)
        QTimer.singleShot(0, self, self._loading.start)  # the window first

    def showEvent(self, event: QShowEvent) -> None:
        """A cursor set before there is a window to hold it is lost."""
        super().showEvent(event)
        if self._sheet is not None:
            self._sheet.begin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The sheet hangs from a place that the window gives: what is said in it must not move what stands above."""
        super().resizeEvent(event)
        top = min(max((self.height() - USUAL) // 2, LEAST_TOP), MOST_TOP)
        self._page.setContentsMargins(LEAST_TOP, top, LEAST_TOP, LEAST_TOP)

    def first(self) -> None:
        """The page to begin with: the vault that is known, or the welcome."""
        known = self._folder
        if known is not None and is_there(known):
            self.offer(known)
            self._go_on(known)
        elif known is not None and known == self._laptop.vault():  # opened here before: a stick may be missing
            self.welcome()
            self.trouble(Problem("not_a_vault"), Attempt(known))
        else:
            self.welcome()

    def _go_on(self, known: Path) -> None:
        """By the way that was chosen before the last lock."""
        match self._laptop.take_way():
            case damage.RESTORE:
                self.restore(known, None)
            case damage.SALVAGE:
                self.salvage(known, None)

    def show_sheet(self, sheet: Sheet) -> None:
        """Lay this sheet on the table in place of the one that lies there; that one is kept, for the way back."""
        if self._sheet is not None:
            self._sheet.hide()
        if self._place.indexOf(sheet) < 0:
            self._place.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        self._sheet = sheet
        sheet.say("")
        sheet.show()
        self._scroll.verticalScrollBar().setValue(0)
        sheet.begin()

    def put_down(self) -> None:
        """The page goes: wait for what is under way."""
        self._loading.wait()
        for sheet in self.findChildren(Sheet):
            sheet.put_down()

    def welcome(self) -> None:
        """For somebody without a vault."""
        from kasesupport.ui.start.welcome import WelcomeSheet

        sheet = WelcomeSheet()
        sheet.make_wanted.connect(self.make)
        sheet.open_wanted.connect(self.choose_vault)
        sheet.example_wanted.connect(self.example)
        sheet.restore_wanted.connect(lambda: self.restore(None, None))
        sheet.help_wanted.connect(self.help)
        self.show_sheet(sheet)

    def make(self) -> None:
        """Walk to a new vault."""
        from kasesupport.ui.start.making import Making

        proposed = self._folder if self._folder and not self._folder.exists() else _proposed()
        making = Making(self.show_sheet, proposed, self._laptop, self)
        making.held.connect(self.held)
        making.opened.connect(self.opened)
        making.left.connect(self._back_to(self._sheet))
        making.begin()

    def choose_vault(self) -> None:
        """Ask for a vault's folder, and open it."""
        from kasesupport.ui import files

        if chosen := files.folder(self, self.tr("保管庫（.vault）を選ぶ"), _proposed().parent):
            self.offer(nearest_vault(chosen))

    def offer(self, folder: Path) -> None:
        """The page to open a vault with; what mends it comes first where damage was met."""
        if not self._laptop.damage(folder):
            self.unlock(folder)
            return
        from kasesupport.ui.start.damaged import DamagedSheet

        self._folder = folder
        sheet = DamagedSheet(folder, self._laptop)
        sheet.restore_wanted.connect(lambda: self.restore(folder, None))
        sheet.salvage_wanted.connect(lambda: self.salvage(folder, None))
        sheet.open_wanted.connect(lambda: self.unlock(folder))
        sheet.other_wanted.connect(self.choose_vault)
        sheet.help_wanted.connect(self.help)
        self.show_sheet(sheet)

    def unlock(self, folder: Path) -> None:
        """The everyday page."""
        from kasesupport.ui.start.unlocking import UnlockSheet

        self._folder = folder
        sheet = UnlockSheet(folder, self._laptop)
        sheet.other_wanted.connect(self.choose_vault)
        sheet.make_wanted.connect(self.make)
        sheet.example_wanted.connect(self.example)
        sheet.recovery_wanted.connect(lambda pair: self.recover(folder, self._back_to(sheet), pair=pair))
        sheet.restore_wanted.connect(lambda: self.restore(folder, None))
        sheet.help_wanted.connect(self.help)
        self._follow(sheet)

    def recover(self, folder: Path, back: Callable[[], None], *, pair: bool) -> None:
        """Open by the printed key, or go `back`."""
        from kasesupport.ui.start.unlocking import RecoverySheet

        sheet = RecoverySheet(folder, self._laptop, pair=pair)
        sheet.back.connect(back)
        sheet.other_wanted.connect(lambda: self.recover(folder, back, pair=not pair))
        self._follow(sheet)

    def trouble(self, problem: Problem, attempt: Attempt) -> None:
        """What stands in the way, and what one can do."""
        from kasesupport.ui.start.trouble import TroubleSheet

        if problem.code == damage.CODE:
            self._laptop.keep_damage(attempt.folder)
        sheet = TroubleSheet(problem, attempt, self._laptop)
        sheet.back.connect(self._back_to(self._sheet))
        told = attempt if attempt.is_told() else None
        sheet.restore_wanted.connect(lambda: self.restore(attempt.folder, told))
        sheet.salvage_wanted.connect(lambda: self.salvage(attempt.folder, told))
        sheet.other_wanted.connect(self.choose_vault)
        sheet.again_wanted.connect(lambda: self._look_again(sheet, attempt.folder))
        self._follow(sheet)

    def _look_again(self, sheet: "TroubleSheet", folder: Path) -> None:
        if is_there(folder):
            self.offer(folder)
        else:
            sheet.say(self.tr("まだ見つかりません。差し込み口を変えるか、少し待ってから、もう一度押してください。"))

    def restore(self, vault: Path | None, attempt: Attempt | None) -> None:
        """Walk from a backup to a vault."""
        from kasesupport.ui.start.restoring import Restoring

        restoring = Restoring(self.show_sheet, vault, attempt, self._laptop, self)
        restoring.held.connect(self.held)
        restoring.opened.connect(self.opened)
        if vault is not None:
            restoring.salvage_wanted.connect(lambda: self.salvage(vault, attempt))
        restoring.left.connect(self._back_to(self._sheet))
        restoring.begin()

    def salvage(self, damaged: Path, attempt: Attempt | None) -> None:
        """Walk from a damaged vault to a new one."""
        from kasesupport.ui.start.salvaging import Salvaging

        salvaging = Salvaging(self.show_sheet, damaged, attempt, self._laptop, self)
        salvaging.opened.connect(self.opened)
        salvaging.left.connect(self._back_to(self._sheet))
        salvaging.begin()

    def example(self) -> None:
        """The throw-away vault with the example families."""
        from kasesupport.ui.start.welcome import ExampleSheet

        sheet = ExampleSheet()
        sheet.back.connect(self._back_to(self._sheet))
        sheet.opened.connect(lambda file: self.opened.emit(file, None))
        self.show_sheet(sheet)
        sheet.open(self._try_example)

    def help(self) -> None:
        """What the vault protects, and from what it does not."""
        from kasesupport.ui.start.help import HelpSheet

        sheet = HelpSheet()
        sheet.back.connect(self._back_to(self._sheet))
        self.show_sheet(sheet)

    def _back_to(self, sheet: Sheet | None) -> Callable[[], None]:
        return lambda: self.show_sheet(sheet) if sheet is not None else self.welcome()

    def _follow(self, sheet: "OpeningSheet") -> None:
        sheet.opened.connect(lambda file, attempt: self.opened.emit(file, attempt.folder))
        sheet.troubled.connect(self.trouble)
        self.show_sheet(sheet)


def is_there(vault: Path) -> bool:
    """Whether it can be offered. The store is asked only where nothing stands: it takes a while to load."""
    if vault.is_dir():
        return True
    from kasesupport.cases import opening

    return opening.is_there(vault)


def load_store() -> None:
    """The store takes a while to load: done while somebody reads the first page."""
    import kasesupport.cases.opening  # noqa: F401


def _proposed() -> Path:
    return Path.home() / NAME
