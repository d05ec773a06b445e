from datetime import datetime
from pathlib import Path

import pytest

from kasesupport.ui import places
from kasesupport.ui.places import Laptop


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path / "new" / "folder")
    assert (laptop.vault(), laptop.slot()) == (None, "")
    laptop.keep(tmp_path / "相談.vault", "slot-1")
    assert (laptop.vault(), laptop.slot()) == (tmp_path / "相談.vault", "slot-1")


def test_the_second_place_is_kept_for_the_vault_it_belongs_to(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path)
    laptop.keep(tmp_path / "相談.vault", "slot-1", tmp_path / "stick")
    assert laptop.second(tmp_path / "相談.vault") == tmp_path / "stick"
    assert laptop.second(tmp_path / "other.vault") is None
    assert laptop.second(None) == tmp_path / "stick"  # the vault itself is gone
    laptop.keep(tmp_path / "相談.vault", "slot-1")
    assert laptop.second(tmp_path / "相談.vault") is None


def test_a_vault_that_is_only_looked_at_is_not_the_next_to_open(tmp_path: Path) -> None:
    laptop, usual, copy = Laptop(tmp_path), tmp_path / "a.vault", tmp_path / "b.vault"
    laptop.keep(usual, "slot-1")
    laptop.keep_beside(copy)
    assert (laptop.vault(), laptop.is_beside(copy), laptop.is_beside(usual)) == (usual, True, False)
    (notice,) = laptop.notices(copy)
    assert notice.facts == {"folder": copy, "first": usual}
    laptop.keep(usual, "slot-2")
    assert laptop.is_beside(copy)
    assert laptop.notices(usual) == ()


def test_a_folder_that_cannot_be_made_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    laptop = Laptop(tmp_path / "file" / "folder")
    laptop.keep(tmp_path, "slot")
    assert laptop.vault() is None


@pytest.mark.parametrize("text", ["", "[1]", '{"vault": 3}', "\x00", "[" * 100_000, '{"slot": "a"}'])
def test_a_spoilt_file_counts_as_nothing_kept(tmp_path: Path, text: str) -> None:
    (tmp_path / "place.json").write_text(text, encoding="utf-8")
    assert Laptop(tmp_path).vault() is None


def test_damage_is_kept_for_its_vault_until_it_is_whole_and_a_way_is_taken_once(tmp_path: Path) -> None:
    laptop, vault, other = Laptop(tmp_path), tmp_path / "a.vault", tmp_path / "b.vault"
    assert not laptop.damage(vault)
    laptop.keep_damage(vault)
    met = laptop.damage(vault)
    assert datetime.fromisoformat(met).tzinfo is not None
    laptop.keep_damage(vault, "restore")
    laptop.keep(other, "slot")
    assert (laptop.damage(vault), laptop.damage(other)) == (met, "")
    assert [laptop.take_way(), laptop.take_way()] == ["restore", ""]
    laptop.forget_damage(other)
    assert laptop.damage(vault) == met
    laptop.forget_damage(vault)
    assert not laptop.damage(vault)
    assert laptop.vault() == other


def test_an_update_is_told_once_and_neither_a_first_start_nor_an_older_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop, vault = Laptop(tmp_path), tmp_path / "a.vault"

    def told(version: str) -> list[object]:
        monkeypatch.setattr(places, "__version__", version)
        return [notice.facts["version"] for notice in laptop.notices(vault)]

    assert [told(each) for each in ("0.9.0", "0.9.0", "0.10.0", "0.10.0", "0.9.0", "0.10.0")] == [
        [], [], ["0.10.0"], [], [], ["0.10.0"]
    ]  # fmt: skip
