"""A disk that is full or fails at any write: a clear Problem, nothing lost, all well once there is room."""

import pytest
from benchmarks.soak import disk, shim
from benchmarks.soak.report import Run


@pytest.mark.skipif(not shim.available(), reason="needs Linux and a C compiler")
def test_every_failing_write_is_told_and_loses_nothing(run: Run) -> None:
    row = disk.proof(run)
    assert row.holds, (run, row)
