import pytest
from sqlalchemy import select

from kasesupport.domain.problems import Problem
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history.journal import Author, chain_hash, verify
from kasesupport.store.op import Op
from kasesupport.store.tables import family, journal


@pytest.fixture
def ten(casefile: CaseFile) -> CaseFile:
    casefile.sign_as(Author("相談員", "laptop"))
    for n in range(10):
        row = {"id": casefile.new_id(), "name": f"家{n}"}
        casefile.transact(Op("family.new", row["id"]), lambda c, row=row: c.execute(family.insert(), row))
    return casefile


def _tamper(casefile: CaseFile, *statements: str) -> int | None:
    """As one who holds the key and writes past the program; the journal is the one table not recorded."""
    casefile.transact(Op("tamper"), lambda c: [c.exec_driver_sql(s) for s in statements])
    return casefile.read(verify)


def test_an_untouched_journal_holds_and_names_its_author(ten: CaseFile) -> None:
    assert ten.read(verify) is None
    rows = ten.read(lambda c: c.execute(select(journal.c.practitioner, journal.c.device).distinct()).all())
    assert [tuple(row) for row in rows] == [("相談員", "laptop")]


@pytest.mark.parametrize(
    "column",
    ["at", "op", "family_id", "practitioner", "device", "changes", "note", "salt", "digest", "previous", "hash"],
)
def test_a_changed_column_is_named(ten: CaseFile, column: str) -> None:
    assert _tamper(ten, f"UPDATE journal SET {column} = {column} || ' ' WHERE seq = 4") == 4


def test_an_entry_said_to_undo_another_is_named(ten: CaseFile) -> None:
    assert _tamper(ten, "UPDATE journal SET undoes = 1 WHERE seq = 4") == 4


def test_a_dropped_entry_is_named(ten: CaseFile) -> None:
    assert _tamper(ten, "DELETE FROM journal WHERE seq = 6") == 6


def test_a_dropped_entry_closed_up_is_named(ten: CaseFile) -> None:
    moved = [f"UPDATE journal SET seq = {n - 1} WHERE seq = {n}" for n in range(7, 11)]
    assert _tamper(ten, "DELETE FROM journal WHERE seq = 6", *moved) == 6


def test_swapped_entries_are_named(ten: CaseFile) -> None:
    swap = ["UPDATE journal SET seq = 99 WHERE seq = 3", "UPDATE journal SET seq = 3 WHERE seq = 5"]
    assert _tamper(ten, *swap, "UPDATE journal SET seq = 5 WHERE seq = 99") == 3


def test_an_entry_hashed_anew_is_named_at_the_next(ten: CaseFile) -> None:
    row = dict(ten.read(lambda c: c.execute(select(journal).where(journal.c.seq == 2)).mappings().one()))
    row["practitioner"] = "別の人"
    change = journal.update().where(journal.c.seq == 2).values({**row, "hash": chain_hash(row)})
    ten.transact(Op("tamper"), lambda c: c.execute(change))
    assert ten.read(verify) == 3


def test_words_that_were_erased_leave_the_chain_whole(ten: CaseFile) -> None:
    assert _tamper(ten, "UPDATE journal SET changes = '', note = '', salt = '' WHERE seq = 4") is None
    assert _tamper(ten, "UPDATE journal SET changes = '[]' WHERE seq = 4") == 4


def test_who_opened_what_is_an_entry_without_changes(ten: CaseFile) -> None:
    ten.transact(Op("family.open", "f", note="相談", logged=True), lambda c: None)
    last = ten.read(lambda c: c.execute(select(journal).order_by(journal.c.seq.desc())).mappings().first())
    assert (last["op"], last["family_id"], last["note"], last["changes"]) == ("family.open", "f", "相談", "[]")
    assert ten.can_undo("f") is None
    assert ten.read(verify) is None


def test_a_reader_changes_nothing_but_leaves_a_trace(ten: CaseFile) -> None:
    ten.sign_as(Author("見る人", "laptop", role="reader"))
    with pytest.raises(Problem, match="read_only_role"):
        ten.transact(Op("family.new"), lambda c: c.execute(family.insert(), {"id": "x", "name": "x"}))
    with pytest.raises(Problem, match="read_only_role"):
        ten.undo(ten.read(lambda c: c.execute(select(family.c.id)).scalars().first()))
    ten.transact(Op("family.open", "f", logged=True), lambda c: None)
    assert len(ten.read(lambda c: c.execute(select(family.c.id)).all())) == 10
    assert ten.head().seq == 11
