"""A power cut loses no confirmed act, and the disk model that says so is the real disk where nothing is cut."""

import random
from pathlib import Path

import pytest
from benchmarks.soak import cuts, power, shim
from benchmarks.soak.cuts import Disk, Event
from benchmarks.soak.report import Run

pytestmark = pytest.mark.skipif(not shim.available(), reason="needs Linux and a C compiler")


def test_no_confirmed_act_is_lost_and_a_file_without_syncs_does_lose(run: Run) -> None:
    row = power.proof(run)
    assert row.holds, (run, row)


def test_the_model_is_the_disk_where_nothing_is_cut(tmp_path: Path) -> None:
    shim.run(power.WRITER, str(tmp_path / "disk" / "a.vault"), "1", "12", "full", folder=tmp_path)
    disk = Disk()
    for event in cuts.events(tmp_path / "log"):
        cuts.happen(disk, event)
    every = [*disk.pending, (Event("S", 0, 0, "", b""), None)]  # as if all had been synced
    cuts.happen(disk, every[-1][0])
    for file in disk.inodes.values():
        file.kept, file.pending = cuts._written(file.kept, file.pending), []
    modelled = cuts.cut(disk, "nothing", random.Random(1))
    real = {str(path): path.read_bytes() for path in (tmp_path / "disk").rglob("*") if path.is_file()}
    shared = {name for name in real if name.endswith("-shm")}  # memory of the process, not of the disk
    assert {n: c for n, c in modelled.items() if n not in shared} == {n: c for n, c in real.items() if n not in shared}


def test_a_cut_drops_and_tears_what_was_not_synced() -> None:
    disk, old, new = Disk(), b"o" * 2048, b"n" * 2048
    for kind, data in (("O", b""), ("W", old), ("S", b"")):
        cuts.happen(disk, Event(kind, 7, 0, "/v/data", data))
    assert cuts.cut(disk, "nothing", random.Random(1)) == {}, "its name was not synced"
    cuts.happen(disk, Event("S", 1, 0, "/v", b""))
    cuts.happen(disk, Event("W", 7, 0, "/v/data", new))
    assert cuts.cut(disk, "nothing", random.Random(1)) == {"/v/data": old}
    torn = {cuts.cut(disk, "sectors", random.Random(seed))["/v/data"] for seed in range(40)}
    assert len(torn) > 4
    assert all(
        set(content[at : at + 512]) in ({ord("o")}, {ord("n")}) for content in torn for at in range(0, 2048, 512)
    )


def test_a_new_name_lasts_only_with_its_folder() -> None:
    disk = Disk()
    for event in (
        Event("O", 7, 0, "/v/header.a.new", b""),
        Event("W", 7, 0, "/v/header.a.new", b"whole"),
        Event("S", 7, 0, "/v/header.a.new", b""),
        Event("S", 1, 0, "/v", b""),
        Event("R", 0, 0, "/v/header.a.new", b"/v/header.a"),
    ):
        cuts.happen(disk, event)
    assert cuts.cut(disk, "nothing", random.Random(1)) == {"/v/header.a.new": b"whole"}
    cuts.happen(disk, Event("S", 1, 0, "/v", b""))
    assert cuts.cut(disk, "nothing", random.Random(1)) == {"/v/header.a": b"whole"}
