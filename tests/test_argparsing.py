import os
import subprocess
import sys
from argparse import ArgumentParser

import pytest

from kasesupport.argparsing import parser_class

ENGLISH = ("usage", "positional", "options:", "show this", "required", "invalid", "choose", "error", "argument",
           "unrecognized", "ambiguous", "expected")  # fmt: skip


def parser() -> ArgumentParser:
    made = parser_class("ja")("probe")
    one = made.add_subparsers(required=True, metavar="one").add_parser("one", description="例")
    one.add_argument("place")
    one.add_argument("--kind", choices=("a", "b"))
    one.add_argument("--many", type=int)
    one.add_argument("--main", action="store_true")
    return made


@pytest.mark.parametrize("words", [["--help"], ["one", "--help"]])
def test_the_help_is_japanese_throughout(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        parser().parse_args(words)
    said = capsys.readouterr().out
    assert caught.value.code == 0
    assert said.startswith("使い方: probe")
    assert "この説明を示して終わります" in said
    assert not [word for word in ENGLISH if word in said]


@pytest.mark.parametrize(
    ("words", "found"),
    [([], "次のものが要ります：one"), (["one"], "次のものが要ります：place"), (["two"], "'two' は選べません"),
     (["one", "x", "--kind", "c"], "--kind に 'c' は選べません"), (["one", "x", "--many", "y"], "'y' を読み取れません"),
     (["one", "x", "--kind"], "--kind には値がひとつ要ります"), (["one", "x", "y"], "わからない言葉があります：y"),
     (["one", "x", "--ma", "1"], "どれのことか"), (["one", "x", "--main=1"], "付けられません")],
)  # fmt: skip
def test_what_is_wrong_is_said_in_japanese(words: list[str], found: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        parser().parse_args(words)
    said = capsys.readouterr().err
    assert caught.value.code == 2
    assert found in said
    assert not [word for word in ENGLISH if word in said]


def test_english_keeps_the_parsers_own_words() -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "kasesupport", "genogram"]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    assert "error: the following arguments are required: file, --out" in ran.stderr
