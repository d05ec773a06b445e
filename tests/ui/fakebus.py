"""logind, UPower and a screen saver on a private bus: says what each line of standard input names, as they would."""

import os
import sys

from PySide6.QtCore import QCoreApplication, QSocketNotifier
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusUnixFileDescriptor,
    QDBusVariant,
    QDBusVirtualObject,
)

NAMES = ("org.freedesktop.login1", "org.freedesktop.UPower", "org.freedesktop.ScreenSaver")
SIGNALS = {
    "sleep": ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", [True]),
    "wake": ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", [False]),
    "lock": ("/org/freedesktop/login1/session/_32", "org.freedesktop.login1.Session", "Lock", []),
    "saver": ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", [True]),
    "power": ("/org/freedesktop/UPower", "org.freedesktop.DBus.Properties", "PropertiesChanged", ["x", {}, []]),
}


class Services(QDBusVirtualObject):
    """Answers what the program asks."""

    def __init__(self) -> None:
        super().__init__()
        self.shut = False
        self.watched: list[QSocketNotifier] = []

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        answers = {"Get": lambda: QDBusVariant(self.shut), "Inhibit": self._descriptor}
        if message.member() not in answers:
            return False
        reply = message.createReply()
        reply.setArguments([answers[message.member()]()])
        return bool(connection.send(reply))

    def introspect(self, path: str) -> str:
        return ""

    def _descriptor(self) -> QDBusUnixFileDescriptor:
        """The writing end of a pipe: its reading end ends when the last holder is gone."""
        reading, writing = os.pipe()
        given = QDBusUnixFileDescriptor(writing)
        os.close(writing)
        self.watched.append(QSocketNotifier(reading, QSocketNotifier.Type.Read))
        self.watched[-1].activated.connect(lambda *_: self._let_go())
        say("held back")
        return given

    def _let_go(self) -> None:
        self.watched[-1].setEnabled(False)
        say("let go")


def say(word: str) -> None:
    print(word, flush=True)  # noqa: T201


def told() -> None:
    words = os.read(sys.stdin.fileno(), 4096).decode().split()
    for word in words:
        emit(word)
    if not words:
        QCoreApplication.quit()


def emit(word: str) -> None:
    if word in ("shut", "open"):
        services.shut, word = word == "shut", "power"
    path, interface, name, parts = SIGNALS[word]
    signal = QDBusMessage.createSignal(path, interface, name)
    signal.setArguments(parts)
    bus.send(signal)


if __name__ == "__main__":
    app = QCoreApplication([])
    bus = QDBusConnection.sessionBus()
    services = Services()
    assert all(bus.registerService(name) for name in NAMES)
    path = QDBusConnection.VirtualObjectRegisterOption.SubPath
    assert bus.registerVirtualObject("/org/freedesktop", services, path)
    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda *_: told())
    say("ready")
    app.exec()
