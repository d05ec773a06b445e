"""Whom the ecomap is drawn around: the household, or one person whose own ties are to be seen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton

from kasesupport.cases import placements
from kasesupport.domain.ecomap import HOUSEHOLD
from kasesupport.domain.record import middle_of
from kasesupport.ui.widgets import button

if TYPE_CHECKING:
    from kasesupport.ui.ecomap.page import EcomapPage


def choice(page: "EcomapPage", subject: str) -> QPushButton | None:
    """The button that puts a person in the middle, or the household again; None where there is nothing to change."""
    model, diagram = page.model, page.diagram
    now = middle_of(model.record, diagram)
    if not page.confides or not model.can_write or subject == (now or HOUSEHOLD) == HOUSEHOLD:
        return None
    if subject in (now, HOUSEHOLD):
        words, person = _tr("まんなかを世帯に戻す"), ""
    else:
        words, person = _tr("この人をまんなかにする"), subject
    return button(words, lambda: model.do(placements.put_in_middle, diagram, person), "", "target")


def _tr(words: str) -> str:
    return QCoreApplication.translate("ecomap", words)
