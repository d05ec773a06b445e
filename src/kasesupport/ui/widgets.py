"""The few widgets all windows are made of."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kasesupport.ui import theme
from kasesupport.ui.icons import icon, pixmap
from kasesupport.ui.prose import Prose
from kasesupport.ui.saver import Saver


def label(text: str, kind: str = "", wrap: bool = True) -> QLabel:
    """Words; `kind` is title, heading, label, soft, warm or nothing."""
    made = Prose(text) if wrap else QLabel(text)
    made.setObjectName(kind)
    made.setWordWrap(wrap)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def button(
    text: str, act: Callable[[], object], kind: str = "", icon_name: str = "", tip: str = "", key: str = ""
) -> QPushButton:
    """A button at least 44 px high. `kind`: main, quiet, chip, rail, row or nothing. `key`: a shortcut."""
    made = QPushButton(f" {text}" if icon_name and text else text)
    made.setObjectName(kind)
    made.setMinimumHeight(theme.TOUCH)
    made.setMinimumWidth(theme.TOUCH)
    made.setProperty("sign", icon_name)
    made.setAutoDefault(True)  # Return presses it too, not only the blank
    if icon_name:
        made.setIcon(icon(icon_name, theme.PAPER if kind == "main" else theme.INK))
        made.setIconSize(QSize(22, 22))
    made.setAccessibleName(tip or text)
    if tip or key:
        made.setToolTip(f"{tip or text}({key})" if key else tip)
    if key:
        made.setShortcut(key)
    made.clicked.connect(lambda: act())
    return made


def chip(text: str, on: bool, act: Callable[[bool], object]) -> QPushButton:
    """A small switch with a word in it."""
    made = QPushButton(text)
    made.setObjectName("chip")
    made.setCheckable(True)
    made.setChecked(on)
    made.setMinimumHeight(theme.TOUCH)
    made.clicked.connect(lambda checked: act(bool(checked)))
    return made


def chevron() -> QLabel:
    """The sign of a line that can be pressed."""
    made = label("", wrap=False)
    made.setPixmap(pixmap("chevron-right", theme.SOFT_INK, 22))
    return made


def card(*parts: QWidget | QLayout, margin: int = 18, spacing: int = 12, kind: str = "card") -> QFrame:
    """A white sheet with its parts one below the other."""
    made = QFrame()
    made.setObjectName(kind)
    made.setLayout(column(*parts, margin=margin, spacing=spacing))
    return made


def column(*parts: QWidget | QLayout | None, margin: int = 0, spacing: int = 8) -> QVBoxLayout:
    """Parts one below the other; None is a stretch."""
    made = QVBoxLayout()
    _fill(made, parts, margin, spacing)
    return made


def row(*parts: QWidget | QLayout | None, margin: int = 0, spacing: int = 8) -> QHBoxLayout:
    """Parts side by side; None is a stretch."""
    made = QHBoxLayout()
    _fill(made, parts, margin, spacing)
    return made


def _fill(box: QBoxLayout, parts: Iterable[QWidget | QLayout | None], margin: int, spacing: int) -> None:
    box.setContentsMargins(margin, margin, margin, margin)
    box.setSpacing(spacing)
    for part in parts:
        match part:
            case QWidget():
                box.addWidget(part)
            case QLayout():
                box.addLayout(part)
            case _:
                box.addStretch(1)


def scroll(inner: QWidget) -> QScrollArea:
    """A page that is longer than the window."""
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setWidget(inner)
    return made


def ground(layout: QLayout) -> QWidget:
    """A plain page with this layout."""
    made = QWidget()
    made.setObjectName("ground")
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
    made.setLayout(layout)
    return made


def centred(layout: QLayout, width: int = 1000) -> QScrollArea:
    """A scrolling page no wider than `width` logical px, in the middle of whatever is wider."""
    middle = ground(layout)
    middle.setMaximumWidth(width)
    sides = row(None, middle, None)
    sides.setStretch(1, width)
    return scroll(ground(sides))


def empty(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
        elif inner := item.layout():
            empty(inner)


def _same(stored: str, typed: str, typing: bool) -> bool:
    """Whether the field already shows it. Outer space, which is not stored, stays while someone is typing."""
    return stored == typed or (typing and stored == typed.strip())


class LineField(QLineEdit):
    """One line that saves itself: half a second after the last key, and when it is left.

    `save` takes the text. What it refuses stays in the field. `composed`: what an input method still holds.
    """

    def __init__(self, text: str, save: Callable[[str], object], placeholder: str = "", name: str = "") -> None:
        super().__init__(text)
        self.composed = ""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self._saver = Saver(lambda: save(self.text()), self)
        self.textEdited.connect(lambda _: self._saver.later())
        self.editingFinished.connect(self._saver.flush)

    def show_text(self, text: str) -> None:
        """Take the stored text, unless someone is typing here; also undone text, where the cursor stands."""
        if not self._saver.waiting() and not _same(text, self.text(), self.hasFocus()):
            self.setText(text)

    def flush(self) -> None:
        """Save now."""
        self._saver.flush()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.composed = event.preeditString()
        super().inputMethodEvent(event)


class TextField(QPlainTextEdit):
    """Several lines that save themselves and grow with what is written. Tab moves on. `composed`: as in a LineField."""

    def __init__(
        self, text: str, save: Callable[[str], object], placeholder: str = "", name: str = "", lines: int = 2
    ) -> None:
        super().__init__(text)
        self.composed = ""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self.setTabChangesFocus(True)
        self._least = lines
        self._saver = Saver(lambda: save(self.toPlainText()), self)
        self.textChanged.connect(self._typed)
        self._fit()

    def show_text(self, text: str) -> None:
        """Take the stored text, unless someone is typing here; also undone text, where the cursor stands."""
        if not self._saver.waiting() and not _same(text, self.toPlainText(), self.hasFocus()):
            blocked = self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(blocked)
            self._fit()

    def flush(self) -> None:
        """Save now."""
        self._saver.flush()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.composed = event.preeditString()
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._saver.flush()
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _typed(self) -> None:
        self._fit()
        self._saver.later()

    def _fit(self) -> None:
        lines = max(self._least, min(int(self.document().size().height()), 12))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 28)


class Fold(QFrame):
    """A heading that opens and closes what stands below it; closed at first."""

    def __init__(self, title: str, inner: QWidget, icon_name: str = "circle-help", open_: bool = False) -> None:
        super().__init__()
        self.setObjectName("aside")
        self._title, self._inner = title, inner
        self._head = button(title, self._turn, "quiet", icon_name)
        self._head.setCheckable(True)
        self._head.setChecked(open_)
        self.setLayout(column(self._head, inner, margin=6))
        inner.setVisible(open_)

    def open_(self) -> None:
        """Open it."""
        self._head.setChecked(True)
        self._turn()

    def _turn(self) -> None:
        self._inner.setVisible(self._head.isChecked())


def settle() -> None:
    """Lay out now what has been put in: a page that scrolls is else painted once with everything in it squeezed."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def starts_at(page: QWidget, at: QWidget) -> None:
    """Let a page begin at `at`. It is no focus proxy: Tab would go past all of the page that stands before that."""
    page.setProperty("starts", at)


def begin_in(page: QWidget | None) -> None:
    """Put the cursor where a page wants it, else on the first thing that takes it; nothing where there is none."""
    wanted = (page.property("starts") or page.focusProxy()) if page is not None else None
    if isinstance(wanted, QWidget):
        begin_in(wanted) if wanted.property("starts") else wanted.setFocus(Qt.FocusReason.OtherFocusReason)
        return
    found = page.findChildren(QWidget) if page else []
    ready = (each for each in found if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible())
    first = next((each for each in ready if each.isEnabled() and not isinstance(each, QScrollArea)), None)
    if first is not None:
        first.setFocus(Qt.FocusReason.OtherFocusReason)


def offer_steps(steps: Sequence[tuple[QPushButton, bool]], page: QWidget | None) -> None:
    """Enable 元に戻す and やり直す as told. From the one that greys out under the focus it goes to the other, else back
    into `page`: Qt would move it on to the next button, and that may lock the vault.
    """
    left = next((each for each, on in steps if not on and each.window().focusWidget() is each), None)
    for each, on in steps:
        if on:
            each.setEnabled(True)
    other = next((each for each, on in steps if on), None)
    if left is not None and other is not None:
        other.setFocus(Qt.FocusReason.OtherFocusReason)
    elif left is not None:
        left.clearFocus()  # also where the page has nothing that takes it
        begin_in(page)
    for each, on in steps:
        each.setEnabled(on)
