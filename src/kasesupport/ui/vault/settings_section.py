"""設定: after how long the program locks by itself, what a key needs, who may do what."""

from collections.abc import Iterable

from PySide6.QtWidgets import QFrame, QWidget

from kasesupport.cases import keys, settling
from kasesupport.cases import practitioners as people
from kasesupport.cases.calendar_setting import set_week_start, week_start
from kasesupport.cases.lock_setting import PROPOSED, lock_minutes, set_lock_minutes
from kasesupport.cases.roles import may
from kasesupport.cases.together import leaving, set_leaving, set_pin
from kasesupport.ui import reading
from kasesupport.ui.choices import Choice
from kasesupport.ui.secret_fields import SecretField
from kasesupport.ui.vault.desk import Desk
from kasesupport.ui.vault.folder_card import FolderCard
from kasesupport.ui.vault.levels_card import LevelsCard
from kasesupport.ui.vault.lines import held
from kasesupport.ui.vault.role_words import help_words, role_name
from kasesupport.ui.vault.section import Section
from kasesupport.ui.widgets import button, card, label, row
from kasesupport.ui.wizard.airy import airy

OFFERED = (3, 5, 10, 15, 30)  # minutes
HOURS = (0, 12, 24, 72, 168)


class SettingsSection(Section):
    """What the office has settled for everyone who uses this vault."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self.tr("設定"), self.tr("この保管庫を使う全員に効く、センターの決めごとです。"))

    def flush(self) -> None:
        """Save the levels that are being typed."""
        if hasattr(self, "levels"):
            self.levels.flush()

    def parts(self) -> Iterable[QWidget]:
        yield self._minutes()
        yield self._hours()
        yield self._leaving()
        self.folder = FolderCard(self.desk)
        yield self.folder
        yield self._week()
        yield self._factor()
        self.levels = LevelsCard(self.desk)
        yield self.levels
        yield self._rights()

    def _minutes(self) -> QFrame:
        kept = lock_minutes(self.desk.file)
        words = {str(m): self.tr("%1分").replace("%1", str(m)) for m in sorted({*OFFERED, kept})}
        self.minutes = Choice(words, [list(words)], str(kept), self._keep, self.tr("自動で鍵をかけるまで"))
        self.minutes.setEnabled(not reading.why(self.desk.file))
        proposed = self.tr("はじめは%1分です（暫定。使ってみて決めてください）。かける30秒前にお知らせします。")
        return card(
            label(self.tr("操作がないとき、自動で鍵をかけるまで"), "heading"),
            airy(proposed.replace("%1", str(PROPOSED)), "soft"),
            self.minutes,
        )

    def _hours(self) -> QFrame:
        """How long the record of a contact may be written anew."""
        kept = settling.hours(self.desk.file)
        words = {str(h): self._hour_words(h) for h in sorted({*HOURS, kept})}
        self.hours = Choice(words, [list(words)], str(kept), self._keep_hours, self.tr("経過記録を直せる時間"))
        self.hours.setEnabled(may(self.desk.file, "conventions") and not reading.why(self.desk.file))
        said = self.tr(
            "残してからこの時間は、書いた文を直せます。そのあとは、日付の付いた追記だけになります。どちらの場合も、"
            "前の文は残り、だれがいつ直したかがわかります。はじめは%1時間です（暫定。センターの決まりに合わせてください）。"
            "前に残した記録の期限は変わりません。"
        )
        return card(
            label(self.tr("経過記録を直せる時間"), "heading"),
            airy(said.replace("%1", str(settling.PROPOSED)), "soft"),
            self.hours,
        )

    def _hour_words(self, hours: int) -> str:
        if not hours:
            return self.tr("直せない（すぐ追記）")
        days, rest = divmod(hours, 24)
        words, count = (self.tr("%1時間"), hours) if rest or days == 1 else (self.tr("%1日間"), days)
        return words.replace("%1", str(count))

    def _keep_hours(self, hours: str) -> None:
        if self.desk.do(lambda: settling.set_hours(self.desk.file, int(hours))):
            self.desk.note(self.tr("これから残す経過記録に使います。"))
        else:
            self.hours.show_value(str(settling.hours(self.desk.file)))

    def _leaving(self) -> QFrame:
        """How one gets from the family's screen back to the office's."""
        words = {
            "ask": self.tr("たずねてから、もどる"), "pin": self.tr("PINを入れる"),
            "lock": self.tr("鍵をかける（合言葉で開く）"),
        }  # fmt: skip
        kept = leaving(self.desk.file)
        self.leaving = Choice(words, [list(words)], kept, self._choose_leaving, self.tr("「いっしょに」をおわるとき"))
        self.leaving.setEnabled(not reading.why(self.desk.file))
        self.pin = SecretField(self.tr("PIN（4けたから8けたの数字）"))
        self._new_pin = held(row(self.pin, button(self.tr("このPINにする"), self._keep_pin), None))
        self._new_pin.hide()
        return card(label(self.tr("「いっしょに」の画面をおわるとき"), "heading"), self.leaving, self._new_pin)

    def _choose_leaving(self, way: str) -> None:
        """A PIN is typed anew each time it is chosen; until then the old way holds."""
        self._new_pin.setVisible(way == "pin")
        if way == "pin":
            self.pin.setFocus()
        elif not self.desk.do(lambda: set_leaving(self.desk.file, "lock" if way == "lock" else "ask")):
            self.leaving.show_value(leaving(self.desk.file))

    def _keep_pin(self) -> None:
        typed = self.pin.text()
        self.pin.clear()
        if self.desk.do(lambda: set_pin(self.desk.file, typed)):
            self._new_pin.hide()
            self.desk.note(self.tr("「いっしょに」は、このPINでおわります。"))

    def _week(self) -> QFrame:
        """On which day a week begins in 週 and 月 of the first page."""
        words = {"sun": self.tr("日曜日"), "mon": self.tr("月曜日")}
        kept = week_start(self.desk.file)
        self.week = Choice(words, [list(words)], kept, self._keep_week, self.tr("カレンダーの週の始まり"))
        self.week.setEnabled(not reading.why(self.desk.file))
        return card(label(self.tr("カレンダーの週の始まり"), "heading"), self.week)

    def _keep_week(self, start: str) -> None:
        if not self.desk.do(lambda: set_week_start(self.desk.file, "mon" if start == "mon" else "sun")):
            self.week.show_value(week_start(self.desk.file))

    def _factor(self) -> QFrame:
        """Settled where the keys are; told here, where one looks for it."""
        on = keys.factor_required(self.desk.file)
        words = self.tr("いまの決まり：必ず使う") if on else self.tr("いまの決まり：使っても使わなくてもよい")
        go = button(self.tr("鍵のページへ"), lambda: self.desk.go("keys"), icon_name="key-round")
        return card(label(self.tr("鍵ファイル"), "heading"), label(words), row(go, None))

    def _rights(self) -> QFrame:
        """Each right with the least role it takes."""
        lines = [self._right(right, role) for right, role in people.RIGHTS.items()]
        go = button(self.tr("人と役割へ"), lambda: self.desk.go("people"), icon_name="users")
        return card(label(self.tr("だれが何をできるか"), "heading"), *lines, row(go, None), spacing=8)

    def _right(self, right: str, role: str) -> QWidget:
        above = "" if role == people.ROLES[-1] else self.tr("以上")
        return held(
            row(
                label(help_words(f"right.{right}"), wrap=False),
                None,
                label(role_name(role) + above, "soft", wrap=False),
            )
        )

    def _keep(self, minutes: str) -> None:
        if self.desk.do(lambda: set_lock_minutes(self.desk.file, int(minutes))):
            self.desk.set_anew()
            self.desk.note(self.tr("自動で鍵をかけるまでを%1分にしました。").replace("%1", minutes))
        else:
            self.minutes.show_value(str(lock_minutes(self.desk.file)))
