"""「再生」: goes from one stop of a slider to the next until the last; played again, it begins at the first."""

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QPushButton, QSlider

from kasesupport.ui import theme
from kasesupport.ui.icons import icon
from kasesupport.ui.widgets import button

DWELL = 1800  # ms at each stop: long enough to read the day and see what changed


class Player:
    """Holds the `switch` that plays and pauses. Whoever takes the slider in hand pauses it."""

    def __init__(self, slider: QSlider) -> None:
        self._slider = slider
        self._timer = QTimer(slider, interval=DWELL)
        self._timer.timeout.connect(self._on)
        self.switch: QPushButton = button(_tr("再生"), self.turn, "quiet", "play")
        self.switch.setProperty("reads", True)
        slider.actionTriggered.connect(lambda _: self.pause())
        slider.destroyed.connect(self._timer.stop)

    @property
    def plays(self) -> bool:
        """Whether it goes on by itself."""
        return self._timer.isActive()

    def turn(self) -> None:
        """Play, or pause."""
        if self.plays:
            self.pause()
            return
        if self._slider.value() == self._slider.maximum():
            self._slider.setValue(self._slider.minimum())
        self._timer.start()
        self._show()

    def pause(self) -> None:
        """Stay where it is."""
        self._timer.stop()
        self._show()

    def _on(self) -> None:
        self._slider.setValue(self._slider.value() + 1)
        if self._slider.value() == self._slider.maximum():
            self.pause()

    def _show(self) -> None:
        words = _tr("止める") if self.plays else _tr("再生")
        self.switch.setText(f" {words}")
        self.switch.setAccessibleName(words)
        self.switch.setIcon(icon("pause" if self.plays else "play", theme.INK))


def _tr(words: str) -> str:
    return QCoreApplication.translate("versions", words)
