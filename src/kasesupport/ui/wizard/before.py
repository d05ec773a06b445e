"""前のことば: what was said so far, the newest first, to look at while one asks."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kasesupport.domain.texts import search_key
from kasesupport.ui.widgets import column, empty, label
from kasesupport.ui.wizard.desk import Desk
from kasesupport.ui.wizard.recall import quote, who_said

MOST = 30  # statements shown at once


class Before(QWidget):
    """The statements of the episode; read anew when it is looked at."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._lines: QVBoxLayout = column(spacing=8)
        self._seen: object = None
        self.setLayout(self._lines)

    def refresh(self, wanted: str = "") -> None:
        """Show what holds the words (a search key); all of them where it is empty."""
        if self.isHidden():
            return
        said = [each for each in self._desk.record.statements if each.state == "said" and each.text]
        found = [each for each in reversed(said) if wanted in search_key(each.text)]
        if (found, wanted) == self._seen:
            return
        self._seen = (found, wanted)
        empty(self._lines)
        for each in found[:MOST]:
            self._lines.addWidget(quote(who_said(self._desk, each), each.text))
        if len(found) > MOST:
            words = self.tr("ほかに%1件あります。言葉で探すと絞れます。").replace("%1", str(len(found) - MOST))
            self._lines.addWidget(label(words, "soft"))
        if not found:
            words = self.tr("見つかりませんでした。") if wanted else self.tr("まだ書かれた言葉はありません。")
            self._lines.addWidget(label(words, "soft"))
