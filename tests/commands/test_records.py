"""Journal and erasure by command, on a vault with a family in it."""

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from tests.vaults import laid, new_vault

from kasesupport.cases import families, opening, views
from kasesupport.cases.families import Newcomer
from kasesupport.cases.opening import Kdf
from kasesupport.cli import main
from kasesupport.store import engine

QUICK = Kdf(memory=8 * 1024, passes=1, lanes=1)
WORDS = "さくらの木の下で"
Typed = Callable[..., tuple[int, dict]]
Said = Callable[..., str]


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    return laid(tmp_path / "みどり.vault", _two_families)


def _two_families(folder: Path) -> None:
    new_vault(folder, WORDS, practitioner="青木")
    file = opening.unlock(folder, WORDS)
    for name in ("佐倉 さん家", "森 さん家"):
        families.create(file, name, "", [Newcomer("child", "=陽葵", index=True), Newcomer("mother", "美咲")])
    file.close()


@pytest.fixture
def typed(vault: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Typed:
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")

    def run(command: str, *words: object) -> tuple[int, dict]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(WORDS + "\n"))
        code = main(["vault", command, str(vault), "--passphrase-file", "-", "--json", *map(str, words)])
        return code, json.loads(capsys.readouterr().out)

    return run


@pytest.fixture
def said(vault: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Said:
    """What a command says to people."""
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")

    def run(command: str, *words: object) -> str:
        monkeypatch.setattr(sys, "stdin", io.StringIO(WORDS + "\n"))
        main(["vault", command, str(vault), "--passphrase-file", "-", *map(str, words)])
        return capsys.readouterr().out

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
    assert list(rows[0])[:3] == ["番号", "いつ", "だれが"]
    assert not any(name.isascii() for name in rows[0])
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


def test_a_family_is_erased_only_by_its_full_name_and_with_yes(typed: Typed, vault: Path) -> None:
    typed("backup")
    why = ("--reason", "保存期間の終わり", "--approver", "所長")
    part, full = ("--family", "佐倉", *why), ("--family", "佐倉 さん家", *why)
    code, found = typed("erase", *part)
    assert (code, found["erased"], found["family"]["state"]) == (0, False, "open")
    assert typed("erase", *part, "--yes", "--early")[1]["problem"] == "family_not_exact"
    assert typed("erase", *full, "--yes")[1]["problem"] == "not_due_yet"
    code, done = typed("erase", *full, "--yes", "--early")
    assert (code, done["erased"], done["wiped"], done["name"]) == (0, True, True, "佐倉 さん家")
    assert done["family_id"] == found["family"]["family_id"]
    assert len(done["backups"]) == 1
    file = opening.unlock(vault, WORDS)
    assert [line.name for line in views.families(file)] == ["森 さん家"]
    file.close()
    assert typed("journal", "--verify")[0] == 0


def test_namesakes_are_erased_by_id(typed: Typed, vault: Path) -> None:
    file = opening.unlock(vault, WORDS)
    twin = families.create(file, "森 さん家", "", []).family_id
    file.close()
    why = ("--reason", "期間", "--approver", "所長")
    assert typed("erase", "--family", "森 さん家", *why, "--yes", "--early")[1]["problem"] == "family_ambiguous"
    assert typed("erase", "--family", twin, *why)[1]["family"]["family_id"] == twin
    assert typed("erase", "--family", twin, *why, "--yes", "--early")[1]["family_id"] == twin


def test_the_preview_says_all_that_erasing_takes(typed: Typed, said: Said, vault: Path) -> None:
    told = said("erase", "--family", "佐倉", "--reason", "期間", "--approver", "所長")
    whose = typed("erase", "--family", "佐倉", "--reason", "期間", "--approver", "所長")[1]["family"]["family_id"]
    assert all(word in told for word in ("佐倉 さん家", whose, "--yes", "--early"))
    kept = vault.with_name(f"{vault.stem}（戻す前 2026-11-30 0915）.vault")
    kept.mkdir()
    done = said("erase", "--family", whose, "--reason", "期間", "--approver", "所長", "--yes", "--early")
    assert all(word in done for word in ("佐倉 さん家", str(kept)))


@pytest.mark.parametrize("count", ["-1", "0", "x"])
def test_a_count_of_nothing_is_wrong_words(typed: Typed, capsys: pytest.CaptureFixture[str], count: str) -> None:
    with pytest.raises(SystemExit) as caught:
        typed("journal", f"--limit={count}")
    assert caught.value.code == 2
    assert "1以上" in capsys.readouterr().err


def test_a_wrong_word_for_the_reason_is_said(typed: Typed) -> None:
    found = typed("erase", "--family", "佐倉 さん家", "--reason", " ", "--approver", "所長", "--yes", "--early")[1]
    assert found["problem"] == "reason_needed"
