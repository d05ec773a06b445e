"""What was erased stays erased, whatever is lost and whichever backup still has it."""

import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, select, update
from tests.store.damage import WORDS, dump, overwrite
from tests.store.salvaging.test_salvage import add_family, leaves, opened
from tests.vaults import new_vault

from kasesupport.store.casefile import CaseFile
from kasesupport.store.history import erasure, spans
from kasesupport.store.history.erasure_note import ERASE, parse
from kasesupport.store.home import PAGE_1
from kasesupport.store.op import Op
from kasesupport.store.salvaging.salvage import salvage
from kasesupport.store.tables import draft, family, journal, past_journal, resource, tie

GONE, STAYS = "鷹司みのり", "佐倉"
KIN = "11111111-2222-7333-8444-555555555555"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    folder = tmp_path / "small.vault"
    new_vault(folder, WORDS, practitioner="相談員", label="鍵1")
    return folder


def begun(folder: Path, acts: int = 0) -> tuple[str, str]:
    """Two families, and the first one's grandmother, draft and past; then some acts of the second one."""
    homes: list[str] = []

    def act(file: CaseFile) -> None:
        homes.extend(add_family(file, name) for name in (GONE, STAYS))
        file.transact(Op("resource.add", homes[0]), lambda c: _kin(c, homes[0]))
        told = {"place": f"statement.{homes[0]}", "value": f'"{GONE}"', "saved_at": "2026"}
        file.transact(Op("draft.keep", silent=True), lambda c: c.execute(insert(draft), {"id": "d", **told}))
        past = {"seq": 1, "family_id": "", "op": "x", "changes": f'[["{homes[0]}", "{GONE}"]]', "salt": "s"}
        file.transact(Op("x", silent=True), lambda c: c.execute(insert(past_journal), past))
        for _ in range(acts):
            file.transact(Op("family.open", homes[1], logged=True, note="よ" * 300), lambda _c: None)

    opened(folder, act)
    return homes[0], homes[1]


def _kin(connection: Connection, home: str) -> None:
    connection.execute(insert(resource), {"id": KIN, "name": f"{GONE}の祖母", "kind": "kin"})
    connection.execute(insert(tie), {"id": "t", "family_id": home, "resource_id": KIN})


def erase(folder: Path, home: str) -> None:
    opened(folder, lambda file: erasure.erase(file, home, "期間がすぎたため", "課長"))


def lose(folder: Path, pages: Iterable[int]) -> None:
    overwrite(folder / "data.db", [1, *pages])
    (folder / PAGE_1).unlink(missing_ok=True)


def saved(folder: Path, *backups: Path) -> tuple[set[tuple[str, str]], list[dict[str, object]], str]:
    """The rows' keys, the past journal, and all words that the new vault has."""
    fresh = folder.with_name("new.vault")
    salvage(folder, WORDS, fresh, backups)
    rows, past = dump(fresh), []
    opened(fresh, lambda file: past.extend(file.read(_past)))
    opened(fresh, lambda file: rows.update({("draft", row["id"]): row for row in file.read(_drafts)}))
    return set(rows), past, repr((rows, past))


def _past(connection: Connection) -> list[dict[str, object]]:
    return [dict(row) for row in connection.execute(select(past_journal)).mappings()]


def _drafts(connection: Connection) -> list[dict[str, object]]:
    return [dict(row) for row in connection.execute(select(draft)).mappings()]


def test_the_note_of_the_erasure_alone_is_enough(small: Path, tmp_path: Path) -> None:
    gone, stays = begun(small, acts=60)
    kept = shutil.copytree(small, tmp_path / "one.backup")
    erase(small, gone)
    journals = leaves(small, journal)
    assert len(journals) > 2
    lose(small, [*leaves(small, family, resource, tie, draft, past_journal), *journals[:-1]])
    rows, _, words = saved(small, kept)
    assert ("family", stays) in rows
    assert GONE not in words
    assert not {("family", gone), ("resource", KIN), ("tie", "t"), ("draft", "d")} & rows


def test_emptied_entries_are_enough_where_the_note_is_lost(small: Path, tmp_path: Path) -> None:
    gone, stays = begun(small, acts=60)
    kept = shutil.copytree(small, tmp_path / "one.backup")
    erase(small, gone)
    lose(small, [*leaves(small, family, resource, tie, draft, past_journal), leaves(small, journal)[-1]])
    rows, past, words = saved(small, kept)
    assert ERASE not in {row["op"] for row in past}
    assert ("family", stays) in rows
    assert GONE not in words


@pytest.mark.parametrize("order", [1, -1])
def test_a_file_set_back_before_the_erasure_is_told_by_a_newer_backup(small: Path, tmp_path: Path, order: int) -> None:
    gone, stays = begun(small)
    before = shutil.copytree(small, tmp_path / "before.backup")
    erase(small, gone)
    after = shutil.copytree(small, tmp_path / "after.backup")
    shutil.rmtree(small)
    shutil.copytree(before, small)
    rows, past, words = saved(small, *(before, after)[::order])
    assert ("family", stays) in rows
    assert GONE not in words
    (note,) = [parse(str(row["note"])) for row in past if row["op"] == ERASE]
    assert (note.reason, note.approver) == ("期間がすぎたため", "課長"), "who decided, and why, stays"


def test_another_family_whose_act_told_of_the_erased_one_comes_back(small: Path, tmp_path: Path) -> None:
    gone, stays = begun(small)
    change = update(family).values(address="ひとつの操作")
    opened(small, lambda file: file.transact(Op("both", stays), lambda c: c.execute(change)))
    kept = shutil.copytree(small, tmp_path / "one.backup")
    erase(small, gone)
    lose(small, [*leaves(small, family)])
    rows, _, words = saved(small, kept)
    assert ("family", stays) in rows
    assert ("family", gone) not in rows
    assert GONE not in words


def test_joined_spans_hold_the_same_numbers() -> None:
    some = ((7, 9), (1, 3), (3, 5), (20, 20))
    joined = spans.joined(some)
    assert joined == ((1, 5), (7, 9), (20, 20))
    assert all(spans.within(joined, n) == spans.holds(some, n) for n in range(25))
