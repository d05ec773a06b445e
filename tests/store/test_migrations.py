import shutil
from contextlib import closing
from pathlib import Path
from secrets import token_bytes

import pytest
from sqlalchemy import Connection, create_engine

from kasesupport.cases import families, people, views
from kasesupport.domain.people import Bond
from kasesupport.domain.problems import Problem
from kasesupport.store import engine, migrations
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history import erasure
from kasesupport.store.history.journal import verify
from kasesupport.store.history.verify import verify_file
from kasesupport.store.home import Home
from kasesupport.store.opening import open_file
from kasesupport.store.tables import metadata, person

Shape = dict[str, list[tuple[object, ...]]]
PRAGMAS = ("table_xinfo", "foreign_key_list", "index_list")


def _schema(connection: Connection) -> Shape:
    """Columns, keys and indexes of every table, as SQLite itself sees them."""

    def ask(sql: str) -> list[tuple[object, ...]]:
        return sorted(map(tuple, connection.exec_driver_sql(sql)), key=repr)

    rows = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'word_*'"  # the index is made of them
    tables = [str(name) for (name,) in ask(rows)]
    indexes = [
        str(name)
        for (name,) in ask(
            "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE INDEX ix_%' AND tbl_name NOT GLOB 'word_*'"
        )
    ]
    asked = [(p, t) for t in tables for p in PRAGMAS] + [("index_info", i) for i in indexes]
    shape = {f"{pragma} {name}": ask(f'PRAGMA {pragma}("{name}")') for pragma, name in asked}
    # A key added by ALTER TABLE is counted from the other end; its number says nothing.
    return {name: sorted(r[2:] for r in rows) if name.startswith("foreign") else rows for name, rows in shape.items()}


def test_the_migrated_schema_is_that_of_the_tables(casefile: CaseFile) -> None:
    with create_engine("sqlite://").connect() as connection:
        metadata.create_all(connection)
        expected = _schema(connection)
    assert casefile.read(_schema) == expected


KEPT = Path(__file__).parent / "kept"
KEPT_KEY = engine.DataKey(bytes(range(32)), bytes(range(16)))


@pytest.mark.parametrize("number", range(1, migrations.NEWEST))
def test_a_kept_file_of_every_earlier_schema_comes_over_whole(tmp_path: Path, number: int) -> None:
    path, asked = tmp_path / "data.db", []
    shutil.copy(KEPT / f"schema-{number}.db", path)
    opened = open_file(path, KEPT_KEY, before_steps=lambda: asked.append(path.read_bytes()))
    assert asked == [(KEPT / f"schema-{number}.db").read_bytes()], "a backup is asked for before anything is changed"
    with create_engine("sqlite://").connect() as connection:
        metadata.create_all(connection)
        assert opened.read(_schema) == _schema(connection)
    told = opened.read(lambda c: {row.name for row in c.execute(person.select())})
    assert told == {"陽葵", "美咲", "じいじ"}
    assert opened.read(verify) is None
    assert opened.head().seq == 5
    opened.close()


def test_what_schema_2_told_reads_as_it_did_and_can_be_undone_and_erased(tmp_path: Path) -> None:
    shutil.copy(KEPT / "schema-2.db", tmp_path / "data.db")
    home = Home(tmp_path, KEPT_KEY, "v", "s")
    with closing(open_file(tmp_path / "data.db", KEPT_KEY, home=home)) as file:
        (line,) = views.families(file)
        case = families.open_case(file, line.family_id)
        graph = views.record(case).graph
        child, mother, grandfather = graph.persons
        assert (child.name, child.index, child.kind, child.loss, child.conditions) == ("陽葵", True, "person", "", ())
        (bond,) = graph.bonds
        assert bond == Bond(grandfather.id, child.id, "violence", directed=True, id=bond.id)
        before = views.record(case)
        people.remove_person(case, child.id)
        assert file.undo(case.family_id)
        assert views.record(case) == before
        assert verify_file(file).flaws == ()
        erasure.erase(file, case.family_id, "期間", "課長")
        assert verify_file(file).flaws == ()


@pytest.fixture
def empty(tmp_path: Path) -> tuple[Path, engine.DataKey]:
    key = engine.DataKey(token_bytes(32), token_bytes(16))
    engine.create_file(tmp_path / "data.db", key)
    return tmp_path / "data.db", key


def test_the_steps_are_counted_in_the_file(empty: tuple[Path, engine.DataKey]) -> None:
    opened = open_file(*empty)
    assert opened.read(lambda c: c.exec_driver_sql("PRAGMA user_version").scalar()) == migrations.NEWEST
    opened.close()


def test_a_step_that_fails_leaves_nothing_behind(empty: tuple[Path, engine.DataKey]) -> None:
    with engine.open_engine(*empty).connect() as connection:
        connection.exec_driver_sql("CREATE TABLE tie (id TEXT)")
        connection.commit()
        with pytest.raises(Exception, match="already exists"):
            migrations.migrate(connection)
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        assert tables == ["tie"]
        connection.rollback()
        assert migrations.version(connection) == 0
    connection.engine.dispose()


def test_a_newer_file_is_refused_and_left_alone(empty: tuple[Path, engine.DataKey]) -> None:
    raw = engine.connect(*empty, "mode=rw")
    raw.execute(f"PRAGMA user_version={migrations.NEWEST + 1}")
    raw.close()
    before = empty[0].read_bytes()
    with pytest.raises(Problem, match="newer_schema") as refused:
        open_file(*empty)
    assert refused.value.facts == {"found": migrations.NEWEST + 1, "known": migrations.NEWEST}
    assert empty[0].read_bytes() == before
