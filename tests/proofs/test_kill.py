"""A writer killed at any moment loses no act that it had confirmed. (A power cut is another matter: test_power.)"""

import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.soak import kill, shim, vaults
from benchmarks.soak.report import Run


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
@pytest.mark.parametrize("proof", ["kill", "jobs"])
def test_a_kill_loses_nothing(run: Run, proof: str) -> None:
    """In a process of its own: this one may have threads, which do not live through a fork."""
    command = [sys.executable, "-m", "benchmarks.soak", proof, "--quick", "--seed", str(run.seed)]
    ran = subprocess.run(command, env=shim.environment({}), cwd=shim.ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert " 0 faults" in ran.stdout


def test_a_lost_act_would_be_seen(vault_folder: Path) -> None:
    vaults.make(vault_folder)
    there = vaults.entries(file := vaults.unlock(vault_folder))
    file.close()
    assert kill.checked(vault_folder, there, 1) == []
    assert kill.checked(vault_folder, {**there, 1: "another", 2: "f00d"}, 1) == ["lost 1", "lost 2"]


def test_what_was_not_printed_whole_was_not_confirmed() -> None:
    assert kill.confirmed_in(b"1 aa\n2 bb\n3 c") == {1: "aa", 2: "bb"}
