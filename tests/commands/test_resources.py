"""`kasesupport resources import|export`, typed as whoever keeps the register types them, on a real vault."""

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest
from openpyxl import load_workbook
from tests.exchange.spreadsheets.lists import HEADERS, workbook

from kasesupport.cases import access, area, entries, families, gaps, opening, people, register
from kasesupport.cases.opening import CaseFile, Kdf
from kasesupport.cli import main

QUICK = Kdf(memory=8 * 1024, passes=1, lanes=1)
WORDS = "さくらの木の下で"
Typed = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def japanese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "みどり.vault"
    opening.create(folder, WORDS, practitioner="青木", label="鍵1", kdf=QUICK)
    return folder


@pytest.fixture
def vault(made: Path, tmp_path: Path) -> Path:
    return copytree(made, tmp_path / made.name)


@pytest.fixture
def typed(vault: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Typed:
    def run(*words: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(WORDS + "\n"))
        code = main(["resources", *map(str, words), "--vault", str(vault), "--passphrase-file", "-"])
        out, err = capsys.readouterr()
        return code, out, err

    return run


@pytest.fixture
def list_file(tmp_path: Path) -> Path:
    path = tmp_path / "一覧.xlsx"
    rows = (
        ("みどり保育園", "ミドリ", "認定こども園", "中央区1", 312345678, "令和8年4月1日"),
        ("", "", "保育所", "中央区2", "", ""),
        ("いずみの会", "", "みまもり", "東区", "", "きのう"),
    )
    path.write_bytes(workbook(["資源一覧"], HEADERS, *rows))
    return path


def opened(vault: Path) -> CaseFile:
    return opening.unlock(vault, WORDS)


def test_a_list_is_checked_then_taken_in_and_what_stays_out_is_told(
    typed: Typed, vault: Path, list_file: Path, tmp_path: Path
) -> None:
    code, out, _ = typed("import", list_file, "--dry-run")
    assert code == 1
    assert "施設の名称 → 名前" in out
    assert "4行目 施設の名称：名前がありません。" in out
    assert "5行目 更新日「きのう」：日付として読み取れません。" in out
    assert "まだ何も書き込んでいません" in out
    code, out, _ = typed(
        "import", list_file, "--faults", tmp_path / "直す.csv", "--json", "--kind", "みまもり=地域活動"
    )
    told = json.loads(out)
    assert code == 1
    assert (told["added"], told["faulty"], told["header"], told["sheet"]) == (1, [4, 5], 2, "一覧")
    assert told["kinds"]["みまもり"] == "community"
    assert told["notes"] == [{"code": "zero_restored", "count": 1}]
    assert [(fault["line"], fault["code"]) for fault in told["faults"]] == [(4, "name_missing"), (5, "date_unreadable")]
    file = opened(vault)
    (entry,) = entries.listed(file)
    assert (entry.name, entry.kind, entry.phone, entry.checked_on) == (
        "みどり保育園",
        "nursery",
        "0312345678",
        "2026-04-01",
    )
    file.close()
    header, *faulty = csv.reader(io.StringIO((tmp_path / "直す.csv").read_text("utf-8-sig")))
    assert header == ["行", "直すところ", *HEADERS]
    assert [row[0] for row in faulty] == ["4", "5"]
    assert "［更新日］日付として読み取れません" in faulty[1][1]


def test_what_was_handed_back_and_mended_comes_in_with_the_rest_left_as_it_is(
    typed: Typed, vault: Path, list_file: Path, tmp_path: Path
) -> None:
    mended = tmp_path / "直す.csv"
    typed("import", list_file, "--faults", mended)
    text = mended.read_text("utf-8-sig").replace("きのう", "2026/4/2").replace('"",,保育所', "")
    mended.write_bytes(text.encode("cp932"))
    code, out, err = typed("import", mended, "--empty-faulty", "--map", "名前=A", "--map", "name=施設の名称", "--json")
    told = json.loads(out)
    assert (code, told["encoding"], told["added"], told["faulty"]) == (0, "cp932", 2, []), err
    assert typed("import", list_file, "--existing", "fill")[0] == 1
    file = opened(vault)
    assert {entry.name for entry in entries.listed(file)} == {"みどり保育園", "5 いずみの会", "4"}
    file.close()


def test_the_register_goes_out_and_comes_in_elsewhere(typed: Typed, vault: Path, tmp_path: Path) -> None:
    file = opened(vault)
    register.add(file, "みどり𠮷野園", "nursery", address="=中央", tags=["園庭・開放"])
    case = families.create(file, "佐倉")
    people.add_person(case, name="佐倉 陽菜")
    gaps.note(case, "佐倉さんの夜の見守り")
    before = entries.listed(file)
    file.close()
    assert typed("export", "--out", tmp_path / "台帳.xlsx")[0] == 0
    assert load_workbook(tmp_path / "台帳.xlsx").active["A2"].value == "みどり𠮷野園"
    code, out, _ = typed("export", "--out", tmp_path / "台帳.csv", "--encoding", "cp932")
    assert (code, "〓" in (tmp_path / "台帳.csv").read_text("cp932"), "𠮷" in out) == (0, True, True)
    assert typed("export", "--out", tmp_path / "台帳.pdf")[0] == 1
    code, out, _ = typed("import", tmp_path / "台帳.xlsx", "--json")
    assert (code, json.loads(out)["known"]) == (0, [2])
    assert typed("export", "--missing", "--out", tmp_path / "足りない.xlsx")[0] == 0
    assert load_workbook(tmp_path / "足りない.xlsx").active["A2"].value == "（名前）さんの夜の見守り"
    file = opened(vault)
    assert entries.listed(file) == before
    notes = [line.note for line in access.entries(file) if line.what == "ファイルに書き出した"]
    assert notes == ["足りない資源の一覧", "地域資源台帳", "地域資源台帳"]
    file.close()


MISFITS = (
    (("--map", "name=ない列"), "「ない列」という列がありません"),
    (("--map", "なに=種別"), "「なに」は使えない名前です"),
    (("--kind", "保育所=なに"), "「なに」は使えない名前です"),
    (("--sheet", "ない"), "「ない」というシートがありません"),
    (("--ignore", "施設の名称"), "どの列が名前か"),
    (("--header", "99"), "取り込めるものが見つかりませんでした"),
)


def test_what_does_not_fit_is_said_and_nothing_is_written(typed: Typed, vault: Path, list_file: Path) -> None:
    for words, said in MISFITS:
        code, _, err = typed("import", list_file, *words)
        assert code == 1
        assert said in err
    file = opened(vault)
    assert entries.listed(file) == ()
    assert not area.can_undo(file)
    file.close()


def test_help_is_in_japanese_and_wrong_words_give_two(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["resources", "import", "--help"])
    assert ended.value.code == 0
    assert "取り込む一覧" in capsys.readouterr().out
    for wrong in (("--map", "名称"), ("--encoding", "latin-1"), ("--existing", "なに")):
        with pytest.raises(SystemExit) as ended:
            main(["resources", "import", "a.csv", "--vault", "v", *wrong])
        assert ended.value.code == 2
