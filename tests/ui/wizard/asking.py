"""Questions to try widgets with, and the ways to their parts."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kasesupport.domain.record import CaseRecord
from kasesupport.practice.model import SPEAKERS, Option, Question
from kasesupport.ui.wizard.page import PhasePage


def ask(kind: Any, question_id: str = "t.q", **values: Any) -> Question:
    """A question of one kind."""
    if kind == "statements":
        values.setdefault("speakers", SPEAKERS)
    if kind in {"choice", "multi", "ticks"}:
        values.setdefault("options", (Option("a", "ア"), Option("b", "イ"), Option("c", "ウ")))
    return Question(question_id, kind, "ためしの問い", **values)


def body(page: PhasePage, place: int = 0, subject: str = "") -> Any:
    """The answer to the question at a place of the open step."""
    return page.view.cards[place].bodies[subject]


def person_id(record: CaseRecord, name: str) -> str:
    return next(person.id for person in record.graph.persons if person.name == name)


def tap(qtbot: QtBot, inside: QWidget, words: str) -> None:
    """Tap the visible button with these words."""
    found = [b for b in inside.findChildren(QPushButton) if b.text().strip() == words and b.isVisible()]
    assert found, f"no button {words}"
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def write(qtbot: QtBot, field: QWidget, words: str) -> None:
    """Type into a field and leave it to the pause to save."""
    field.setFocus()
    if words.isascii():
        qtbot.keyClicks(field, words)
        return
    committed = QInputMethodEvent()  # as from a Japanese input method
    committed.setCommitString(words)
    QApplication.sendEvent(field, committed)


def write_and_save(qtbot: QtBot, field: Any, words: str) -> None:
    """Type, and save at once."""
    write(qtbot, field, words)
    field.flush()
