"""Pictures without a window: Qt needs an application object before it reads a font."""

import os

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication


def painting_app() -> QCoreApplication:
    """The running application, or one that needs no screen. Keep it as long as something is painted."""
    running = QGuiApplication.instance()
    if running is not None:
        return running
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QGuiApplication(["kasesupport"])
