"""The commands on vaults, typed as a keeper types them, on real vaults."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from tests.vaults import new_vault

from kasesupport.cases import backups, families, opening, practitioners, retention
from kasesupport.cases.opening import Kdf
from kasesupport.cli import main

QUICK = Kdf(memory=8 * 1024, passes=1, lanes=1)
WORDS = "さくらの木の下で"
COMMANDS = ["new", "info", "check", "backup", "restore", "salvage", "slots", "rekey", "journal", "erase"]
Typed = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def japanese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    monkeypatch.setattr(opening, "calibrate", lambda: QUICK)


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    folder = tmp_path / "みどり.vault"
    new_vault(folder, WORDS, practitioner="青木", label="鍵1")
    return folder


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Runs `kasesupport vault …` in this process; `stdin` is what is piped into it."""

    def run(*words: object, stdin: str = WORDS + "\n") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        code = main(["vault", *map(str, words)])
        out, err = capsys.readouterr()
        return code, out, err

    return run


def piped(typed: Typed, *words: object, stdin: str = WORDS + "\n") -> dict:
    code, out, err = typed(*words, "--passphrase-file", "-", "--json", stdin=stdin)
    assert code == 0, err
    return json.loads(out)


def test_a_vault_is_made_with_its_recovery_sheet_and_opens_by_it(typed: Typed, tmp_path: Path) -> None:
    folder, sheet = tmp_path / "a.vault", tmp_path / "sheet.pdf"
    words = (
        "new",
        folder,
        "--name",
        "青木",
        "--label",
        "鍵1",
        "--new-passphrase-file",
        "-",
        "--sheet",
        sheet,
        "--pair",
    )
    code, out, _ = typed(*words)
    assert code == 0
    assert str(folder) in out
    pages = pypdfium2.PdfDocument(sheet.read_bytes())
    assert len(pages) == 2
    read = [page.get_textpage().get_text_range().split() for page in pages]
    codes = ["".join(word for word in page if len(word) == 6 and word.isdigit()) for page in read]
    info = piped(typed, "info", folder, "--open", "--recovery", stdin="\n".join(codes))
    assert [line["kind"] for line in info["keys"]] == ["practitioner", "pair"]
    assert (info["families"], info["notices"]) == (0, [])


def test_a_recovery_key_is_said_once_and_opens(typed: Typed, vault: Path) -> None:
    (code,) = piped(typed, "slots", vault, "recovery")["codes"]
    opened = piped(typed, "info", vault, "--open", "--recovery", stdin=code + "\n")
    assert [line["kind"] for line in opened["keys"]] == ["practitioner", "recovery"]
    halves = piped(typed, "slots", vault, "recovery", "--pair", "--recovery", stdin=code + "\n")["codes"]
    piped(typed, "info", vault, "--open", "--recovery", stdin="\n".join(reversed(halves)) + "\n")
    both = vault.with_name("codes.txt")
    both.write_text("\n".join(halves), encoding="utf-8")
    assert typed("info", vault, "--open", "--recovery", "--passphrase-file", both)[0] == 0
    status, _, err = typed("info", vault, "--open", "--recovery", "--passphrase-file", "-", stdin=code + "\n")
    assert status == 1
    assert "合言葉" in err
    slip = code[:-1] + str((int(code[-1]) + 1) % 10)
    status, _, err = typed("info", vault, "--open", "--recovery", "--passphrase-file", "-", stdin=slip + "\n")
    assert (status, "8番目の6けた" in err) == (1, True)


def test_a_locked_vault_tells_its_keys_and_no_names(typed: Typed, vault: Path) -> None:
    code, out, err = typed("info", vault, stdin="")
    assert (code, err) == (0, "")
    assert "鍵1" in out
    assert "青木" not in out
    assert "青木" in typed("slots", vault, "--passphrase-file", "-")[1]


def test_a_problem_is_said_in_words_and_for_machines(typed: Typed, vault: Path, tmp_path: Path) -> None:
    code, out, err = typed("check", vault, "--passphrase-file", "-", "--json", stdin="ちがう\n")
    assert code == 1
    assert json.loads(out)["problem"] == "wrong_passphrase"
    assert "この合言葉では" in err
    assert typed("info", tmp_path / "nothing")[0] == 1
    assert typed("check", vault, "--passphrase-file", tmp_path / "nothing")[0] == 1
    assert typed("check", vault, "--passphrase-file", "-", "--key-file", tmp_path / "nothing")[0] == 1


@pytest.mark.parametrize(
    "words",
    [[], ["nothing"], ["new"], ["restore", "x"], ["check"], ["slots", "x", "steal"], ["check", "x", "--head", "y:z"],
     ["info", "x", "--accept", "everything"], ["check", "x", "--passphrase", "secret"]],
)  # fmt: skip
def test_wrong_words_give_two(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["vault", *words])
    assert caught.value.code == 2


@pytest.mark.parametrize("language", ["ja_JP.UTF-8", "C"])
@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_help_is_there_in_both_languages(
    command: str | None, language: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    with pytest.raises(SystemExit) as caught:
        main(["vault", *([command] if command else []), "--help"])
    assert caught.value.code == 0
    said = capsys.readouterr().out
    assert any(ord(sign) > 0x3000 for sign in said) is (language != "C")
    assert "--json" in said or command is None


def test_a_backup_is_made_listed_and_restored(typed: Typed, vault: Path, tmp_path: Path) -> None:
    made = piped(typed, "backup", vault)["backup"]
    assert Path(made["path"]).is_dir()
    listed = piped(typed, "backup", vault, "--list")["backups"]
    assert [line["path"] for line in listed] == [made["path"]]
    assert listed[0]["opens_with_present_key"] is True
    again = tmp_path / "again.vault"
    assert piped(typed, "restore", made["path"], "--to", again)["vault"] == str(again)
    assert piped(typed, "info", again, "--open")["families"] == 0
    code, _, err = typed("restore", made["path"], "--to", again, "--passphrase-file", "-")
    assert (code, "いまの保管庫があります" in err) == (1, True)
    _, out, err = typed("backup", vault, "--list", "--passphrase-file", "-")
    assert "（保管庫の中）" in out


def test_a_restore_in_place_says_where_the_vault_from_before_is_and_leaves_the_backups(
    typed: Typed, vault: Path, tmp_path: Path
) -> None:
    made = piped(typed, "backup", vault)["backup"]["path"]
    again = ("restore", made, "--to", vault, "--passphrase-file", "-")
    code, _, err = typed(*again)
    assert (code, "--replace" in err) == (1, True)
    code, out, err = typed(*again, "--replace")
    (kept,) = tmp_path.glob("*戻す前*")
    assert (code, str(kept) in out, "消してかまいません" in out) == (0, True, True), err
    assert "家庭 0件" in out
    assert [line["path"] for line in piped(typed, "backup", vault, "--list")["backups"]] == [made]
    assert piped(typed, "info", vault, "--open")["last"]["backup"]
    code, out, _ = typed("restore", made, "--to", tmp_path / "copy.vault", "--passphrase-file", "-")
    assert (code, "次に始めたとき" in out) == (0, True)
    code, _, err = typed("restore", made, "--to", tmp_path / "d.vault", "--passphrase-file", "-", stdin="ちがう\n")
    assert (code, "この控え" in err, "保管庫を開け" in err) == (1, True, False)


def test_a_restore_carries_on_the_erasures_and_says_so(typed: Typed, vault: Path, tmp_path: Path) -> None:
    file = opening.unlock(vault, WORDS)
    case = families.create(file, "佐倉")
    made = backups.back_up(file).path
    retention.erase(file, case.family_id, "期間", "課長", early=True)
    file.close()
    told = ("--today", vault)
    found = piped(typed, "restore", made, "--to", tmp_path / "a.vault", *told)
    assert (found["erased"], found["erased_again"]) == (1, True)
    assert piped(typed, "info", tmp_path / "a.vault", "--open")["families"] == 0
    secret = ("--passphrase-file", "-")
    assert "1家庭を、もう一度" in typed("restore", made, "--to", tmp_path / "b.vault", *told, *secret)[1]
    back = typed("restore", made, "--to", tmp_path / "c.vault", *told, "--keep-erased", *secret)[1]
    assert "もとに戻っています" in back
    assert piped(typed, "info", tmp_path / "c.vault", "--open")["families"] == 1
    assert "確かめられません" in typed("restore", made, "--to", tmp_path / "d.vault", *secret)[1]


def test_a_second_place_is_settled(typed: Typed, vault: Path, tmp_path: Path) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    piped(typed, "backup", vault, "--second", stick)
    assert {line["place"] for line in piped(typed, "backup", vault, "--list")["backups"]} == {"here", "second"}
    assert piped(typed, "backup", vault, "--list", "--second", "")["backups"][0]["place"] == "here"


def test_a_check_says_what_it_looked_at(typed: Typed, vault: Path) -> None:
    found = piped(typed, "check", vault)
    assert found["good"] is True
    assert {finding["code"] for finding in found["findings"]} >= {"pages", "journal"}
    code, out, err = typed("check", vault, "--passphrase-file", "-", "--head", f"{found['seq']}:{found['head'][:8]}")
    assert (code, "紙に書かれた記録は、そのままあります" in out) == (0, True)
    assert "100%" in err
    assert typed("check", vault, "--passphrase-file", "-", "--head", "1:00000000")[0] == 1
    assert piped(typed, "info", vault, "--open")["last"]["check"]


def test_a_check_of_a_damaged_vault_gives_one(typed: Typed, vault: Path) -> None:
    data = bytearray((vault / "data.db").read_bytes())
    data[len(data) // 2] ^= 1
    (vault / "data.db").write_bytes(data)
    code, _, err = typed("check", vault, "--passphrase-file", "-")
    assert code == 1
    assert "Traceback" not in err


def test_keys_are_added_renamed_changed_and_removed(typed: Typed, vault: Path, tmp_path: Path) -> None:
    file = opening.unlock(vault, WORDS)
    practitioners.add_practitioner(file, "林", title="保健師")
    file.close()
    stick = tmp_path / "usb.txt"
    new = ("--new-passphrase-file", "-", "--new-key-file", stick)
    added = piped(
        typed, "slots", vault, "add", "--practitioner", "林", "--label", "鍵2", *new, stdin=f"{WORDS}\n林のなかの道で\n"
    )
    assert [(k["label"], k["practitioner"], k["factor"]) for k in added["keys"]] == [
        ("鍵1", "青木", False),
        ("鍵2", "林", True),
    ]
    mine = ("--key", "鍵2", "--key-file", stick)
    assert piped(typed, "slots", vault, *mine, stdin="林のなかの道で\n")["keys"][1]["own"] is True
    changed = ("slots", vault, "change", *mine, "--new-passphrase-file", "-")
    kept = piped(typed, *changed, stdin="林のなかの道で\n青い空と白い雲\n")
    assert kept["keys"][1]["factor"] is True
    renamed = piped(typed, "slots", vault, "rename", "--on", "鍵2", "--label", "林の鍵")
    assert [line["label"] for line in renamed["keys"]] == ["鍵1", "林の鍵"]
    remove = ("slots", vault, "remove", "--on", "鍵1", "--key-file", stick, "--passphrase-file", "-")
    refused, _, err = typed(*remove, stdin="青い空と白い雲\n")
    assert (refused, "管理担当の方だけ" in err) == (1, True)
    code, out, err = typed("slots", vault, "remove", "--on", "林の鍵", "--passphrase-file", "-")
    assert (code, "林" in out, "rekey" in err) == (0, False, True)
    nobody = ("slots", vault, "add", "--practitioner", "だれか", "--passphrase-file", "-", "--new-passphrase-file", "-")
    assert typed(*nobody, stdin=f"{WORDS}\nx\n")[0] == 1


def test_the_office_may_ask_for_key_files(typed: Typed, vault: Path) -> None:
    assert piped(typed, "slots", vault, "key-file", "--required", "yes")["key_file_required"] is True
    change = ("slots", vault, "change", "--passphrase-file", "-", "--new-passphrase-file", "-")
    code, _, err = typed(*change, stdin=f"{WORDS}\n青い空と白い雲\n")
    assert (code, "鍵ファイルも使う" in err) == (1, True)
    assert piped(typed, "slots", vault, "key-file", "--required", "no")["key_file_required"] is False


def test_two_keys_of_one_label_are_told_apart_by_id(typed: Typed, vault: Path) -> None:
    file = opening.unlock(vault, WORDS)
    practitioners.add_practitioner(file, "林")
    file.close()
    add = ("slots", vault, "add", "--practitioner", "林", "--label", "鍵1", "--new-passphrase-file", "-")
    added = piped(typed, *add, stdin=f"{WORDS}\n森のなかの小道\n")["keys"]
    code, _, err = typed("slots", vault, "--key", "鍵1", "--passphrase-file", "-")
    assert (code, "2本あります" in err) == (1, True)
    piped(typed, "slots", vault, "--key", added[1]["slot_id"], stdin="森のなかの小道\n")
    assert typed("slots", vault, "--key", "なし", "--passphrase-file", "-")[0] == 1


def test_the_key_is_made_anew(typed: Typed, vault: Path) -> None:
    piped(typed, "backup", vault)
    code, out, err = typed("rekey", vault, "--passphrase-file", "-")
    assert (code, "鍵をつくり直しました" in out, "100%" in err) == (0, True, True)
    assert (vault / "data-2.db").is_file()
    assert "（前の鍵）" in typed("backup", vault, "--list", "--passphrase-file", "-")[1]


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_ctrl_c_leaves_all_as_it_was(vault: Path) -> None:
    slow = (
        "import sys, time; from kasesupport.store.keys import rekey; from kasesupport.cli import main\n"
        "true = rekey._prove\n"
        "def wait(source, plan, progress):\n"
        "    for _ in range(600):\n"
        "        time.sleep(0.05); progress(0.0)\n"
        "rekey._prove = wait\n"
        "sys.exit(main(['vault', 'rekey', sys.argv[1], '--passphrase-file', '-', '--json']))"
    )
    environment = {**os.environ, "PYTHONUTF8": "1", "LC_ALL": "ja_JP.UTF-8"}
    ran = subprocess.Popen(
        [sys.executable, "-c", slow, str(vault)], env=environment, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert ran.stdin
    ran.stdin.write(WORDS + "\n")
    ran.stdin.flush()
    for _ in range(600):
        if (vault / "data-2.db.part").exists():
            break
        time.sleep(0.05)
    ran.send_signal(signal.SIGINT)
    out, err = ran.communicate(timeout=60)
    assert ran.returncode == 1, err
    assert json.loads(out)["problem"] == "cancelled"
    assert "中止しました" in err
    assert not [path for path in vault.iterdir() if "data-2" in path.name]
    opening.unlock(vault, WORDS).close()


def test_a_passphrase_is_never_taken_from_arguments_or_the_environment(typed: Typed, vault: Path, monkeypatch) -> None:
    for name in ("PASSPHRASE", "KASESUPPORT_PASSPHRASE"):
        monkeypatch.setenv(name, WORDS)
    asked: list[str] = []
    monkeypatch.setattr("kasesupport.commands.secrets.getpass", lambda question: asked.append(question) or "ちがう")
    assert typed("info", vault, "--open")[0] == 1
    assert asked == ["合言葉："]


@pytest.mark.parametrize("weak", ["short", "abc", ""])
def test_a_weak_passphrase_is_refused_for_every_key(typed: Typed, vault: Path, tmp_path: Path, weak: str) -> None:
    new = ("--new-passphrase-file", "-", "--new-key-file", tmp_path / "key.txt", "--json")
    code, out, err = typed("new", tmp_path / "b.vault", "--name", "青木", *new, stdin=f"{weak}\n")
    assert (code, json.loads(out)["problem"], "12文字以上" in err) == (1, "passphrase_weak", True)
    file = opening.unlock(vault, WORDS)
    practitioners.add_practitioner(file, "林")
    file.close()
    for action in (("add", "--practitioner", "林"), ("change",)):
        code, out, _ = typed("slots", vault, *action, "--passphrase-file", "-", *new, stdin=f"{WORDS}\n{weak}\n")
        assert (code, json.loads(out)["problem"]) == (1, "passphrase_weak")
    assert not (tmp_path / "b.vault").exists()
    assert not (tmp_path / "key.txt").exists()
    assert len(piped(typed, "slots", vault)["keys"]) == 1


def test_a_key_file_goes_only_when_that_is_asked(typed: Typed, vault: Path, tmp_path: Path) -> None:
    stick, new = tmp_path / "usb.txt", "青い空と白い雲"
    change = ("slots", vault, "change", "--new-passphrase-file", "-")
    assert piped(typed, *change, "--new-key-file", stick, stdin=f"{WORDS}\n{new}\n")["keys"][0]["factor"] is True
    again = ("--key-file", stick)
    assert piped(typed, *change, *again, stdin=f"{new}\n{WORDS}\n")["keys"][0]["factor"] is True
    assert typed("slots", vault, "--passphrase-file", "-")[0] == 1
    gone = piped(typed, *change, *again, "--without-key-file", stdin=f"{WORDS}\n{new}\n")
    assert gone["keys"][0]["factor"] is False
    changed = piped(typed, *change, *again, stdin=f"{new}\n{WORDS}\n")  # a key file that was not needed stays so
    assert changed["keys"][0]["factor"] is False


def test_a_key_that_somebody_has_is_replaced_only_when_that_is_asked(typed: Typed, vault: Path) -> None:
    add = ("slots", vault, "add", "--practitioner", "青木", "--passphrase-file", "-", "--new-passphrase-file", "-")
    told, new = f"{WORDS}\n青い空と白い雲\n", "青い空と白い雲\n"
    code, out, err = typed(*add, "--json", stdin=told)
    assert (code, json.loads(out)["problem"], "change" in err, "--replace" in err) == (1, "key_held", True, True)
    assert typed("slots", vault, "--passphrase-file", "-")[0] == 0
    assert typed(*add, "--replace", stdin=told)[0] == 0
    assert len(piped(typed, "slots", vault, stdin=new)["keys"]) == 1


def test_nothing_to_read_where_something_is_asked_is_said(vault: Path) -> None:
    environment = {**os.environ, "PYTHONUTF8": "1", "LC_ALL": "ja_JP.UTF-8"}
    for how in ([], ["--passphrase-file", "-"], ["--recovery"]):
        ran = subprocess.run(
            [sys.executable, "-m", "kasesupport", "vault", "check", str(vault), *how], env=environment, text=True,
            capture_output=True, stdin=subprocess.DEVNULL, start_new_session=True, check=False, timeout=120,
        )  # fmt: skip
        assert (ran.returncode, ran.stdout) == (1, "")
        assert "入力がありませんでした" in ran.stderr
        assert not any(word in ran.stderr for word in ("Traceback", "Warning", "EOF"))


def test_a_new_passphrase_is_asked_for_twice(typed: Typed, tmp_path: Path, monkeypatch) -> None:
    answers = iter(["青い空と白い雲", "べつ"])
    monkeypatch.setattr("kasesupport.commands.secrets.getpass", lambda _question: next(answers))
    code, _, err = typed("new", tmp_path / "a.vault", "--name", "青木")
    assert (code, "同じではありません" in err) == (1, True)
    assert not (tmp_path / "a.vault").exists()


def test_the_windows_start_does_not_load_the_store() -> None:
    code = (
        "import sys; from kasesupport import cli\n"
        "cli._parser('ja', frozenset())\n"
        "print([m for m in sys.modules if m.startswith(('sqlalchemy', 'kasesupport.store', 'kasesupport.commands'))])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


@pytest.mark.parametrize("words", [WORDS, "ちがう"])
def test_an_unlocking_that_is_called_off_is_no_wrong_try(
    typed: Typed, vault: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    def ctrl_c(*_arguments: object) -> bytes:
        raise KeyboardInterrupt

    for _ in range(5):
        with monkeypatch.context() as patched:
            patched.setattr("kasesupport.store.keys.slots.hash_secret_raw", ctrl_c)
            code, out, _ = typed("check", vault, "--passphrase-file", "-", "--json", stdin=f"{words}\n")
        assert (code, json.loads(out)) == (1, {"problem": "cancelled"})
    assert piped(typed, "info", vault, "--open")["notices"] == []


def test_a_vaults_name_ends_as_the_help_says(typed: Typed, tmp_path: Path) -> None:
    code, _, err = typed("new", tmp_path / "b", "--name", "青木", "--new-passphrase-file", "-")
    assert (code, ".vault" in err, list(tmp_path.iterdir())) == (1, True, [])


def test_two_halves_without_a_sheet_are_said_once_and_open(typed: Typed, tmp_path: Path) -> None:
    folder = tmp_path / "b.vault"
    code, out, _ = typed("new", folder, "--name", "青木", "--new-passphrase-file", "-", "--pair", "--json")
    assert code == 0
    halves = json.loads(out)["codes"]
    assert len(halves) == 2
    piped(typed, "info", folder, "--open", "--recovery", stdin="\n".join(halves) + "\n")


def test_restoring_over_what_cannot_be_read_names_the_way_on(typed: Typed, vault: Path, tmp_path: Path) -> None:
    made, aside = piped(typed, "backup", vault)["backup"]["path"], tmp_path / "aside.backup"
    Path(made).rename(aside)
    (vault / "data.db").write_bytes(b"x" * 8192)
    again = ("restore", aside, "--to", vault, "--replace", "--passphrase-file", "-")
    code, _, err = typed(*again)
    assert (code, "--accept restore_unread" in err) == (1, True)
    assert typed(*again, "--accept", "restore_unread")[0] == 0


def test_a_key_file_that_was_left_out_is_named_and_no_try_is_counted(typed: Typed, vault: Path, tmp_path: Path) -> None:
    stick = tmp_path / "usb.key"
    change = ("slots", vault, "change", "--new-passphrase-file", "-", "--new-key-file", stick)
    piped(typed, *change, stdin=f"{WORDS}\n{WORDS}\n")
    for _ in range(5):
        code, out, _err = typed("check", vault, "--passphrase-file", "-", "--json")
        assert (code, json.loads(out)["problem"]) == (1, "key_file_needed")
    assert not (vault / "attempts").exists()
    copy = piped(typed, "backup", vault, "--key-file", stick)["backup"]["path"]
    code, out, _err = typed("restore", copy, "--to", tmp_path / "b.vault", "--passphrase-file", "-", "--json")
    assert (code, json.loads(out)["problem"]) == (1, "key_file_needed")
    code, _, err = typed("salvage", vault, "--to", tmp_path / "c.vault", "--passphrase-file", "-")
    assert (code, "--key-file" in err) == (1, True)


def test_where_only_some_keys_need_a_file_a_failed_try_speaks_of_it(typed: Typed, vault: Path, tmp_path: Path) -> None:
    file = opening.unlock(vault, WORDS)
    practitioners.add_practitioner(file, "井上")
    file.close()
    new = ("--new-passphrase-file", "-", "--new-key-file", tmp_path / "usb.key")
    piped(typed, "slots", vault, "add", "--practitioner", "井上", *new, stdin=f"{WORDS}\n青い空と白い雲\n")
    code, _, err = typed("check", vault, "--passphrase-file", "-", stdin="青い空と白い雲\n")
    assert (code, "--key-file" in err) == (1, True)
    assert "--key-file" not in typed("check", vault, "--passphrase-file", "-", "--recovery", stdin="1\n")[2]


def test_a_mistake_at_what_to_do_is_told_in_japanese(vault: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["vault", "slots", str(vault), "bogus"])
    said = capsys.readouterr().err.splitlines()[-1]
    assert "すること に 'bogus' は選べません" in said
    assert "action" not in said
