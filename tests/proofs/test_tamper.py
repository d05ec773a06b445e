"""Who holds the key may write past the program; opening and checking name it."""

from benchmarks.soak import tamper
from benchmarks.soak.report import Run


def test_every_way_of_tampering_is_named(run: Run) -> None:
    row = tamper.proof(run)
    assert row.holds, (run, row)
