"""Every sheet with whatever a record may hold, in any language, on any paper: the suite's own, many times as often."""

import subprocess
import sys

from benchmarks.soak import shim
from benchmarks.soak.report import Row, Run

CHECKS = ("test_by_chance.py", "test_checker.py", "test_for_colleagues.py")


def proof(run: Run) -> Row:
    """Nothing clipped, over each other, without a glyph; sound PDFs; nothing withheld in their bytes."""
    places = [f"tests/sheets/forms/{name}" for name in CHECKS]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--hypothesis-seed={run.seed}", *places]
    told = {"QT_QPA_PLATFORM": "offscreen", "CI": "", "KASESUPPORT_CHANCE": str(run.times(100, 1))}
    ran = subprocess.run(
        command, env=shim.environment(told), cwd=shim.ROOT, capture_output=True, text=True, check=False
    )
    said = ran.stdout.strip().splitlines()[-1]
    return Row("Sheets: any words, language, paper", said, "all pass", ran.returncode == 0, (said,))
