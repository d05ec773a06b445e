"""A line one can press: what it is, something below it, something at its right."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QPushButton, QWidget

from kasesupport.ui.widgets import button, card, chevron, column, label, row


def line_button(title: str, under: str, act: Callable[[], object], right: str = "") -> QPushButton:
    """A white line as on the home page."""
    made = button("", act, "row")
    made.setAccessibleName(f"{title}　{under}　{right}".strip("　"))
    laid = _laid(title, under, right)
    laid.addWidget(chevron())
    made.setLayout(laid)
    for inner in made.findChildren(QWidget):
        inner.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return made


def line(title: str, under: str, *buttons: QPushButton, right: str = "") -> QFrame:
    """The same as something that stands there, with small buttons of its own."""
    inner = _laid(title, under, right, margin=0)
    return card(row(column(inner), *buttons), margin=14)


def held(layout: QLayout) -> QWidget:
    """A layout as a widget, without a ground of its own."""
    made = QWidget()
    made.setLayout(layout)
    return made


def _laid(title: str, under: str, right: str, margin: int = 14) -> QHBoxLayout:
    words = column(label(title, "heading"), *([label(under, "soft")] if under else []), spacing=4)
    made = row(words, label(right, "label", wrap=False), margin=margin)
    made.setStretch(0, 1)
    return made
