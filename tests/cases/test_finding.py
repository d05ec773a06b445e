"""Backups found without an open vault."""

import shutil
from pathlib import Path

import pytest
from tests.vaults import laid, new_vault

from kasesupport.cases import backups, families, finding, keys, opening, practitioners, restrictions, views
from kasesupport.cases.families import Newcomer
from kasesupport.cases.opening import Secret
from kasesupport.domain.problems import Problem
from kasesupport.store.keys.slots import Kdf

QUICK = Kdf(memory=8 * 1024, passes=1, lanes=1)
SECRET = Secret("midori no kawa 7 hashi")


@pytest.fixture
def vault(vault_folder: Path) -> Path:
    return laid(vault_folder, _backed_up)


def _backed_up(folder: Path) -> None:
    new_vault(folder, SECRET)
    file = opening.unlock(folder, SECRET)
    backups.back_up(file)
    families.create(file, "佐倉", "", [Newcomer(name="ひまり", index=True)])
    file.close()


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
    found = finding.look(vault, backup, SECRET).comparison
    assert (found.relation, found.lost, found.gained) == ("older", 1, 0)
    assert {path: path.read_bytes() for path in before} == before
    with pytest.raises(Problem, match="backup_not_opened"):
        finding.look(vault, backup, Secret("another"))


def test_a_key_tells_who_is_in_a_backup_and_what_others_of_its_time_hold(vault: Path, tmp_path: Path) -> None:
    (first,) = (vault / "backups").glob("*.backup")
    shutil.copytree(first, tmp_path / "stick" / first.name)
    file = opening.unlock(vault, SECRET)
    newest = backups.back_up(file)
    file.close()
    sealed = (finding.find(vault / "backups")[0], finding.find(tmp_path / "stick")[0])
    assert [line.families for line in sealed] == [None, None]
    looked = finding.look(None, newest.path, SECRET, sealed)
    assert (looked.comparison.relation, looked.families) == ("no_vault", ("佐倉",))
    assert [line.families for line in looked.lines] == [1, 0]
    assert finding.look(vault, sealed[1].path, SECRET).families == ()


def test_whoever_may_not_see_a_family_is_not_told_its_name(vault: Path) -> None:
    file = opening.unlock(vault, SECRET)
    other = practitioners.add_practitioner(file, "井上")
    keys.add_key(file, other, "鍵2", Secret("yama no ue no 9 kumo"), QUICK)
    (line,) = views.families(file)
    restrictions.restrict(file, line.family_id, other)
    made = backups.back_up(file)
    file.close()
    assert finding.look(vault, made.path, Secret("yama no ue no 9 kumo")).families == ()
    assert finding.look(vault, made.path, SECRET).families == ("佐倉",)
