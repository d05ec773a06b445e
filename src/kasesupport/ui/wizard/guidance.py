"""手引き: the nine viewpoints of a phase, with sentences one can say."""

import re
from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QWidget

from kasesupport.practice.model import Phase, Principle, Step, Viewpoint
from kasesupport.ui.widgets import button, column, ground, label, row, scroll
from kasesupport.ui.wizard.airy import airy


class Guidance(QFrame):
    """A column of folded viewpoints; those the step is about stand open."""

    WIDTH = 340

    def __init__(self, phase: Phase, principles: Callable[[str], Principle], close: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("guidance")
        self.setFixedWidth(self.WIDTH)
        self.views = {v.id: ViewpointFold(v, principles(v.principle)) for v in phase.viewpoints}
        shut = button("", close, "quiet", "x", self.tr("手引きをとじる"))
        head = row(label(self.tr("手引き"), "heading", wrap=False), None, shut)
        head.setContentsMargins(16, 8, 8, 0)
        self._note = label(self.tr("この場面に近いところを開いてあります。"), "soft")
        self._area = scroll(ground(column(self._note, *self.views.values(), None, margin=12, spacing=8)))
        self.setLayout(column(head, self._area, spacing=0))

    def show_step(self, step: Step) -> None:
        """Open what belongs to this step, close the rest, and begin with the first that is open."""
        cited = set(re.findall(r"視点([1-7]-[1-9])", " ".join(question.cite for question in step.questions)))
        for viewpoint_id, view in self.views.items():
            view.open(viewpoint_id in cited)
        self._note.setVisible(bool(cited & self.views.keys()))
        first = next((view for key, view in self.views.items() if key in cited), None)
        self._area.verticalScrollBar().setValue(first.y() if first else 0)


class ViewpointFold(QFrame):
    """One viewpoint: its principle to tap on, below it the points and the sentences."""

    def __init__(self, viewpoint: Viewpoint, principle: Principle) -> None:
        super().__init__()
        self.setObjectName("aside")
        self._head = button(self.tr("視点%1").replace("%1", viewpoint.id), self._turn, "quiet", "chevron-down")
        self._head.setCheckable(True)
        self._head.setAccessibleName(f"{self._head.text()} {principle.name}")
        points = [airy(f"・{point.words}") for point in viewpoint.points]
        asks = [airy(f"「{words}」") for words in viewpoint.ask]
        said = label(self.tr("こんな聞き方があります"), "label")
        cite = label(viewpoint.cite, "soft")
        self.inner = QWidget()
        lines = column(*points, said, *asks, cite, spacing=8)
        lines.setContentsMargins(10, 4, 4, 8)
        self.inner.setLayout(lines)
        name = label(principle.name, "soft")
        name.setContentsMargins(10, 0, 4, 4)
        self.setLayout(column(row(self._head, None), name, self.inner, margin=4, spacing=0))
        self.open(False)

    def open(self, wide: bool) -> None:
        """Open or close it."""
        self._head.setChecked(wide)
        self.inner.setVisible(wide)

    def _turn(self) -> None:
        self.inner.setVisible(self._head.isChecked())
