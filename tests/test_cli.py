"""The commands as a user types them, in a process of their own."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pypdfium2
import pytest

from kasesupport import demo
from kasesupport.sheets.forms.spec import names as form_names

FAMILY = {
    "persons": [
        {"id": "m", "name": "母", "sex": "F", "birth": "1990", "death": None},
        {"id": "c", "name": "葛󠄁城𠮷", "sex": "M", "birth": "2015-04-01", "death": None, "index": True},
    ],
    "unions": [{"id": "u", "partners": ["m"], "children": ["c"], "kind": "unknown"}],
    "households": [{"members": ["m", "c"]}],
    "resources": [{"id": "s", "name": "みどり小", "kind": "school"}],
    "ties": [{"from": "s", "to": "c", "strength": "strong", "direction": "in", "state": "now"}],
    "colour": "red",
}


def kasesupport(*arguments: object, language: str = "ja_JP.UTF-8", text: str = "") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "LANG": language, "LC_ALL": "", "LC_MESSAGES": "", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "kasesupport", *map(str, arguments)]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, input=text, check=False, timeout=120
    )


@pytest.fixture
def family_file(tmp_path: Path) -> Path:
    path = tmp_path / "family.json"
    path.write_text(json.dumps(FAMILY), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> demo.Demo:
    out = tmp_path_factory.mktemp("demo")  # by the command: the demo's own Qt application must not stay in this process
    done = kasesupport("demo", "--out", out)
    assert done.returncode == 0, done.stderr
    files = tuple(path for path in out.iterdir() if path.is_file())
    return demo.Demo(files, out / "example.vault", demo.PASSPHRASE)


def test_a_gedcom_file_is_drawn_and_what_is_left_out_is_told(tmp_path: Path) -> None:
    told = (
        "0 HEAD\n0 @I1@ INDI\n1 NAME さくら /山田/\n1 RESI\n0 @I2@ INDI\n0 @F1@ FAM\n1 HUSB @I2@\n1 CHIL @I1@\n0 TRLR\n"
    )
    (tmp_path / "family.ged").write_bytes(told.encode("cp932"))
    done = kasesupport("genogram", tmp_path / "family.ged", "--out", tmp_path / "family.json")
    assert done.returncode == 0, done.stderr
    assert set(json.loads((tmp_path / "family.json").read_text(encoding="utf-8"))["persons"]) == {"I1", "I2"}
    assert "「住まい」（RESI）は取り込みません" in done.stderr


def test_two_demos_give_the_same_pages(made: demo.Demo, tmp_path: Path) -> None:
    done = kasesupport("demo", "--out", tmp_path)
    assert done.returncode == 0, done.stderr
    assert demo.PASSPHRASE in done.stdout
    names = {path.name for path in made.files}
    assert names == {
        "genogram.pdf", "genogram.svg", "genogram.png", "ecomap.pdf", "support-plan.pdf", "support-plan-blank.pdf",
    }  # fmt: skip
    for path in made.files:
        if path.suffix == ".pdf":
            assert path.read_bytes() == (tmp_path / path.name).read_bytes(), path.name
    again = kasesupport("demo", "--out", tmp_path)
    assert again.returncode == 0, again.stderr


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_a_demo_that_is_stopped_leaves_no_half_example(tmp_path: Path) -> None:
    environment = {**os.environ, "LC_ALL": "ja_JP.UTF-8", "PYTHONUTF8": "1"}
    ran = subprocess.Popen(
        [sys.executable, "-m", "kasesupport", "demo", "--out", str(tmp_path)],
        env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    for _ in range(1200):
        if (tmp_path / "example.vault").is_dir():
            break
        time.sleep(0.05)
    ran.send_signal(signal.SIGINT)
    out, err = ran.communicate(timeout=60)
    assert (ran.returncode, out) == (1, ""), err
    assert "中止しました" in err
    assert "Traceback" not in err
    assert list(tmp_path.iterdir()) == []


def test_a_demo_does_not_touch_a_vault_that_is_not_its_own(tmp_path: Path) -> None:
    vault = tmp_path / "example.vault"
    vault.mkdir()
    (vault / "data.db").write_bytes(b"somebody's")
    done = kasesupport("demo", "--out", tmp_path)
    assert done.returncode == 1
    assert (vault / "data.db").read_bytes() == b"somebody's"


@pytest.mark.parametrize(("suffix", "magic"), [("pdf", b"%PDF"), ("svg", b"<svg"), ("png", b"\x89PNG"), ("json", b"{")])
@pytest.mark.parametrize("kind", ["genogram", "ecomap"])
def test_a_family_file_is_drawn(family_file: Path, tmp_path: Path, kind: str, suffix: str, magic: bytes) -> None:
    out = tmp_path / f"x.{suffix}"
    done = kasesupport(kind, family_file, "--out", out)
    assert done.returncode == 0, done.stderr
    assert magic in out.read_bytes()[:200]
    assert "colour" in done.stderr  # an unknown key is a warning, never an error
    if suffix == "json":
        assert set(json.loads(out.read_text(encoding="utf-8"))["persons"]) >= {"m", "c"}


def test_a_sheet_comes_out_of_a_vault(made: demo.Demo, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text(made.passphrase + "\n", encoding="utf-8")
    common = ("sheet", "support-plan", "--vault", made.vault, "--passphrase-file", secret)
    out = tmp_path / "plan.pdf"
    assert kasesupport(*common, "--family", "さくら", "--out", out).returncode == 0
    words = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(out.read_bytes()))
    assert "笑って「おかえり」と言える夕方" in "".join(words.split())
    blank = tmp_path / "blank.pdf"
    assert kasesupport(*common, "--family", "さくら", "--out", blank, "--blank").returncode == 0
    piped = ("sheet", "support-plan", "--vault", made.vault, "--passphrase-file", "-", "--family", "さくら", "--blank")
    assert kasesupport(*piped, "--out", tmp_path / "piped.pdf", text=made.passphrase + "\n").returncode == 0
    assert (tmp_path / "piped.pdf").read_bytes() == blank.read_bytes()
    nobody = kasesupport(*common, "--family", "いない人", "--out", tmp_path / "no.pdf")
    assert nobody.returncode == 1
    assert "見つかりません" in nobody.stderr
    assert not (tmp_path / "no.pdf").exists()


def test_an_empty_sheet_needs_no_vault_and_the_list_names_all(tmp_path: Path) -> None:
    listed = kasesupport("sheet", "--list")
    assert {line.split("\t")[0] for line in listed.stdout.splitlines()} == {"support-plan", *form_names()}
    out = tmp_path / "closing.pdf"
    assert kasesupport("sheet", "closing", "--blank", "--out", out).returncode == 0
    assert "できるように" in pypdfium2.PdfDocument(out.read_bytes())[0].get_textpage().get_text_range()
    assert kasesupport("sheet", "no-such", "--blank", "--out", out).returncode == 2
    for_agencies = kasesupport("sheet", "--list", "--audience", "agency").stdout
    assert "handover" in for_agencies
    assert "closing" not in for_agencies


def test_an_empty_sheet_on_other_paper_behind_a_passphrase(tmp_path: Path) -> None:
    out, words = tmp_path / "closing.pdf", "さくらの木の下で待つ"
    common = ("sheet", "closing", "--blank", "--out", out, "--paper", "A4-landscape", "--passphrase")
    differs = kasesupport(*common, text=f"{words}\n{words}い\n")
    assert (differs.returncode, out.exists()) == (1, False)
    done = kasesupport(*common, text=f"{words}\n{words}\n")
    assert done.returncode == 0
    assert words not in done.stdout + done.stderr
    assert "別の方法" in done.stderr
    page = pypdfium2.PdfDocument(out.read_bytes(), password=words)[0]
    assert page.get_width() > page.get_height()


def test_a_sheet_for_an_agency_asks_for_consent_or_a_reason(made: demo.Demo, tmp_path: Path) -> None:
    secret, out = tmp_path / "secret", tmp_path / "request.pdf"
    secret.write_text(made.passphrase + "\n", encoding="utf-8")
    common = (
        "sheet",
        "request",
        "--vault",
        made.vault,
        "--passphrase-file",
        secret,
        "--family",
        "さくら",
        "--out",
        out,
    )
    nobody = kasesupport(*common)
    assert "あて先" in nobody.stderr
    refused = kasesupport(*common, "--to", "こども食堂")
    assert "わけ" in refused.stderr
    assert not out.exists()
    assert kasesupport(*common, "--to", "こども食堂", "--reason", "こどもの安全のため").returncode == 0
    assert out.exists()


def test_a_wrong_passphrase_is_said_on_standard_error(made: demo.Demo, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("ちがう", encoding="utf-8")
    arguments = ("sheet", "support-plan", "--vault", made.vault, "--family", "佐倉", "--out", tmp_path / "x.pdf")
    done = kasesupport(*arguments, "--passphrase-file", secret)
    assert done.returncode == 1
    assert "合言葉" in done.stderr
    assert not done.stdout


@pytest.mark.parametrize("content", [b"", b"{", b"\x00\xff\xfe", b"[]", b'{"persons": 3}'])
def test_a_file_that_is_no_family_is_said_in_words(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(content)
    done = kasesupport("genogram", path, "--out", tmp_path / "x.pdf")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "x.pdf").exists()


@pytest.mark.parametrize("command", [(), ("demo",), ("genogram",), ("ecomap",), ("sheet",)])
def test_help_is_there_in_both_languages(command: tuple[str, ...]) -> None:
    japanese, english = (kasesupport(*command, "--help", language=language) for language in ("ja_JP.UTF-8", "C"))
    assert (japanese.returncode, english.returncode) == (0, 0)
    assert any(ord(sign) > 0x3000 for sign in japanese.stdout)
    assert "writes" in english.stdout or "file" in english.stdout or "folder" in english.stdout


def test_wrong_words_give_two(tmp_path: Path) -> None:
    assert kasesupport("nothing").returncode == 2
    assert kasesupport("demo").returncode == 2
    unknown = kasesupport("genogram", tmp_path / "x.json", "--out", tmp_path / "x.gif", language="C")
    assert unknown.returncode == 1
    assert "must end in" in unknown.stderr


def test_the_self_check_shows_the_first_window(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its walk through the example stretches keys for long: `dev.py build --check` does it."""
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    done = kasesupport("self-check")
    assert (done.returncode, done.stdout) == (0, "")
