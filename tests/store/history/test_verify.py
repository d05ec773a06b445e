"""Whoever holds the key may write past the program; the proof names what was written."""

import random
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.chance import runs
from tests.store.test_random_acts import ACTS, Walker
from tests.tampering import WAYS, Tamperer
from tests.vaults import new_file, new_vault

from kasesupport.domain.progress import Cancelled
from kasesupport.store import engine, recorder, vault
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history import seen
from kasesupport.store.history.differences import Flaw
from kasesupport.store.history.journal import Author, Head
from kasesupport.store.history.verify import Known, Report, verify, verify_file
from kasesupport.store.op import Op
from kasesupport.store.opening import open_file
from kasesupport.store.tables import family, metadata, person


@dataclass
class Desk:
    """A file, and a second connection to it for the one who writes past the program."""

    path: Path
    key: engine.DataKey
    file: CaseFile
    runs: int = 0  # undo stacks are by family: each run has families of its own

    def tamper(self, *statements: str) -> None:
        with closing(engine.connect(self.path, self.key, "mode=rw")) as connection:
            for statement in statements:
                connection.execute(statement)

    def tamper_by(self, way: str, pick: random.Random) -> bool:
        with closing(engine.connect(self.path, self.key, "mode=rw")) as connection:
            connection.execute("BEGIN IMMEDIATE")
            done = bool(getattr(Tamperer(connection, pick.randrange), way)())
            connection.commit()
            return done

    def report(self, *known: Known) -> Report:
        with closing(engine.connect(self.path, self.key, "mode=ro")) as connection:
            return verify(connection, known)

    def head(self) -> Known:
        return Known("backup", self.file.head())


def make_desk(folder: Path) -> Desk:
    path, key = new_file(folder)
    return Desk(path, key, open_file(path, key))


@pytest.fixture
def ten(tmp_path: Path) -> Iterator[Desk]:
    """Ten families with a person each; the person is corrected twice: thirty entries after the families' ten."""
    desk = make_desk(tmp_path)
    desk.file.sign_as(Author("相談員", "laptop"))
    for n in range(10):
        row, child = {"id": f"f{n}", "name": f"家{n}"}, {"id": f"p{n}", "family_id": f"f{n}"}
        desk.file.transact(Op("family.new", row["id"]), lambda c, row=row: c.execute(family.insert(), row))
        desk.file.transact(Op("person.add", row["id"]), lambda c, child=child: c.execute(person.insert(), child))
        for name in ("陽", "陽葵"):
            change = person.update().where(person.c.id == f"p{n}").values(name=name)
            desk.file.transact(Op("person.edit", row["id"]), lambda c, change=change: c.execute(change))
    yield desk
    desk.file.close()


def test_an_untouched_file_holds(ten: Desk) -> None:
    report = ten.report(ten.head(), Known("laptop", Head()))
    assert (report.holds, report.entries, report.rows, report.head) == (True, 40, 20, ten.file.head())


def test_a_changed_row_is_named_with_the_entry_that_wrote_it(ten: Desk) -> None:
    ten.tamper("UPDATE person SET name = '別の子' WHERE id = 'p3'")
    assert ten.report().flaws == (Flaw("changed", 16, "person", "p3"),)


@pytest.mark.parametrize("column", [c.name for c in person.columns if c.name not in {"id", "family_id"}])
def test_no_column_can_be_written_past_the_journal(ten: Desk, column: str) -> None:
    ten.tamper(f"""UPDATE person SET "{column}" = "{column}" || '7' WHERE id = 'p1'""")
    assert ten.report().flaws == (Flaw("changed", 8, "person", "p1"),)


def test_a_row_without_an_entry_is_named(ten: Desk) -> None:
    ten.tamper("INSERT INTO person (id, family_id, name) VALUES ('new', 'f1', '知らない子')")
    assert ten.report().flaws == (Flaw("added", None, "person", "new"),)


def test_a_row_that_should_be_there_is_named(ten: Desk) -> None:
    ten.tamper("DELETE FROM person WHERE id = 'p5'")
    assert ten.report().flaws == (Flaw("missing", 24, "person", "p5"),)


def test_a_deleted_row_put_back_is_named_with_the_entry_that_deleted_it(ten: Desk) -> None:
    ten.file.transact(Op("person.remove", "f2"), lambda c: c.execute(person.delete().where(person.c.id == "p2")))
    ten.tamper("INSERT INTO person (id, family_id) VALUES ('p2', 'f2')")
    assert ten.report().flaws == (Flaw("added", 41, "person", "p2"),)


def test_two_rows_that_changed_places_are_both_named(ten: Desk) -> None:
    """A sum without the id in it would come out even."""
    ten.file.transact(
        Op("person.edit", "f1"), lambda c: c.execute(person.update().where(person.c.id == "p1").values(name="湊"))
    )
    ten.tamper("UPDATE person SET name = '陽葵' WHERE id = 'p1'", "UPDATE person SET name = '湊' WHERE id = 'p2'")
    assert [flaw.row_id for flaw in ten.report().flaws] == ["p1", "p2"]


def test_a_dropped_entry_is_named_first_though_its_row_is_right(ten: Desk) -> None:
    ten.tamper("DELETE FROM journal WHERE seq = 7")  # the first correction of p1; the second stands
    assert ten.report().flaws == (Flaw("chain", 7), Flaw("history", 8, "person", "p1"))


def test_an_entry_dropped_and_the_chain_redone_is_named_by_the_row_it_told_of(ten: Desk) -> None:
    with closing(engine.connect(ten.path, ten.key, "mode=rw")) as connection:
        tamperer = Tamperer(connection, lambda _: 6)
        tamperer.drop_and_redo()
    assert ten.report().flaws == (Flaw("history", 7, "person", "p1"),)


def test_a_tail_cut_off_is_named_by_its_rows_and_by_whoever_knew_it(ten: Desk) -> None:
    known = ten.head()
    ten.tamper("DELETE FROM journal WHERE seq > 38")
    assert ten.report(known).flaws == (Flaw("changed", 38, "person", "p9"), Flaw("head", 40, source="backup"))


def test_a_chain_redone_with_other_words_is_named_by_each_who_knew_it(ten: Desk) -> None:
    paper = Known("paper", Head(40, ten.file.head().hash[:12].upper()))
    known = (Known("laptop", Head(12, ten.file.read(lambda c: _hash(c, 12)))), ten.head(), paper)
    assert ten.report(*known).holds
    ten.tamper_by("sign_and_redo", random.Random(3))  # an entry after the twelfth
    assert ten.report().holds  # of itself such a chain is as good as the true one: only a head kept elsewhere tells
    assert [flaw.source for flaw in ten.report(*known).flaws] == ["backup", "paper"]


def _hash(connection, seq: int) -> str:
    return connection.exec_driver_sql(f"SELECT hash FROM journal WHERE seq = {seq}").scalar_one()


def test_a_hash_of_a_few_letters_proves_nothing(ten: Desk) -> None:
    head = ten.file.head()
    assert not ten.report(Known("paper", Head(head.seq, head.hash[:4]))).holds


def test_an_entry_emptied_without_an_erasure_is_named(ten: Desk) -> None:
    ten.file.transact(Op("family.open", "f1", note="相談", logged=True), lambda c: None)
    ten.tamper("UPDATE journal SET changes = '', note = '', salt = '' WHERE seq = 41")
    assert ten.report().flaws == (Flaw("emptied", 41),)


@pytest.mark.parametrize("value", ["x'00ff'", "CAST(x'e3ff' AS TEXT)", '\'[{"table":"person"}]\'', "'[1]'", "NULL"])
def test_nonsense_in_the_journal_is_named_and_crashes_nothing(ten: Desk, value: str) -> None:
    ten.tamper(f"UPDATE OR IGNORE journal SET changes = {value} WHERE seq = 7")
    flaws = ten.report().flaws
    assert (flaws[:1] == (Flaw("chain", 7),)) is (value != "NULL")  # the schema itself keeps NULL out


@pytest.mark.parametrize("value", ["x'00ff'", "CAST(x'e3ff' AS TEXT)"])
def test_bytes_that_are_no_text_are_named_and_crash_nothing(ten: Desk, value: str) -> None:
    ten.tamper(f"UPDATE person SET note = {value} WHERE id = 'p1'")
    assert ten.report().flaws == (Flaw("changed", 8, "person", "p1"),)


def test_many_wrong_rows_are_named_in_part(ten: Desk) -> None:
    ten.tamper(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9000) "
        "INSERT INTO resource (id, name) SELECT 'r' || i, 'x' FROM n"
    )
    flaws = ten.report().flaws
    assert 64 <= len(flaws) < 1000
    assert {flaw.kind for flaw in flaws} == {"added"}


def test_the_vault_proves_itself_with_its_anchor_beside_the_acts(vault_folder: Path) -> None:
    new_vault(vault_folder, "いろは")
    laptop = vault_folder.parent / "seen"
    with closing(vault.unlock(vault_folder, "いろは", seen=laptop)) as file:
        told: list[float] = []
        assert verify_file(
            file, (Known("laptop", seen.read(laptop, file.home.vault_id, file.home.folder)),), told.append
        ).holds
        assert told[-1] == 1.0
        with file.second() as other:
            other.execute("DELETE FROM practitioner")
            other.execute("DELETE FROM journal")
        assert verify_file(file).flaws == (Flaw("head", 1, source="anchor"),)


def test_a_proof_that_is_stopped_leaves_the_file_as_it_was(ten: Desk) -> None:
    def stop(_share: float) -> None:
        raise Cancelled

    with closing(engine.connect(ten.path, ten.key, "mode=ro")) as connection:
        with pytest.raises(Cancelled):
            verify(connection, (), stop)
        assert not connection.in_transaction
        assert verify(connection).holds


def wipe(file: CaseFile) -> None:
    def wiping(connection) -> None:
        for table in metadata.sorted_tables:
            connection.execute(table.delete())
        recorder.drain(connection)

    file.transact(Op("wipe"), wiping)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = make_desk(tmp_path_factory.mktemp("desk"))
    yield made
    made.file.close()


@settings(max_examples=runs(30), deadline=None, suppress_health_check=list(HealthCheck))
@given(acts=ACTS, way=st.sampled_from(["", *WAYS]), dice=st.integers(0, 2**32))
def test_chance_one_tampering_is_always_found_and_none_without(
    desk: Desk, acts: list[tuple], way: str, dice: int
) -> None:
    wipe(desk.file)
    desk.runs += 1
    walker = Walker(desk.file)
    for kind, which, *rest in acts:
        walker.do(kind, f"{'ab'[which]}{desk.runs}", *rest)
    known = desk.head()
    tampered = bool(way) and desk.tamper_by(way, random.Random(dice))
    assert desk.report(known).holds is not tampered
