"""Forged and damaged files from outside end in a Problem, whatever stands in them."""

from pathlib import Path
from random import Random

import pytest
from benchmarks.soak import hostile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    folder = tmp_path_factory.mktemp("hostile") / "a.vault"
    return folder, hostile.samples(folder)


@pytest.mark.parametrize("name", hostile.READERS)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(junk=st.binary(max_size=200), dice=st.integers(0, 2**32), whole=st.booleans())
def test_a_changed_file_ends_in_a_problem(
    room: tuple[Path, dict[str, bytes]], name: str, junk: bytes, dice: int, whole: bool
) -> None:
    folder, true = room
    data = hostile.mutated(true[name], Random(dice)) if whole else junk
    assert hostile.meet(name, data, folder) == ""


def test_a_true_file_is_read(room: tuple[Path, dict[str, bytes]], monkeypatch: pytest.MonkeyPatch) -> None:
    folder, true = room
    for name in set(hostile.READERS) - {"header", "slot", "anchor"}:
        hostile.READERS[name](true[name], folder)


def test_an_error_that_is_no_problem_is_a_fault(
    room: tuple[Path, dict[str, bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(hostile.READERS, "anchor", lambda data, folder: {}[data])
    assert hostile.meet("anchor", b"x", room[0]) == "KeyError(b'x')"
