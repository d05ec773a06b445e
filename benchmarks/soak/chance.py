"""Random acts, undone, redone and reopened; random tamperings and erasures: the suite's own, many times as often."""

import subprocess
import sys

from benchmarks.soak import shim
from benchmarks.soak.report import Row, Run

WALKS = ("tests/test_random_acts.py", "tests/store/test_random_acts.py")


def proof(run: Run) -> Row:
    """The walks of the suite, with new dice."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--hypothesis-seed={run.seed}", *WALKS]
    told = {"QT_QPA_PLATFORM": "offscreen", "CI": "", "KASESUPPORT_CHANCE": str(run.times(40, 1))}
    ran = subprocess.run(
        command, env=shim.environment(told), cwd=shim.ROOT, capture_output=True, text=True, check=False
    )
    said = ran.stdout.strip().splitlines()[-1]
    return Row("Random acts, undone, redone, reopened", said, "all pass", ran.returncode == 0, (said,))
