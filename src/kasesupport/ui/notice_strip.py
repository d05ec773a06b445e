"""What one should know after opening the vault, at the head of the list: each can be closed, some can be acted on."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kasesupport import messages
from kasesupport.domain.notices import Notice
from kasesupport.ui import theme
from kasesupport.ui.icons import pixmap
from kasesupport.ui.widgets import button, column, empty, label, row

SHOWN = 3  # the rest waits behind a button, so that the families stay in sight
TIMES = 5  # of failed tries


class NoticeStrip(QWidget):
    """`notices` loses what is closed; `only`: one code alone is shown; `keeper`: a keeper reads it.

    `wanted` carries the place an action leads to: a section of the vault, "help", "news" for what is new in the
    program, or "first" to open this vault first.
    """

    wanted = Signal(str)

    def __init__(self, notices: list[Notice], only: str = "", *, keeper: bool = False) -> None:
        super().__init__()
        self._notices, self._only, self._all = notices, only, False
        self._keeper = keeper
        self._lines: QVBoxLayout = column(spacing=8)
        self.setLayout(self._lines)
        self._refresh()

    def _refresh(self) -> None:
        empty(self._lines)
        found = [notice for notice in self._notices if self._only in ("", notice.code)]
        shown = found if self._all else found[:SHOWN]
        for notice in shown:
            self._lines.addWidget(self._line(notice))
        if more := len(found) - len(shown):
            words = self.tr("お知らせをもう%1件見る").replace("%1", str(more))
            self._lines.addWidget(button(words, self._show_all, "quiet", "chevron-down"))
        self.setVisible(bool(found))

    def _show_all(self) -> None:
        self._all = True
        self._refresh()

    def _close(self, notice: Notice) -> None:
        self._notices.remove(notice)
        self._refresh()

    def _line(self, notice: Notice) -> QFrame:
        sign = label("", wrap=False)
        sign.setPixmap(
            pixmap(*(("info", theme.ACCENT) if notice.code == "updated" else ("triangle-alert", theme.WARM)), 24)
        )
        words = column(label(messages.notice_text(notice, "ja", keeper=self._keeper)), spacing=2)
        if times := time_words(notice):
            words.addWidget(label(times, "soft"))
        close = button("", lambda: self._close(notice), "quiet", "x", self.tr("このお知らせをとじる"))
        laid = row(sign, words, *self._acts(notice), close, margin=10, spacing=12)
        laid.setStretch(1, 1)
        made = QFrame()
        made.setObjectName("notice")
        made.setLayout(laid)
        return made

    def _acts(self, notice: Notice) -> tuple[QWidget, ...]:
        if notice.code != "salvaged":
            return self._act(notice)
        result = button(self.tr("取り出しの結果"), self._wanting("salvaged"), icon_name="hand-heart")
        return result, button(self.tr("いま控えをとる"), self._wanting("back_up"), "main", "save")

    def _act(self, notice: Notice) -> tuple[QWidget, ...]:
        backups, keys = self.tr("控えのページへ"), self.tr("鍵のページへ")
        offered = {
            "backup_old": (backups, "backups"),
            "backup_none": (backups, "backups"),
            "second_place_missing": (backups, "backups"),
            "second_place_full": (backups, "backups"),
            "second_place_failed": (backups, "backups"),
            "header_old": (keys, "keys"),
            "failed_tries": (keys, "keys"),
            "recovered": (keys, "keys"),
            "rekeyed": (backups, "backups"),
            "anchor_missing": (self.tr("点検する"), "check"),
            "office_file": (self.tr("様式と問いのページへ"), "practice"),
            "cloud_folder": (self.tr("くわしく"), "help"),
            "updated": (self.tr("新しくなったこと"), "news"),
            "vault_beside": (self.tr("次からは、こちらをひらく"), "first"),
        }.get(notice.code)
        return (button(offered[0], self._wanting(offered[1])),) if offered else ()

    def _wanting(self, place: str) -> Callable[[], None]:
        return lambda: self.wanted.emit(place)


def time_words(notice: Notice) -> str:
    """When the last few failed tries were, where there were several."""
    times = notice.facts.get("times")
    moments = [each for each in times if isinstance(each, datetime)] if isinstance(times, list) else []
    if len(moments) < 2:
        return ""
    return "、".join(f"{at.month}月{at.day}日 {at.hour}時{at.minute:02}分" for at in moments[-TIMES:])
