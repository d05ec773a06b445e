from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import get_args

import pytest
from tests.vaults import new_vault

from kasesupport.cases import backups, families, people
from kasesupport.cases.proof import Flaw, Head, flaw_text, prove
from kasesupport.messages import LANGUAGES
from kasesupport.store import vault
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history.differences import Kind


@pytest.fixture
def file(vault_folder: Path) -> Iterator[CaseFile]:
    new_vault(vault_folder, "いろは")
    with closing(vault.unlock(vault_folder, "いろは", seen=vault_folder.parent / "seen")) as opened:
        people.add_person(families.create(opened, "佐倉"), name="陽葵")
        yield opened


def test_a_vault_in_order_is_proven_against_all_who_know_it(file: CaseFile, vault_folder: Path) -> None:
    backups.back_up(file)
    report = prove(file, laptop=vault_folder.parent / "seen", paper=Head(file.head().seq, file.head().hash[:16]))
    assert (report.holds, report.head) == (True, file.head())


def test_a_backup_knows_what_was_cut_off_with_its_rows(file: CaseFile) -> None:
    backups.back_up(file)
    last = file.head().seq
    with file.second() as other:
        other.execute("DELETE FROM person")
        other.execute("DELETE FROM journal WHERE seq = ?", (last,))
    assert [(flaw.kind, flaw.source) for flaw in prove(file).flaws] == [("head", "backup"), ("head", "anchor")]
    assert [flaw.seq for flaw in prove(file, paper=Head(last, "0" * 16)).flaws] == [last] * 3


@pytest.mark.parametrize("kind", get_args(Kind))
def test_every_flaw_has_words(kind: Kind) -> None:
    for language in LANGUAGES:
        told = flaw_text(Flaw(kind, 7, "person", "id-1", "anchor"), language)
        assert "{" not in told
        assert ("7" in told) or kind in {"added", "changed", "missing"}
    assert "（人、id-1）" in flaw_text(Flaw("changed", 7, "person", "id-1"), "ja")
    assert "目印" in flaw_text(Flaw("head", 7, source="anchor"), "ja")
