"""The points of one phase, 視点 by 視点, for one round."""

from collections.abc import Iterator

from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from kasesupport.domain.fidelity import Round
from kasesupport.practice.model import Phase, Practice, Viewpoint
from kasesupport.ui.fidelity.point_row import PointRow
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import card, column, label, row, scroll


class PhaseForm(QWidget):
    """Keeps what is typed in it; `show_round` takes what is stored."""

    def __init__(self, model: CaseModel, practice: Practice, phase: Phase, round_id: str) -> None:
        super().__init__()
        self.phase, self._practice, self._model, self._round = phase, practice, model, round_id
        self.rows: dict[str, PointRow] = {}
        self.cards: dict[str, QWidget] = {}
        parts = list(self._parts())
        inner = QFrame()
        inner.setObjectName("ground")
        inner.setLayout(column(*parts, None, margin=14, spacing=12))
        self.area: QScrollArea = scroll(inner)
        self.setLayout(column(self.area))
        for number, each in enumerate(self.rows.values()):
            each.values.moved.connect(lambda step, at=number: self._go(at + step))

    def show_round(self, told: Round) -> None:
        """Take what is stored."""
        marks = {mark.point: mark for mark in told.marks}
        for point, each in self.rows.items():
            each.show_mark(marks.get(point) or told.mark(point))

    def flush(self) -> None:
        """Save what is being typed."""
        for each in self.rows.values():
            each.flush()

    def show_viewpoint(self, viewpoint: str) -> None:
        """Bring a 視点 to the top, with the cursor in it."""
        if viewpoint in self.cards:
            self.area.verticalScrollBar().setValue(self.cards[viewpoint].y() - 8)
            next(each for point, each in self.rows.items() if point.startswith(f"{viewpoint}-")).values.begin()

    def begin(self) -> None:
        """Put the cursor on the first point that was not touched, else on the first."""
        untouched = (each for each in self.rows.values() if not each.values.value)
        next(untouched, next(iter(self.rows.values()))).values.begin()

    def _parts(self) -> Iterator[QWidget]:
        for viewpoint in self.phase.viewpoints:
            made = self._card(viewpoint)
            self.cards[viewpoint.id] = made
            yield made

    def _card(self, viewpoint: Viewpoint) -> QWidget:
        principle = self._practice.principle(viewpoint.principle)
        head = self.tr("指針%1　%2").replace("%1", str(principle.number)).replace("%2", principle.name)
        made = []
        for point in viewpoint.points:
            each = PointRow(self._model, self._practice, self._round, (self.phase.id, point.id, point.words))
            self.rows[point.id] = each
            made.append(each)
        title = row(label(head, "label"), label(viewpoint.cite, "soft", wrap=False))
        title.setStretch(0, 1)
        return card(title, *made, margin=12, spacing=8)

    def _go(self, number: int) -> None:
        rows = list(self.rows.values())
        if 0 <= number < len(rows):
            rows[number].values.begin()
            self.area.ensureWidgetVisible(rows[number], 0, 80)
