"""設定: after how long the program locks by itself."""

from collections.abc import Iterable

from PySide6.QtWidgets import QFrame, QWidget

from kasesupport.cases.lock_setting import PROPOSED, lock_minutes, set_lock_minutes
from kasesupport.ui.choices import Choice
from kasesupport.ui.vault.desk import Desk
from kasesupport.ui.vault.section import Section
from kasesupport.ui.widgets import card, label
from kasesupport.ui.wizard.airy import airy

OFFERED = (3, 5, 10, 15, 30)  # minutes


class SettingsSection(Section):
    """What the office has settled for everyone who uses this vault."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self.tr("設定"), self.tr("この保管庫を使う全員に効く、センターの決めごとです。"))

    def parts(self) -> Iterable[QWidget]:
        yield self._minutes()

    def _minutes(self) -> QFrame:
        kept = lock_minutes(self.desk.file)
        words = {str(m): self.tr("%1分").replace("%1", str(m)) for m in sorted({*OFFERED, kept})}
        self.minutes = Choice(words, [list(words)], str(kept), self._keep, self.tr("自動で鍵をかけるまで"))
        proposed = self.tr("はじめは%1分です（暫定。使ってみて決めてください）。かける30秒前にお知らせします。")
        return card(
            label(self.tr("操作がないとき、自動で鍵をかけるまで"), "heading"),
            airy(proposed.replace("%1", str(PROPOSED)), "soft"),
            self.minutes,
        )

    def _keep(self, minutes: str) -> None:
        if self.desk.do(lambda: set_lock_minutes(self.desk.file, int(minutes))):
            self.desk.set_anew()
            self.desk.note(self.tr("自動で鍵をかけるまでを%1分にしました。").replace("%1", minutes))
        else:
            self.minutes.show_value(str(lock_minutes(self.desk.file)))
