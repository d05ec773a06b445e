"""The days of an ecomap."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from kasesupport.cases import versions, views
from kasesupport.cases.ecomap_summary import lines, summary, teller
from kasesupport.diagrams.ecomap import EcomapLook
from kasesupport.diagrams.ecomap.marked import marks_of
from kasesupport.domain.comparing_ties import differences, unchanged
from kasesupport.domain.dates import PartialDate, both
from kasesupport.drawing.items import Box
from kasesupport.ui.canvas.picture import Picture
from kasesupport.ui.model import CaseModel
from kasesupport.ui.versions.album import Overlay, Stop
from kasesupport.ui.versions.ecomap_kept import Kept, load, over_each_other, picture


class EcomapAlbum:
    """`now` gives the state of today; `look` how it is drawn."""

    diagram = "ecomap"
    signs = ""  # they stand below the picture

    def __init__(self, model: CaseModel, now: Callable[[], Kept], look: EcomapLook, *, evaluates: bool = False) -> None:
        self._model, self._now, self.evaluates = model, now, evaluates
        self._look = replace(look, selected=frozenset(), practitioner=False)
        self.title = QCoreApplication.translate("versions", "エコマップ")

    def box(self, stop: Stop) -> Box:
        """See Album."""
        return self._state(stop).box

    def picture(self, stop: Stop, legend: bool = False) -> Picture:
        """See Album."""
        return picture(self._state(stop), replace(self._look, legend=legend))

    def overlay(self, first: Stop, last: Stop, legend: bool = False) -> Overlay:
        """See Album."""
        old, new = self._state(first), self._state(last)
        register = views.entries(self._model.case, (r.id for r in old.state.resources))
        found = differences(old.state, new.state, register, new.on.isoformat())
        told = teller(old.state, new.state, register)
        marks = marks_of(old.state, new.state, found)
        shown = over_each_other(old, new, replace(self._look, legend=legend), marks)
        days = both(PartialDate.of(old.on)), both(PartialDate.of(new.on))
        words = summary(told, found, unchanged(old.state, new.state), days)
        return Overlay(shown, tuple(line.words for line in lines(told, found)), words)

    def _state(self, stop: Stop) -> Kept:
        return load(stop.on, versions.data_of(self._model.case, stop.id)) if stop else self._now()
