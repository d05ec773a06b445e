from pathlib import Path
from secrets import token_bytes

import pytest
from tests.store import trees
from tests.store.damage import keyed, overwrite, size
from tests.store.trees import held

from kasesupport.store import engine, migrations
from kasesupport.store.casefile import CaseFile
from kasesupport.store.engine import DataKey, connect
from kasesupport.store.op import Op
from kasesupport.store.opening import open_file
from kasesupport.store.salvaging import carving
from kasesupport.store.salvaging.carving import carve
from kasesupport.store.salvaging.pages import open_pages
from kasesupport.store.salvaging.sources import Source, source
from kasesupport.store.salvaging.strays import place
from kasesupport.store.tables import family, metadata, placement, resource, withheld


def rows(casefile: CaseFile, table: str, count: int, **values: object) -> None:
    made = [{"id": casefile.new_id(), **values} for _ in range(count)]
    casefile.transact(Op("x"), lambda c: c.execute(metadata.tables[table].insert(), made))


@pytest.fixture
def closed(tmp_path: Path) -> tuple[Path, DataKey]:
    path, key, casefile = keyed(tmp_path)
    casefile.transact(Op("family.create"), lambda c: c.execute(family.insert(), {"id": "home", "name": "家庭"}))
    rows(casefile, "resource", 200, name="窓口", kind="k", phone="03", note="めも")
    rows(casefile, "withheld", 200, family_id="home", subject_id="s", field="name", state="declined")
    rows(casefile, "placement", 200, family_id="home", diagram="genogram", subject_id="s", x=1.0, y=2.5)
    rows(casefile, "bookmark", 200, family_id="home", phase="intake", step="meeting")
    casefile.close()
    return path, key


def read(path: Path, key: DataKey) -> tuple[Source, int]:
    with open_pages(path, key) as (pages, *_):
        found = source("file", pages)
        return found, place(found, ())


def roots(path: Path, key: DataKey, *names: str) -> list[int]:
    return [trees.roots(path, key)[name] for name in names]


def test_leaves_without_their_root_are_placed_by_the_journal(closed: tuple[Path, DataKey]) -> None:
    path, key = closed
    tables = (resource, withheld, placement)
    overwrite(path, roots(path, key, *(table.name for table in tables)))
    found, unplaced = read(path, key)
    assert {table.name: len(found.rows[table.name]) for table in tables} == {table.name: 200 for table in tables}
    assert unplaced == 0


def test_without_the_journal_they_are_placed_by_their_shape_or_not_at_all(closed: tuple[Path, DataKey]) -> None:
    path, key = closed
    tables = ("resource", "withheld", "placement", "bookmark")
    overwrite(path, [*roots(path, key, *tables), *held(path, key, "journal")])
    found, unplaced = read(path, key)
    assert len(found.rows["placement"]) == 200  # two numbers: no other table looks like that
    assert len(found.rows["resource"]) == 200  # so many texts: no other either
    assert len(found.rows["withheld"]) == 200  # its references lead to the family there is
    assert "bookmark" not in found.rows  # two texts behind a family: what is kept of a period looks the same
    assert unplaced == 200


def test_old_rows_in_free_pages_are_no_rows(closed: tuple[Path, DataKey]) -> None:
    path, key = closed
    with connect(path, key, "mode=rw", ("PRAGMA secure_delete=OFF",)) as connection:
        connection.execute("DELETE FROM resource")
    connection.close()
    found, unplaced = read(path, key)
    assert found.rows["resource"] == {}
    assert unplaced == 0
    with open_pages(path, key) as (pages, *_):
        free = set(carving._free(pages))
        kinds = carving.survey(pages)
    assert any(kinds.kind(number) == 13 for number in free)  # else this would prove nothing


def test_old_rows_that_the_index_denies_are_no_rows(closed: tuple[Path, DataKey]) -> None:
    path, key = closed
    with connect(path, key, "mode=rw", ("PRAGMA secure_delete=OFF",)) as connection:
        connection.execute("DELETE FROM resource WHERE rowid < 150")
    connection.close()
    root = roots(path, key, "resource")
    overwrite(path, [1, *root])  # with page 1 the list of free pages is gone
    found, _ = read(path, key)
    assert len(found.rows["resource"]) == 51


def test_rows_written_before_a_column_came_are_known_by_their_older_shape(tmp_path: Path) -> None:
    path, key = tmp_path / "data.db", DataKey(token_bytes(32), token_bytes(16))
    engine.create_file(path, key)
    with engine.open_engine(path, key).connect() as connection:
        migrations.migrate(connection, newest=2)
        with connection.begin():
            connection.exec_driver_sql("INSERT INTO family (id, name) VALUES ('home', '家庭')")
            row = "INSERT INTO person (id, family_id, name, deceased) VALUES (?, 'home', 'ひと', 1)"
            connection.exec_driver_sql(row, [(f"p{number}",) for number in range(200)])
    connection.engine.dispose()
    open_file(path, key).close()  # schema 3 adds columns; the rows stay as they were written
    overwrite(path, roots(path, key, "person"))
    found, unplaced = read(path, key)
    assert (len(found.rows["person"]), unplaced) == (200, 0)


def test_a_table_more_moves_no_page_that_the_tests_hurt(closed: tuple[Path, DataKey]) -> None:
    path, key = closed
    before = held(path, key)
    with connect(path, key, "mode=rw") as connection:
        connection.execute("CREATE TABLE a_new_one (id TEXT PRIMARY KEY)")
    connection.close()
    assert held(path, key) == before
    with open_pages(path, key) as (pages, *_):
        assert set(carve(pages).leaves["placement"]) <= set(held(path, key, "placement"))


def test_every_page_of_a_whole_file_is_somebodys(closed: tuple[Path, DataKey]) -> None:
    path, key = closed
    with open_pages(path, key) as (pages, *_):
        found = carve(pages)
    assert found.strays == ()
    assert found.broken == frozenset()
    assert {name for name in found.leaves if name in metadata.tables} == set(metadata.tables)
    assert size(path) == len(found.survey.kinds) - 1
