"""Asking for a place on the disk, without leaving a list of places behind.

Qt's own dialog, not the system's: Windows keeps the names of files saved through its dialog (OpenSavePidlMRU), and
Ctrl+L and the idle clock do not reach into it. Qt's own writes the folders it was in to its settings: taken out again.
"""

from pathlib import Path

import shiboken6
from PySide6.QtCore import QCoreApplication, QDir, QSettings, QStandardPaths, QStorageInfo, QUrl
from PySide6.QtWidgets import QFileDialog, QWidget

Words = QFileDialog.DialogLabel
Mode = QFileDialog.FileMode
Known = QStandardPaths.StandardLocation


def folder(parent: QWidget, title: str, start: Path) -> Path | None:
    """An existing folder; None when nothing was chosen."""
    dialog = _dialog(parent, title, Mode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setLabelText(Words.FileName, _tr("フォルダー"))
    dialog.setDirectory(str(start))
    chosen = _ask(dialog)
    return chosen[0] if chosen else None


def existing_file(parent: QWidget, title: str, start: Path, kinds: str = "") -> Path | None:
    """A file that is there; None when nothing was chosen. `kinds` is Qt's filters, as "PDF (*.pdf);;PNG (*.png)"."""
    dialog = _dialog(parent, title, Mode.ExistingFile)
    dialog.setNameFilters(kinds.split(";;"))
    dialog.setDirectory(str(start))
    chosen = _ask(dialog)
    return chosen[0] if chosen else None


def new_file(parent: QWidget, title: str, proposed: str, kinds: str) -> tuple[Path, str] | None:
    """A file to write, and the kind chosen of `kinds` (Qt's filter); None when nothing was chosen.

    `proposed` is a name, then offered among the documents, or a whole path.
    """
    dialog = _dialog(parent, title, Mode.AnyFile)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(kinds.split(";;"))
    dialog.setDirectory(_own_folders()[0])
    dialog.selectFile(proposed)
    return _ask(dialog)


def key_files(*, others: bool = False) -> str:
    """The kinds to ask for a key file with; `others`: it may have been given another name."""
    own = _tr("鍵ファイル (*.key)")
    return ";;".join((own, _tr("すべてのファイル (*)"))) if others else own


def sticks() -> list[Path]:
    """The sticks and disks that are plugged in. May be asked off the main thread."""
    return [Path(disk.rootPath()) for disk in QStorageInfo.mountedVolumes() if _is_stick(disk)]


def documents() -> Path:
    """Where one looks first."""
    return Path(_own_folders()[0])


def forget() -> None:
    """Take out of Qt's settings where its file dialogs have been."""
    QSettings(QSettings.Scope.UserScope, "QtProject").remove("FileDialog")


def _dialog(parent: QWidget, title: str, mode: QFileDialog.FileMode) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(mode)
    dialog.setViewMode(QFileDialog.ViewMode.List)
    dialog.setFilter(QDir.Filter.AllDirs | QDir.Filter.Files | QDir.Filter.Drives | QDir.Filter.NoDotAndDotDot)
    dialog.setLabelText(Words.LookIn, _tr("場所"))
    dialog.setLabelText(Words.FileName, _tr("ファイルの名前"))
    dialog.setLabelText(Words.FileType, _tr("種類"))
    dialog.setSidebarUrls(_places())
    dialog.resize(880, 560)
    return dialog


def _places() -> list[QUrl]:
    """The user's own folders, and each stick or disk that is plugged in."""
    paths = (*_own_folders(), *(str(stick) for stick in sticks()))
    return [QUrl.fromLocalFile(path) for path in dict.fromkeys(paths)]


def _own_folders() -> list[str]:
    """Documents, desktop, home, as far as they are there."""
    own = (Known.DocumentsLocation, Known.DesktopLocation, Known.HomeLocation)
    found = [QStandardPaths.writableLocation(place) for place in own]
    return [path for path in found if Path(path).is_dir()] or [QDir.rootPath()]


def _is_stick(disk: QStorageInfo) -> bool:
    """On Windows every drive that is ready; elsewhere what the desktop has mounted for the user."""
    usual = len(disk.rootPath()) <= len("C:/") or disk.rootPath().startswith(("/media/", "/run/media/", "/Volumes/"))
    return disk.isValid() and disk.isReady() and usual and not disk.isRoot()


def _ask(dialog: QFileDialog) -> tuple[Path, str] | None:
    """The path and the kind. The dialog writes its settings as it goes, so it goes at once and they after it."""
    chosen = dialog.selectedFiles() if dialog.exec() else []
    kind = dialog.selectedNameFilter()
    shiboken6.delete(dialog)
    forget()
    return (Path(chosen[0]), kind) if chosen else None


def _tr(words: str) -> str:
    return QCoreApplication.translate("files", words)
