"""Every Problem the program can raise has words, and the words ask for no fact it does not give."""

import ast
import dataclasses
import string
from pathlib import Path
from typing import get_args

import pytest

from kasesupport.domain.problems import Problem
from kasesupport.messages import LANGUAGES, text, words
from kasesupport.resources import path
from kasesupport.store.history.differences import Flaw, Kind

SRC = Path(__file__).parents[1] / "src" / "kasesupport"


def _raised(file: Path) -> list[ast.Call]:
    calls = [n for n in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(n, ast.Call)]
    return [c for c in calls if isinstance(c.func, ast.Name) and c.func.id == "Problem"]


CALLS = [(f.relative_to(SRC).as_posix(), call) for f in sorted(SRC.rglob("*.py")) for call in _raised(f)]
ENTRIES = words(path("messages", "problems.toml"))


def _placeholders(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


def _codes(call: ast.Call) -> list[str]:
    """The code, or both of `"a" if x else "b"`."""
    first = call.args[0]
    parts = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
    return [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]


@pytest.mark.parametrize(("file", "call"), CALLS, ids=[f"{f}:{c.lineno}" for f, c in CALLS])
def test_a_problem_has_words_in_both_languages_that_need_only_its_facts(file: str, call: ast.Call) -> None:
    facts = {k.arg for k in call.keywords}
    assert _codes(call), "a code is written out where it is raised, so that this test can find it"
    for code in _codes(call):
        for said in ENTRIES[code].values():
            assert None in facts or _placeholders(said) <= facts


def test_no_words_are_left_over() -> None:
    assert set(ENTRIES) == {code for _, call in CALLS for code in _codes(call)}


def _told(file: Path) -> list[str]:
    calls = [n for n in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(n, ast.Call)]
    found = [c for c in calls if isinstance(c.func, ast.Name) and c.func.id == "Notice"]
    return [code for call in found for code in _codes(call)]


def test_every_notice_has_words_and_no_words_are_left_over() -> None:
    told = {code for file in SRC.rglob("*.py") for code in _told(file)}
    assert set(words(path("messages", "notices.toml"))) == told


def test_every_flaw_has_words_of_its_own_fields() -> None:
    entries = words(path("messages", "flaws.toml"))
    assert set(entries) == set(get_args(Kind))
    fields = {field.name for field in dataclasses.fields(Flaw)}
    assert all(_placeholders(entry[language]) <= fields for entry in entries.values() for language in LANGUAGES)


@pytest.mark.parametrize("file", ["problems", "notices", "findings"])
def test_a_keeper_is_not_sent_to_the_keeper(file: str) -> None:
    for code, entry in words(path("messages", f"{file}.toml")).items():
        told = entry.get("ja_keeper", "")
        assert "管理担当" not in told, code
        if "管理担当の方に伝えて" in entry["ja"]:
            assert told, code
            assert _placeholders(told) == _placeholders(entry["ja"]), code


def test_a_keeper_is_told_what_to_do(tmp_path: Path) -> None:
    told = [text(Problem("disk_failed"), language, keeper=True) for language in ("ja", "en")]
    assert told != [text(Problem("disk_failed"), language) for language in ("ja", "en")]
    assert text(Problem("disk_full"), "ja", keeper=True) == text(Problem("disk_full"), "ja")


def test_the_facts_stand_in_the_words() -> None:
    assert "40秒" in text(Problem("too_soon", seconds=40), "ja")
    assert "40 seconds" in text(Problem("too_soon", seconds=40), "en")


def test_an_entry_without_english_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "problems.toml").write_text('[disk_full]\nja = "空きがありません"\n', encoding="utf-8")
    with pytest.raises(ValueError, match="disk_full"):
        words(tmp_path / "problems.toml")
