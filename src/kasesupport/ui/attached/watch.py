"""Watches the office's folder while a family is open, off the main thread: a slow network holds nothing up."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QFileSystemWatcher, QObject, QTimer, Signal

from kasesupport.ui.attached import folder as lying
from kasesupport.ui.attached.folder import Found, Lying
from kasesupport.ui.background import Work

SOON, WAITING, EACH = 200, 1000, 5000  # ms: after word of a change; while something is written; else


class Watch(QObject):
    """`found` brings the files that are whole and new, newest last, with their SHA-256; `there` says whether it is.

    A look that hangs belongs to the program, not to the family: leaving the family does not wait for it.
    """

    found = Signal(object)
    there = Signal(bool)

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.folder = folder
        self._last = Found()
        self._old: frozenset[Lying] | None = None  # what lay there long before
        self._busy = False
        self._watcher = QFileSystemWatcher(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        self._watcher.directoryChanged.connect(lambda _: self._timer.start(SOON))
        self.look()

    def look(self) -> None:
        """Look now, unless a look is under way."""
        if self._busy:
            return
        self._busy = True
        folder, before = self.folder, self._last
        work = Work(lambda: lying.look(folder, before), QCoreApplication.instance() or self)
        work.done.connect(self._seen)
        work.finished.connect(self._rest)
        work.finished.connect(work.deleteLater)
        work.start()

    def _rest(self) -> None:
        self._busy = False

    def _seen(self, now: Found) -> None:
        self._last = now
        if now.there and self._old is None:
            self._old = frozenset(each for each in now.files if not lying.is_recent(each))
        if now.there and not self._watcher.directories():
            self._watcher.addPath(str(self.folder))  # only once it answers: Qt asks for it in the main thread
        self.there.emit(now.there)
        new = {each: digest for each, digest in now.whole.items() if each not in (self._old or ())}
        self.found.emit(dict(sorted(new.items(), key=lambda item: item[0].changed)) if now.there else {})
        self._timer.start(WAITING if now.there and now.waits else EACH)
