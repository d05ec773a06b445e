import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.chance import runs
from tests.store.damage import fill, flip, keyed, overwrite, size

from kasesupport.store.engine import PAGE_SIZE, DataKey, connect
from kasesupport.store.home import PAGE_1
from kasesupport.store.salvaging import pages, wal
from kasesupport.store.salvaging.pages import USABLE, Pages, open_pages


@pytest.fixture
def closed(tmp_path: Path) -> tuple[Path, DataKey]:
    path, key, casefile = keyed(tmp_path)
    fill(casefile, 4, 30)
    casefile.close()
    return path, key


@pytest.fixture
def crashed(tmp_path: Path) -> tuple[Path, DataKey]:
    """A file whose WAL holds the last acts, copied as a power cut would leave it."""
    (tmp_path / "open").mkdir()
    path, key, casefile = keyed(tmp_path / "open")
    casefile._raw.execute("PRAGMA wal_autocheckpoint=0")
    fill(casefile, 6, 20)
    for name in ("data.db", "data.db-wal"):
        shutil.copy(path.with_name(name), tmp_path / name)
    casefile.close()
    return tmp_path / "data.db", key


def readable(path: Path, key: DataKey) -> dict[int, bytes]:
    with open_pages(path, key) as found:
        return all_of(found[0])


def all_of(found: Pages) -> dict[int, bytes]:
    return {n: page for n in range(1, found.count + 1) if (page := found.fetch(n))}


def late_pages(path: Path, key: DataKey) -> dict[int, bytes]:
    with open_pages(path, key) as (_, *late):
        return {number: page for found in late for number, page in all_of(found).items() if number in found.own}


def test_every_page_of_a_whole_file_is_read_as_sqlite_reads_it(closed: tuple[Path, DataKey], tmp_path: Path) -> None:
    path, key = closed
    found = readable(path, key)
    assert sorted(found) == list(range(1, size(path) + 1))
    plain = b"".join(page + bytes(PAGE_SIZE - USABLE) for page in found.values())
    with closing(sqlite3.connect(":memory:")) as memory:
        memory.deserialize(plain[:18] + b"\1\1" + plain[20:])  # a file in memory has no WAL
        assert memory.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert memory.execute("SELECT count(*) FROM person").fetchone() == (120,)


def test_the_first_page_says_whose_file_it_is(closed: tuple[Path, DataKey]) -> None:
    first = readable(*closed)[1]
    assert first.startswith(b"SQLite format 3\0")
    assert first[68:72] == b"KASE"


@pytest.mark.parametrize("at", [0, 100, 4015, 4016, 4031, 4032, 4095])
def test_one_flipped_bit_costs_its_own_page_and_no_other(closed: tuple[Path, DataKey], at: int) -> None:
    path, key = closed
    whole = readable(path, key)
    flip(path, 2 * PAGE_SIZE + at, at % 8)
    assert readable(path, key) == {n: page for n, page in whole.items() if n != 3}


def test_a_page_in_the_place_of_another_is_not_believed(closed: tuple[Path, DataKey]) -> None:
    path, key = closed
    data = path.read_bytes()
    path.write_bytes(data[:PAGE_SIZE] + data[2 * PAGE_SIZE : 3 * PAGE_SIZE] + data[2 * PAGE_SIZE :])
    assert 2 not in readable(path, key)
    assert 3 in readable(path, key)


def test_another_key_reads_nothing(closed: tuple[Path, DataKey]) -> None:
    path, key = closed
    assert readable(path, DataKey(bytes(32), key.salt)) == {}
    assert readable(path, DataKey(key.key, bytes(16))) == {}


def test_without_its_salt_the_file_is_read_by_that_of_the_header(closed: tuple[Path, DataKey]) -> None:
    path, key = closed
    whole = readable(path, key)
    for at in range(16):
        flip(path, at)
    assert readable(path, key) == whole


def test_a_lost_first_page_comes_from_its_copy(closed: tuple[Path, DataKey]) -> None:
    path, key = closed
    whole = readable(path, key)
    path.with_name(PAGE_1).write_bytes(path.read_bytes()[:PAGE_SIZE])
    overwrite(path, [1])
    assert readable(path, key) == whole
    path.with_name(PAGE_1).write_bytes(path.read_bytes()[PAGE_SIZE : 2 * PAGE_SIZE])
    assert 1 not in readable(path, key)


def test_the_size_that_should_be_is_known(closed: tuple[Path, DataKey]) -> None:
    path, key = closed
    before = size(path)
    path.write_bytes(path.read_bytes()[: 5 * PAGE_SIZE + 7])
    with open_pages(path, key) as (found,):
        assert (found.count, found.expected) == (6, before)


def test_what_is_not_there_is_empty(tmp_path: Path) -> None:
    with open_pages(tmp_path / "data.db", DataKey(bytes(32), bytes(16))) as (found,):
        assert (found.count, found.fetch(1)) == (0, None)


def test_committed_images_of_the_wal_come_first(crashed: tuple[Path, DataKey]) -> None:
    path, key = crashed
    found = readable(path, key)
    with connect(path, key, "mode=rw") as connection:  # SQLite's own reading; its closing empties the WAL
        assert connection.execute("SELECT count(*) FROM person").fetchone() == (120,)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    assert readable(path, key) == found


def test_pages_past_a_break_are_as_they_were_last_committed(crashed: tuple[Path, DataKey]) -> None:
    path, key = crashed
    log = path.with_name("data.db-wal")
    whole = readable(path, key)
    assert late_pages(path, key) == {}
    with log.open("rb") as file:
        frames = wal.frames(file)
    broken = len(frames) * 3 // 4
    flip(log, frames[broken].at + 200)
    lost = [n for n, frame in enumerate(frames) if frame.size and n < broken][-1] + 1
    late = late_pages(path, key)
    assert set(late) == {frame.page for n, frame in enumerate(frames) if n >= lost and n != broken}
    assert {n: page for n, page in late.items() if n != frames[broken].page}.items() <= whole.items()
    assert readable(path, key) != whole


def test_a_wal_without_its_header_is_late_altogether(crashed: tuple[Path, DataKey]) -> None:
    path, key = crashed
    whole = readable(path, key)
    flip(path.with_name("data.db-wal"), 20)
    assert late_pages(path, key) == whole


def test_what_was_never_committed_is_not_believed(tmp_path: Path) -> None:
    (tmp_path / "open").mkdir()
    path, key, casefile = keyed(tmp_path / "open")
    fill(casefile, 1, 5)
    casefile.close()
    with connect(path, key, "mode=rw", ("PRAGMA cache_size=5", "PRAGMA wal_autocheckpoint=0")) as other:
        other.execute("BEGIN IMMEDIATE")
        for number in range(400):
            other.execute("INSERT INTO setting VALUES (?, ?)", (f"k{number}", "never said" * 40))
        for name in ("data.db", "data.db-wal"):
            shutil.copy(path.with_name(name), tmp_path / name)
        other.execute("ROLLBACK")
    other.close()
    assert (tmp_path / "data.db-wal").stat().st_size > 30 * PAGE_SIZE
    flip(tmp_path / "data.db-wal", 32 + 24 + 100)
    spoilt = tmp_path / "data.db"
    everything = [*readable(spoilt, key).values(), *late_pages(spoilt, key).values()]
    assert not any(b"never said" in page for page in everything)


FLIPS = st.lists(st.tuples(st.integers(0, 10**9), st.integers(0, 7)), max_size=30)


@settings(max_examples=runs(25), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(main=FLIPS, log=FLIPS, cut=st.floats(0, 1), cut_log=st.floats(0, 1))
def test_whatever_happens_to_the_bytes_what_is_read_is_what_was_written(
    crashed: tuple[Path, DataKey],
    tmp_path: Path,
    main: list[tuple[int, int]],
    log: list[tuple[int, int]],
    cut: float,
    cut_log: float,
) -> None:
    path, key = crashed
    written = set(every_image(path, key))
    spoilt = tmp_path / "spoilt" / "data.db"
    spoilt.parent.mkdir(exist_ok=True)
    for name, flips, part in (("data.db", main, cut), ("data.db-wal", log, cut_log)):
        data = bytearray(path.with_name(name).read_bytes())
        for at, bit in flips:
            data[at % len(data)] ^= 1 << bit
        spoilt.with_name(name).write_bytes(data[: int(len(data) * part)])
    assert set(every_image(spoilt, key)) <= written


def every_image(path: Path, key: DataKey) -> list[bytes]:
    """All authentic pages of the file and all of the WAL, whoever believes them."""
    secret = pages.page_key(key)
    data, log = path.read_bytes(), path.with_name("data.db-wal").read_bytes()
    main = [
        pages.decrypt(secret, n + 1, data[n * PAGE_SIZE : (n + 1) * PAGE_SIZE])
        for n in range(len(data) // PAGE_SIZE + 1)
    ]
    step = PAGE_SIZE + 24
    frames = [log[at : at + step] for at in range(32, len(log), step)]
    images = [pages.decrypt(secret, int.from_bytes(f[:4], "big"), f[24:]) for f in frames]
    read, late = readable(path, key).values(), late_pages(path, key).values()
    return [page for page in (*main, *images, *read, *late) if page]


@settings(max_examples=runs(25), deadline=None)
@given(data=st.binary(max_size=20_000), log=st.binary(max_size=20_000), seed=st.integers(0, 9))
def test_random_bytes_are_no_pages(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, log: bytes, seed: int
) -> None:
    path = tmp_path_factory.mktemp("noise") / "data.db"
    path.write_bytes(data)
    path.with_name("data.db-wal").write_bytes(b"\x37\x7f\x06\x82" + log if seed else log)
    assert readable(path, DataKey(Random(seed).randbytes(32), bytes(16))) == {}
