from pathlib import Path

import pytest

from kasesupport.domain.problems import Problem
from kasesupport.store import vault
from kasesupport.store.slots import Kdf

QUICK = Kdf(memory=8 * 1024, passes=1, lanes=1)


def test_create_and_unlock(vault_folder: Path) -> None:
    vault.create(vault_folder, "さくら さく", kdf=QUICK, practitioner="相談員")
    assert vault.is_vault(vault_folder)
    opened = vault.unlock(vault_folder, "さくら さく")
    opened.close()
    assert sorted(p.name for p in vault_folder.iterdir()) == ["data.db", "header.a", "header.b", "lock"]
    with pytest.raises(Problem, match="wrong_passphrase"):
        vault.unlock(vault_folder, "x")
