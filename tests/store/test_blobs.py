"""Bytes stand beside the journal, proven through the row that points to them; an undo and a redo find them again."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, LargeBinary, insert, select, update
from tests.vaults import new_vault

from kasesupport.domain.problems import Problem
from kasesupport.store import blobs, tables, vault
from kasesupport.store.backups import check
from kasesupport.store.casefile import CaseFile
from kasesupport.store.engine import raw
from kasesupport.store.history.verify import verify_file
from kasesupport.store.op import Op

PDF = bytes(range(256)) * 400


@pytest.fixture
def home(casefile: CaseFile) -> str:
    casefile.transact(Op("family.create", "f"), lambda c: c.execute(insert(tables.family), {"id": "f"}))
    casefile.transact(Op("episode", "f"), lambda c: c.execute(insert(tables.episode), {"id": "e", "family_id": "f"}))
    return "f"


def hand(home: str, data: bytes = PDF) -> Callable[[Connection], blobs.Kept]:
    def act(connection: Connection) -> blobs.Kept:
        kept = blobs.put(connection, home, "b", data)
        row = {"id": "h", "family_id": home, "episode_id": "e", "sha256": kept.sha256, "blob_id": kept.id}
        connection.execute(insert(tables.handed), row)
        return kept

    return act


def count(file: CaseFile) -> int:
    return len(file.read(lambda c: c.execute(select(tables.blob.c.id)).all()))


def test_what_was_put_is_found_and_the_journal_has_its_hash_alone(casefile: CaseFile, home: str) -> None:
    kept = casefile.transact(Op("hand", home), hand(home))
    assert casefile.read(lambda c: blobs.content(c, kept.id, kept.sha256)) == PDF
    told = casefile.read(lambda c: c.execute(select(tables.journal.c.changes)).scalars().all())[-1]
    assert kept.sha256 in told
    assert len(told) < 1000


def test_undone_and_redone_it_is_there_again_and_undone_it_is_swept(casefile: CaseFile, home: str) -> None:
    kept = casefile.transact(Op("hand", home), hand(home))
    casefile.undo(home)
    casefile.redo(home)
    assert casefile.read(lambda c: blobs.content(c, kept.id, kept.sha256)) == PDF
    assert blobs.sweep(casefile) == 0
    casefile.undo(home)
    before = casefile.head()
    assert (blobs.sweep(casefile), count(casefile)) == (1, 0)
    assert casefile.head() == before


def test_others_in_its_place_are_not_given_out(casefile: CaseFile, home: str) -> None:
    kept = casefile.transact(Op("hand", home), hand(home))
    casefile.transact(Op("spoil", home), lambda c: c.execute(update(tables.blob).values(data=b"x")))
    with pytest.raises(Problem, match="blob_changed"):
        casefile.read(lambda c: blobs.content(c, kept.id, kept.sha256))
    with pytest.raises(Problem, match="blob_gone"):
        casefile.read(lambda c: blobs.content(c, None, kept.sha256))


@pytest.mark.parametrize(("data", "code"), [(b"", "blob_empty"), (bytes(blobs.LARGEST + 1), "blob_too_large")])
def test_nothing_and_too_much_is_refused_and_nothing_kept(
    casefile: CaseFile, home: str, data: bytes, code: str
) -> None:
    with pytest.raises(Problem, match=code):
        casefile.transact(Op("hand", home), hand(home, data))
    assert count(casefile) == 0
    assert casefile.read(lambda c: c.execute(select(tables.handed)).all()) == []


def test_no_recorded_table_has_bytes_which_the_journal_could_not_tell() -> None:
    recorded = (t for t in tables.metadata.sorted_tables if t not in tables.UNRECORDED)
    assert [(t.name, c.name) for t in recorded for c in t.columns if isinstance(c.type, LargeBinary)] == []
    assert ("handed", "blob_id") in {(table.name, column.name) for table, column in blobs.holders()}


def test_the_full_check_counts_what_is_gone_or_other(casefile: CaseFile, home: str) -> None:
    casefile.transact(Op("hand", home), hand(home))
    assert casefile.read(lambda c: blobs.proven(raw(c))) == (1, 0)
    casefile.transact(Op("spoil", home), lambda c: c.execute(update(tables.blob).values(data=b"x")))
    assert casefile.read(lambda c: blobs.proven(raw(c))) == (1, 1)


def test_what_no_undo_can_bring_back_goes_at_the_next_opening(tmp_path: Path) -> None:
    folder = tmp_path / "a.vault"
    new_vault(folder, "いろは", practitioner="管理者")
    with closing(vault.unlock(folder, "いろは")) as file:
        file.transact(Op("family.create", "f"), lambda c: c.execute(insert(tables.family), {"id": "f"}))
        file.transact(Op("episode", "f"), lambda c: c.execute(insert(tables.episode), {"id": "e", "family_id": "f"}))
        file.transact(Op("hand", "f"), hand("f"))
        assert verify_file(file).holds
        found = {each.code: each.good for each in check.check(file, None, lambda _share: None).findings}
        assert found["contents"]
        file.undo("f")
        assert count(file) == 1
    with closing(vault.unlock(folder, "いろは")) as again:
        assert count(again) == 0
