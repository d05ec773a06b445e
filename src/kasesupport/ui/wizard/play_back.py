"""読み返す: the words of a day read back to whoever said them: 合っている, 直す, 消す (M24, M25)."""

from functools import partial

from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget

from kasesupport.cases import talks
from kasesupport.domain.record import Statement
from kasesupport.practice.model import SHARED_SPEAKERS
from kasesupport.ui.choices import Choice
from kasesupport.ui.widgets import TextField, button, centred, column, empty, label, row
from kasesupport.ui.wizard.airy import airy
from kasesupport.ui.wizard.desk import Desk
from kasesupport.ui.wizard.recall import who_said


class PlayBack(QDialog):
    """Only the family's own words. Those of today first; all that were never read back on wish."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("読み返す"))
        self._desk, self._which = desk, "today"
        self.lines: dict[str, Line] = {}
        self._list: QVBoxLayout = column(spacing=12)
        which = {"today": self.tr("今日のことば"), "open": self.tr("まだ読み返していない"), "all": self.tr("すべて")}
        self.which = Choice(which, (tuple(which),), self._which, self._choose)
        lead = self.tr("書いた言葉を本人と一緒に読み、合っているかを聞きます。直したいところはその場で直せます。")
        self._nothing = label(self.tr("読み返す言葉はありません。"), "soft")
        head = (label(self.tr("読み返す"), "title"), airy(lead, "soft"), self.which, self._nothing)
        page = centred(column(*head, self._list, None, margin=24, spacing=12), 860)
        foot = row(None, button(self.tr("とじる"), self.accept, "main", "check"), margin=10)
        whole = column(page, foot, spacing=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.resize(940, 680)
        desk.model.changed.connect(self._refresh)
        self._show()

    def done(self, result: int) -> None:
        for line in self.lines.values():
            line.words.flush()
        self._desk.model.changed.disconnect(self._refresh)
        super().done(result)

    def _choose(self, which: str) -> None:
        self._which = which
        self._show()

    def _wanted(self) -> list[Statement]:
        own = [s for s in self._desk.record.statements if s.state == "said" and s.text]
        own = [s for s in own if s.speaker in SHARED_SPEAKERS]
        if self._which == "today":
            return [s for s in own if s.said_on == self._desk.today.isoformat()]
        return [s for s in own if not s.played] if self._which == "open" else own

    def _show(self) -> None:
        empty(self._list)
        found = self._wanted()
        self.lines = {said.id: Line(self._desk, said) for said in found}
        for line in self.lines.values():
            self._list.addWidget(line)
        self._nothing.setVisible(not found)

    def _refresh(self) -> None:
        """What was just answered stays; what is gone goes, what came back comes."""
        said = {each.id: each for each in self._desk.record.statements}
        if self._which != "open" and [s.id for s in self._wanted()] != list(self.lines):
            self._show()
        for statement_id, line in self.lines.items():
            line.refresh(said.get(statement_id))


class Line(QFrame):
    """One statement with the three answers."""

    def __init__(self, desk: Desk, said: Statement) -> None:
        super().__init__()
        self.setObjectName("card")
        self._desk, self._id = desk, said.id
        self.words = TextField(said.text, self._correct, name=self.tr("ことば"), lines=1)
        do = desk.model.do
        right = partial(do, talks.play_back, said.id, "right")
        self.right = button(self.tr("合っている"), right, "", "check")
        self.gone = button(self.tr("消してほしい"), lambda: do(talks.take_back, said.id), "quiet", "trash-2")
        self._state = label("", "label", wrap=False)
        ways = row(self.right, self.gone, None, self._state)
        self.setLayout(column(label(who_said(desk, said), "soft"), self.words, ways, margin=14, spacing=6))
        self.refresh(said)

    def refresh(self, said: Statement | None) -> None:
        """Show what was answered; struck where it is gone."""
        gone = said is None
        for part in (self.words, self.right, self.gone):
            part.setEnabled(not gone and self._desk.model.can_write)
        if said is not None:
            self.words.show_text(said.text)
        states = {"right": self.tr("合っている、と聞きました"), "corrected": self.tr("一緒に直しました")}
        told = states.get(said.played, "") if said else self.tr("消しました（元に戻せます）")
        self._state.setText(told)

    def _correct(self, text: str) -> None:
        """Other words than before: they were corrected together."""
        if text.strip():
            self._desk.model.do(talks.correct_together, self._id, text)
