"""The application object, its fonts and look, and the window."""

import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QTimer, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from kasesupport import resources
from kasesupport.ui import theme
from kasesupport.ui.collecting import settle_in
from kasesupport.ui.fonts import load_fonts, ui_font
from kasesupport.ui.help.desk import HelpDesk
from kasesupport.ui.places import this_laptop
from kasesupport.ui.relaunch import start_again
from kasesupport.ui.telling import tell_uncaught
from kasesupport.ui.window import MainWindow

if TYPE_CHECKING:
    from kasesupport.cases.opening import CaseFile

FULL_BELOW = 900  # logical px


class QtWords(QTranslator):
    """Qt's own words in Japanese, with folders called as everywhere else in the program."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """None where there are no words: "" would be shown."""
        found = super().translate(context, source, disambiguation, n)
        return re.sub(r"ディレクトリ|フォルダ(?!ー)", "フォルダー", found) if found else None


def run(arguments: Sequence[str], vault: Path | None, try_example: "Callable[[], CaseFile]") -> int:
    """Open the window and stay until it is closed; gives the exit code. `vault`: the one to offer first."""
    app = QApplication([sys.argv[0], *arguments])
    dress(app)
    laptop = this_laptop()
    window = MainWindow(vault or laptop.vault(), try_example, laptop, start_again)
    HelpDesk(window)
    tell_uncaught(window.fail)
    _show(window)
    QTimer.singleShot(0, settle_in)
    return app.exec()


def _show(window: MainWindow) -> None:
    """Fill a municipal laptop's screen; leave a larger one its room."""
    if window.screen().availableSize().height() < FULL_BELOW:
        window.showMaximized()
    else:
        window.show()


def dress(app: QApplication) -> None:
    """Fonts, style, and Qt's own words in Japanese."""
    app.setApplicationName("kasesupport")
    app.setDesktopFileName("kasesupport")  # a desktop finds its entry, and so its icon, by this
    app.setWindowIcon(QIcon(str(resources.path("icons", "kasesupport.png"))))
    load_fonts()
    app.setFont(ui_font(15))
    app.setStyle("Fusion")
    app.setStyleSheet(theme.STYLE)
    words = QtWords(app)
    if words.load("qtbase_ja", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(words)
