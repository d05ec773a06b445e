"""Sleep, lid and screen lock: on a private bus as logind and UPower tell of them; on Windows as the messages read."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.ui.program import Program, end, heard, start, tell

from kasesupport.cases import opening
from kasesupport.store.keys.slots import Kdf
from kasesupport.ui.sleep_windows import LID, POWER, SESSION, SETTING, SUSPEND, Reader

linux = pytest.mark.skipif(sys.platform != "linux" or not shutil.which("dbus-daemon"), reason="needs a bus of its own")
PASSPHRASE = "みどりの川をわたる七つの橋"
LISTENING = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from kasesupport.ui import sleep
app = QApplication([])
window = QWidget()
heard = sleep.watch(window, lambda: print("lock", flush=True))
QTimer.singleShot(0, lambda: print("listening", flush=True))
app.exec()
"""


def _start(*command: str, **environment: str) -> subprocess.Popen[bytes]:
    return start(command, {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src"), **environment})


@pytest.fixture
def bus() -> Iterator[dict[str, str]]:
    """The addresses of a bus that is nobody else's."""
    daemon = _start("dbus-daemon", "--session", "--nofork", "--print-address")
    address = heard(daemon)
    yield {"DBUS_SESSION_BUS_ADDRESS": address, "DBUS_SYSTEM_BUS_ADDRESS": address}
    end(daemon)


@pytest.fixture
def services(bus: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    started = _start(sys.executable, str(Path(__file__).with_name("fakebus.py")), **bus)
    assert heard(started) == "ready"
    yield started
    end(started)


@linux
def test_sleep_lock_saver_and_lid_each_lock_and_their_ends_do_not(
    bus: dict[str, str], services: subprocess.Popen[bytes]
) -> None:
    listening = _start(sys.executable, "-c", LISTENING, **bus)
    try:
        assert heard(listening) == "listening"
        assert heard(services) == "held back"
        # Each line ends with what must lock; the words before it must not.
        for words in ("sleep", "wake lock", "wake saver", "power shut", "power open lock", "shut", "power sleep"):
            tell(services, words)
            assert heard(listening) == "lock"
        assert heard(listening, patience=1) is None, "more locks than were told"
    finally:
        end(listening)
    assert heard(services) == "let go"


@linux
def test_without_any_bus_nothing_is_said(tmp_path: Path) -> None:
    nowhere = f"unix:path={tmp_path / 'no-bus'}"
    program = LISTENING.replace("app.exec()", "")
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    env |= {"DBUS_SESSION_BUS_ADDRESS": nowhere, "DBUS_SYSTEM_BUS_ADDRESS": nowhere}
    done = subprocess.run([sys.executable, "-c", program], env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@linux
def test_sleep_waits_until_the_vault_is_closed_and_the_process_gone(
    bus: dict[str, str], services: subprocess.Popen[bytes], tmp_path: Path
) -> None:
    vault = tmp_path / "vault.vault"
    opening.create(vault, PASSPHRASE, kdf=Kdf(memory=8 * 1024, passes=1, lanes=1))
    program = Program(vault, tmp_path, **bus)
    try:
        program.do("unlock", "open", passphrase=PASSPHRASE)
        assert heard(services) == "held back"
        tell(services, "sleep")
        assert heard(services) == "let go"
        program.successor()
        opening.unlock(vault, PASSPHRASE).close()
    finally:
        program.end()


@pytest.mark.parametrize("what", [2, 4, 6, 7])
def test_windows_leaving_the_session_locks(what: int) -> None:
    assert Reader().is_leaving(SESSION, what)


@pytest.mark.parametrize(
    ("number", "what"), [(SESSION, 1), (SESSION, 5), (SESSION, 8), (POWER, 7), (POWER, 18), (15, 4)]
)
def test_windows_coming_back_does_not(number: int, what: int) -> None:
    assert not Reader().is_leaving(number, what)


def test_windows_sleep_and_lid() -> None:
    reader = Reader()
    shut, opened = (LID + (4).to_bytes(4, "little") + state.to_bytes(4, "little") for state in (0, 1))
    assert reader.is_leaving(POWER, SUSPEND)
    told = [
        reader.is_leaving(POWER, SETTING, setting) for setting in (shut, opened, bytes(24), shut, shut, opened, shut)
    ]
    assert told == [False, False, False, True, False, False, True]
