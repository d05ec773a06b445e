"""A damaged vault brought out by command."""

import io
import json
import sys
from pathlib import Path

import pytest
from tests.vaults import laid, new_vault

from kasesupport.cases import backups, families, opening, views
from kasesupport.cases.families import Newcomer
from kasesupport.cases.opening import Kdf
from kasesupport.cli import main

QUICK = Kdf(memory=8 * 1024, passes=1, lanes=1)
WORDS = "さくらの木の下で"


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """Its header, backup and most of its pages are there; the rest is noise."""
    return laid(tmp_path / "みどり.vault", _damaged)


def _damaged(folder: Path) -> None:
    new_vault(folder, WORDS, practitioner="青木")
    file = opening.unlock(folder, WORDS)
    for n in range(8):
        families.create(file, f"家庭{n}", "", [Newcomer("child", "陽葵", index=True), Newcomer("mother", "美咲")])
    backups.back_up(file)
    file.close()
    data = bytearray((folder / "data.db").read_bytes())
    data[: len(data) // 4] = bytes(len(data) // 4)
    (folder / "data.db").write_bytes(data)


def run(folder: Path, *words: object, capsys, monkeypatch, stdin: str = WORDS) -> tuple[int, str, str]:
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    monkeypatch.setattr(sys, "stdin", io.StringIO(stdin + "\n"))
    code = main(["vault", "salvage", str(folder), "--passphrase-file", "-", *map(str, words)])
    return code, *capsys.readouterr()


def test_what_can_be_read_is_in_the_new_vault_and_the_rest_is_told(
    damaged: Path, tmp_path: Path, capsys, monkeypatch
) -> None:
    before = (damaged / "data.db").read_bytes()
    new = tmp_path / "新しい.vault"
    code, out, err = run(damaged, "--to", new, "--json", capsys=capsys, monkeypatch=monkeypatch)
    found = json.loads(out)
    assert (code, found["total"]["lost"], found["backups"]) == (0, 0, 1), err
    assert len(found["families"]) == 8
    assert found["bad_pages"] > 0
    file = opening.unlock(new, WORDS)
    assert len(views.families(file)) == 8
    file.close()
    assert (damaged / "data.db").read_bytes() == before


def test_it_is_told_family_by_family_in_words(damaged: Path, tmp_path: Path, capsys, monkeypatch) -> None:
    _, out, err = run(damaged, "--to", tmp_path / "n.vault", capsys=capsys, monkeypatch=monkeypatch)
    assert all(f"家庭{n}" in out for n in range(8))
    assert "100%" in err
    code, _, err = run(damaged, "--to", tmp_path / "n.vault", capsys=capsys, monkeypatch=monkeypatch)
    assert (code, "すでにあります" in err) == (1, True)
    code, _, err = run(damaged, "--to", tmp_path / "m.vault", capsys=capsys, monkeypatch=monkeypatch, stdin="x")
    assert (code, "この合言葉では" in err) == (1, True)
    assert not (tmp_path / "m.vault").exists()


def test_what_is_lost_gives_one(damaged: Path, tmp_path: Path, capsys, monkeypatch) -> None:
    """No backup, and of the rest every other page."""
    for path in (damaged / "backups").iterdir():
        if path.is_dir():
            (path / "header.a").unlink()
            (path / "header.b").unlink()
    data = bytearray((damaged / "data.db").read_bytes())
    for start in range(0, len(data), 8192):
        data[start : start + 4096] = bytes(4096)
    (damaged / "data.db").write_bytes(data)
    code, out, _ = run(damaged, "--to", tmp_path / "n.vault", "--json", capsys=capsys, monkeypatch=monkeypatch)
    found = json.loads(out)
    assert (code, found["backups"], found["total"]["lost"] > 0) == (1, 0, True), found
