"""Three short questions: which phase, pause from when and why, open again from when."""

from PySide6.QtWidgets import QDialog, QWidget

from kasesupport.cases import episodes
from kasesupport.domain.dates import PartialDate
from kasesupport.practice.model import Practice
from kasesupport.practice.standing import standing
from kasesupport.ui.choices import Choice
from kasesupport.ui.date_field import DateField
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import TextField, button, column, ground, label, row
from kasesupport.ui.wizard.airy import airy
from kasesupport.ui.wizard.days import day_reader

WIDTH = 560  # logical px


class Asking(QDialog):
    """A day and a reason; `do` of a subclass does it."""

    def __init__(self, model: CaseModel, title: str, words: str, done: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.model = model
        self.on = model.case.file.today()
        today = PartialDate.of(self.on)
        self.day = DateField(today, self._keep_day, self.tr("いつから"), day_reader(self.on, ahead=False))
        self.reason = TextField("", lambda _: None, self.tr("わけ（書かなくてもかまいません）"), self.tr("わけ"))
        self.sure = button(done, self._do, "main", "check")
        self.day.understood.connect(self.sure.setEnabled)
        foot = row(button(self.tr("やめる"), self.reject, "quiet"), None, self.sure)
        page = column(
            label(title, "title"), airy(words, "soft"), *self.more(), label(self.tr("いつから"), "label"), self.day,
            label(self.tr("わけ"), "label"), self.reason, None, foot, margin=20, spacing=10,
        )  # fmt: skip
        self.setLayout(column(ground(page)))
        self.setMinimumWidth(WIDTH)

    def more(self) -> list[QWidget]:
        """What is asked besides."""
        return []

    def act(self) -> None:
        """What is done when one is sure."""
        raise NotImplementedError

    def _keep_day(self, told: PartialDate | None) -> None:
        if told:
            self.on = told.span()[0]

    def _do(self) -> None:
        self.day.flush()
        if self.sure.isEnabled():
            self.act()
            self.accept()


class PauseDialog(Asking):
    """Close the episode for now."""

    def __init__(self, model: CaseModel, parent: QWidget) -> None:
        self._state = "paused"
        words = (
            "終わりではなく、一時停止です。記録はそのまま残り、いつでも再開できます。"
            "家族の納得と、また関わるときの目安は、フェーズ7で確かめられます。"
        )
        super().__init__(model, "関わりを一時停止にする", words, "一時停止にする", parent)

    def more(self) -> list[QWidget]:
        states = {"paused": self.tr("一時停止"), "handed_on": self.tr("ほかへ引き継いだ・受理しなかった")}
        return [Choice(states, (tuple(states),), "paused", self._choose)]

    def act(self) -> None:
        self.model.do(episodes.pause, self.on, self.reason.toPlainText(), self._state)

    def _choose(self, state: str) -> None:
        self._state = state


class ReopenDialog(Asking):
    """Open the next episode."""

    def __init__(self, model: CaseModel, parent: QWidget) -> None:
        words = (
            "前の関わりの記録はそのまま残り、いつでも読めます。家族の図とつながりは引き継がれ、"
            "聞いた言葉とプランは新しく始まります。組織で決めてから再開しましょう（p37）。"
        )
        super().__init__(model, "関わりを再開する", words, "再開する", parent)

    def act(self) -> None:
        self.model.do(episodes.reopen, self.on, self.reason.toPlainText())


class PhaseDialog(Asking):
    """Set the phase by hand."""

    def __init__(self, model: CaseModel, practice: Practice, parent: QWidget) -> None:
        self._practice = practice
        self.phase = standing(model.record).phase
        words = (
            "ふだんは、書かれた記録からわかるフェーズが出ます。違うときは、ここで決められます。"
            "どのフェーズからどのフェーズへも移れます。"
        )
        super().__init__(model, "今のフェーズを決める", words, "決める", parent)

    def more(self) -> list[QWidget]:
        names = {phase.id: f"{phase.number} {phase.short}" for phase in self._practice.phases}
        ids = tuple(names)
        return [Choice(names, (ids[:3], ids[3:5], ids[5:]), self.phase, self._choose)]

    def act(self) -> None:
        self.model.do(episodes.mark_phase, self.phase, self.on, self.reason.toPlainText())

    def _choose(self, phase: str) -> None:
        self.phase = phase
