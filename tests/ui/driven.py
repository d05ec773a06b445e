"""The program with its windows, driven line by line from standard input by test_memory.py: python driven.py VAULT.

What is typed comes through the pipe alone, so that no new process can have it from a command line or a file.
"""

import json
import resource
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from kasesupport.cases import opening, views
from kasesupport.hardening import harden
from kasesupport.ui import app as dressing
from kasesupport.ui import relaunch
from kasesupport.ui.family_page import FamilyPage
from kasesupport.ui.home import HomePage
from kasesupport.ui.idle import Moment, look
from kasesupport.ui.new_family import NewFamilyPage
from kasesupport.ui.places import this_laptop
from kasesupport.ui.relaunch import start_again
from kasesupport.ui.start.page import StartPage
from kasesupport.ui.window import MainWindow


def commit(field: QLineEdit, words: str) -> None:
    """As an input method puts words into a field."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(field, event)


def when(ready: Callable[[], bool], then: Callable[[], None]) -> None:
    QTimer.singleShot(20, lambda: then() if ready() else when(ready, then))


def say(word: str) -> None:
    print(word, flush=True)  # noqa: T201


class Driven:
    def __init__(self, vault: Path) -> None:
        self.window = MainWindow(vault, opening.open_example, this_laptop(), start_again)
        self.window.show()

    def heard(self) -> None:
        told = json.loads(sys.stdin.readline())
        getattr(self, told["do"])(**{key: value for key, value in told.items() if key != "do"})

    def unlock(self, passphrase: str) -> None:
        page = self.window.findChild(StartPage)
        field = next(f for f in page.findChildren(QLineEdit) if f.echoMode() == QLineEdit.EchoMode.Password)
        commit(field, passphrase)
        next(b for b in page.findChildren(QPushButton) if b.text().strip() == "ひらく" and b.isVisible()).click()
        when(lambda: self.window.findChild(HomePage) is not None, lambda: say("open"))

    def take_in(self, family: str, child: str) -> None:
        self.window._new_family()
        form = self.window.findChild(NewFamilyPage)
        commit(form.name, family)
        commit(form._rows[0].name, child)
        form.take_in()
        for page in ("genogram", "ecomap", "sheet", "family"):
            self.window.page.go(page)
            self.window.grab()
        say("taken in")

    def type(self, address: str, copied: str) -> None:
        fields = self.window.page.findChild(FamilyPage)._fields
        commit(fields["phone"], copied)
        fields["phone"].selectAll()
        fields["phone"].copy()
        commit(fields["address"], address)
        say("typed")

    def dialog(self, called: str) -> None:
        page = self.window.page.findChild(FamilyPage)

        def fill() -> None:
            commit(QApplication.activeModalWidget().form.called, called)
            say("dialog")

        QTimer.singleShot(100, fill)
        page._open(views.record(self.window.page.model.case).graph.persons[0].id)
        say("the dialog was closed, not the process")

    def draft(self, unsaved: str) -> None:
        self.window._new_family()
        commit(self.window.findChild(NewFamilyPage).kana, unsaved)
        say("draft")

    def fill_disk(self) -> None:
        """From now on no file takes one byte more."""
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        say("full")

    def hang(self) -> None:
        """Another thread holds the file and does not let go."""
        relaunch.PATIENCE = 0.5
        taken = threading.Event()

        def hold() -> None:
            with self.window._file._lock:
                taken.set()
                time.sleep(600)

        threading.Thread(target=hold, daemon=True).start()
        taken.wait()
        say("hanging")

    def ctrl_l(self) -> None:
        target: QWidget = QApplication.activeModalWidget() or self.window
        QTest.keyClick(target, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

    def sleep_and_wake(self) -> None:
        begun = look()
        self.window._guard.idle._clock = lambda: Moment(begun.steady + 1, begun.wall + 8 * 3600)


if __name__ == "__main__":
    harden()
    app = QApplication([sys.argv[0]])
    dressing.dress(app)
    driven = Driven(Path(sys.argv[1]))
    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda *_: driven.heard())
    app.exec()
