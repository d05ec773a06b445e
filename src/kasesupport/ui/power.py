"""The battery: told before it is empty, so that nobody loses a word in front of a family.

Linux: /sys/class/power_supply (kernel, Documentation/ABI/testing/sysfs-class-power). Windows: GetSystemPowerStatus
(not tested on a machine by us). Where neither tells, nothing is said.
"""

import ctypes
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

LOW = 15  # percent
EACH = 60_000  # ms between two looks
SUPPLIES = Path("/sys/class/power_supply")
UNKNOWN = 255  # what Windows says where it does not know


@dataclass(frozen=True, slots=True)
class Power:
    """How full the battery is, in percent, and whether it is being emptied."""

    percent: int
    emptying: bool

    @property
    def low(self) -> bool:
        """Whether one should look for a socket."""
        return self.emptying and self.percent <= LOW


def look(supplies: Path = SUPPLIES) -> Power | None:
    """Now; None where there is no battery, or nobody tells of it."""
    return _windows() if sys.platform == "win32" else _linux(supplies)


def _linux(supplies: Path) -> Power | None:
    found = []
    with suppress(OSError):
        for place in sorted(supplies.iterdir()):
            if _line(place / "type") == "Battery" and _line(place / "scope") != "Device":
                with suppress(ValueError):
                    found.append((int(_line(place / "capacity")), _line(place / "status") == "Discharging"))
    if not found:
        return None
    return Power(max(percent for percent, _ in found), any(emptying for _, emptying in found))


def _line(path: Path) -> str:
    with suppress(OSError, UnicodeDecodeError):
        return path.read_text(encoding="ascii").strip()
    return ""


class _Status(ctypes.Structure):
    """SYSTEM_POWER_STATUS (winbase.h)."""

    _fields_ = [
        ("ac", ctypes.c_ubyte), ("flag", ctypes.c_ubyte), ("percent", ctypes.c_ubyte), ("saver", ctypes.c_ubyte),
        ("left", ctypes.c_uint32), ("full", ctypes.c_uint32),
    ]  # fmt: skip


def _windows() -> Power | None:
    status = _Status()
    told = ctypes.windll.kernel32.GetSystemPowerStatus(ctypes.byref(status))  # type: ignore[attr-defined]
    return Power(status.percent, status.ac == 0) if told and status.percent != UNKNOWN else None


class PowerWatch(QObject):
    """`low` carries the percent that are left, once each time it becomes low; `better`: there is a socket again."""

    low = Signal(int)
    better = Signal()

    def __init__(self, parent: QObject, supplies: Path = SUPPLIES) -> None:
        super().__init__(parent)
        self._supplies = supplies
        self._warned = False
        self._timer = QTimer(self)
        self._timer.setInterval(EACH)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        QTimer.singleShot(0, self, self.tick)

    def tick(self) -> None:
        """Look once."""
        power = look(self._supplies)
        is_low = power is not None and power.low
        if is_low and not self._warned and power is not None:
            self.low.emit(power.percent)
        elif self._warned and not is_low:
            self.better.emit()
        self._warned = is_low
