"""気づき: the soft checks of a phase, each with the way to the step it speaks of. They never block."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kasesupport.practice.flow import soft_checks
from kasesupport.practice.model import Check, Phase
from kasesupport.ui.widgets import button, column, empty, label, row
from kasesupport.ui.wizard.desk import Desk


class Noticed(QFrame):
    """What deserves a thought before going on; gone when there is nothing."""

    def __init__(self, desk: Desk, phase: Phase, jump: Callable[[str], None]) -> None:
        super().__init__()
        self.setObjectName("aside")
        self._desk, self._phase, self._jump = desk, phase, jump
        self._lines: QVBoxLayout = column(spacing=4)
        self.checks: tuple[Check, ...] = ()
        heading = label(self.tr("気づき"), "label")
        note = label(self.tr("このまま進んでも大丈夫です。"), "soft")
        self.setLayout(column(heading, note, self._lines, margin=16, spacing=4))

    def refresh(self) -> None:
        """Look again."""
        found = soft_checks(self._phase, self._desk.record)
        if found != self.checks:
            self.checks = found
            empty(self._lines)
            for check in found:
                self._lines.addWidget(self._line(check))
        self.setVisible(bool(found))

    def _line(self, check: Check) -> QWidget:
        title = next(step.title for step in self._phase.steps if step.id == check.step)
        go = button(self.tr("「%1」へ").replace("%1", title), lambda: self._jump(check.step), "quiet", "arrow-right")
        line = row(label(check.words), go)
        line.setStretch(0, 1)
        holder = QWidget()
        holder.setLayout(line)
        return holder
