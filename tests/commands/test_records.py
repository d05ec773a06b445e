"""Journal and erasure by command, on a vault with a family in it."""

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from kasesupport.cases import families, opening, views
from kasesupport.cases.families import Newcomer
from kasesupport.cases.opening import Kdf
from kasesupport.cli import main
from kasesupport.store import engine

QUICK = Kdf(memory=8 * 1024, passes=1, lanes=1)
WORDS = "さくらの木の下で"
Typed = Callable[..., tuple[int, dict]]


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    folder = tmp_path / "みどり.vault"
    opening.create(folder, WORDS, practitioner="青木", kdf=QUICK)
    file = opening.unlock(folder, WORDS)
    for name in ("佐倉 さん家", "森 さん家"):
        families.create(file, name, "", [Newcomer("child", "=陽葵", index=True), Newcomer("mother", "美咲")])
    file.close()
    return folder


@pytest.fixture
def typed(vault: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Typed:
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")

    def run(command: str, *words: object) -> tuple[int, dict]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(WORDS + "\n"))
        code = main(["vault", command, str(vault), "--passphrase-file", "-", "--json", *map(str, words)])
        return code, json.loads(capsys.readouterr().out)

    return run


def test_the_journal_is_shown_for_all_or_for_one_family(typed: Typed) -> None:
    code, found = typed("journal")
    assert code == 0
    assert [line["seq"] for line in found["entries"]] == [3, 2, 1]
    assert {line["family"] for line in typed("journal", "--family", "佐倉")[1]["entries"]} == {"佐倉 さん家"}
    assert len(typed("journal", "--limit", 1)[1]["entries"]) == 1
    assert typed("journal", "--family", "いない")[1]["problem"] == "family_not_found"
    assert typed("journal", "--family", "さん家")[1]["problem"] == "family_ambiguous"


def test_it_is_written_for_a_spreadsheet_without_formulas(typed: Typed, tmp_path: Path) -> None:
    out = tmp_path / "journal.csv"
    code, said = typed("journal", "--out", out)
    assert code == 0
    rows = list(csv.DictReader(io.StringIO(out.read_bytes().decode("utf-8-sig"))))
    assert len(rows) == said["rows"] > 3
    assert any("=陽葵" in value for row in rows for value in row.values())
    assert not any(value.startswith(("=", "+", "-", "@")) for row in rows for value in row.values())
    typed("journal", "--out", tmp_path / "journal.json")
    assert json.loads((tmp_path / "journal.json").read_text(encoding="utf-8"))[0]["op"] == "vault.create"
    assert typed("journal", "--out", tmp_path / "journal.xls")[1]["problem"] == "picture_form_unknown"


def test_a_row_changed_past_the_program_is_named(typed: Typed, vault: Path) -> None:
    code, found = typed("journal", "--verify")
    assert (code, found["holds"], found["flaws"]) == (0, True, [])
    file = opening.unlock(vault, WORDS)
    home = file.home
    file.close()
    connection: driver.Connection = engine.connect(home.file, home.key, "mode=rw")
    connection.execute("UPDATE person SET name = 'べつの人' WHERE name = '美咲'")
    connection.close()
    code, found = typed("journal", "--verify")
    assert (code, {flaw["kind"] for flaw in found["flaws"]}) == (1, {"changed"})


def test_a_family_is_erased_only_with_yes(typed: Typed, vault: Path) -> None:
    typed("backup")
    told = ("--family", "佐倉", "--reason", "保存期間の終わり", "--approver", "所長")
    code, found = typed("erase", *told)
    assert (code, found["erased"], found["family"]["state"]) == (0, False, "open")
    assert typed("erase", *told, "--yes")[1]["problem"] == "not_due_yet"
    code, found = typed("erase", *told, "--yes", "--early")
    assert (code, found["erased"], found["wiped"]) == (0, True, True)
    assert len(found["backups"]) == 1
    file = opening.unlock(vault, WORDS)
    assert [line.name for line in views.families(file)] == ["森 さん家"]
    file.close()
    assert typed("journal", "--verify")[0] == 0


def test_a_wrong_word_for_the_reason_is_said(typed: Typed) -> None:
    found = typed("erase", "--family", "佐倉", "--reason", " ", "--approver", "所長", "--yes", "--early")[1]
    assert found["problem"] == "reason_needed"
