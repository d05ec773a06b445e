"""The card on the family's page: which phase the case is in, since when, and what came before."""

from functools import partial

from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout

from kasesupport.cases import episodes
from kasesupport.domain.dates import PartialDate, both
from kasesupport.domain.record import Episode
from kasesupport.practice.model import Practice
from kasesupport.practice.standing import Standing, current, standing
from kasesupport.ui.case_page import Opener
from kasesupport.ui.model import CaseModel
from kasesupport.ui.standing.dialogs import PauseDialog, PhaseDialog, ReopenDialog
from kasesupport.ui.standing.earlier import EarlierDialog
from kasesupport.ui.standing.words import ended
from kasesupport.ui.widgets import button, column, empty, label, row

LONGEST = 56  # letters of an earlier episode: so many stand in a row of the smallest window


class StandingCard(QFrame):
    """Tells it in two lines, with the ways on; earlier episodes can be read."""

    def __init__(self, model: CaseModel, go: Opener, practice: Practice) -> None:
        super().__init__()
        self.setObjectName("card")
        self._model, self._go, self._practice = model, go, practice
        self.phase: QLabel = label("", "heading")
        self.span: QLabel = label("", "soft")
        self.way: QPushButton = button("", self._open_phase, "main", "arrow-right")
        self.change = button(self.tr("フェーズを変える"), self._change, "", "pencil")
        self.pause = button(self.tr("一時停止にする"), self._pause, "", "pause")
        self.again = button(self.tr("関わりを再開する"), self._reopen, "main", "play")
        self.back = button(self.tr("一時停止を取り消す"), lambda: model.do(episodes.go_on), "", "undo-2")
        self._earlier: QVBoxLayout = column(spacing=6)
        ways = row(self.way, self.change, self.pause, self.again, self.back, None)
        self.setLayout(column(self.phase, self.span, ways, self._earlier, margin=16, spacing=8))
        model.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        record = self._model.record
        found, episode = standing(record), current(record)
        self.phase.setText(self._phase_words(found))
        self.span.setText(self._span_words(episode))
        self.way.setText(self.tr("%1をひらく").replace("%1", self._practice.phase(found.phase).short))
        for each in (self.change, self.pause):
            each.setVisible(not found.closed)
            each.setEnabled(self._model.can_write)
        for each in (self.again, self.back):
            each.setVisible(found.closed)
            each.setEnabled(self._model.can_write)
        self._show_earlier([each for each in record.episodes if each.id != episode.id])

    def _phase_words(self, found: Standing) -> str:
        if found.closed:
            return self.tr("いまは一時停止中です")
        name = self._practice.phase(found.phase).name
        words = self.tr("今のフェーズ：%1").replace("%1", name)
        return words + self.tr("（担当者が決めました）") * found.is_set

    def _span_words(self, episode: Episode) -> str:
        parts = [self.tr("関わり：%1から").replace("%1", _day(episode.opened_on))]
        if episode.closed_on:
            parts = [f"{parts[0]} {_day(episode.closed_on)}{self.tr('まで')}（{ended(episode.state)}）"]
        if episode.reason:
            parts.append(self.tr("わけ：%1").replace("%1", episode.reason))
        if episode.previous_id:
            parts.append(self.tr("前の関わりから続いています。"))
        return "　".join(parts)

    def _show_earlier(self, told: list[Episode]) -> None:
        empty(self._earlier)
        if told:
            self._earlier.addWidget(label(self.tr("これまでの関わり"), "label"))
        for episode in told:
            words = self._span_words(episode)
            shown = words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
            self._earlier.addWidget(button(shown, partial(self._read, episode), "quiet", "history", words))

    def show_earlier(self, episode_id: str, sought: str = "") -> None:
        """Read an earlier episode, at what one came for; the one at hand stands on the pages."""
        if told := next((each for each in self._model.record.episodes if each.id == episode_id), None):
            EarlierDialog(self._model, told, self._practice, self, sought).exec()

    def _open_phase(self) -> None:
        self._go(standing(self._model.record).phase)

    def _change(self) -> None:
        PhaseDialog(self._model, self._practice, self).exec()

    def _pause(self) -> None:
        PauseDialog(self._model, self).exec()

    def _reopen(self) -> None:
        ReopenDialog(self._model, self).exec()

    def _read(self, episode: Episode) -> None:
        EarlierDialog(self._model, episode, self._practice, self).exec()


def _day(stored: str) -> str:
    return both(PartialDate.from_text(stored)) if stored else ""
