"""要配慮ケースをひらく: the family's whole name and the reason, both kept, and shown to the keeper."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from kasesupport.cases import restrictions
from kasesupport.cases.drafts import Draft
from kasesupport.cases.opening import CaseFile
from kasesupport.domain.problems import Problem
from kasesupport.ui import theme
from kasesupport.ui.widgets import button, card, centred, column, label, row
from kasesupport.ui.wizard.airy import airy


class GlassPage(QWidget):
    """`found` carries the family's id, open for this session; `left` if it was given up.

    `mended`: something was typed, so that what was said of it before holds no longer.
    """

    found = Signal(str)
    left = Signal()
    failed = Signal(object)
    mended = Signal()
    place = "glass"

    def __init__(self, file: CaseFile, name: str) -> None:
        super().__init__()
        self._file = file
        self.name = self._field(self.tr("家庭の名前（はじめから終わりまで）"), name)
        self.reason = self._field(self.tr("開く理由"), "")
        self.reason.setPlaceholderText(self.tr("例：担当が休みで、今夜の連絡に必要なため"))
        lead = self.tr(
            "同僚自身の家庭など、あなたの画面に出ないように決められた家庭があります。仕事でどうしても必要なときは、"
            "ここから開けます。"
        )
        kept = self.tr(
            "開いたこと・時刻・理由は足あとに残り、保管庫の管理担当に示されます。さがして見つからなかったことも残ります。"
        )
        go = button(self.tr("理由を残してひらく"), self._seek, "main", "unlock")
        self.reason.returnPressed.connect(go.click)
        back = button(self.tr("やめる"), self.left.emit, "quiet", "arrow-left")
        sheet = card(
            label(self.tr("要配慮ケースをひらく"), "title"), airy(lead),
            label(self.name.accessibleName(), "label"), self.name,
            label(self.reason.accessibleName(), "label"), self.reason,
            airy(kept, "warm"), row(back, None, go), margin=28,
        )  # fmt: skip
        self.setLayout(column(centred(column(sheet, None, margin=28), 760)))

    def draft(self) -> Draft:
        """Whom one looks for and why; empty where no reason is typed."""
        return {"name": self.name.text(), "reason": self.reason.text()} if self.reason.text() else {}

    def restore(self, draft: Draft) -> None:
        """Put it back."""
        self.name.setText(draft.get("name", ""))
        self.reason.setText(draft.get("reason", ""))

    def _seek(self) -> None:
        try:
            family = restrictions.seek(self._file, self.name.text(), self.reason.text())
        except Problem as problem:
            self.failed.emit(problem)
            return
        self.found.emit(family)

    def _field(self, name: str, text: str) -> QLineEdit:
        made = QLineEdit(text)
        made.setAccessibleName(name)
        made.setMinimumHeight(theme.TOUCH)
        made.setMaxLength(300)
        made.textEdited.connect(lambda _: self.mended.emit())
        return made
