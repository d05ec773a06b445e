"""Lines with air between them, and nothing else than before where there is one line."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from kasesupport.ui import app as dressing
from kasesupport.ui.prose import BETWEEN, Prose
from kasesupport.ui.theme import WARM
from kasesupport.ui.widgets import label

WORDS = "保管庫に傷みが見つかりました。"


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    dressing.dress(qapp)


@pytest.mark.parametrize("kind", ["", "title", "label", "soft", "warmbox"])
def test_one_line_is_as_high_as_in_any_label(qtbot: QtBot, kind: str) -> None:
    plain = QLabel(WORDS)
    plain.setObjectName(kind)
    for each in (plain, made := label(WORDS, kind)):
        qtbot.addWidget(each)
        each.show()
    assert made.heightForWidth(2000) == plain.sizeHint().height()
    assert made.text() == WORDS


@pytest.mark.parametrize(("words", "lines"), [(f"{WORDS}\n{WORDS}", 2), (f"{WORDS}\n\n{WORDS}", 3)])
def test_between_lines_there_is_air(qtbot: QtBot, words: str, lines: int) -> None:
    one, several = label(WORDS), label(words)
    for each in (one, several):
        qtbot.addWidget(each)
    high = one.heightForWidth(2000)
    assert several.heightForWidth(2000) == pytest.approx(high * (lines + (lines - 1) * BETWEEN), abs=1)


def test_what_is_narrow_takes_more_lines_and_all_of_them_are_seen(qtbot: QtBot) -> None:
    made = label(WORDS * 4, "warm")
    qtbot.addWidget(made)
    made.resize(240, made.heightForWidth(240))
    made.show()
    seen = rows_with(made.grab().toImage(), QColor(WARM))
    assert max(seen) > made.height() * 0.8
    assert min(seen) < made.height() * 0.2
    assert made.heightForWidth(240) > 2 * made.heightForWidth(2000)


def test_words_stand_where_the_label_is_told_to_put_them(qtbot: QtBot) -> None:
    made = label(WORDS, "warm")
    qtbot.addWidget(made)
    made.setAlignment(Qt.AlignmentFlag.AlignBottom)
    made.resize(600, 90)
    made.show()
    assert min(rows_with(made.grab().toImage(), QColor(WARM))) > 60
    assert isinstance(made, Prose)
    assert not isinstance(label(WORDS, wrap=False), Prose)


def rows_with(image: QImage, color: QColor) -> list[int]:
    return [y for y in range(image.height()) if any(image.pixelColor(x, y) == color for x in range(image.width()))]
