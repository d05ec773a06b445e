"""The one window: start, home, the form for a new family, and a family on the table."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from kasesupport.domain.notices import Notice
from kasesupport.domain.problems import Problem
from kasesupport.ui import relaunch, resuming, rooms
from kasesupport.ui.backup_clock import BackupClock
from kasesupport.ui.bars import NoteBar
from kasesupport.ui.coming_back import ComingBack
from kasesupport.ui.damage import CODE
from kasesupport.ui.drafting import DraftKeeper, where_of
from kasesupport.ui.guard import Guard, flush_all, hide_all
from kasesupport.ui.places import Laptop
from kasesupport.ui.stage import Stage
from kasesupport.ui.start.page import StartPage
from kasesupport.ui.telling import told
from kasesupport.ui.top_bar import framed

# What needs an open vault is imported when one is opened: the store alone takes longer than the first window may.
if TYPE_CHECKING:
    from kasesupport.cases.drafts import Draft
    from kasesupport.cases.opening import CaseFile


class MainWindow(QMainWindow):
    """`known` is the vault to offer first; `try_example` opens the throw-away one; `laptop` keeps a vault's place.

    `relaunch` ends the process and starts it again with the vault to offer: that is what locking is.
    """

    def __init__(
        self,
        known: Path | None,
        try_example: "Callable[[], CaseFile]",
        laptop: Laptop,
        relaunch: Callable[[Path | None], object],
    ) -> None:
        super().__init__()
        self.setWindowTitle("kasesupport")  # never a family's name: it shows in task bars and screen shares
        self._known, self._try_example, self._laptop, self._relaunch = known, try_example, laptop, relaunch
        self._file: CaseFile | None = None
        self._put_down: Callable[[], None] = lambda: None
        self._stage = Stage(self._mend)
        self.setCentralWidget(self._stage)
        self._notes = NoteBar(self)
        self._guard = Guard(self)
        self._guard.due.connect(self.lock)
        self._guard.rushed.connect(self.lock_at_once)
        self._keeper = DraftKeeper(self, lambda: self.page)
        self._clock = BackupClock(self)
        self._clock.failed.connect(self.fail)
        self._backs_up, self._back = False, ComingBack()
        self._notices: list[Notice] = []
        self.resize(1366, 768)
        self.setMinimumSize(1024, 640)
        self._start()

    @property
    def page(self) -> QWidget | None:
        """What is shown."""
        return self._stage.page

    def lock(self) -> None:
        """Save what is being typed anywhere, close the vault, and begin again in a new process, locked."""
        self._lock(self._clock.brief)

    def lock_at_once(self) -> None:
        """The same without a backup: the laptop is about to sleep, and does not wait."""
        self._lock(self._clock.rest)

    def _lock(self, before_closing: Callable[[], object]) -> None:
        if self._file is None:
            return
        where = where_of(self.page)
        steps = (
            self._keeper.gather, hide_all, flush_all, self._keeper.keep, lambda: self._keeper.keep_where(where),
            self._keeper.rest, self._guard.rest, self._put_down, before_closing, self._clock.rest, self._close,
        )  # fmt: skip
        relaunch.lock(steps, lambda: self._relaunch(self._known))

    def put_away(self) -> None:
        """Save what is being typed and close the vault, whatever fails before: no backup may outlive the window."""
        try:
            self._keeper.look()
            self._keeper.rest()
            self._guard.rest()
            self._show(QWidget())
        finally:
            self._clock.rest()
            self._close()

    def _close(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            file.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._backs_up and self._wants_backup():
            event.ignore()
            self._back_up_and_close()
            return
        self.put_away()
        super().closeEvent(event)

    def _wants_backup(self) -> bool:
        """Whether something was written that no backup holds, and there is time: a system that ends does not wait."""
        app = QGuiApplication.instance()
        if self._file is None or (isinstance(app, QGuiApplication) and app.isSavingSession()):
            return False
        self._put_down()  # what is being typed counts
        self._keeper.look()
        return self._clock.is_due_at_the_end()

    def _back_up_and_close(self) -> None:
        """One backup before the end; a second press on the window's close ends at once."""
        self._clock.rest()
        self._backs_up = False
        page = rooms.closing(self.opened_file(), self.close, self._go_on, self._mend)
        self._show(page, page.put_down)

    def _go_on(self) -> None:
        self._backs_up = True
        self._clock.watch(self.opened_file())
        self._home()

    def _start(self) -> None:
        start = StartPage(self._known, self._try_example, self._laptop)
        start.held.connect(self._hold)
        start.opened.connect(self._opened)
        self._show(start, start.put_down)

    def _hold(self, file: "CaseFile", folder: Path | None) -> None:
        from kasesupport.cases import news, roles

        self._file = file
        self._notes.keeper = roles.has(file, "keeper")
        self._notices = [*(self._laptop.notices(folder) if folder else ()), *news.notices(file)]
        self._backs_up = folder is not None  # the throw-away vault is gone with its window
        if folder is not None:
            self._clock.watch(file)
            self._known = folder
            self._laptop.keep_opened(file, folder)
        self._guard.watch(self, file)

    def _opened(self, file: "CaseFile", folder: Path | None) -> None:
        self._hold(file, folder)
        told(self.fail, lambda: self._resume(file))
        if isinstance(self.page, StartPage):  # nothing of it can be read
            self._home()
        self._clock.first()

    def _resume(self, file: "CaseFile") -> None:
        """Home, or where one was when it locked, with what was being typed."""
        from kasesupport.cases import drafts

        found = drafts.kept(file)
        self._home()
        if left := resuming.family_left(file, found):
            self.open_family(*left)
            if tell := getattr(self.page, "tell", None):
                tell(self._strip("failed_tries"))  # the list is not seen
        ways = {"new_family": self._new_family, "glass": self._seek_hidden, "vault": self.open_vault}
        ways["register"] = self.open_register
        for place in ways.keys() & found.keys():  # one page is shown at a time
            ways[place]()
        self._keeper.put_back(found)
        self._keeper.watch(file, found)
        if office := found.get("office"):
            QTimer.singleShot(0, lambda: self._office(office))
        resuming.say(found, self._notes)

    def _reach(self, page: Callable[[], object]) -> None:
        """Show a page; once damage was met none can be read, and what can be done stands in its place."""
        if not self._stage.alarm.on:
            told(self.fail, page)
            return
        self._show(self._framed(instead := self._stage.instead(self._known, self._laptop.second(self._known))))
        instead.begin()

    def _home(self) -> None:
        self._reach(self._list)

    def _list(self) -> None:
        from kasesupport.cases import news

        self._notices = news.still(self.opened_file(), self._notices)
        clock = self._clock if self._backs_up else None  # the example has nothing to tell of backups
        home = rooms.families(self.opened_file(), self._ways(), self._strip(), clock)
        self._show(self._framed(home), home.leave)
        home.begin(self._back.take())

    def _strip(self, only: str = "") -> QWidget:
        return rooms.strip(self._notices, self._ways(), only, keeper=self._notes.keeper)

    def _open_first(self) -> None:
        if self._known is not None:
            self._laptop.keep_first(self.opened_file(), self._known)
            self._notices = [notice for notice in self._notices if notice.code != "vault_beside"]
            self._home()
            self._notes.note(self.tr("次に始めたときは、この保管庫を開きます。"))

    def _ways(self) -> rooms.Ways:
        hidden, new = (lambda name: self._reach(lambda: self._seek_hidden(name))), lambda: self._reach(self._new_family)
        pages = (self._home, self.open_family, hidden, new, self.open_vault, self.help, self.open_register)
        say = (self.fail, self._notes.note, self._notes.settle, self._notes.hush)
        return rooms.Ways(*pages, self._open_first, self.lock, *say, self._back)

    def _seek_hidden(self, name: str = "") -> None:
        page = rooms.glass(self.opened_file(), self._ways(), name)
        self._show(self._framed(page))
        page.reason.setFocus()

    def _new_family(self) -> None:
        form = rooms.new_family(self.opened_file(), self._ways())
        self._show(self._framed(form), form.put_down)
        form.name.setFocus()

    def open_family(self, family_id: str, at: str = "family") -> None:
        """Put a family on the table, at one of its pages."""
        self._reach(lambda: self._table(family_id, at))

    def _table(self, family_id: str, at: str) -> None:
        page = rooms.table(self.opened_file(), self._ways(), family_id, self._laptop, at)
        self._show(page, page.put_down)
        page.go(at)
        page.begin()

    def open_register(self, entry: str = "") -> None:
        """Show the area's resources, which belong to no family; at one entry if its id is told."""
        self._reach(lambda: self._register(entry))

    def _register(self, entry: str) -> None:
        page = rooms.register(self.opened_file(), self._ways(), entry)
        self._show(page, page.put_down)

    def open_vault(self, section: str = "") -> None:
        """Show the pages of the vault itself, at a section if one is named (rooms.vault)."""
        self._reach(lambda: self._vault(section))

    def _vault(self, section: str) -> None:
        page = rooms.vault(self.opened_file(), self._ways(), self._guard.set_anew, self._laptop.seen, section)
        self._show(page, lambda: self._leave_vault(page.put_down))

    def _leave_vault(self, put_down: Callable[[], None]) -> None:
        """What was settled there and is wanted before the vault is open is kept beside it."""
        put_down()
        if self._file is not None and self._backs_up and self._known is not None:
            self._laptop.keep_opened(self._file, self._known)

    def help(self) -> None:
        """What the vault protects, and from what it does not."""
        page, sheet = rooms.about(self._ways())
        self._show(self._framed(page))
        sheet.begin()

    def _framed(self, inner: QWidget) -> QWidget:
        ways = (self.open_register, self.open_vault, self._office, self.help, self.lock)
        return framed(inner, *ways, shut=self._stage.alarm.on)

    def _office(self, draft: "Draft | None" = None) -> None:
        from kasesupport.ui.office_dialog import ask

        told(self.fail, lambda: ask(self.opened_file(), self, draft))
        self._keeper.look()
        self._guard.set_anew()

    def fail(self, problem: Problem) -> None:
        """Say it; damage for good, over every page."""
        met = problem.code == CODE and self._backs_up  # the example has nothing to go back to
        if not (met and self._stage.alarm.ring()) or QApplication.activeModalWidget():
            self._notes.problem(problem)
        if met:
            self._laptop.keep_damage(self._known)

    def _mend(self, way: str) -> None:
        """Lock, and begin again on the way that was chosen."""
        self._laptop.keep_damage(self._known, way)
        self.lock_at_once()

    def opened_file(self) -> "CaseFile":
        """The open vault. Raises vault_closed."""
        if self._file is None:
            raise Problem("vault_closed")
        return self._file

    def _show(self, page: QWidget, put_down: Callable[[], None] = lambda: None) -> None:
        """Show a page; `put_down` lets it save and stop listening before it goes."""
        self._put_down()
        self._notes.settle()  # what was said of the page that goes
        self._put_down = put_down
        self._stage.put(page)
        self._keeper.look()
