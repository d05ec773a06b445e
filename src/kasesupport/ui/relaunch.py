"""Locking ends the process: Qt keeps what its widgets have shown, so only a new process holds none of it."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

PATIENCE = 5.0  # s; a disk that hangs must not keep the vault open


def lock(steps: Iterable[Callable[[], object]], end: Callable[[], object]) -> None:
    """Do the steps, whatever becomes of each, then `end`; after PATIENCE seconds `end` all the same.

    A step may fail or hang (full disk, pulled stick): what was confirmed stands in the file or its WAL.
    """
    ended = threading.Lock()

    def end_once() -> None:
        if ended.acquire(blocking=False):
            end()

    watchdog = threading.Timer(PATIENCE, end_once)
    watchdog.daemon = True
    watchdog.start()
    for step in steps:
        with suppress(Exception):
            step()
    watchdog.cancel()
    end_once()


def start_again(vault: Path | None) -> None:
    """Start the program anew, locked, and end this process at once, whatever dialog it stands in."""
    try:
        subprocess.Popen(command(vault), stdin=subprocess.DEVNULL, start_new_session=True)  # noqa: S603
    finally:
        os._exit(0)  # no destructors: they would wait for the dialog, and Qt would keep the clipboard


def command(vault: Path | None) -> list[str]:
    """The program's own command line, with the vault to offer. Nothing secret stands in it."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "kasesupport"]
    return [*program, *(["--vault", str(vault.absolute())] if vault else [])]
