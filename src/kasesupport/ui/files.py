"""Asking for a place on the disk, without leaving a list of places behind.

Qt's own dialog, not the system's: Windows keeps the names of files saved through its dialog (OpenSavePidlMRU), and
Ctrl+L and the idle clock do not reach into it. Qt's own writes the folders it was in to its settings: taken out again.
"""

from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

OURS = QFileDialog.Option.DontUseNativeDialog


def folder(parent: QWidget, title: str, start: Path) -> Path | None:
    """An existing folder; None when nothing was chosen."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(start), OURS | QFileDialog.Option.ShowDirsOnly)
    forget()
    return Path(chosen) if chosen else None


def new_file(parent: QWidget, title: str, proposed: str, kinds: str) -> tuple[Path, str] | None:
    """A file to write, and the kind chosen of `kinds` (Qt's filter); None when nothing was chosen."""
    chosen, kind = QFileDialog.getSaveFileName(parent, title, proposed, kinds, options=OURS)
    forget()
    return (Path(chosen), kind) if chosen else None


def forget() -> None:
    """Take out of Qt's settings where its file dialogs have been."""
    QSettings(QSettings.Scope.UserScope, "QtProject").remove("FileDialog")
