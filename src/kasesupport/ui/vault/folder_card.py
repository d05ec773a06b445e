"""The office's setting: which folder photographs and scans come into."""

from pathlib import Path

from PySide6.QtWidgets import QFrame

from kasesupport.cases.watching import set_watched_folder, watched_folder
from kasesupport.ui import files, reading
from kasesupport.ui.vault.desk import Desk
from kasesupport.ui.widgets import button, column, label, row
from kasesupport.ui.wizard.airy import airy


class FolderCard(QFrame):
    """What is watched, another folder, or none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("card")
        self._desk = desk
        self.told = label("", "")
        self.choose = button(self.tr("フォルダーを選ぶ"), self._ask, icon_name="folder-open")
        self.none = button(self.tr("お知らせをやめる"), lambda: self.keep(""), "quiet")
        hint = self.tr(
            "カメラやスキャナーの写真が入るフォルダーをひとつ決めておくと、新しい写真やPDFが入ったとき、開いているご家庭の画面でお知らせします。"
            "ひとりでに取ることはありません。フォルダーの外には、さわりません。"
        )
        parts = (label(self.tr("写真やスキャンが入るフォルダー"), "heading"), airy(hint, "soft"), self.told)
        self.setLayout(column(*parts, row(self.choose, self.none, None), margin=18, spacing=12))
        self.refresh()

    def refresh(self) -> None:
        """As it is kept."""
        path, may = watched_folder(self._desk.file), not reading.why(self._desk.file)
        self.told.setText(path or self.tr("まだフォルダーを決めていません。お知らせは出ません。"))
        self.choose.setEnabled(may)
        self.none.setEnabled(may and bool(path))

    def keep(self, path: str) -> None:
        """Watch that folder from now on; "" none."""
        if self._desk.do(lambda: set_watched_folder(self._desk.file, path)):
            words = (
                self.tr("このフォルダーに入る写真を、お知らせします。")
                if path
                else self.tr("お知らせをやめました。フォルダーの中はそのままです。")
            )
            self._desk.note(words)
        self.refresh()

    def _ask(self) -> None:
        start = Path(watched_folder(self._desk.file) or files.documents())
        if found := files.folder(self, self.tr("写真やスキャンが入るフォルダー"), start):
            self.keep(str(found))
