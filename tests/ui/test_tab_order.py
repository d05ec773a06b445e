"""Tab follows the layout, also to what came into it later and into what scrolls."""

from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kasesupport.ui.tab_order import order_tabs
from kasesupport.ui.widgets import column, ground, row, scroll


def chain(first: QLineEdit, count: int) -> list[str]:
    found, at = [], first
    while len(found) < count:
        if isinstance(at, QLineEdit):
            found.append(at.text())
        at = at.nextInFocusChain()  # type: ignore[assignment]
    return found


def test_what_came_later_stands_where_it_is_seen(qtbot: QtBot) -> None:
    page, people = QWidget(), column()
    first, last = QLineEdit("家庭"), QLineEdit("はじめる")
    page.setLayout(column(first, people, scroll(ground(column(row(last))))))
    qtbot.addWidget(page)
    for who in ("母", "父"):
        people.addWidget(QLineEdit(who))
    assert chain(first, 4) != ["家庭", "母", "父", "はじめる"]
    order_tabs(page)
    assert chain(first, 4) == ["家庭", "母", "父", "はじめる"]
