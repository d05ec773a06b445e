"""The laptop is put to sleep, its lid shut or its screen locked: told by each system in its own way."""

import sys
from collections.abc import Callable

from PySide6.QtWidgets import QWidget


def watch(window: QWidget, act: Callable[[], object]) -> object:
    """Call `act` each time, as long as what is given is kept.

    Where a system says nothing (macOS), the wall clock tells after waking.
    """
    heard: object = None
    if sys.platform == "linux":
        from kasesupport.ui.sleep_linux import Buses

        heard = Buses(window, act)
    elif sys.platform == "win32":
        from kasesupport.ui.sleep_windows import Messages

        heard = Messages(window, act)
    return heard
