import errno
import json
import os
import random
import resource
import shutil
import stat
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.store.damage import flip, size
from tests.vaults import new_vault

from kasesupport import messages
from kasesupport.domain.problems import Problem
from kasesupport.store import vault
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history.journal import verify
from kasesupport.store.keys.slots import Kdf
from kasesupport.store.op import Op
from kasesupport.store.tables import family, journal

QUICK = Kdf(memory=8 * 1024, passes=1, lanes=1)
WORDS = "さくらの木の下で がっこう"


@pytest.fixture
def made(vault_folder: Path) -> Path:
    new_vault(vault_folder, WORDS, practitioner="相談員", device="laptop")
    return vault_folder


def add(casefile: CaseFile, name: str) -> None:
    row = {"id": casefile.new_id(), "name": name}
    casefile.transact(Op("family.new", row["id"]), lambda c: c.execute(family.insert(), row))


def names(casefile: CaseFile) -> list[str]:
    return list(casefile.read(lambda c: c.execute(select(family.c.name).order_by(family.c.id)).scalars().all()))


def refused(folder: Path, passphrase: str = WORDS, **given: object) -> Problem:
    with pytest.raises(Problem) as caught:
        vault.unlock(folder, passphrase, **given).close()
    return caught.value


def contents(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.name not in {"lock", "attempts"}}


class Clock:
    """A clock the test sets."""

    def __init__(self) -> None:
        self.at = datetime(2026, 4, 1, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def wait(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


def test_what_was_written_is_there_after_unlocking_again(made: Path) -> None:
    first = vault.unlock(made, WORDS, device="laptop")
    add(first, "高橋")
    first.close()
    again = vault.unlock(made, WORDS)
    assert names(again) == ["高橋"]
    assert again.read(verify) is None
    authors = again.read(lambda c: c.execute(select(journal.c.op, journal.c.practitioner, journal.c.device)).all())
    assert [tuple(a) for a in authors] == [("vault.create", "相談員", "laptop"), ("family.new", "相談員", "laptop")]
    again.close()


def test_closing_leaves_only_the_vaults_own_files(made: Path) -> None:
    vault.unlock(made, WORDS).close()
    assert sorted(p.name for p in made.iterdir()) == ["anchor", "data.db", "header.a", "header.b", "lock", "page1"]
    assert (made / "header.a").read_bytes() == (made / "header.b").read_bytes()


def test_the_passphrase_may_be_typed_in_any_normal_form(made: Path) -> None:
    vault.unlock(made, unicodedata.normalize("NFD", WORDS)).close()
    vault.unlock(made, WORDS.replace(" ", "\u3000")).close()


@pytest.mark.parametrize("typed", ["", WORDS[:-1], WORDS + " ", "x" * 10_000, "\0", "\udce3", WORDS.upper() + "A"])
def test_a_wrong_passphrase_gives_no_hint(made: Path, typed: str) -> None:
    problem = refused(made, typed)
    assert (problem.code, problem.facts) == ("wrong_passphrase", {})


def test_the_wait_grows_with_failed_tries_and_survives_a_restart(made: Path) -> None:
    clock, waits = Clock(), []
    for _ in range(12):
        assert refused(made, "x", clock=clock).code == "wrong_passphrase"
        problem = refused(made, WORDS, clock=clock) if len(waits) >= 2 else None
        waits.append(int(str(problem.facts["seconds"])) if problem else 0)
        clock.wait(waits[-1])
    assert waits == [0, 0, 5, 10, 20, 40, 80, 160, 320, 600, 600, 600]
    vault.unlock(made, WORDS, clock=clock).close()
    assert refused(made, "x", clock=clock).code == "wrong_passphrase"
    vault.unlock(made, WORDS, clock=clock).close()


def test_a_clock_set_back_makes_no_one_wait_for_years(made: Path) -> None:
    clock = Clock()
    for _ in range(3):
        refused(made, "x", clock=clock)
    clock.wait(-10 * 365 * 86400)
    assert refused(made, clock=clock).facts == {"seconds": 5}


@pytest.mark.parametrize(
    "junk", [b"", b"{", b"[]", b'{"failed":"x","last":1}', b'{"failed":1e999,"last":0}', b"\xff" * 5000]
)
def test_a_damaged_file_of_tries_locks_nobody_out(made: Path, junk: bytes) -> None:
    (made / "attempts").write_bytes(junk)
    vault.unlock(made, WORDS).close()


def test_what_is_no_vault_is_called_so(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "file.vault").write_text("x")
    for folder in ("photos", "file.vault", "nothing"):
        assert not vault.is_vault(tmp_path / folder)
        assert refused(tmp_path / folder).code == "not_a_vault"
    assert list((tmp_path / "photos").iterdir()) == []


def test_nothing_is_made_over_what_exists(made: Path, tmp_path: Path) -> None:
    before = contents(made)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "memo.txt").write_text("x")
    (tmp_path / "file").write_text("x")
    for folder in (made, tmp_path / "full", tmp_path / "file"):
        with pytest.raises(Problem, match="vault_exists"):
            vault.create(folder, WORDS, kdf=QUICK)
    assert contents(made) == before


def test_an_empty_folder_becomes_the_vault(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    vault.create(tmp_path / "new", WORDS, kdf=QUICK)
    vault.unlock(tmp_path / "new", WORDS).close()


def test_an_empty_passphrase_makes_no_vault(vault_folder: Path) -> None:
    with pytest.raises(Problem, match="passphrase_empty"):
        vault.create(vault_folder, "")
    assert not vault_folder.exists()


def test_a_vault_in_use_is_not_opened_twice(made: Path) -> None:
    first = vault.unlock(made, WORDS)
    assert refused(made).code == "vault_in_use"
    first.close()
    vault.unlock(made, WORDS).close()


def test_the_lock_dies_with_its_owner(made: Path) -> None:
    code = "import os, sys; from pathlib import Path; from kasesupport.store import vault\n"
    code += "vault.unlock(Path(sys.argv[1]), sys.argv[2]); os._exit(9)"
    assert subprocess.run([sys.executable, "-c", code, str(made), WORDS], check=False).returncode == 9
    vault.unlock(made, WORDS).close()


def test_one_damaged_header_is_healed_from_the_other(made: Path) -> None:
    whole = (made / "header.a").read_bytes()
    for name, damage in [("header.a", b""), ("header.b", whole[:100]), ("header.a", whole.replace(b"a", b"b"))]:
        (made / name).write_bytes(damage)
        vault.unlock(made, WORDS).close()
        assert (made / name).read_bytes() == whole
    (made / "header.b").unlink()
    vault.unlock(made, WORDS).close()
    assert (made / "header.b").read_bytes() == whole


def test_two_damaged_headers_are_damage_and_not_a_wrong_passphrase(made: Path) -> None:
    for name in ("header.a", "header.b"):
        (made / name).write_bytes(b"{}")
    before = contents(made)
    assert refused(made).code == "damaged_file"
    assert contents(made) == before


def test_a_flipped_bit_in_both_headers_is_damage(made: Path) -> None:
    whole, chance = (made / "header.a").read_bytes(), random.Random(1)
    for _ in range(200):
        place, bit = chance.randrange(len(whole)), 1 << chance.randrange(8)
        flipped = whole[:place] + bytes([whole[place] ^ bit]) + whole[place + 1 :]
        for name in ("header.a", "header.b"):
            (made / name).write_bytes(flipped)
        assert refused(made).code == "damaged_file"


def _cut(size: Callable[[int], int]) -> Callable[[Path], None]:
    return lambda path: os.truncate(path, size(path.stat().st_size))


def _flip(place: int) -> Callable[[Path], None]:
    def damage(path: Path) -> None:
        data = bytearray(path.read_bytes())
        data[place] ^= 1
        path.write_bytes(data)

    return damage


DAMAGE = {
    "gone": Path.unlink,
    "empty": _cut(lambda size: 0),
    "one byte": _cut(lambda size: 1),
    "one page": _cut(lambda size: 4096),
    "half": _cut(lambda size: size // 2 // 4096 * 4096),
    "a page short": _cut(lambda size: size - 4096),
    "a byte short": _cut(lambda size: size - 1),
    "a byte more": _cut(lambda size: size + 1),
    "a page more": _cut(lambda size: size + 4096),
    "another salt": _flip(0),
    "first page": _flip(2000),
    "another file": lambda path: path.write_bytes(b"SQLite format 3\0" + bytes(8176)),
}


@pytest.mark.parametrize("kind", [k for k in DAMAGE if k != "another salt"])
def test_a_damaged_file_is_called_so_and_never_written_to(made: Path, kind: str) -> None:
    DAMAGE[kind](made / "data.db")
    before = contents(made)
    assert refused(made).code == "damaged_file"
    assert contents(made) == before
    assert refused(made).code == "damaged_file", "the lock was let go, and damage counts as no failed try"


def test_the_salt_is_kept_in_the_header_so_that_its_loss_harms_nothing(made: Path) -> None:
    _flip(0)(made / "data.db")
    vault.unlock(made, WORDS).close()


def test_damage_in_the_middle_is_told_when_it_is_met(made: Path) -> None:
    opened = vault.unlock(made, WORDS)
    for n in range(300):
        add(opened, f"家{n}" * 20)
    opened.close()
    _flip((made / "data.db").stat().st_size - 2000)(made / "data.db")
    with pytest.raises(Problem, match="damaged_file"):
        _read_all(made)


def _read_all(folder: Path) -> None:
    opened = vault.unlock(folder, WORDS)
    try:
        opened.read(lambda c: [c.execute(table.select()).all() for table in (family, journal)])
        opened.read(lambda c: c.exec_driver_sql("PRAGMA integrity_check").all())
    finally:
        opened.close()


def _crashed(folder: Path) -> None:
    """Leaves the vault as a crash does: with a WAL that holds the last acts."""
    opened = vault.unlock(folder, WORDS)
    add(opened, "落ちる前")
    with tempfile.TemporaryDirectory() as kept:
        shutil.copytree(folder, kept, dirs_exist_ok=True)
        opened.close()
        shutil.copytree(kept, folder, dirs_exist_ok=True)


def test_after_a_crash_the_last_acts_are_there(made: Path) -> None:
    _crashed(made)
    assert (made / "data.db-wal").stat().st_size > 0
    opened = vault.unlock(made, WORDS)
    assert names(opened) == ["落ちる前"]
    opened.close()
    assert not (made / "data.db-wal").exists()


@pytest.mark.parametrize("kind", ["gone", "empty", "one byte", "a byte short", "a byte more", "another file"])
def test_a_damaged_file_with_a_wal_is_not_written_to_either(made: Path, kind: str) -> None:
    _crashed(made)
    DAMAGE[kind](made / "data.db")
    before = contents(made)
    assert refused(made).code == "damaged_file"
    after = contents(made)
    assert {name: after.get(name) for name in before if name != "data.db-shm"} == {
        name: data for name, data in before.items() if name != "data.db-shm"
    }


def _edit_header(folder: Path, change: Callable[[dict], None], *, resealed: bool = True) -> None:
    """As someone without the key but with the source code: the checksum fits again."""
    from kasesupport.store.keys import header

    body = json.loads((folder / "header.a").read_bytes())
    del body["checksum"]
    change(body)
    data = json.dumps({**body, "checksum": header._checksum(body)}).encode()
    for name in header.COPIES:
        (folder / name).write_bytes(data)


@pytest.mark.parametrize("memory", [-1, 0, 1, 1 << 21, 1 << 40, 1e9, "64", None, True, [], 10**400])
def test_a_slot_that_asks_for_absurd_memory_is_refused(made: Path, memory: object) -> None:
    _edit_header(made, lambda body: body["slots"][0]["kdf"].update(memory=memory))
    assert refused(made).code == "damaged_file"


def test_a_cheaper_slot_does_not_open(made: Path) -> None:
    _edit_header(made, lambda body: body["slots"][0]["kdf"].update(passes=2))
    assert refused(made).code == "wrong_passphrase"


def test_a_forged_header_around_a_true_slot_is_damage(made: Path) -> None:
    _edit_header(made, lambda body: body.update(generation=7))
    assert refused(made).code == "damaged_file"


def test_a_header_of_later_times_is_refused_as_newer(made: Path) -> None:
    _edit_header(made, lambda body: body.update(version=3))
    assert refused(made).code == "newer_schema"
    _edit_header(made, lambda body: body.update(version=1))
    assert refused(made).code == "trial_vault"


@contextmanager
def as_nobody() -> Iterator[Path]:
    """A folder of our own under /tmp, and no rights of root while in it."""
    folder = Path(tempfile.mkdtemp())
    root = os.geteuid() == 0
    if root:
        os.chown(folder, 65534, -1)
        os.seteuid(65534)
    try:
        yield folder
    finally:
        if root:
            os.seteuid(0)
        for path in (folder, *folder.rglob("*")):
            path.chmod(stat.S_IRWXU)
        shutil.rmtree(folder)


@pytest.mark.parametrize("locked", ["folder", "file"])
def test_what_cannot_be_written_to_is_opened_for_reading(locked: str) -> None:
    with as_nobody() as folder:
        place = folder / "a.vault"
        vault.create(place, WORDS, kdf=QUICK)
        before = contents(place)
        place.chmod(0o555) if locked == "folder" else (place / "data.db").chmod(0o444)
        opened = vault.unlock(place, WORDS)
        assert [n.code for n in opened.notices] == ["read_only"]
        assert names(opened) == []
        with pytest.raises(Problem, match="read_only_vault"):
            add(opened, "書けない")
        opened.close()
        assert contents(place) == before


def test_a_crashed_vault_that_cannot_be_written_to_is_not_shown_without_its_last_acts() -> None:
    with as_nobody() as folder:
        vault.create(folder / "a.vault", WORDS, kdf=QUICK)
        _crashed(folder / "a.vault")
        (folder / "a.vault").chmod(0o555)
        assert refused(folder / "a.vault").code == "read_only_crashed"


def test_nothing_is_made_in_a_folder_that_cannot_be_written_to() -> None:
    with as_nobody() as folder:
        folder.chmod(0o555)
        with pytest.raises(Problem, match="read_only_folder"):
            vault.create(folder / "b.vault", WORDS, kdf=QUICK)


def test_a_lost_wal_is_noticed_and_may_be_accepted(made: Path) -> None:
    _crashed(made)
    for name in ("data.db-wal", "data.db-shm"):
        (made / name).unlink()
    problem = refused(made)
    assert problem.code == "acts_missing"
    told = {name: value for name, value in problem.facts.items() if name != "at"}
    assert told == {"missing": 1, "last": 1, "op": "vault.create"}
    at = problem.facts["at"]
    said = f"{at.year}年{at.month}月{at.day}日 {at.hour}時{at:%M}分の「保管庫をつくった」です。"
    assert said in messages.text(problem, "ja")
    opened = vault.unlock(made, WORDS, accept=frozenset({"acts_missing"}))
    assert names(opened) == []
    add(opened, "そのあと")
    opened.close()
    again = vault.unlock(made, WORDS)
    assert names(again) == ["そのあと"]
    assert again.read(verify) is None
    again.close()


@pytest.mark.parametrize("kind", ["exchanged", "met before"])
def test_a_file_that_is_in_doubt_is_read_through_before_it_is_opened(made: Path, tmp_path: Path, kind: str) -> None:
    """Damage where opening does not look: accepted as older, it would have gone by without a word."""
    opened = vault.unlock(made, WORDS)
    for n in range(200):
        add(opened, f"家庭{n}" * 20)
    opened.close()
    old = (made / "data.db").read_bytes()
    seen = tmp_path / "seen.json"
    opened = vault.unlock(made, WORDS, seen=seen)
    add(opened, "あとから")
    opened.close()
    if kind == "exchanged":
        (made / "data.db").write_bytes(old)
        (made / "anchor").unlink()
    flip(made / "data.db", _unseen_at_open(made))
    vault.unlock(made, WORDS, accept=frozenset()).close()
    before = (made / "data.db").read_bytes()
    told = {"seen": seen, "accept": frozenset({"older_than_seen"})} if kind == "exchanged" else {"whole": True}
    with pytest.raises(Problem, match="damaged_file"):
        vault.unlock(made, WORDS, **told)
    assert (made / "data.db").read_bytes() == before


def _unseen_at_open(folder: Path) -> int:
    """A place in a page that the opening does not read: found by trying, from the end."""
    for page in range(size(folder / "data.db"), 1, -1):
        at = (page - 1) * 4096 + 1000
        flip(folder / "data.db", at)
        with suppress(Problem):
            vault.unlock(folder, WORDS).close()
            flip(folder / "data.db", at)
            return at
        flip(folder / "data.db", at)
    raise AssertionError("each page is read")


def test_a_file_put_back_alone_is_noticed(made: Path) -> None:
    old = (made / "data.db").read_bytes()
    opened = vault.unlock(made, WORDS)
    add(opened, "あとから")
    opened.close()
    (made / "data.db").write_bytes(old)
    assert refused(made).code == "acts_missing"


def test_another_history_of_the_same_length_is_noticed(made: Path, tmp_path: Path) -> None:
    shutil.copytree(made, tmp_path / "copy")
    for folder in (made, tmp_path / "copy"):
        opened = vault.unlock(folder, WORDS)
        add(opened, folder.name)
        opened.close()
    (made / "data.db").write_bytes((tmp_path / "copy" / "data.db").read_bytes())
    assert refused(made).code == "acts_missing"


def test_a_whole_folder_put_back_is_noticed_on_the_laptop_that_saw_it(made: Path, tmp_path: Path) -> None:
    seen = tmp_path / "settings" / "seen.json"
    shutil.copytree(made, tmp_path / "old")
    opened = vault.unlock(made, WORDS, seen=seen)
    add(opened, "あとから")
    opened.close()
    vault.unlock(made, WORDS, seen=seen).close()
    shutil.rmtree(made)
    shutil.copytree(tmp_path / "old", made)
    assert refused(made, seen=seen).code == "older_than_seen"
    vault.unlock(made, WORDS, seen=seen, accept=frozenset({"older_than_seen"})).close()
    vault.unlock(made, WORDS, seen=seen).close()
    assert "あとから" not in seen.read_text()


@pytest.mark.parametrize("junk", [None, b"", b"x" * 1024, b"\0" * 3000])
def test_an_anchor_that_is_gone_is_told_and_made_anew(made: Path, junk: bytes | None) -> None:
    (made / "anchor").unlink() if junk is None else (made / "anchor").write_bytes(junk)
    opened = vault.unlock(made, WORDS)
    assert [n.code for n in opened.notices] == ["anchor_missing"]
    add(opened, "つづき")
    opened.close()
    again = vault.unlock(made, WORDS)
    assert again.notices == ()
    again.close()


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    """Writes beyond fail with EFBIG, the nearest to a full disk that needs no rights."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("room", [0, 200, 2000, 20_000, 100_000])
def test_a_disk_that_fills_while_a_vault_is_made_leaves_nothing(vault_folder: Path, room: int) -> None:
    with files_no_larger_than(room), pytest.raises(Problem, match="disk_full|disk_failed"):
        vault.create(vault_folder, WORDS, kdf=QUICK)
    assert list(vault_folder.parent.iterdir()) == []


def test_a_disk_that_fails_in_an_act_loses_nothing(made: Path) -> None:
    opened = vault.unlock(made, WORDS)
    add(opened, "前")
    with files_no_larger_than((made / "data.db-wal").stat().st_size), pytest.raises(Problem, match="disk_f"):
        add(opened, "途中" * 10_000)
    assert names(opened) == ["前"]
    add(opened, "後")
    opened.close()
    again = vault.unlock(made, WORDS)
    assert names(again) == ["前", "後"]
    assert again.read(verify) is None
    again.close()


def test_a_truly_full_disk(tmp_path: Path) -> None:
    """On a small disk of its own, where the system lets us make one."""
    mount = ["mount", "-t", "tmpfs", "-o", "size=1700k", "tmpfs", str(tmp_path)]
    if not shutil.which("mount") or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("needs the right to mount")
    try:
        vault.create(tmp_path / "a.vault", WORDS, kdf=QUICK)
        (tmp_path / "ballast").write_bytes(bytes(200_000))
        opened = vault.unlock(tmp_path / "a.vault", WORDS)
        done = _fill(opened)
        assert len(names(opened)) == done
        opened.close()
        assert refused(tmp_path / "a.vault").code == "disk_full"
        (tmp_path / "ballast").unlink()
        again = vault.unlock(tmp_path / "a.vault", WORDS)
        add(again, "後")
        assert len(names(again)) == done + 1
        assert again.read(verify) is None
        again.close()
    finally:
        subprocess.run(["umount", "-l", tmp_path], check=True)


def _fill(opened: CaseFile) -> int:
    for done in range(1000):
        try:
            add(opened, "家" * 1000)
        except Problem as problem:
            return done if problem.code == "disk_full" else pytest.fail(problem.code)
    return pytest.fail(os.strerror(errno.ENOSPC))


def test_memory_that_cannot_be_had_is_told(made: Path) -> None:
    code = (
        "import resource, sys; from pathlib import Path; from kasesupport.store import vault; from kasesupport.store.keys import slots\n"
        "from kasesupport.domain.problems import Problem\n"
        "resource.setrlimit(resource.RLIMIT_AS, (600 << 20, 600 << 20))\n"
        "try: vault.create(Path(sys.argv[1]), 'x', kdf=slots.Kdf(memory=1 << 20, passes=1))\n"
        "except Problem as problem: print(problem.code, problem.facts)\n"
    )
    target = made.with_name("b.vault")
    ran = subprocess.run([sys.executable, "-c", code, str(target)], capture_output=True, text=True, check=True)
    assert ran.stdout == "memory_short {'megabytes': 1024}\n"
    assert not target.exists()


def test_no_typed_word_stands_plainly_in_any_file(made: Path) -> None:
    opened = vault.unlock(made, WORDS)
    typed = ["髙橋𠮷子", "ひみつの相談", "Nguyễn Văn"]
    for word in typed:
        add(opened, word * 50)
    opened.undo("")
    found = [(p.name, w) for p in made.iterdir() for w in [*typed, "相談員", WORDS] if _holds(p.read_bytes(), w)]
    assert found == []
    opened.close()
    assert not any(_holds(p.read_bytes(), w) for p in made.iterdir() for w in [*typed, "相談員", WORDS])


def _holds(data: bytes, word: str) -> bool:
    escaped = json.dumps(word).strip('"').encode()
    return any(form in data for form in (word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be"), escaped))
