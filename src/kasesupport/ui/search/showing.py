"""Where the words of a search stand on the page that was opened: scrolled to, with a frame around for a moment.

Nothing is selected and the keys stay where they are: what is typed next must not take the place of what was found.
"""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from kasesupport.domain.texts import search_key
from kasesupport.ui import theme
from kasesupport.ui.case_page import CasePage

MADE, TRIES = 250, 4  # ms, and how often one looks: a step is made between two events, what is long in it later
SEEN = 6000  # ms
AROUND, MARGIN = 4, 120  # logical px of the frame, and of the page above and below


def show_words(page: CasePage, told: str, words: str, tries: int = TRIES) -> None:
    """Soon, when what is open of the family is whole: what was `told` of it, or at last the first with the `words`."""

    def show() -> None:
        if page.inner is None or mark_words(page.inner, told) is not None:
            return
        if tries > 1:
            show_words(page, told, words, tries - 1)
        else:
            mark_words(page.inner, words)

    QTimer.singleShot(MADE, page, show)


def mark_words(page: QWidget, words: str) -> QFrame | None:
    """Scroll to the first thing that holds all the words and frame it; gives the frame, None where nothing does."""
    found = _holding(page, words)
    if found is None:
        return None
    area, ground = _area(found), page
    if area is not None:
        area.ensureWidgetVisible(found, MARGIN, MARGIN)
        ground = area.widget() or page
    frame = QFrame(ground)
    frame.setObjectName("found")
    frame.setStyleSheet(f"QFrame#found {{ border: 3px solid {theme.WARM}; border-radius: {theme.RADIUS}px; }}")
    frame.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    place = QRect(found.mapTo(ground, QPoint()), found.size())
    frame.setGeometry(place.adjusted(-AROUND, -AROUND, AROUND, AROUND))
    frame.show()
    frame.raise_()
    QTimer.singleShot(SEEN, frame, frame.deleteLater)
    return frame


def _holding(page: QWidget, words: str) -> QWidget | None:
    keys = [key for part in words.split() if (key := search_key(part))]
    seen = (each for each in _readable(page) if keys and each.isVisibleTo(page))
    return next((each for each in seen if all(key in search_key(_text(each)) for key in keys)), None)


def _readable(page: QWidget) -> Iterator[QWidget]:
    """What was written first, then what is only told: a question may have the words, too."""
    every = page.findChildren(QWidget)
    yield from (each for each in every if isinstance(each, QLineEdit | QTextEdit | QPlainTextEdit))
    yield from (each for each in every if isinstance(each, QLabel | QAbstractButton))


def _text(widget: QWidget) -> str:
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QLabel) and widget.textFormat() == Qt.TextFormat.RichText:
        return QTextDocumentFragment.fromHtml(widget.text()).toPlainText()
    return widget.text() if isinstance(widget, QLineEdit | QLabel | QAbstractButton) else ""


def _area(widget: QWidget) -> QScrollArea | None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above
