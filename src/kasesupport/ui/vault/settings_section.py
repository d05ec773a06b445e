"""設定: after how long the program locks by itself."""

from collections.abc import Iterable

from PySide6.QtWidgets import QFrame, QSpinBox, QWidget

from kasesupport.cases.lock_setting import LEAST, MOST, PROPOSED, lock_minutes, set_lock_minutes
from kasesupport.ui import theme
from kasesupport.ui.vault.desk import Desk
from kasesupport.ui.vault.section import Section
from kasesupport.ui.widgets import button, card, label, row


class SettingsSection(Section):
    """What the office has settled for everyone who uses this vault."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self.tr("設定"), self.tr("この保管庫を使う全員に効く、センターの決めごとです。"))

    def parts(self) -> Iterable[QWidget]:
        yield self._minutes()

    def _minutes(self) -> QFrame:
        self.minutes = QSpinBox()
        self.minutes.setRange(LEAST, MOST)
        self.minutes.setValue(lock_minutes(self.desk.file))
        self.minutes.setSuffix(self.tr(" 分"))
        self.minutes.setMinimumSize(120, theme.TOUCH)
        self.minutes.setAccessibleName(self.tr("自動で鍵をかけるまでの時間"))
        words = self.tr("はじめは%1分です（暫定。使ってみて決めてください）。かける30秒前にお知らせします。")
        return card(
            label(self.tr("操作がないとき、自動で鍵をかけるまで"), "heading"),
            label(words.replace("%1", str(PROPOSED)), "soft"),
            row(self.minutes, button(self.tr("この時間にする"), self._keep, icon_name="check"), None),
        )

    def _keep(self) -> None:
        if self.desk.do(lambda: set_lock_minutes(self.desk.file, self.minutes.value())):
            self.desk.set_anew()
            self.desk.note(self.tr("自動で鍵をかけるまでの時間を決めました。"))
