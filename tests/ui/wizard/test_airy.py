from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from kasesupport.ui.wizard.airy import airy


def test_signs_of_markup_are_shown_as_they_are(qtbot: QtBot) -> None:
    made = airy("<b>強い</b> & 弱い\n次の行")
    qtbot.addWidget(made)
    shown = QTextDocument()
    shown.setHtml(made.text())
    assert shown.toPlainText().replace("\u2028", "\n") == "<b>強い</b> & 弱い\n次の行"
