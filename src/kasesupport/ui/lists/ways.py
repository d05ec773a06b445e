"""What one can do with the register's lists: buttons for its page, and what they begin.

What reads and writes spreadsheets is loaded when it is asked for: the window comes first.
"""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from kasesupport.ui import files
from kasesupport.ui.register.desk import Desk
from kasesupport.ui.widgets import button


def of_register(desk: Desk, page: QWidget) -> tuple[QPushButton, ...]:
    """For the register."""
    into = button(_tr("取り込む"), lambda: ask_and_take_in(desk, page), "quiet", "file-up", _tr("一覧を取り込む"))
    into.setEnabled(desk.can_write)
    return into, _out(desk, page, "register", _tr("台帳を一覧に書き出す"))


def of_missing(desk: Desk, page: QWidget) -> tuple[QPushButton, ...]:
    """For the list of what is missing."""
    return (_out(desk, page, "shortages", _tr("足りない資源を一覧に書き出す")),)


def ask_and_take_in(desk: Desk, parent: QWidget) -> None:
    """Ask for a file and take it in, page by page."""
    kinds = f"{_tr('一覧（XLSX・CSV）')} (*.xlsx *.xlsm *.csv *.tsv *.txt);;{_tr('すべてのファイル')} (*)"
    if path := files.existing_file(parent, _tr("一覧を取り込む"), Path.home(), kinds):
        from kasesupport.ui.lists.dialog import TakeIn

        _show(TakeIn(desk, path, parent))


def ask_and_write(desk: Desk, what: str, parent: QWidget) -> None:
    """Ask in which form and where, and write "register" or "shortages"."""
    from kasesupport.ui.lists.outgoing import WriteOut

    _show(WriteOut(desk, what, parent))


def _out(desk: Desk, page: QWidget, what: str, tip: str) -> QPushButton:
    made = button(_tr("書き出す"), lambda: ask_and_write(desk, what, page), "quiet", "file-down", tip)
    made.setProperty("reads", True)
    return made


def _show(dialog: QDialog) -> None:
    dialog.exec()
    dialog.deleteLater()


def _tr(text: str) -> str:
    return QCoreApplication.translate("lists", text)
