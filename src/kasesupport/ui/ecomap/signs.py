"""Small pictures on the ecomap's buttons: a tie as the ecomap draws it, the sign of a kind."""

from PySide6.QtGui import QPixmap

from kasesupport.diagrams.ecomap.palette import KINDS
from kasesupport.diagrams.ecomap.strokes import tie_items
from kasesupport.domain.conventions import Conventions
from kasesupport.domain.ecomap import Direction, ResourceKind, Strength, Tie, TieState
from kasesupport.ui.genogram.signs import sign
from kasesupport.ui.icons import pixmap

WAY = [(-19.0, 0.0), (19.0, 0.0)]


def of_strength(strength: Strength, conventions: Conventions) -> QPixmap:
    """The line of a strength."""
    return sign(tie_items(Tie("", "", strength=strength), WAY, conventions))


def of_direction(direction: Direction | None) -> QPixmap:
    """The line of a direction; the family is at the right."""
    return sign(tie_items(Tie("", "", direction=direction), WAY))


def of_state(state: TieState) -> QPixmap:
    """The line of what was, is, is hoped for or possible."""
    return sign(tie_items(Tie("", "", state=state), WAY))


def of_kind(kind: ResourceKind, size: int = 28) -> QPixmap:
    """The sign of a kind in its colour."""
    return pixmap(KINDS[kind].icon, KINDS[kind].tone.line, size)
