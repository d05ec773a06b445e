"""気づき: the soft checks of a phase, each with the way to the step it speaks of. They never block."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kasesupport.cases import checks
from kasesupport.domain.record import CheckNote
from kasesupport.practice.flow import soft_checks
from kasesupport.practice.model import Check, Phase
from kasesupport.ui.widgets import Fold, TextField, button, column, empty, label, row
from kasesupport.ui.wizard.desk import Desk
from kasesupport.ui.wizard.flowlayout import FlowLayout

FIRST_REVIEW = 5  # the phase from which on one looks back


class Noticed(QFrame):
    """What deserves a thought before going on; gone when there is nothing. What was answered stands folded below."""

    def __init__(self, desk: Desk, phase: Phase, jump: Callable[[str], None]) -> None:
        super().__init__()
        self.setObjectName("aside")
        self._desk, self._phase, self._jump = desk, phase, jump
        self._lines: QVBoxLayout = column(spacing=8)
        self._answered: QVBoxLayout = column(spacing=8, margin=6)
        self.checks: tuple[Check, ...] = ()
        self._seen: object = None
        self._heading = label(self.tr("気づき"), "label")
        self._note = label(self.tr("このまま進んでも大丈夫です。"), "soft")
        inner = QWidget()
        inner.setLayout(self._answered)
        self.fold = Fold(self.tr("答えた気づき"), inner, "check")
        self.setLayout(column(self._heading, self._note, self._lines, self.fold, margin=16, spacing=4))

    def refresh(self) -> None:
        """Look again."""
        record = self._desk.record
        notes = {note.check_id: note for note in record.check_notes}
        found = soft_checks(self._phase, record)
        self.checks = tuple(check for check in found if check.id not in notes)
        told = [(check, notes[check.id]) for check in self._looked_back_on() if check.id in notes]
        seen = (self.checks, [(check.id, note.state) for check, note in told])
        if seen != self._seen:
            self._seen = seen
            self._show(told)
        self.setVisible(bool(self.checks or told))

    def _looked_back_on(self) -> list[Check]:
        """Whose answers are shown: this phase's, and where one looks back (5 to 7) those of the phases before it."""
        before = self._desk.practice.phases if self._phase.number >= FIRST_REVIEW else ()
        earlier = [check for phase in before if phase.number < self._phase.number for check in phase.checks]
        return [*self._phase.checks, *earlier]

    def _show(self, told: list[tuple[Check, CheckNote]]) -> None:
        empty(self._lines)
        empty(self._answered)
        for check in self.checks:
            self._lines.addWidget(self._line(check))
        for check, note in told:
            self._answered.addWidget(self._answer(check, note))
        self._heading.setVisible(bool(self.checks))
        self._note.setVisible(bool(self.checks))
        self.fold.setVisible(bool(told))

    def _line(self, check: Check) -> QWidget:
        title = next(step.title for step in self._phase.steps if step.id == check.step)
        go = button(self.tr("「%1」へ").replace("%1", title), lambda: self._jump(check.step), "quiet", "arrow-right")
        wait = button(self.tr("待つと決めた"), lambda: self._say(check, "waiting"), "quiet", "pause")
        away = button(self.tr("当てはまらない"), lambda: self._say(check, "not_here"), "quiet", "x")
        ways = FlowLayout(gap=4)
        for each in (go, wait, away):
            ways.addWidget(each)
        holder = QWidget()
        holder.setLayout(column(label(check.words), ways, spacing=0))
        return holder

    def _answer(self, check: Check, note: CheckNote) -> QWidget:
        """What was said to it, with the reason to be written, and the way back."""
        words = {"waiting": self.tr("待つと決めた"), "not_here": self.tr("当てはまらない")}.get(note.state, "")
        reason = TextField(
            note.reason,
            lambda text: self._say(check, note.state, text),
            self.tr("わけ（ふり返りのときに見られます）"),
            self.tr("わけ"),
            1,
        )
        back = button(self.tr("取り消す"), lambda: self._say(check, ""), "quiet", "undo-2")
        holder = QWidget()
        line = row(label(f"{words}：", "label", wrap=False), reason, back)
        line.setStretch(1, 1)
        holder.setLayout(column(label(check.words, "soft"), line, spacing=2))
        return holder

    def _say(self, check: Check, state: str, reason: str = "") -> None:
        self._desk.model.do(checks.answer_check, check.id, state, reason)
        if state and not reason:
            self.fold.open_()
