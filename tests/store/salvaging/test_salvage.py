import json
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Table, select
from tests.chance import runs
from tests.store.damage import WORDS, dump, flip, overwrite, size, vault_with
from tests.store.trees import held, opened_by
from tests.vaults import new_vault

from kasesupport.domain.changes import Change
from kasesupport.domain.problems import Problem
from kasesupport.domain.salvage import Report
from kasesupport.store import blobs, recorder, vault
from kasesupport.store.backups import backup
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history.journal import first_broken
from kasesupport.store.home import PAGE_1
from kasesupport.store.keys import header
from kasesupport.store.op import Op
from kasesupport.store.salvaging import links
from kasesupport.store.salvaging.pages import open_pages
from kasesupport.store.salvaging.putting_back import EARLIER
from kasesupport.store.salvaging.rows import Kept
from kasesupport.store.salvaging.salvage import salvage
from kasesupport.store.salvaging.shapes import Column, Shape
from kasesupport.store.salvaging.sources import Source, source
from kasesupport.store.tables import (
    blob,
    bond,
    draft,
    episode,
    family,
    handed,
    journal,
    metadata,
    past_journal,
    person,
    practitioner,
    resource,
    statement,
    tie,
)  # fmt: skip

Rows = dict[tuple[str, str], tuple[object, ...]]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Rows]:
    folder = tmp_path_factory.mktemp("whole") / "a.vault"
    vault_with(folder, 900, families=12)  # one that is lost takes no more than a twelfth along
    return folder, dump(folder)


@pytest.fixture
def hurt(kept: tuple[Path, Rows], tmp_path: Path) -> Path:
    shutil.copytree(kept[0], tmp_path / "hurt.vault")
    return tmp_path / "hurt.vault"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    folder = tmp_path / "small.vault"
    new_vault(folder, WORDS, practitioner="相談員", label="鍵1")
    return folder


def saved(folder: Path, backups: tuple[Path, ...] = ()) -> tuple[Report, Rows]:
    fresh = folder.with_name("new.vault")
    shutil.rmtree(fresh, ignore_errors=True)
    before = contents(folder)
    report = salvage(folder, WORDS, fresh, backups)
    assert contents(folder) == before
    assert sorted(p.name for p in folder.parent.glob("new.vault*")) == ["new.vault"]
    rows = dump(fresh)
    assert report.total.kept == len(rows) - bool(report.keeper_named)
    return report, rows


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def opened(folder: Path, act: Callable[[CaseFile], object]) -> None:
    casefile = vault.unlock(folder, WORDS)
    act(casefile)
    casefile.close()


def leaves(folder: Path, *tables: Table) -> list[int]:
    """The pages that hold the rows of these tables."""
    with open_pages(*opened_by(folder)) as (pages, *_):
        places = source("file", pages).carving.leaves
    return [number for table in tables for number in places[table.name]]


def add_family(casefile: CaseFile, name: str, home: str = "") -> str:
    row = {"id": home or casefile.new_id(), "name": name}
    casefile.transact(Op("family.create", row["id"]), lambda c: c.execute(family.insert(), row))
    return row["id"]


def test_a_whole_vault_comes_back_whole_and_opens_by_the_same_words(kept: tuple[Path, Rows], hurt: Path) -> None:
    report, rows = saved(hurt)
    assert rows == kept[1]
    total = report.total
    assert (total.file, total.journal, total.late, total.backup, total.lost) == (len(rows), 0, 0, 0, 0)
    assert [each.name for each in report.families] == [f"家庭{n}" for n in range(12)]
    assert (report.bad_pages, report.unplaced, report.older, report.entries_missing) == (0, 0, 0, 0)
    assert report.orphans == report.unlinked == ()


def test_the_old_journal_is_kept_as_the_past_one(hurt: Path) -> None:
    before = vault.unlock(hurt, WORDS)
    told = before.read(lambda c: [dict(row) for row in c.execute(select(journal).order_by(journal.c.seq)).mappings()])
    before.close()
    saved(hurt)
    after = vault.unlock(hurt.with_name("new.vault"), WORDS)
    past = after.read(
        lambda c: [dict(r) for r in c.execute(select(past_journal).order_by(past_journal.c.seq)).mappings()]
    )
    acts = after.read(lambda c: c.execute(select(journal.c.op, journal.c.family_id, journal.c.practitioner)).all())
    after.close()
    assert past == told
    assert first_broken(past) is None
    assert {(op, who) for op, _, who in acts} == {("vault.salvage", "相談員")}
    assert len({home for _, home, _ in acts}) == 13
    assert len(acts) == 14  # what came of it is kept by an act of its own


@pytest.mark.parametrize(("share", "least"), [(0.0, 0.999), (0.01, 0.985), (0.1, 0.85)])
def test_most_rows_outlive_lost_pages(kept: tuple[Path, Rows], hurt: Path, share: float, least: float) -> None:
    pages = held(*opened_by(hurt))
    lost = Random(2).sample(pages, max(1, int(len(pages) * share)))
    overwrite(hurt / "data.db", lost)
    report, rows = saved(hurt)
    right = sum(kept[1].get(key) == row for key, row in rows.items())
    assert right >= least * len(kept[1])
    assert len(rows) - right <= report.older
    assert report.bad_pages == len(lost)


def without_page_1(folder: Path) -> None:
    overwrite(folder / "data.db", [1])


def without_page_1_and_its_copy(folder: Path) -> None:
    without_page_1(folder)
    (folder / PAGE_1).unlink()


def without_salt(folder: Path) -> None:
    for at in range(16):
        flip(folder / "data.db", at)


def without_one_header(folder: Path) -> None:
    (folder / "header.a").write_bytes(b"\0" * 500)


@pytest.mark.parametrize("spoil", [without_page_1, without_page_1_and_its_copy, without_salt, without_one_header])
def test_nothing_is_lost_with(kept: tuple[Path, Rows], hurt: Path, spoil: Callable[[Path], None]) -> None:
    spoil(hurt)
    report, rows = saved(hurt)
    assert rows == kept[1]
    assert report.total.file == len(rows)


def test_without_any_schema_rows_are_placed_by_the_journal(kept: tuple[Path, Rows], hurt: Path) -> None:
    schema = leaves(hurt, Table("sqlite_schema", type(family.metadata)()))
    assert len(schema) > 1
    without_page_1_and_its_copy(hurt)
    overwrite(hurt / "data.db", schema)
    report, rows = saved(hurt)
    assert rows == kept[1]
    assert report.bad_pages == len({1, *schema})


def test_of_half_a_file_its_half_is_kept(kept: tuple[Path, Rows], hurt: Path) -> None:
    data = (hurt / "data.db").read_bytes()
    first = (
        sum(2 + len(table.indexes) for table in metadata.sorted_tables) * 4096
    )  # the tables' own pages, empty or not
    (hurt / "data.db").write_bytes(data[: first + (len(data) - first) // 2 + 1000])
    report, rows = saved(hurt)
    assert len(rows) > 0.3 * len(kept[1])
    assert len(rows.items() - kept[1].items()) <= report.older
    assert report.entries_missing > 50
    assert report.pages == len(data) // 4096


def test_rows_whose_page_is_lost_come_from_the_journal(small: Path) -> None:
    homes: list[str] = []
    opened(small, lambda c: homes.append(add_family(c, "はじめの名")))
    opened(
        small,
        lambda c: c.transact(Op("family.edit", homes[0]), lambda k: k.execute(family.update().values(name="今の名"))),
    )
    truth = dump(small)
    overwrite(small / "data.db", leaves(small, family))
    report, rows = saved(small)
    assert rows == truth
    (told,) = report.families
    assert (told.family_id, told.name, told.rows.journal) == (homes[0], "今の名", 1)


def test_what_was_deleted_stays_so(small: Path) -> None:
    homes: list[str] = []
    opened(small, lambda c: homes.extend(add_family(c, name) for name in ("一", "二")))
    opened(
        small,
        lambda c: c.transact(
            Op("family.remove", homes[0]), lambda k: k.execute(family.delete().where(family.c.id == homes[0]))
        ),
    )
    overwrite(small / "data.db", leaves(small, family))
    report, rows = saved(small)
    assert [key[1] for key in rows if key[0] == "family"] == [homes[1]]
    assert report.total.lost == 0


def test_what_an_unread_act_deleted_stays_so_where_the_index_denies_it(small: Path) -> None:
    homes: list[str] = []
    opened(small, lambda c: homes.extend(add_family(c, f"家庭{n}") for n in range(40)))
    opened(
        small,
        lambda c: c.transact(Op("family.remove"), lambda k: k.execute(family.delete().where(family.c.id == homes[3]))),
    )
    overwrite(small / "data.db", [*leaves(small, family), leaves(small, journal)[-1]])
    report, rows = saved(small)
    assert ("family", homes[2]) in rows
    assert ("family", homes[3]) not in rows
    assert report.entries_missing > 0


def test_an_old_page_that_was_put_back_gives_way_to_the_journal(small: Path) -> None:
    homes: list[str] = []
    opened(small, lambda c: homes.append(add_family(c, "はじめの名")))
    (number,) = leaves(small, family)
    old = (small / "data.db").read_bytes()[(number - 1) * 4096 : number * 4096]
    opened(
        small,
        lambda c: c.transact(Op("family.edit", homes[0]), lambda k: k.execute(family.update().values(name="今の名"))),
    )
    truth = dump(small)
    data = (small / "data.db").read_bytes()
    (small / "data.db").write_bytes(data[: (number - 1) * 4096] + old + data[number * 4096 :])
    assert saved(small)[1] == truth


def test_a_long_act_with_holes_still_tells_of_its_rows(small: Path) -> None:
    def say(casefile: CaseFile) -> None:
        home = casefile.new_id()
        rows = [
            {"id": casefile.new_id(), "family_id": home, "name": f"ひと{n}", "note": "ことば" * 40} for n in range(300)
        ]
        casefile.transact(
            Op("family.import", home),
            lambda c: [c.execute(family.insert(), {"id": home, "name": "大家族"}), c.execute(person.insert(), rows)],
        )

    opened(small, say)
    truth = dump(small)
    lost = leaves(small, person)
    long_text = [n for n in range(max(lost), size(small / "data.db")) if n not in lost][-20::9]
    overwrite(small / "data.db", [*lost, *long_text])
    report, rows = saved(small)
    assert rows.items() <= truth.items()
    assert report.total.journal > 0.85 * len(truth)


def test_what_hangs_on_a_lost_row_is_listed_and_left_out(small: Path) -> None:
    homes: list[str] = []
    opened(small, lambda c: homes.extend(add_family(c, name) for name in ("一", "二")))

    def people(casefile: CaseFile) -> None:
        for home in homes:
            row = {"id": casefile.new_id(), "family_id": home, "name": "ひと"}
            casefile.transact(Op("person.add", home), lambda c, row=row: c.execute(person.insert(), row))

    opened(small, people)
    overwrite(small / "data.db", leaves(small, family, journal))
    report, rows = saved(small)
    assert {key[0] for key in rows} == {"practitioner"}
    assert len(report.orphans) == 2
    assert {orphan.family_id for orphan in report.orphans} == set(homes)
    assert all(orphan.parent == orphan.family_id and orphan.table == "person" for orphan in report.orphans)
    assert sum(each.rows.lost for each in report.families) == 4


def test_what_can_be_without_the_lost_row_comes_back_without_the_link(small: Path) -> None:
    home, who, other = (f"id-{n}" for n in range(3))
    row = {"family_id": home}

    def talk(connection: Connection) -> None:
        connection.execute(family.insert(), {"id": home, "name": "一"})
        connection.execute(episode.insert(), {"id": "e", **row})
        connection.execute(person.insert(), [{"id": i, "name": "ひと", "note": "", **row} for i in (who, other)])
        connection.execute(bond.insert(), {"id": "b", "a_id": who, "b_id": other, **row})
        connection.execute(resource.insert(), {"id": "r", "name": "窓口"})
        connection.execute(tie.insert(), {"id": "t", "resource_id": "r", "person_id": who, **row})
        words = {"question": "q", "subject_id": who, "text": "朝がつらい", "episode_id": "e"}
        connection.execute(statement.insert(), {"id": "s", **words, **row})

    opened(small, lambda c: c.transact(Op("talk.say", home), talk))
    truth = dump(small)
    overwrite(small / "data.db", leaves(small, person, journal))
    report, rows = saved(small)
    said = dict(zip(statement.c.keys(), rows["statement", "s"], strict=True))
    assert (said["subject_id"], said["text"]) == (None, "朝がつらい")
    assert rows.keys() == truth.keys() - {("person", who), ("person", other), ("bond", "b"), ("tie", "t")}
    assert [(each.table, each.id, each.parent, each.column) for each in report.unlinked] == [
        ("statement", "s", who, "subject_id")
    ]
    assert {each.id for each in report.orphans} == {"b", "t"}, "an empty tie would be the whole household's"
    (told,) = report.families
    assert (told.rows.unlinked, told.rows.file, told.rows.lost) == (1, 2, 4)


def test_bytes_come_back_and_where_their_pages_are_lost_the_note_of_them_stays(small: Path) -> None:
    def hand(casefile: CaseFile) -> None:
        home = add_family(casefile, "一")
        row = {"id": "e", "family_id": home}
        casefile.transact(Op("episode", home), lambda c: c.execute(episode.insert(), row))
        casefile.transact(Op("hand", home), lambda c: put_bytes(c, home))

    def put_bytes(connection: Connection, home: str) -> None:
        kept = blobs.put(connection, home, "b", bytes(range(256)) * 100)
        row = {"id": "h", "family_id": home, "episode_id": "e", "sha256": kept.sha256, "blob_id": "b"}
        connection.execute(handed.insert(), row)

    opened(small, hand)
    truth = dump(small)
    assert saved(small)[1] == truth
    overwrite(small / "data.db", leaves(small, blob))
    report, rows = saved(small)
    assert [(each.table, each.id, each.column) for each in report.unlinked] == [("handed", "h", "blob_id")]
    assert rows.keys() == truth.keys() - {("blob", "b")}


def test_what_went_with_what_it_pointed_to_does_not_come_back_without_the_link() -> None:
    shape = Shape(
        "episode", (Column("previous_id", "TEXT", needed=False, required=False, is_rowid=False, target="episode"),)
    )
    kept = Kept("file", cast("Source", SimpleNamespace(shapes={"episode": shape})), {"id": "b", "previous_id": "a"})
    for gone, left in (({("episode", "a")}, 0), (set(), 1)):
        rows: dict[str, dict[str, Kept]] = {"episode": {"b": kept}}
        assert len(list(links.leave_out(rows, gone))) == 1 - left
        assert len(list(links.unlink(rows))) == left


def crashed(folder: Path, act: Callable[[CaseFile], object]) -> None:
    """The folder as a power cut would leave it: the act is in the WAL alone."""
    casefile = vault.unlock(folder, WORDS)
    casefile._raw.execute("PRAGMA wal_autocheckpoint=0")
    act(casefile)
    copy = folder.with_name("copy")
    shutil.copytree(folder, copy)
    casefile.close()
    shutil.rmtree(folder)
    copy.rename(folder)


def test_acts_in_the_wal_are_kept(small: Path) -> None:
    crashed(small, lambda c: [add_family(c, f"家庭{n}") for n in range(30)])
    report, rows = saved(small)
    assert sum(key[0] == "family" for key in rows) == 30
    assert report.total.late == report.total.journal == 0


@pytest.mark.parametrize("place", [20, 32 + 24 + 9, 5000, -4096 * 6])
def test_acts_past_a_break_of_the_wal_are_kept(small: Path, place: int) -> None:
    crashed(small, lambda c: [add_family(c, f"家庭{n}") for n in range(30)])
    log = small / "data.db-wal"
    flip(log, place % log.stat().st_size)
    report, rows = saved(small)
    assert sorted(row[1] for key, row in rows.items() if key[0] == "family") == sorted(f"家庭{n}" for n in range(30))
    assert report.total.late + report.total.journal > 0


def test_where_the_wal_is_gone_every_row_it_may_have_changed_is_perhaps_older(small: Path) -> None:
    opened(small, lambda c: [add_family(c, f"家庭{n}") for n in range(3)])
    change = family.update().values(phone="1")
    crashed(small, lambda c: c.transact(Op("family.edit"), lambda k: k.execute(change)))
    whole = shutil.copytree(small, small.with_name("whole.vault"))
    assert saved(whole)[0].older == 0
    (small / "data.db-wal").unlink()
    report, rows = saved(small)
    assert report.older == len(rows) == 4
    assert (report.entries_missing, report.total.file) == (1, 4)
    assert [each.rows.is_whole for each in report.families] == [False] * 3


def test_where_nobody_knows_the_last_act_no_row_is_proven(small: Path) -> None:
    opened(small, lambda c: add_family(c, "家庭"))
    (small / "anchor").unlink()
    overwrite(small / "data.db", leaves(small, family))
    report, rows = saved(small)
    assert report.older == len(rows) == 2


def test_a_file_closed_whole_that_lost_its_last_entries_is_as_it_was(small: Path) -> None:
    opened(small, lambda c: add_family(c, "家庭"))
    overwrite(small / "data.db", leaves(small, journal))
    report, rows = saved(small)
    assert (report.older, report.total.file) == (0, len(rows))


def test_an_older_file_put_in_place_of_a_closed_one_is_told_by_the_copy_of_its_first_page(small: Path) -> None:
    opened(small, lambda c: add_family(c, "家庭"))
    older = (small / "data.db").read_bytes()
    opened(small, lambda c: [add_family(c, f"家庭{n}" * 50) for n in range(40)])
    (small / "data.db").write_bytes(older)
    overwrite(small / "data.db", leaves(small, journal))
    report, rows = saved(small)
    assert report.older == len(rows) > 1


def test_a_backup_fills_what_nothing_else_has(small: Path, tmp_path: Path) -> None:
    homes: list[str] = []
    opened(small, lambda c: homes.extend(add_family(c, name) for name in ("一", "二")))
    truth = dump(small)
    kept = shutil.copytree(small, tmp_path / "one.backup")
    opened(small, lambda c: add_family(c, "そのあと"))
    overwrite(small / "data.db", leaves(small, family, journal))
    assert saved(small)[0].total.kept == 1
    report, rows = saved(small, (kept,))
    assert rows == truth
    assert (report.total.backup, report.backups) == (2, 1)
    assert report.older == 2
    assert report.total.lost == 1


def test_a_backup_brings_back_nothing_that_is_gone(small: Path, tmp_path: Path) -> None:
    homes: list[str] = []
    opened(small, lambda c: homes.extend(add_family(c, name) for name in ("一", "二")))
    opened(
        small,
        lambda c: c.transact(Op("draft", silent=True), lambda k: k.execute(draft.insert(), {"id": "d", "value": "x"})),
    )
    kept = shutil.copytree(small, tmp_path / "one.backup")
    opened(
        small,
        lambda c: c.transact(Op("family.remove"), lambda k: k.execute(family.delete().where(family.c.id == homes[0]))),
    )
    opened(small, lambda c: c.transact(Op("draft", silent=True), lambda k: k.execute(draft.delete())))
    overwrite(small / "data.db", leaves(small, family))
    rows = saved(small, (kept,))[1]
    assert {key for key in rows if key[0] != "practitioner"} == {("family", homes[1])}


def test_a_backup_brings_back_nothing_of_an_erased_family(small: Path, tmp_path: Path) -> None:
    homes: list[str] = []
    opened(small, lambda c: homes.extend(add_family(c, name) for name in ("消す家庭", "二")))
    kept = shutil.copytree(small, tmp_path / "one.backup")

    def erase(casefile: CaseFile) -> None:
        mine = journal.c.family_id == homes[0]
        casefile.transact(
            Op("family.erase", homes[0]), lambda c: c.execute(family.delete().where(family.c.id == homes[0]))
        )
        casefile.transact(
            Op("x", silent=True), lambda c: c.execute(journal.update().where(mine).values(changes="", note="", salt=""))
        )

    opened(small, erase)
    overwrite(small / "data.db", leaves(small, family))
    report, rows = saved(small, (kept,))
    assert {key for key in rows if key[0] != "practitioner"} == {("family", homes[1])}
    after = vault.unlock(small.with_name("new.vault"), WORDS)
    words = after.read(lambda c: c.execute(select(past_journal.c.changes)).scalars().all())
    after.close()
    assert not any("消す家庭" in word for word in words)


def test_one_emptied_entry_is_enough_to_know_that_a_family_was_erased(small: Path, tmp_path: Path) -> None:
    homes: list[str] = []
    opened(small, lambda c: homes.extend(add_family(c, f"消す家庭{n}") for n in range(40)))
    kept = shutil.copytree(small, tmp_path / "one.backup")

    def erase(casefile: CaseFile) -> None:
        home = homes[0]
        casefile.transact(Op("family.read", home, logged=True, note="最後の一件"), lambda c: None)
        emptied = journal.update().where(journal.c.family_id == home).values(changes="", note="", salt="")
        gone = family.delete().where(family.c.id == home)
        casefile.transact(Op("x", silent=True), lambda c: (c.execute(gone), recorder.drain(c), c.execute(emptied)))

    opened(small, erase)
    overwrite(small / "data.db", [1, *leaves(small, family), leaves(small, journal)[0]])
    (small / PAGE_1).unlink()
    report, rows = saved(small, (kept,))
    assert report.backups == 1
    assert ("family", homes[0]) not in rows
    assert ("family", homes[1]) in rows
    after = vault.unlock(small.with_name("new.vault"), WORDS)
    words = after.read(
        lambda c: c.execute(select(past_journal.c.changes).where(past_journal.c.family_id == homes[0]))
    ).all()
    after.close()
    assert [word for (word,) in words] == ["", ""]


def test_backups_of_another_vault_or_of_a_double_are_left_alone(small: Path, tmp_path: Path) -> None:
    double = shutil.copytree(small, tmp_path / "double.backup")
    opened(double, lambda c: add_family(c, "よその家庭"))
    opened(small, lambda c: add_family(c, "うちの家庭"))
    other = tmp_path / "other.vault"
    new_vault(other, WORDS)
    overwrite(small / "data.db", leaves(small, family))
    report, rows = saved(small, (double, other))
    assert [row[1] for key, row in rows.items() if key[0] == "family"] == ["うちの家庭"]
    assert report.backups == 0


def test_a_damaged_backup_gives_what_it_can(small: Path, tmp_path: Path) -> None:
    opened(small, lambda c: add_family(c, "家庭"))
    truth = dump(small)
    kept = shutil.copytree(small, tmp_path / "one.backup")
    without_page_1_and_its_copy(kept)
    overwrite(small / "data.db", list(range(1, size(small / "data.db") + 1)))
    assert saved(small, (kept,))[1] == truth


def test_without_its_headers_a_vault_opens_by_a_backups(small: Path, tmp_path: Path) -> None:
    opened(small, lambda c: add_family(c, "家庭"))
    kept = shutil.copytree(small, tmp_path / "one.backup")
    opened(small, lambda c: add_family(c, "そのあと"))
    truth = dump(small)
    for name in header.COPIES:
        (small / name).unlink()
    assert saved(small, (kept,))[1] == truth


def test_a_vault_can_be_salvaged_again(small: Path) -> None:
    opened(small, lambda c: add_family(c, "家庭"))
    truth = dump(small)
    first = small.with_name("first.vault")
    salvage(small, WORDS, first)
    report, rows = saved(first)
    assert rows == truth
    after = vault.unlock(first.with_name("new.vault"), WORDS)
    numbers = after.read(lambda c: c.execute(select(past_journal.c.seq).order_by(past_journal.c.seq)).scalars().all())
    after.close()
    assert numbers == [1 - EARLIER, 2 - EARLIER, 1, 2, 3]
    assert report.entries == 5


def test_a_laptop_that_knew_the_old_vault_does_not_wonder_at_the_new_one(small: Path, tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    casefile = vault.unlock(small, WORDS, seen=seen)
    add_family(casefile, "家庭")
    add_family(casefile, "もうひとつ")
    casefile.close()
    saved(small)
    vault.unlock(small.with_name("new.vault"), WORDS, seen=seen).close()


def test_a_real_backup_gives_its_rows(small: Path, tmp_path: Path) -> None:
    opened(small, lambda c: add_family(c, "家庭"))
    truth = dump(small)
    made: list[Path] = []
    opened(small, lambda c: made.append(backup.make(c.home, c.now(), lambda _share: None).path))
    moved = made[0].rename(tmp_path / "moved.backup")
    (small / "data.db").unlink()
    report, rows = saved(small, (moved,))
    assert rows == truth
    assert report.total.backup == len(truth)


def test_a_backup_brings_back_no_shared_row_that_went_with_an_erasure(small: Path, tmp_path: Path) -> None:
    def begin(casefile: CaseFile) -> None:
        home = add_family(casefile, "家庭")
        casefile.transact(Op("resource.add", home), lambda c: c.execute(resource.insert(), {"id": "r", "name": "おば"}))

    def erase(casefile: CaseFile) -> None:
        emptied = journal.update().where(journal.c.op == "resource.add").values(changes="", note="", salt="")
        casefile.transact(
            Op("x", silent=True), lambda c: (c.execute(resource.delete()), recorder.drain(c), c.execute(emptied))
        )

    opened(small, begin)
    kept = shutil.copytree(small, tmp_path / "one.backup")
    opened(small, erase)
    overwrite(small / "data.db", [1, *leaves(small, resource)])
    (small / PAGE_1).unlink()
    report, rows = saved(small, (kept,))
    assert ("resource", "r") not in rows
    assert report.backups == 1


def test_whose_own_row_is_lost_is_taken_in_by_the_label_of_the_key(small: Path) -> None:
    opened(small, lambda c: add_family(c, "家庭"))
    overwrite(small / "data.db", leaves(small, practitioner, journal))
    report, rows = saved(small)
    assert report.keeper_named == "鍵1"
    (told,) = (row for key, row in rows.items() if key[0] == "practitioner")
    assert told[1:6] == ("鍵1", "", "", "keeper", header.read(small)[0].slots[0].id)


@pytest.mark.parametrize("values", [{"left_on": "2026-04-01"}, {"slot_id": "another"}])
def test_a_key_that_was_taken_away_salvages_nothing(small: Path, tmp_path: Path, values: dict[str, str]) -> None:
    opened(
        small, lambda c: c.transact(Op("practitioner.edit"), lambda k: k.execute(practitioner.update().values(values)))
    )
    assert refused(small, WORDS, tmp_path / "new.vault") == "key_withdrawn"


def test_a_key_that_was_taken_away_does_not_come_back_by_a_backup(small: Path, tmp_path: Path) -> None:
    kept = shutil.copytree(small, tmp_path / "one.backup")
    shutil.rmtree(small)
    new_vault(small, "あたらしい合言葉")
    assert refused(small, WORDS, tmp_path / "new.vault", (kept,)) == "wrong_passphrase"


def refused(*given: object, **named: object) -> str:
    with pytest.raises(Problem) as caught:
        salvage(*given, **named)  # type: ignore[arg-type]
    return caught.value.code


def test_what_cannot_be_done_is_said_and_nothing_is_made(small: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "new.vault"
    assert refused(small, "ちがう合言葉", fresh) == "wrong_passphrase"
    assert refused(tmp_path / "nowhere", WORDS, fresh) == "not_a_vault"
    assert refused(small, WORDS, small / "inside.vault") == "salvage_inside"
    assert refused(small, WORDS, small) == "salvage_inside"
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "file").touch()
    assert refused(small, WORDS, tmp_path / "taken") == "vault_exists"
    held = vault.unlock(small, WORDS)
    assert refused(small, WORDS, fresh) == "vault_in_use"
    held.close()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["small.vault", "taken"]


def test_where_nothing_can_be_read_it_is_said(small: Path, tmp_path: Path) -> None:
    gone = shutil.copytree(small, tmp_path / "gone.vault")
    (gone / "data.db").write_bytes(b"")
    assert refused(gone, WORDS, tmp_path / "new.vault") == "nothing_to_salvage"
    (gone / "data.db").unlink()
    assert refused(gone, WORDS, tmp_path / "new.vault") == "nothing_to_salvage"
    for name in header.COPIES:
        (small / name).write_bytes(b"{}")
    assert refused(small, WORDS, tmp_path / "new.vault") == "nothing_to_salvage"
    assert not list(tmp_path.glob("new.vault*"))


def test_progress_is_told_to_the_end(small: Path, tmp_path: Path) -> None:
    told: list[float] = []
    salvage(small, WORDS, tmp_path / "new.vault", progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0


PLACES = st.floats(0, 1, exclude_max=True)
DAMAGE = st.one_of(
    st.tuples(st.just("flip"), st.sampled_from(["data.db", "data.db-wal", "page1", "anchor", "header.a"]), PLACES),
    st.tuples(st.just("cut"), st.sampled_from(["data.db", "data.db-wal", "page1", "anchor"]), PLACES),
    st.tuples(st.just("noise"), st.sampled_from(["data.db", "data.db-wal"]), PLACES),
    st.tuples(st.just("move"), st.sampled_from(["data.db", "data.db-wal"]), PLACES),
)


def spoil(path: Path, how: str, place: float) -> None:
    data = path.read_bytes()
    at = int(place * len(data))
    page = at // 4096 * 4096
    if how == "flip" and data:
        flip(path, at, at % 8)
    elif how == "cut":
        path.write_bytes(data[:at])
    elif how == "noise":
        path.write_bytes(data[:page] + Random(at).randbytes(4096) + data[page + 4096 :])
    elif how == "move":
        path.write_bytes(data[:page] + data[:4096] + data[page + 4096 :])


@dataclass(frozen=True)
class Past:
    folder: Path
    states: set[str] = field(repr=False)


@pytest.fixture(scope="module")
def past_states(tmp_path_factory: pytest.TempPathFactory) -> Past:
    """A vault cut off in the middle of work, and every state that any of its rows ever had."""
    folder = tmp_path_factory.mktemp("fuzz") / "a.vault"
    vault_with(folder, 120, families=2)

    def go_on(casefile: CaseFile) -> None:
        home = add_family(casefile, "おわりの家庭")
        casefile.transact(Op("family.edit", home), lambda c: c.execute(family.update().values(phone="1")))
        casefile.transact(Op("talk.remove"), lambda c: c.execute(statement.delete().where(statement.c.id.like("%1"))))

    crashed(folder, go_on)
    copy = shutil.copytree(folder, folder.with_name("read.vault"))
    reading = vault.unlock(copy, WORDS)
    told = [json.loads(t) for t in reading.read(lambda c: c.execute(select(journal.c.changes)).scalars().all())]
    reading.close()
    changes = [Change(**change) for entry in told for change in entry]
    return Past(folder, {json.dumps(row, sort_keys=True) for c in changes for row in (c.old, c.new) if row})


@settings(max_examples=runs(5), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(damage=st.lists(DAMAGE, min_size=1, max_size=6))
def test_whatever_is_spoilt_it_ends_and_tells_nothing_that_never_was(
    past_states: Past, tmp_path: Path, damage: list[tuple[str, str, float]]
) -> None:
    folder, fresh = tmp_path / "a.vault", tmp_path / "new.vault"
    for old in (folder, fresh):
        shutil.rmtree(old, ignore_errors=True)
    shutil.copytree(past_states.folder, folder)
    for how, name, place in damage:
        spoil(folder / name, how, place)
    told: set[str] = set()
    with suppress(Problem):
        report = salvage(folder, WORDS, fresh)
        rows = dump(fresh)
        told = states({key: row for key, row in rows.items() if key[0] != "practitioner" or not report.keeper_named})
    assert told <= past_states.states


def states(rows: Rows) -> set[str]:
    columns = {table.name: table.c.keys() for table in family.metadata.sorted_tables}
    named = (dict(zip(columns[key[0]], row, strict=True)) for key, row in rows.items())
    return {json.dumps(row, sort_keys=True) for row in named}
