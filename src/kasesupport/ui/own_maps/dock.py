"""The dock of an own map: a few large buttons, and the register's search."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QToolButton

from kasesupport.diagrams.ecomap.palette import KINDS
from kasesupport.domain.ecomap import ResourceKind
from kasesupport.ui.ecomap.dock import Dock, large

if TYPE_CHECKING:
    from kasesupport.ui.ecomap.page import EcomapPage

KINDS_SHOWN: tuple[ResourceKind, ...] = ("kin", "friend", "neighbour", "own")
HIGH, WIDE = 72, 150  # px of a button, for fingers of all ages


class OwnDock(Dock):
    """People by three buttons, everything else in words of one's own, or found in the register."""

    def __init__(self, page: "EcomapPage") -> None:
        super().__init__(page)
        self.missing.hide()  # what is missing is the office's to note
        self.search.setPlaceholderText(_tr("園・学校・お店などをさがす"))
        self.search.setAccessibleName(_tr("園・学校・お店などをさがす"))

    def make_groups(self) -> dict[str, QToolButton]:
        """See Dock: here a tap adds at once."""
        return {kind: self._one(kind) for kind in KINDS_SHOWN}

    def _one(self, kind: ResourceKind) -> QToolButton:
        look = KINDS[kind]
        made = large(words()[kind], look.icon, look.tone.line, _tr("%1を足す"))
        made.setMinimumSize(WIDE, HIGH)
        made.setMaximumHeight(HIGH)
        made.clicked.connect(lambda: self._add(kind))
        return made


def words() -> dict[ResourceKind, str]:
    """What the buttons say."""
    return {
        "kin": _tr("親せき"), "friend": _tr("友だち"), "neighbour": _tr("近所の人"),
        "own": _tr("自分のことばで書く"),
    }  # fmt: skip


def _tr(text: str) -> str:
    return QCoreApplication.translate("own_maps", text)
