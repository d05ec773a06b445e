"""Words to read, not to scan: lines with air between them."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from kasesupport.ui.widgets import label


def airy(words: str, kind: str = "") -> QLabel:
    """A label of one paragraph. The words are shown as they are, whatever signs they hold."""
    made = label("", kind)
    made.setTextFormat(Qt.TextFormat.RichText)
    lines = escape(words).replace("\n", "<br>")
    made.setText(f'<p style="line-height: 145%; margin: 0">{lines}</p>')
    made.setAccessibleName(words)
    return made
