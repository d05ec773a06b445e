"""F6 and Shift+F6: from one part of a window to the next, as bars, rails, panels and the page between them stand."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget

PARTS = frozenset(("bar", "rail", "dock", "foot", "side"))  # by the names that the style knows; the rest is the page
TAB = Qt.FocusPolicy.TabFocus


def walk_by_key(window: QWidget) -> None:
    """Let F6 go on to the next part of this window and Shift+F6 back, from the left above to the right below."""
    for key, step in (("F6", 1), ("Shift+F6", -1)):
        QShortcut(QKeySequence(key), window).activated.connect(lambda step=step: _step(window, step))


def _step(window: QWidget, step: int) -> None:
    entries = _entries(window)
    parts = list(entries)
    here = _part(window.window().focusWidget(), window)
    if not parts:
        return
    at = parts.index(here) + step if here in parts else 0
    entries[parts[at % len(parts)]].setFocus(Qt.FocusReason.TabFocusReason)


def _entries(window: QWidget) -> dict[QWidget, QWidget]:
    """Of each part where the focus goes: what is switched on there, else what comes first."""
    found: dict[QWidget, list[QWidget]] = {}
    for each in window.findChildren(QWidget):
        if _takes_focus(each):
            found.setdefault(_part(each, window), []).append(each)
    return {part: _first(found[part]) for part in sorted(found, key=lambda part: _place(part, window))}


def _takes_focus(widget: QWidget) -> bool:
    tabbed = bool(widget.focusPolicy() & TAB) and widget.isVisible() and widget.isEnabled()
    return tabbed and not isinstance(widget, QScrollArea)


def _first(ready: list[QWidget]) -> QWidget:
    chosen = (each for each in ready if isinstance(each, QAbstractButton) and each.isChecked())
    rail = _part(ready[0], ready[0].window()).objectName() == "rail"
    return next(chosen, ready[0]) if rail else ready[0]


def _part(widget: QWidget | None, window: QWidget) -> QWidget:
    """The part a widget stands in: the window itself where it stands in the page."""
    while widget is not None and widget is not window:
        if widget.objectName() in PARTS and not isinstance(widget, QAbstractButton):
            return widget
        widget = widget.parentWidget()
    return window


def _place(part: QWidget, window: QWidget) -> tuple[int, int]:
    """Bars first, then from left to right; the page behind the rails at its left."""
    if part is window:
        return 1, _rails(window)
    at = part.mapTo(window, QPoint(0, 0))
    wide = part.width() > window.width() * 0.9
    return (0, at.y()) if wide and at.y() < window.height() / 2 else (1, at.x()) if not wide else (2, at.y())


def _rails(window: QWidget) -> int:
    rails = (each for each in window.findChildren(QWidget, "rail") if not isinstance(each, QAbstractButton))
    edges = (each.mapTo(window, QPoint(each.width(), 0)).x() for each in rails if each.isVisible())
    return max(edges, default=0)
