"""手引き: the nine viewpoints of a phase, the eight ways to ask, and what was said before; all can be searched."""

import re
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QLineEdit, QWidget

from kasesupport.domain.texts import search_key
from kasesupport.practice.model import Phase, Principle, Step, Technique, Viewpoint
from kasesupport.ui.choices import Choice
from kasesupport.ui.widgets import button, column, ground, label, row, scroll, settle
from kasesupport.ui.wizard.airy import airy
from kasesupport.ui.wizard.before import Before
from kasesupport.ui.wizard.desk import Desk


class Guidance(QFrame):
    """Three lists under one search field: 視点, 聞き方, 前のことば. The viewpoints a step is about stand open."""

    WIDTH = 340

    def __init__(self, desk: Desk, phase: Phase, close: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("guidance")
        self.setFixedWidth(self.WIDTH)
        self._desk, self._phase, self._step = desk, phase, phase.steps[0]
        self.views: dict[str, ViewpointFold] = {}
        self.ways: list[TechniqueFold] = []
        self.before = Before(desk)
        words = {"views": self.tr("視点"), "ways": self.tr("聞き方"), "before": self.tr("前のことば")}
        self.tabs = Choice(words, (tuple(words),), "views", self._turn_to, self.tr("手引き"))
        for each in self.tabs.chips.values():
            each.setProperty("reads", True)
        self.sought = self._search()
        self._note = label(self.tr("この場面に近いところを開いてあります。"), "soft")
        self._folds = {"views": column(self._note, spacing=8), "ways": column(spacing=8)}
        self._pages = {**{name: _held(folds) for name, folds in self._folds.items()}, "before": self.before}
        self._nothing = label(self.tr("見つかりませんでした。"), "soft")
        self._nothing.hide()
        self._area = scroll(ground(column(self._nothing, *self._pages.values(), None, margin=12, spacing=8)))
        top = column(self._head(close), self.tabs, self.sought, spacing=6)
        top.setContentsMargins(12, 0, 12, 6)
        self.setLayout(column(top, self._area, spacing=0))
        self._turn_to("views")

    def _head(self, close: Callable[[], object]) -> QHBoxLayout:
        shut = button("", close, "quiet", "x", self.tr("手引きをとじる"))
        look, there = self.tr("このフェーズの実践をふり返る"), f"fidelity/{self._phase.id}"
        self.look_back = button("", lambda: self._desk.go(there), "quiet", "clipboard-check", look)
        paper = button("", self.show_paper, "quiet", "printer", self.tr("このフェーズの手引きを印刷・保存する"))
        for each in (paper, shut):
            each.setProperty("reads", True)
        head = row(label(self.tr("手引き"), "heading", wrap=False), None, self.look_back, paper, shut)
        head.setContentsMargins(4, 8, 0, 0)
        return head

    def _search(self) -> QLineEdit:
        made = QLineEdit()
        made.setPlaceholderText(self.tr("言葉でさがす"))
        made.setAccessibleName(self.tr("手引きを言葉でさがす"))
        made.setProperty("reads", True)
        made.textEdited.connect(self._seek)
        return made

    def unfold(self) -> None:
        """It is going to be seen. Its words are made when first wanted: most steps are walked without them."""
        if not self.views:
            self._fill()
        self.show_step(self._step)

    def _fill(self) -> None:
        practice = self._desk.practice
        self.views = {v.id: ViewpointFold(v, practice.principle(v.principle)) for v in self._phase.viewpoints}
        self.ways = [TechniqueFold(technique) for technique in practice.techniques]
        for name, made in (("views", self.views.values()), ("ways", self.ways)):
            for each in made:
                self._folds[name].addWidget(each)

    def show_paper(self) -> None:
        """The viewpoints and ways to ask of this phase, as they print."""
        from kasesupport.ui.wizard.guidance_paper import GuidancePaper

        dialog = GuidancePaper(self._desk, self._phase, self)
        dialog.exec()
        dialog.deleteLater()

    def _turn_to(self, name: str) -> None:
        for each, page in self._pages.items():
            page.setVisible(each == name)
        self._area.verticalScrollBar().setValue(0)
        self.before.refresh(search_key(self.sought.text()))
        self._tell_nothing()
        if self.isVisible():
            settle()

    def _seek(self, typed: str) -> None:
        """Only what holds the words; opened, so that one sees where."""
        wanted = search_key(typed)
        for fold in (*self.views.values(), *self.ways):
            hit = wanted in fold.key
            fold.setVisible(hit)
            fold.open(bool(wanted) and hit)
        self._note.setVisible(not wanted)
        self.before.refresh(wanted)
        self._tell_nothing()

    def _tell_nothing(self) -> None:
        """Where the words are in none of the folds of the list that is open; 前のことば says so itself."""
        folds: dict[str, list[HelpFold]] = {"views": [*self.views.values()], "ways": [*self.ways]}
        shown = [fold for name, some in folds.items() if not self._pages[name].isHidden() for fold in some]
        self._nothing.setVisible(bool(shown) and all(fold.isHidden() for fold in shown))

    def show_step(self, step: Step) -> None:
        """Open what belongs to this step, close the rest, and begin with the first that is open."""
        self._step = step
        self.before.show_step(step)
        self.before.refresh(search_key(self.sought.text()))
        cited = set(re.findall(r"視点([1-7]-[1-9])", " ".join(question.cite for question in step.questions)))
        for viewpoint_id, view in self.views.items():
            view.open(viewpoint_id in cited)
        self._note.setVisible(bool(cited & self.views.keys()))
        if self.isVisible():
            self.begin()

    def begin(self) -> None:
        """Scroll to the first viewpoint that stands open; the places are known once it is seen."""
        settle()
        first = next((view for view in self.views.values() if not view.inner.isHidden()), None)
        self._area.verticalScrollBar().setValue(first.y() if first else 0)


class HelpFold(QFrame):
    """A heading, a line below it, and what opens: paragraphs, then sentences one can say. `key`: to search in."""

    def __init__(self, title: str, under: str, told: Sequence[str], ask: Sequence[str], cite: str) -> None:
        super().__init__()
        self.setObjectName("aside")
        self.key = search_key("\n".join((title, under, *told, *ask)))
        self._head = button(title, self._turn, "quiet", "chevron-down")
        self._head.setCheckable(True)
        self._head.setAccessibleName(f"{title} {under}")
        said = label(self.tr("こんな聞き方があります"), "label")
        self.inner = QWidget()
        asks = [airy(f"「{words}」") for words in ask]
        lines = column(*(airy(words) for words in told), said, *asks, label(cite, "soft"), spacing=8)
        lines.setContentsMargins(10, 4, 4, 8)
        self.inner.setLayout(lines)
        name = label(under, "soft")
        name.setContentsMargins(10, 0, 4, 4)
        name.setVisible(bool(under))
        self.setLayout(column(row(self._head, None), name, self.inner, margin=4, spacing=0))
        self.open(False)

    def open(self, wide: bool) -> None:
        """Open or close it."""
        self._head.setChecked(wide)
        self.inner.setVisible(wide)

    def _turn(self) -> None:
        self.inner.setVisible(self._head.isChecked())


class ViewpointFold(HelpFold):
    """One viewpoint: its principle, the points and the sentences."""

    def __init__(self, viewpoint: Viewpoint, principle: Principle) -> None:
        title = self.tr("視点%1").replace("%1", viewpoint.id)
        points = [f"・{point.words}" for point in viewpoint.points]
        super().__init__(title, principle.name, points, viewpoint.ask, viewpoint.cite)


class TechniqueFold(HelpFold):
    """One way to ask."""

    def __init__(self, technique: Technique) -> None:
        super().__init__(technique.name, technique.what, (), technique.ask, technique.cite)


def _held(layout: QLayout) -> QWidget:
    made = QWidget()
    made.setLayout(layout)
    return made
