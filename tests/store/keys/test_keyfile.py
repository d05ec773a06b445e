import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kasesupport.domain.problems import Problem
from kasesupport.store.keys import keyfile


def refused(path: Path) -> str:
    with pytest.raises(Problem) as caught:
        keyfile.read(path)
    return caught.value.code


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "鍵.txt"
    bits = keyfile.new(path)
    assert len(bits) == 32
    assert keyfile.read(path) == bits
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_two_files_are_never_alike(tmp_path: Path) -> None:
    assert keyfile.new(tmp_path / "a") != keyfile.new(tmp_path / "b")


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("somebody's")
    with pytest.raises(Problem) as caught:
        keyfile.new(tmp_path / "a")
    assert caught.value.code == "key_file_exists"
    assert (tmp_path / "a").read_text() == "somebody's"


def test_a_stick_that_is_not_there_is_said(tmp_path: Path) -> None:
    assert refused(tmp_path / "none") == "key_file_missing"
    assert refused(tmp_path) == "key_file_missing"
    with pytest.raises(Problem) as caught:
        keyfile.new(tmp_path / "none" / "a")
    assert caught.value.code == "folder_missing"


@pytest.mark.parametrize(
    "edit",
    [
        lambda t: t.replace("\n", "\r\n").encode(),
        lambda t: b"\xef\xbb\xbf" + t.encode(),
        lambda t: t.encode("utf-16"),
        lambda t: t.replace("\n", " \t\n").encode() + b"\n\n  \n",
        lambda t: t.lower().encode(),
        lambda t: t.replace("\n", " ").encode(),
        lambda t: t.rstrip().encode(),
    ],
)
def test_what_an_editor_adds_does_no_harm(tmp_path: Path, edit) -> None:
    path = tmp_path / "a"
    bits = keyfile.new(path)
    path.write_bytes(edit(path.read_text()))
    assert keyfile.read(path) == bits


@given(place=st.integers(0, 200), sign=st.characters(codec="ascii"))
def test_a_changed_sign_is_noticed_or_changes_nothing(place: int, sign: str) -> None:
    bits = bytes(range(32))
    text = keyfile.text(bits)
    changed = text[:place] + sign + text[place + 1 :]
    assert keyfile.parse(changed.encode()) in (bits, None)
    if place < len(text) and changed.upper().split() != text.upper().split():
        assert keyfile.parse(changed.encode()) is None


@given(st.binary(max_size=5000))
def test_any_other_file_is_called_so(kept: bytes) -> None:
    assert keyfile.parse(kept) is None


def test_a_slip_in_the_file_has_its_own_words(tmp_path: Path) -> None:
    path = tmp_path / "a"
    keyfile.new(path)
    path.write_text(path.read_text()[:-12])
    assert refused(path) == "key_file_unreadable"
    path.write_bytes(b"")
    assert refused(path) == "key_file_unreadable"
