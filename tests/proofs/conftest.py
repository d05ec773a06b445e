import os
import random

import pytest
from benchmarks.soak.report import Run


@pytest.fixture
def run() -> Run:
    """The short form of a proof; CI throws the same dice every time."""
    return Run(seed=1 if os.environ.get("CI") else random.randrange(10**6), quick=True)
