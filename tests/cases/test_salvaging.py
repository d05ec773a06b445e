"""What a salvage brought, told with the names of today."""

from contextlib import closing
from pathlib import Path

import pytest
from tests.store.damage import WORDS, overwrite, vault_with
from tests.store.trees import held, opened_by

from kasesupport.cases import backups, news, opening, retention, salvaging, views
from kasesupport.cases.families import open_case, rename
from kasesupport.domain.salvage import Told


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault salvaged from one with a third of the pages with rows gone."""
    folder = tmp_path_factory.mktemp("salvage") / "相談.vault"
    vault_with(folder, 105, families=3)
    overwrite(folder / "data.db", held(*opened_by(folder))[::3])
    salvaging.salvage(folder, WORDS, folder.with_name("new.vault"))
    return folder.with_name("new.vault")


def test_it_is_told_of_a_closed_vault_as_of_an_open_one(made: Path) -> None:
    told = salvaging.look_at(made, opening.Secret(WORDS))
    with closing(opening.unlock(made, WORDS)) as file:
        assert salvaging.is_salvaged(file)
        assert salvaging.told(file) == told
    assert told is not None
    assert told.source == "相談.vault"
    assert [each.rank for each in told.families] == sorted(each.rank for each in told.families)
    assert told.total.kept == sum(each.rows.kept for each in (*told.families, told.shared))
    assert sum(told.count(place) for place in (0, 1, 2)) == 3


def test_which_records_may_be_older_is_told_by_what_they_are(made: Path) -> None:
    told = salvaging.look_at(made, opening.Secret(WORDS))
    assert isinstance(told, Told)
    older = [each for each in told.families if each.rows.older]
    assert older
    for each in older:
        assert any(kind in each.older for kind in ("人「", "語り「", "つながり", "関係線", "家庭「")), each.older
        assert each.older.endswith("ほか") == (each.rows.older > 12)


def test_names_are_those_of_today_and_a_family_erased_since_has_none(made: Path) -> None:
    with closing(opening.unlock(made, WORDS)) as file:
        first, second, *_ = views.families(file)
        rename(open_case(file, first.family_id), name="新しい名前")
        retention.erase(file, second.family_id, "まちがえてつくった", "上司", early=True)
        told = salvaging.told(file)
    assert told is not None
    assert "新しい名前" in [each.name for each in told.families]
    (gone,) = [each for each in told.families if each.erased]
    assert (gone.name, gone.older, gone.unlinked) == ("", "", "")


def test_until_there_is_a_backup_it_is_asked_for(made: Path) -> None:
    with closing(opening.unlock(made, WORDS)) as file:
        found = list(news.notices(file))
        assert [each.code for each in found if each.code in ("salvaged", "backup_none")] == ["salvaged"]
        assert news.still(file, found) == found
        backups.back_up(file)
        assert "salvaged" not in [each.code for each in (*news.notices(file), *news.still(file, found))]
