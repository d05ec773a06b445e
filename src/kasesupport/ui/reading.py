"""A family opened for reading alone: what would write is shown and cannot be used."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from kasesupport.cases import roles
from kasesupport.cases.opening import CaseFile

# By which a button or a frame is known as one that writes: its kind, or the sign on it.
KINDS = frozenset({"chip", "pick", "number", "ring", "state", "tool"})
SIGNS = frozenset({"plus", "user-plus", "trash-2", "wand-sparkles"})


class ReadingOnly(QObject):
    """Watches `page` and the dialogs over it: their fields and switches come up unable to write, however late.

    A widget with the property "reads", and all in it, is left alone: it only chooses what is shown or printed.
    """

    def __init__(self, page: QWidget, why: str) -> None:
        super().__init__(page)
        self._page, self._why = page, why
        if app := QApplication.instance():
            app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Shown, however late it was made; what a refresh would enable again is held too.
        kinds = (QEvent.Type.Show, QEvent.Type.EnabledChange)
        if event.type() in kinds and isinstance(watched, QWidget) and self._is_ours(watched):
            self._hold(watched)
        return False

    def _is_ours(self, widget: QWidget) -> bool:
        above: QObject | None = widget
        while above is not None and above is not self._page:
            if above.property("reads"):
                return False
            above = above.parent()
        return above is not None

    def _hold(self, widget: QWidget) -> None:
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            widget.setReadOnly(True)
            widget.setPlaceholderText("")  # an example of what to write
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        elif widget.isEnabled() and _writes(widget):
            widget.setEnabled(False)
            widget.setToolTip(self._why)


def why(file: CaseFile) -> str:
    """Why nothing can be written, in words; "" where it can."""
    if file.read_only:
        return _tr("書き込みのできない場所にある保管庫なので、読むことだけができます。")
    if not roles.may(file, "write"):
        return _tr("この鍵は「読むだけ」の役割なので、書き込みはできません。")
    return ""


def line(file: CaseFile) -> str:
    """The same, for the head of a page."""
    return _tr("読むだけで開いています。%1").replace("%1", why(file)) if why(file) else ""


def _writes(widget: QWidget) -> bool:
    if isinstance(widget, QPushButton | QToolButton):
        return widget.objectName() in KINDS or widget.property("sign") in SIGNS
    return isinstance(widget, QComboBox | QCheckBox) or widget.objectName() == "dock"


def _tr(words: str) -> str:
    return QCoreApplication.translate("reading", words)
