"""The days of a genogram."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from kasesupport.cases import versions
from kasesupport.diagrams.genogram import GenogramLook
from kasesupport.domain.dates import PartialDate, both
from kasesupport.drawing.items import Box
from kasesupport.ui.canvas.picture import Picture
from kasesupport.ui.model import CaseModel
from kasesupport.ui.versions.album import Overlay, Stop
from kasesupport.ui.versions.kept import Kept, load, over_each_other, picture
from kasesupport.ui.versions.words import said


class GenogramAlbum:
    """`now` gives the state of today; `look` how it is drawn."""

    diagram = "genogram"
    evaluates = False

    def __init__(self, model: CaseModel, now: Callable[[], Kept], look: GenogramLook) -> None:
        self._model, self._now = model, now
        self._look = replace(look, selected=frozenset())
        self.title = _tr("ジェノグラム")
        self.signs = _tr("＋ 新しい　△ 変わった　うすい線 いまはない")

    def box(self, stop: Stop) -> Box:
        """See Album."""
        return self._state(stop).box

    def picture(self, stop: Stop, legend: bool = False) -> Picture:
        """See Album."""
        return picture(self._state(stop), replace(self._look, legend=legend))

    def overlay(self, first: Stop, last: Stop, legend: bool = False) -> Overlay:
        """See Album."""
        old, new = self._state(first), self._state(last)
        shown, found = over_each_other(old, new, replace(self._look, legend=legend))
        lines = tuple(said(each, old.graph, new.graph) for each in found)
        days = tuple(both(PartialDate.of(state.on)) for state in (old, new))
        title = _tr("ジェノグラムの変化（%1から%2まで）").replace("%1", days[0]).replace("%2", days[1])
        told = lines or (_tr("ちがいはありません。"),)
        return Overlay(shown, lines, "\n".join((title, *(f"・{line}" for line in told))))

    def _state(self, stop: Stop) -> Kept:
        return load(stop.on, versions.data_of(self._model.case, stop.id)) if stop else self._now()


def _tr(words: str) -> str:
    return QCoreApplication.translate("versions", words)
