"""A quiet line below the families: the last good backup, the last check, and what a keeper must take note of."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton

from kasesupport.cases import access, backups, news
from kasesupport.cases import practitioners as people
from kasesupport.cases.opening import CaseFile
from kasesupport.domain.problems import Problem
from kasesupport.ui.vault.when import when_words
from kasesupport.ui.widgets import button, empty, row


class VaultLine(QFrame):
    """`wanted` carries the section of the vault's page that a part of the line leads to."""

    wanted = Signal(str)

    def __init__(self, file: CaseFile) -> None:
        super().__init__()
        self._file = file
        self._row = row(margin=2, spacing=4)
        self.setObjectName("foot")
        self.setLayout(self._row)
        self.refresh()

    def refresh(self) -> None:
        """Read it again: a backup may have been made meanwhile."""
        empty(self._row)
        try:
            parts = self._parts()
        except Problem:  # a damaged file says so where something is done to it
            parts = []
        self._row.addStretch(1)
        for part in parts:
            self._row.addWidget(part)
        self._row.addStretch(1)

    def _parts(self) -> list[QPushButton]:
        news = access.glass_news(self._file) if people.may(self._file, "restriction") else ()
        seen = self.tr("理由を書いて開かれた家庭があります（%1件）").replace("%1", str(len(news)))
        return [
            self._part(self._backup(), "backups", "save"),
            self._part(self._check(), "check", "list-checks"),
            *([self._part(seen, "people", "triangle-alert")] if news else []),
        ]

    def _backup(self) -> str:
        last = backups.last_good(self._file)
        if last is None and news.wants_first_backup(self._file):
            return self.tr("最後の控え：最初の控えを、これからとります")
        said = when_words(last.at, self._file.now()) if last else self.tr("まだありません")
        waits = last is not None and backups.waits(self._file, last)
        later = self.tr("（そのあとの記録は、次の控えに入ります）") if waits else ""
        return self.tr("最後の控え：%1").replace("%1", said) + later

    def _check(self) -> str:
        last = backups.last_check(self._file)
        said = when_words(last.at, self._file.now()) if last else self.tr("まだしていません")
        due = self.tr("　そろそろ点検のころです") if backups.check_due(self._file) else ""
        return self.tr("最後の点検：%1").replace("%1", said) + due

    def _part(self, words: str, section: str, icon: str) -> QPushButton:
        return button(words, lambda: self.wanted.emit(section), "faint", icon)
