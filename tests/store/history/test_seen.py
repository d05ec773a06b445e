import json
from pathlib import Path

import pytest

from kasesupport.store.history import seen
from kasesupport.store.history.journal import Head

ONE, TWO, THREE = (Head(number, f"{number:02}" * 32) for number in (1, 2, 3))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings" / "seen.json"


def test_a_vault_that_is_moved_takes_its_line_with_it(path: Path, tmp_path: Path) -> None:
    seen.write(path, "v", tmp_path / "a", TWO)
    assert seen.read(path, "v", tmp_path / "b") == TWO
    assert seen.read(path, "w", tmp_path / "a") == Head()


def test_a_restore_gives_its_place_a_line_of_its_own_and_the_kept_vault_keeps_the_old(
    path: Path, tmp_path: Path
) -> None:
    here, kept, twice = (tmp_path / name for name in ("a", "a（戻す前）", "a（戻す前 2）"))
    seen.write(path, "v", here, THREE)
    seen.fork(path, "v", here, ONE, kept)
    assert (seen.read(path, "v", here), seen.read(path, "v", kept)) == (ONE, THREE)
    seen.write(path, "v", here, TWO)
    seen.fork(path, "v", here, ONE, twice)
    assert [seen.read(path, "v", each) for each in (here, kept, twice)] == [ONE, THREE, TWO]
    assert seen.read(path, "v", tmp_path / "elsewhere") == THREE


def test_the_lines_of_places_stay_few_and_other_vaults_are_spared(path: Path, tmp_path: Path) -> None:
    seen.write(path, "other", tmp_path / "o", TWO)
    for number in range(2 * seen.PLACES):
        seen.fork(path, "v", tmp_path / str(number), ONE)
    kept = json.loads(path.read_text())
    assert len(kept) == seen.PLACES + 1
    assert seen.read(path, "v", tmp_path / str(2 * seen.PLACES - 1)) == ONE
    assert seen.read(path, "other", tmp_path / "o") == TWO
    assert str(tmp_path) not in path.read_text()


def test_what_earlier_programs_wrote_is_understood(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"v": [2, TWO.hash]}))
    assert seen.read(path, "v", tmp_path) == TWO
