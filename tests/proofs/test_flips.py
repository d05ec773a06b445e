"""Damage to the files is noticed, and never shown as if whole."""

import shutil
from contextlib import closing
from itertools import islice
from pathlib import Path
from random import Random

from benchmarks.soak import acts, flips, vaults
from benchmarks.soak.looking import WHOLE, WRONG, Tally, noticed, truth
from benchmarks.soak.report import Run


def test_every_damage_is_noticed(run: Run) -> None:
    row = flips.proof(run)
    assert row.holds, (run, row)


def test_a_look_tells_whole_from_wrong_and_from_gone(vault_folder: Path, tmp_path: Path) -> None:
    vaults.make(vault_folder)
    with closing(vaults.unlock(vault_folder)) as file:
        list(islice(acts.endless(file, Random(1)), 8))
        known = truth(file)
    assert noticed(vault_folder, known, 1) == WHOLE
    assert noticed(vault_folder, ({}, ()), 1) == WRONG
    assert noticed(tmp_path / "none", known, 1) == "at open (not_a_vault)"


def test_a_folder_put_back_whole_is_noticed_by_the_laptop_that_saw_more(vault_folder: Path, tmp_path: Path) -> None:
    seen, before = tmp_path / "seen", tmp_path / "before.vault"
    vaults.make(vault_folder)
    shutil.copytree(vault_folder, before)
    with closing(vaults.unlock(vault_folder, 0, seen)) as file:
        list(islice(acts.endless(file, Random(1)), 3))
        known = truth(file)
    shutil.rmtree(vault_folder)
    shutil.copytree(before, vault_folder)
    assert noticed(vault_folder, known, 1, seen) == "at open (older_than_seen)"
    assert noticed(vault_folder, known, 1) == WRONG, "by the folder alone nobody could tell"


def test_wrong_data_and_crashes_are_faults() -> None:
    tally = Tally()
    for way in (WHOLE, "at open (damaged_file)", "by the check", WRONG, "CRASH KeyError()"):
        tally.add("x", way)
    assert [fault.split(": ")[1][:5] for fault in tally.faults] == ["WRONG", "CRASH"]
