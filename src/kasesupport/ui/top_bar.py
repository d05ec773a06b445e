"""The bar over the list and what is opened from it: the register, the vault, the office, the help, and the lock."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from kasesupport.ui.bars import below_bar
from kasesupport.ui.help.desk import open_guide
from kasesupport.ui.widgets import button

Way = Callable[[], object]


def framed(inner: QWidget, register: Way, vault: Way, office: Way, about: Way, lock: Way, *, shut: bool) -> QWidget:
    """`inner` with the bar over it; `shut`: nothing can be read any more, so that the first three lead nowhere."""
    first = (
        button(_tr("地域資源台帳"), register, "quiet", "map"),
        button(_tr("保管庫"), vault, "quiet", "key-round", _tr("鍵・控え・点検・足あと")),
        button(_tr("センターのこと"), office, "quiet", "settings"),
    )
    for each in first:
        each.setVisible(not shut)
    guide = button(_tr("手引き"), lambda: open_guide(guide), "quiet", "book-open", _tr("使い方の手引き（F1）"))
    buttons = (
        *first,
        guide,
        button(_tr("保管庫と鍵のこと"), about, "quiet", "circle-help"),
        button(_tr("鍵をかける"), lock, "quiet", "lock", _tr("保管庫をとじて鍵をかける（Ctrl+L）")),
    )
    return below_bar(buttons, inner)


def _tr(words: str) -> str:
    return QCoreApplication.translate("top_bar", words)
