"""Keep one family longer than the periods say, until a day or without limit, and why."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from kasesupport.cases import retention
from kasesupport.cases.drafts import Draft
from kasesupport.cases.retention import DueLine
from kasesupport.domain.dates import PartialDate
from kasesupport.ui import theme
from kasesupport.ui.date_field import DateField
from kasesupport.ui.vault.desk import Desk
from kasesupport.ui.vault.sheets import Form
from kasesupport.ui.widgets import button, label, starts_at


class KeepForm(Form):
    """An empty day keeps without limit; a reason is always asked for."""

    place = "keep"

    def __init__(self, desk: Desk, line: DueLine, back: Callable[[], object]) -> None:
        super().__init__("", back)
        self._title = self.tr("期間とは別に残す")
        self._desk, self._line = desk, line
        self._until: PartialDate | None = None
        self.until = DateField(None, self._told, self.tr("この日まで（空けておくと期限なし）"))
        self.until.line.setPlaceholderText(self.tr("例：2030/3/31、令和12年3月"))
        self.why = QLineEdit(line.why)
        self.why.setAccessibleName(self.tr("理由"))
        self.why.setPlaceholderText(self.tr("例：裁判が続いているため"))
        self.why.setMinimumHeight(theme.TOUCH)
        self.why.setMaxLength(retention.REASON)
        go = button(self.tr("残すと決める"), self._keep, "main", "check")
        self.lay(
            label(self.tr("この日まで（空けておくと期限なし）"), "label"), self.until,
            label(self.tr("理由"), "label"), self.why, go=go,
        )  # fmt: skip
        starts_at(self, self.until.line)

    def draft(self) -> Draft:
        """What was typed, readable or not, and of which family."""
        until, why = self.until.line.text(), self.why.text()
        return {"of": self._line.family_id, "until": until, "why": why} if until or why != self._line.why else {}

    def restore(self, draft: Draft) -> None:
        """Put it back."""
        self.why.setText(draft.get("why", ""))
        self.until.retype(draft.get("until", ""))

    def _told(self, until: PartialDate | None) -> None:
        self._until = until

    def _keep(self) -> None:
        self.until.flush()
        if self.until.unread():
            return
        until = self._until.text() if self._until else ""
        if self._desk.do(lambda: retention.keep_until(self._desk.file, self._line.family_id, until, self.why.text())):
            self.done.emit(None)
