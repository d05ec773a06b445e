"""前のことば: what was said so far, what is near the step first, then the newest; to look at while one asks."""

import re
from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kasesupport.domain.record import Statement
from kasesupport.domain.texts import search_key
from kasesupport.practice.model import Question, Step
from kasesupport.ui.widgets import column, empty, label
from kasesupport.ui.wizard.desk import Desk
from kasesupport.ui.wizard.recall import quote, who_said

MOST = 30  # statements shown at once


def principles(asked: Iterable[Question]) -> frozenset[str]:
    """The numbers of the principles that these questions cite: 視点5-3 is the third in the fifth phase."""
    return frozenset(re.findall(r"視点[1-7]-([1-9])", " ".join(question.cite for question in asked)))


class Before(QWidget):
    """The statements of the episode; read anew when it is looked at."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._lines: QVBoxLayout = column(spacing=8)
        self._seen: object = None
        self._near: frozenset[str] = frozenset()
        self._cited = {question.id: principles((question,)) for question in desk.practice.questions()}
        self.setLayout(self._lines)

    def show_step(self, step: Step) -> None:
        """From now on what was said to questions of the same principles as this step's comes first."""
        self._near = principles(step.questions)

    def _is_near(self, said: Statement) -> bool:
        asked = self._cited.get(said.question)
        return bool(asked and asked & self._near)

    def refresh(self, wanted: str = "") -> None:
        """Show what holds the words (a search key); all of them where it is empty."""
        if self.isHidden():
            return
        said = [each for each in self._desk.record.statements if each.state == "said" and each.text]
        found = [each for each in reversed(said) if wanted in search_key(each.text)]
        if (found, wanted, self._near) == self._seen:
            return
        self._seen = (found, wanted, self._near)
        empty(self._lines)
        near = [each for each in found if self._is_near(each)]
        others = [each for each in found if not self._is_near(each)]
        self._show(near[:MOST], self.tr("この場面に近いことば"))
        self._show(others[: max(0, MOST - len(near))], self.tr("ほかのことば") if near else "")
        if len(found) > MOST:
            words = self.tr("ほかに%1件あります。言葉でさがすと、しぼれます。").replace("%1", str(len(found) - MOST))
            self._lines.addWidget(label(words, "soft"))
        if not found:
            words = self.tr("見つかりませんでした。") if wanted else self.tr("まだ書かれた言葉はありません。")
            self._lines.addWidget(label(words, "soft"))

    def _show(self, some: Sequence[Statement], heading: str) -> None:
        if some and heading:
            self._lines.addWidget(label(heading, "label"))
        for each in some:
            self._lines.addWidget(quote(who_said(self._desk, each), each.text))
