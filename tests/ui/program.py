"""The driven program as its own process, and the one that comes after it."""

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

PATIENCE = 60.0  # s; far more than it takes, so that a slow machine does not fail it


def start(command: Sequence[str], env: dict[str, str]) -> subprocess.Popen[bytes]:
    """A process to speak with, line by line; nothing is buffered on our side."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    return subprocess.Popen(command, bufsize=0, env=env, **pipes)


def tell(process: subprocess.Popen[bytes], line: str) -> None:
    process.stdin.write(f"{line}\n".encode())


def heard(process: subprocess.Popen[bytes], patience: float = PATIENCE) -> str | None:
    """The next line it says; None when it says nothing more."""
    line = b""
    while not line.endswith(b"\n"):
        if not select.select([process.stdout], [], [], patience)[0] or not (sign := process.stdout.read(1)):
            return None
        line += sign
    return line.decode().rstrip("\n")


def end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    process.stdin.close()
    process.stdout.close()


class Program:
    """The driven program, and the one that comes after it."""

    def __init__(self, vault: Path, home: Path, **environment: str) -> None:
        self.vault = vault
        source = Path(__file__).parents[2] / "src"
        env = {**os.environ, "PYTHONPATH": str(source), "HOME": str(home), "XDG_CONFIG_HOME": str(home)} | environment
        command = [sys.executable, str(Path(__file__).with_name("driven.py")), str(vault)]
        self.process = start(command, env)

    def do(self, what: str, answer: str = "", **told: str) -> None:
        tell(self.process, json.dumps({"do": what, **told}))
        if answer:
            assert heard(self.process) == answer

    def successors(self) -> list[int]:
        wanted = b"\0".join((b"-m", b"kasesupport", b"--vault", os.fsencode(self.vault)))
        found = [p for p in Path("/proc").iterdir() if p.name.isdigit() and wanted in _quietly(p / "cmdline")]
        return [int(p.name) for p in found]

    def successor(self) -> int:
        """The process that came after; it is there before the first one ends."""
        assert self.process.wait(PATIENCE) == 0
        (pid,) = self.successors()
        return pid

    def end(self) -> None:
        end(self.process)
        for pid in self.successors():
            os.kill(pid, signal.SIGKILL)


def _quietly(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
