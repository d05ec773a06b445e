"""Windows: the messages of power and session. Written after Microsoft's pages; the calls have not run on Windows yet.

WM_POWERBROADCAST: learn.microsoft.com/windows/win32/power; WM_WTSSESSION_CHANGE: …/win32/termserv.
"""

import ctypes
import uuid
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtWidgets import QWidget

POWER, SESSION = 0x0218, 0x02B1  # WM_POWERBROADCAST, WM_WTSSESSION_CHANGE
SUSPEND, SETTING = 0x4, 0x8013  # PBT_APMSUSPEND, PBT_POWERSETTINGCHANGE
LEFT = frozenset({0x2, 0x4, 0x6, 0x7})  # WTS_: console and remote disconnect, logoff, lock
LID = uuid.UUID("ba3e0f4d-b817-4094-a2d1-d56379e6a0f3").bytes_le  # GUID_LIDSWITCH_STATE_CHANGE
SETTING_BYTES = 24  # POWERBROADCAST_SETTING: GUID, DWORD length, DWORD 0 shut or 1 open


class Message(ctypes.Structure):
    """MSG of winuser.h, as far as it is read."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("number", ctypes.c_uint),
        ("what", ctypes.c_size_t),
        ("more", ctypes.c_ssize_t),
    )


class Reader:
    """Tells from message to message whether to lock; remembers whether the lid was seen open."""

    def __init__(self) -> None:
        self._open = False  # Windows tells the state once at the start: a lid shut then (docked) is no news

    def is_leaving(self, number: int, what: int, setting: bytes = b"") -> bool:
        """Whether this message means that the laptop is being left. `setting`: what `more` points to, for SETTING."""
        if number == SESSION:
            return what in LEFT
        if number == POWER and what == SETTING:
            return self._lid(setting)
        return number == POWER and what == SUSPEND

    def _lid(self, setting: bytes) -> bool:
        if setting[:16] != LID:
            return False
        was, self._open = self._open, setting[20:24] != bytes(4)
        return was and not self._open


class Messages(QAbstractNativeEventFilter):
    """Listens to what Windows sends to the window."""

    def __init__(self, window: QWidget, act: Callable[[], object]) -> None:
        super().__init__()
        self._reader, self._act = Reader(), act
        QCoreApplication.instance().installNativeEventFilter(self)  # type: ignore[union-attr]
        _register(int(window.winId()))

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        told = Message.from_address(int(message))
        if told.number not in (POWER, SESSION):
            return False, 0
        is_setting = told.number == POWER and told.what == SETTING and told.more
        setting = ctypes.string_at(told.more, SETTING_BYTES) if is_setting else b""
        if self._reader.is_leaving(told.number, told.what, setting):
            self._act()
        return False, 0


def _register(window: int) -> None:
    """Ask for the session's and the lid's messages; sleep is told without asking."""
    guid = ctypes.create_string_buffer(LID, 16)
    with suppress(OSError, AttributeError):
        ctypes.WinDLL("wtsapi32").WTSRegisterSessionNotification(ctypes.c_void_p(window), 0)  # type: ignore[attr-defined,unused-ignore]
    with suppress(OSError, AttributeError):
        user = ctypes.WinDLL("user32")  # type: ignore[attr-defined,unused-ignore]
        user.RegisterPowerSettingNotification(ctypes.c_void_p(window), guid, 0)
