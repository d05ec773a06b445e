"""7×9で見る: the picture of a round, beside the one before, beside another rater's, and all over time."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kasesupport.diagrams import fidelity as drawn
from kasesupport.diagrams.fidelity import Board, Panel
from kasesupport.diagrams.worded import with_words
from kasesupport.domain.fidelity import Round
from kasesupport.drawing.items import Drawing
from kasesupport.practice import fidelity
from kasesupport.practice.family_view import FamilyQuestion
from kasesupport.practice.model import Practice
from kasesupport.ui.choices import Choice
from kasesupport.ui.fidelity import boards, telling, words
from kasesupport.ui.fidelity.beside import Beside
from kasesupport.ui.fidelity.start import ThreeEvaluations
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import column, starts_at

WAYS = ("one", "before", "raters", "trend")


class Whole(QWidget):
    """`wanted` asks for a 視点 of the round to be opened."""

    wanted = Signal(str)

    def __init__(
        self, model: CaseModel, practice: Practice, questions: Sequence[FamilyQuestion], go: Callable[[str], object]
    ) -> None:
        super().__init__()
        self._model, self._practice, self._questions = model, practice, questions
        self.rounds: tuple[Round, ...] = ()
        self.told: Round | None = None
        self._way = "one"
        self.ways = Choice(self._words(), (WAYS,), "one", self._turn, self.tr("並べ方"))
        self.ways.setProperty("reads", True)
        self.picture = Beside(self.ways, ThreeEvaluations(model, go))
        self.view, self.said = self.picture.view, self.picture.said
        self.view.opened.connect(self.wanted)
        self.setLayout(column(self.picture))
        starts_at(self, self.view)

    def show_rounds(self, rounds: Sequence[Round], told: Round) -> None:
        """Show a round among all of the family's."""
        self.rounds, self.told = tuple(rounds), told
        self._refresh()

    def for_paper(self, _confided: bool = False) -> Drawing:
        """The picture with its sentences below."""
        stacked = self._shown in ("before", "raters")  # two of seven columns are too broad for a sheet
        return with_words(drawn.draw(replace(self._board(), stacked=stacked)), self._sentences())

    def _turn(self, way: str) -> None:
        self._way = way
        self._refresh()

    def _refresh(self) -> None:
        possible = self._possible()
        for way, made in self.ways.chips.items():
            made.setVisible(way in possible)
        self.ways.show_value(self._shown)
        self.picture.show_picture(drawn.draw(self._board()), self._sentences())

    @property
    def _shown(self) -> str:
        return self._way if self._way in self._possible() else "one"

    def _possible(self) -> tuple[str, ...]:
        told = self.told
        if told is None or told.rater == "family":
            return ("one", "trend")
        found = {"before": boards.before(self.rounds, told), "raters": boards.beside(self.rounds, told)}
        return ("one", *(way for way, other in found.items() if other), "trend")

    def _board(self) -> Board:
        told, today = self.told, self._model.case.file.today()
        if told is None:
            return boards.board(self._practice, (), fidelity.grid(self._practice, {}))
        own = self._own(told)
        grid = fidelity.grid(self._practice, own.values if own else {})
        if self._shown == "trend":
            over = boards.trend(self._practice, self._questions, self.rounds, today)
            return boards.board(self._practice, over, fidelity.grid(self._practice, {}))
        panels: list[Panel] = []
        than = None
        if other := self._other(told):
            than = fidelity.grid(self._practice, other.values)
            panels.append(boards.of_phases(self._practice, words.title(other, today), than))
        if own:
            signs = than if self._shown == "before" else None
            panels.append(boards.of_phases(self._practice, words.title(own, today), grid, signs))
        if told.rater == "family":
            panels.append(boards.family_panel(self._practice, self._questions, told, today))
        return boards.board(self._practice, panels, grid)

    def _own(self, told: Round) -> Round | None:
        """The round itself, or the last of ours where it is the family's."""
        if told.rater != "family":
            return told
        found = boards.ours(self.rounds)
        return found[-1] if found else None

    def _other(self, told: Round) -> Round | None:
        if self._shown == "before":
            return boards.before(self.rounds, told)
        return boards.beside(self.rounds, told) if self._shown == "raters" else None

    def _sentences(self) -> list[str]:
        told = self.told
        if told is None or self._shown == "trend":
            grids = [fidelity.grid(self._practice, each.values) for each in boards.ours(self.rounds)]
            return list(telling.trend(grids, boards.MOST))
        if told.rater == "family":
            return self._of_family(told)
        grid = fidelity.grid(self._practice, told.values)
        said = list(telling.balance(self._practice, grid))
        if other := self._other(told):
            than = fidelity.grid(self._practice, other.values)
            before = self._shown == "before"
            more = telling.changes(than, grid) if before else telling.differences(self._practice, other, told)
            said = [*more, *said]
        return [*said, *([self.tr("ふり返りのメモ：%1").replace("%1", told.note)] if told.note else [])]

    def _of_family(self, told: Round) -> list[str]:
        """Where the family's answers lie apart from ours, and what they said in words."""
        shares = fidelity.family_shares(self._practice, self._questions, told.values)
        own = self._own(told)
        found = fidelity.gaps(fidelity.grid(self._practice, own.values), shares) if own else ()
        said = list(telling.gaps(self._practice, found)) if own and shares else []
        asked = {question.id: question.words for question in self._questions}
        spoken = (mark for mark in told.marks if mark.evidence.words and mark.point in asked)
        said += [f"{asked[mark.point]}　「{mark.evidence.words}」" for mark in spoken]
        return [*said, *([f"「{told.note}」"] if told.note else [])] or [self.tr("まだ答えはありません。")]

    def _words(self) -> dict[str, str]:
        return {
            "one": self.tr("この回"), "before": self.tr("前の回とならべる"), "raters": self.tr("見る人をならべる"),
            "trend": self.tr("移り変わり"),
        }  # fmt: skip
