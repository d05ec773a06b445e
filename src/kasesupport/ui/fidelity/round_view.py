"""One round of a practitioner, filled in phase by phase."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from kasesupport.domain.fidelity import Round
from kasesupport.practice.model import Phase, Practice
from kasesupport.ui.fidelity.about import About
from kasesupport.ui.fidelity.phase_form import PhaseForm
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import chip, column, ground, label
from kasesupport.ui.wizard.flowlayout import FlowLayout


class RoundView(QWidget):
    """The phases above, their points below; a phase's points are made when it is first opened."""

    def __init__(self, model: CaseModel, practice: Practice, told: Round) -> None:
        super().__init__()
        self._model, self._practice, self.told = model, practice, told
        self.forms: dict[str, PhaseForm] = {}
        self.about = About(model, told.id)
        self.about.hide()
        self._count = label("", "soft")
        self._stack = QStackedWidget()
        self.switches: dict[str, QPushButton] = {}
        chips = QWidget()
        chips.setProperty("reads", True)
        flow = FlowLayout(chips)
        for phase in practice.phases:
            made = chip(f"{phase.number} {phase.short}", False, self._opener(phase.id))
            made.setAccessibleName(f"{phase.number} {phase.name}")
            flow.addWidget(made)
            self.switches[phase.id] = made
        head = column(chips, self._count, self.about, spacing=6)
        head.setContentsMargins(14, 8, 14, 4)
        whole = column(ground(head), self._stack, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.open(practice.phases[0].id)

    @property
    def form(self) -> PhaseForm:
        """The points that are shown."""
        found = self._stack.currentWidget()
        assert isinstance(found, PhaseForm)
        return found

    def open(self, phase_id: str) -> None:
        """Show the points of a phase."""
        self.flush()
        if phase_id not in self.forms:
            made = PhaseForm(self._model, self._practice, self._practice.phase(phase_id), self.told.id)
            self.forms[phase_id] = made
            self._stack.addWidget(made)
        self._stack.setCurrentWidget(self.forms[phase_id])
        for each, switch in self.switches.items():
            switch.setChecked(each == phase_id)
        self.show_round(self.told)

    def show_viewpoint(self, viewpoint: str) -> None:
        """Show one 視点 ("3-5")."""
        number = int(viewpoint.split("-")[0])
        self.open(next(phase.id for phase in self._practice.phases if phase.number == number))
        self.form.show_viewpoint(viewpoint)

    def show_round(self, told: Round) -> None:
        """Take what is stored."""
        self.told = told
        self.about.show_round(told)
        self.form.show_round(told)
        self._count.setText(self._counted(self.form.phase))

    def flush(self) -> None:
        """Save what is being typed."""
        self.about.flush()
        for each in self.forms.values():
            each.flush()

    def begin(self) -> None:
        """Put the cursor where one goes on."""
        self.form.begin()

    def _opener(self, phase_id: str) -> Callable[[bool], None]:
        return lambda _: self.open(phase_id)

    def _counted(self, phase: Phase) -> str:
        points = [point.id for viewpoint in phase.viewpoints for point in viewpoint.points]
        seen = sum(point in self.told.values for point in points)
        words = self.tr("このフェーズのポイントは%1、見たのは%2です。見ていないところは、そのままでかまいません。")
        keys = self.tr("数字の1から4で選び、0で取り消し、上下の矢印で進めます。")
        return words.replace("%1", str(len(points))).replace("%2", str(seen)) + keys
