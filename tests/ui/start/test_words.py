from pathlib import Path

import pytest

from kasesupport.ui.start.words import breakable, digits, groups, nearest_vault, size_words, wait_words


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("123456", "123456"),
        ("１２３ー４５６", "123456"),
        (" 12-34 5・6\n", "123456"),
        ("一二三abc", ""),
        ("①②", "12"),  # circled digits are digits to NFKC
    ],
)
def test_digits_are_read_out_of_whatever_stands_around_them(typed: str, read: str) -> None:
    assert digits(typed) == read


def test_a_code_falls_into_groups_of_six_and_a_rest() -> None:
    assert groups("123456-654321-1") == ("123456", "654321", "1")
    assert groups("") == ()


@pytest.mark.parametrize(
    ("seconds", "words"), [(1, "1秒"), (59, "59秒"), (60, "1分"), (65, "1分5秒"), (600, "10分"), (0, "0秒")]
)
def test_a_pause_in_words(seconds: int, words: str) -> None:
    assert wait_words(seconds) == words


def test_a_long_path_may_be_broken_and_reads_the_same() -> None:
    assert breakable("/a/b.vault").replace("\u200b", "") == "/a/b.vault"
    assert "/\u200ba/\u200bb" in breakable("/a/b.vault")


@pytest.mark.parametrize(("size", "words"), [(0, "0.0MB"), (430_000, "0.4MB"), (12_345_678, "12MB")])
def test_sizes_in_mb(size: int, words: str) -> None:
    assert size_words(size) == words


def test_the_folder_around_a_vault_or_inside_it_means_the_vault(tmp_path: Path) -> None:
    vault = tmp_path / "相談.vault"
    (vault / "backups").mkdir(parents=True)
    assert [nearest_vault(each) for each in (vault, vault / "backups", tmp_path)] == [vault] * 3
    (tmp_path / "other.vault").mkdir()
    assert nearest_vault(tmp_path) == tmp_path
    assert nearest_vault(tmp_path / "not there") == tmp_path / "not there"
