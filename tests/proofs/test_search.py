"""The search for typed words finds them in every form; so that it finds none in test_walk says something."""

import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from benchmarks.soak import search

WORD = "夕方から寝るまでが回らない"
PLANTED: dict[str, Callable[[], bytes]] = {
    "utf-8": lambda: WORD.encode(),
    "utf-16 little": lambda: WORD.encode("utf-16-le"),
    "utf-16 big": lambda: b"\x00" + WORD.encode("utf-16-be"),
    "hexadecimal": lambda: WORD.encode().hex().encode(),
    "hexadecimal of utf-16": lambda: WORD.encode("utf-16-be").hex().upper().encode(),
    "json": lambda: b'"\\u5915\\u65b9\\u304b\\u3089\\u5bdd\\u308b\\u307e\\u3067\\u304c\\u56de\\u3089\\u306a\\u3044"',
    "pdf": lambda: (
        b"%PDF-1.4\nstream\n" + zlib.compress(b"<" + WORD.encode("utf-16-be").hex().encode() + b"> Tj") + b"\nendstream"
    ),
}


@pytest.mark.parametrize("form", PLANTED)
def test_a_planted_word_is_found_in_every_form(tmp_path: Path, form: str) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "planted").write_bytes(b"x" * 5000 + PLANTED[form]() + b"y" * 5000)
    (tmp_path / "other").write_bytes(b"x" * 5000)
    assert search.found(search.files_below(tmp_path), [WORD, "別の言葉"]) == [f"planted: {WORD}"]


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_word_in_an_open_file_without_a_name_is_found(tmp_path: Path) -> None:
    with (tmp_path / "gone").open("w+") as file:
        file.write(WORD)
        file.flush()
        (tmp_path / "gone").unlink()
        assert any(WORD in hit for hit in search.found(search.open_files(), [WORD]))
    assert search.found(search.open_files(), [WORD]) == []
