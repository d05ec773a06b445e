"""Beside a party that was chosen: a soft word where the family was not asked yet whether it may be told (p31)."""

from functools import partial

from PySide6.QtWidgets import QWidget

from kasesupport.domain.parties import may_be_told
from kasesupport.ui.widgets import button, column, label, row
from kasesupport.ui.wizard.desk import Desk


class PartyAsked(QWidget):
    """Hidden while nothing is to be said. The way leads to where it is asked, or written why it is done without."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.hide()

    def show_for(self, resource_id: str) -> None:
        """Say it of this resource, "" for none."""
        wanted = bool(resource_id) and not may_be_told(self._desk.model.record, resource_id)
        if wanted and self.layout() is None:
            self._fill()
        self.setVisible(wanted)

    def _fill(self) -> None:
        said = label(self.tr("要対協ではない相手です。伝えてよいかを、まだご家族に聞いていないようです。"), "warm")
        go = partial(self._desk.go, "planning/planning.sharing")
        way = button(self.tr("「見せてよい相手」へ"), go, "quiet", "arrow-right")
        self.setLayout(column(said, row(way, None), spacing=0))
