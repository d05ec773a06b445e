"""The driven program as its own process, and the one that comes after it."""

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

PATIENCE = 60.0  # s; far more than it takes, so that a slow machine does not fail it


class Program:
    """The driven program, and the one that comes after it."""

    def __init__(self, vault: Path, home: Path, **environment: str) -> None:
        self.vault = vault
        source = Path(__file__).parents[2] / "src"
        env = {**os.environ, "PYTHONPATH": str(source), "HOME": str(home), "XDG_CONFIG_HOME": str(home)} | environment
        command = [sys.executable, str(Path(__file__).with_name("driven.py")), str(vault)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env)

    def do(self, what: str, answer: str = "", **told: str) -> None:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps({"do": what, **told}) + "\n")
        self.process.stdin.flush()
        if answer:
            assert self.process.stdout.readline() == f"{answer}\n"

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
        self.process.kill()
        self.process.wait()
        for pid in self.successors():
            os.kill(pid, signal.SIGKILL)
        for pipe in (self.process.stdin, self.process.stdout):
            with suppress(BrokenPipeError):
                pipe.close()


def _quietly(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
