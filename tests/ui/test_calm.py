"""Scrolling a form past its fields writes nothing."""

import re
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from kasesupport.ui.calm import CalmBox, CalmSlider

UI = Path(__file__).parents[2] / "src" / "kasesupport" / "ui"


def _turn_wheel(over: QWidget) -> bool:
    at = QPointF(5, 5)
    event = QWheelEvent(
        at, at, QPoint(0, 0), QPoint(0, -120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(over, event)
    return event.isAccepted()


def test_the_wheel_passes_by(qapp: QApplication) -> None:
    box = CalmBox()
    box.addItems(["（書かない）", "会っていない"])
    slider = CalmSlider(Qt.Orientation.Vertical)
    slider.setRange(0, 4)
    slider.setValue(2)
    assert not _turn_wheel(box), "the page it stands in is to scroll"
    assert not _turn_wheel(slider)
    assert (box.currentIndex(), slider.value()) == (0, 2)
    assert not box.focusPolicy() & Qt.FocusPolicy.WheelFocus & ~Qt.FocusPolicy.StrongFocus


def test_no_form_has_a_list_that_the_wheel_changes() -> None:
    found = [
        path.relative_to(UI)
        for path in UI.rglob("*.py")
        if path.name != "calm.py"
        and re.search(r"\bQComboBox\(\)|\(QComboBox\)|\bQ(Date|Time)Edit\(|SpinBox\(", path.read_text("utf-8"))
    ]
    assert not found
