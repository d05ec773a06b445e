"""Linux: logind, UPower and the screen savers, over D-Bus. Where there is no bus, nothing is heard and nothing said."""

from collections.abc import Callable

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage, QDBusVariant

LOGIND, LOGIND_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
MANAGER = f"{LOGIND}.Manager"
UPOWER, UPOWER_PATH = "org.freedesktop.UPower", "/org/freedesktop/UPower"
PROPERTIES = "org.freedesktop.DBus.Properties"
SCREEN_SAVERS = tuple(f"org.{desk}.ScreenSaver" for desk in ("freedesktop", "gnome", "cinnamon", "mate"))
WAIT = 1000  # ms for an answer


class Buses(QObject):
    """Calls `act` when one of them says so. Holds back sleep until the process ends, as long as logind allows (5 s)."""

    def __init__(self, parent: QObject, act: Callable[[], object]) -> None:
        super().__init__(parent)
        self._act = act
        self._system, self._session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        self._hear(self._system, LOGIND, LOGIND_PATH, MANAGER, "PrepareForSleep", "began(bool)")
        # From any session: should another user's lock reach us, ours locks too early, which harms nobody.
        self._hear(self._system, LOGIND, "", f"{LOGIND}.Session", "Lock", "locked()")
        self._hear(self._system, UPOWER, UPOWER_PATH, PROPERTIES, "PropertiesChanged", "powered()")
        for saver in SCREEN_SAVERS:
            self._hear(self._session, saver, "", saver, "ActiveChanged", "began(bool)")
        self._shut = self._is_shut()
        self._held_back = self._hold_back()

    @Slot(bool)
    def began(self, on: bool) -> None:
        """Sleep or the screen saver begins; False: it is over."""
        if on:
            self._act()

    @Slot()
    def locked(self) -> None:
        """The session is being locked."""
        self._act()

    @Slot()
    def powered(self) -> None:
        """Something about power has changed; a lid that was shut all along (docked) is no news."""
        before, self._shut = self._shut, self._is_shut()
        if self._shut and not before:
            self._act()

    def _hear(self, bus: QDBusConnection, service: str, path: str, interface: str, signal: str, slot: str) -> None:
        if bus.isConnected():
            bus.connect(service, path, interface, signal, self, SLOT(slot))  # type: ignore[call-overload]

    def _is_shut(self) -> bool:
        answer = self._ask(UPOWER, UPOWER_PATH, PROPERTIES, "Get", UPOWER, "LidIsClosed")
        told = answer[0] if answer else False
        return bool(told.variant() if isinstance(told, QDBusVariant) else told)

    def _hold_back(self) -> list[object]:
        """Logind's answer holds a descriptor; sleep waits until it is closed, at the latest with the process."""
        return self._ask(LOGIND, LOGIND_PATH, MANAGER, "Inhibit", "sleep", "kasesupport", "closing the vault", "delay")

    def _ask(self, service: str, path: str, interface: str, method: str, *told: str) -> list[object]:
        """The answer's parts; none where nobody answers."""
        if not self._system.isConnected():
            return []
        call = QDBusMessage.createMethodCall(service, path, interface, method)
        call.setArguments(list(told))
        answer = self._system.call(call, QDBus.CallMode.Block, WAIT)
        return list(answer.arguments()) if answer.type() == QDBusMessage.MessageType.ReplyMessage else []
