from hypothesis import given, settings
from hypothesis import strategies as st
from tests.chance import runs

from kasesupport.domain.fidelity import Cell, Evidence, Grid, evidence

ID = st.uuids().map(str)
WORDS = st.text("あい @\n-0", max_size=12).map(str.strip)


@settings(max_examples=runs(30), deadline=None)
@given(WORDS, st.lists(ID, max_size=3, unique=True))
def test_evidence_is_read_back_as_it_was_written(words: str, records: list[str]) -> None:
    written = Evidence(words, tuple(records))
    assert evidence(written.text()) == written


def test_a_share_counts_only_what_was_seen() -> None:
    assert Cell(1, 1, na=2, unseen=1).share is None
    assert Cell(1, 1, yes=1, partly=1, lacking=2, na=1, unseen=3).share == 0.375


def test_a_principle_is_the_sum_over_the_phases() -> None:
    grid = Grid((Cell(1, 1, yes=1), Cell(1, 2, lacking=2), Cell(2, 1, partly=1, unseen=1), Cell(2, 2, na=1)))
    assert list(grid.principles()) == [Cell(0, 1, 1, 1, unseen=1), Cell(0, 2, lacking=2, na=1)]
    assert (grid.seen, grid.points) == (5, 6)
