"""The process as it runs: asked of a process of its own, so that the tests' own stays as it is."""

import subprocess
import sys
from pathlib import Path

import pytest

SRC = Path(__file__).parents[1] / "src"
LIMITS = """
import ctypes, resource
from kasesupport.hardening import harden
harden()
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""
UNCAUGHT = """
from kasesupport.hardening import harden
harden()
def write_down(name):
    raise ValueError(name)
write_down("".join(map(chr, (20304, 20489))))
"""


def _run(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env={"PYTHONPATH": str(SRC)}, check=False
    )


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
def test_no_core_and_no_reading_by_others() -> None:
    assert _run(LIMITS).stdout == "(0, 0) 0\n"


def test_an_error_nobody_caught_tells_where_and_not_what() -> None:
    done = _run(UNCAUGHT)
    assert done.returncode == 1
    assert "ValueError" in done.stderr
    assert "in write_down" in done.stderr
    assert "佐倉" not in done.stderr + done.stdout
    assert chr(20304) not in done.stderr
