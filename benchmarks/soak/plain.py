"""The long walk in the real windows, after which no typed word stands plainly in any file (tests/ui/test_walk.py)."""

import subprocess
import sys

from benchmarks.soak import shim
from benchmarks.soak.report import Row, Run

WALKS = ("tests/ui/test_walk.py", "tests/proofs/test_search.py")


def proof(_run: Run) -> Row:
    """Both must hold: the walk leaves nothing, and the search finds what is planted in each form."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *WALKS]
    quiet = {"QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run(
        command, env=shim.environment(quiet), cwd=shim.ROOT, capture_output=True, text=True, check=False
    )
    said = ran.stdout.strip().splitlines()[-1]
    return Row(
        "Typed words in home, vault, temp, open files", said, "none; planted found", ran.returncode == 0, (said,)
    )
