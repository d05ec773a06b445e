"""Backups found without an open vault."""

import shutil
from pathlib import Path

import pytest

from kasesupport.cases import backups, families, finding, opening
from kasesupport.cases.families import Newcomer
from kasesupport.cases.opening import Secret
from kasesupport.domain.problems import Problem
from kasesupport.store.keys.slots import Kdf

QUICK = Kdf(memory=8 * 1024, passes=1, lanes=1)
SECRET = Secret("midori no kawa 7 hashi")


@pytest.fixture
def vault(vault_folder: Path) -> Path:
    opening.create(vault_folder, SECRET, kdf=QUICK)
    file = opening.unlock(vault_folder, SECRET)
    backups.back_up(file)
    families.create(file, "佐倉", "", [Newcomer(name="ひまり", index=True)])
    file.close()
    return vault_folder


@pytest.mark.parametrize("depth", ["itself", "shelf", "vault", "above"])
def test_a_backup_is_found_from_wherever_one_may_point(vault: Path, depth: str) -> None:
    (backup,) = (vault / "backups").glob("*.backup")
    start = {"itself": backup, "shelf": vault / "backups", "vault": vault, "above": vault.parent}
    assert backup in [line.path for line in finding.find(start[depth])]


def test_the_newest_stands_first_and_what_is_no_backup_is_passed_over(vault: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    (stick / "empty.backup").mkdir(parents=True)
    (stick / "letter.txt").write_text("x")
    file = opening.unlock(vault, SECRET)
    backups.back_up(file)
    file.close()
    shutil.copytree(vault / "backups", stick / "相談.backups")
    found = finding.find(stick)
    assert [line.at for line in found] == sorted((line.at for line in found), reverse=True)
    assert found
    assert finding.of_vault(vault)[0].at == found[0].at


def test_a_place_that_is_not_there_holds_none(tmp_path: Path) -> None:
    assert finding.find(tmp_path / "not there") == ()
    assert finding.of_vault(tmp_path) == ()


def test_a_closed_vault_is_compared_and_neither_is_written_to(vault: Path) -> None:
    (backup,) = (vault / "backups").glob("*.backup")
    before = {path: path.read_bytes() for path in vault.rglob("*") if path.is_file() and path.name != "lock"}
    found = finding.compare_closed(vault, backup, SECRET)
    assert (found.relation, found.lost, found.gained) == ("older", 1, 0)
    assert {path: path.read_bytes() for path in before} == before
    with pytest.raises(Problem, match="wrong_passphrase"):
        finding.compare_closed(vault, backup, Secret("another"))
