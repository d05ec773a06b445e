"""今日・週・月: the switch of the three views, the same wherever one is of them."""

from collections.abc import Callable
from typing import Literal, cast

from PySide6.QtCore import QCoreApplication

from kasesupport.ui.choices import Choice

View = Literal["today", "week", "month"]


def switch(chosen: View, act: Callable[[View], object]) -> Choice:
    """The three views as chips of which one is on."""
    words = {"today": _tr("今日"), "week": _tr("週"), "month": _tr("月")}
    return Choice(words, [tuple(words)], chosen, lambda value: act(cast("View", value)), _tr("見わたす日"))


def _tr(words: str) -> str:
    return QCoreApplication.translate("agenda", words)
