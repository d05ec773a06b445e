"""Tab goes through a page as it is laid out, whenever its parts came into it."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def order_tabs(page: QWidget) -> None:
    """Order the stops of Tab by the layouts, from the first item to the last; for pages that grow as one writes."""
    stops = [each for each in _laid(page) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _laid(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    if isinstance(widget, QScrollArea):
        inner = widget.widget()
        yield from _laid(inner) if inner is not None else ()
    elif (layout := widget.layout()) is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    items = (layout.itemAt(place) for place in range(layout.count()))
    for item in items:
        if item is None:
            continue
        within, inner = item.widget(), item.layout()
        if within is not None:
            yield from _laid(within)
        elif inner is not None:
            yield from _in_layout(inner)
