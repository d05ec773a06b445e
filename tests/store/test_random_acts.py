"""Chance on purpose: random acts in two families, undo and redo in between, then what must always hold."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Table, select
from tests.chance import runs
from tests.vaults import new_file

from kasesupport.domain.problems import Problem
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history.journal import verify
from kasesupport.store.op import Op
from kasesupport.store.opening import open_file
from kasesupport.store.tables import (
    UNRECORDED,
    bond,
    family,
    household,
    household_member,
    journal,
    metadata,
    parentage,
    person,
    placement,
    resource,
    tie,
    union,
)

Dump = dict[str, list[tuple[object, ...]]]
# Which columns point where; the rest of an inserted row is chosen at random or left to the schema.
PLANS: dict[Table, dict[str, Table]] = {
    person: {},
    union: {"a_id": person, "b_id": person},
    parentage: {"union_id": union, "child_id": person},
    household: {},
    household_member: {"household_id": household, "person_id": person},
    bond: {"a_id": person, "b_id": person},
    tie: {"resource_id": resource, "person_id": person},
    placement: {},
    resource: {},
}
WORDS = {person: "note", union: "kind", household: "name", bond: "kind", tie: "purpose", resource: "name"}

TABLES = st.sampled_from([table.name for table in PLANS])
PICK = st.integers(0, 5)
TEXT = st.text("あ漢𠮷a'\"\0\n", max_size=4)
INSERT = st.tuples(st.just("insert"), TABLES, PICK, TEXT)
UPDATE = st.tuples(st.just("update"), st.sampled_from([table.name for table in WORDS]), PICK, TEXT)
DELETE = st.tuples(st.just("delete"), TABLES, PICK, st.just(""))
STATEMENTS = st.lists(st.one_of(INSERT, INSERT, UPDATE, DELETE), min_size=1, max_size=4)
MERGE = st.sampled_from(["", "", "m"])
ACT = st.tuples(st.just("act"), st.sampled_from([0, 1]), STATEMENTS, MERGE)
BACK = st.tuples(st.sampled_from(["undo", "redo"]), st.sampled_from([0, 1]))
ACTS = st.lists(st.one_of(ACT, ACT, BACK), max_size=14)


def dump(connection: Connection) -> Dump:
    tables = [t for t in metadata.sorted_tables if t not in UNRECORDED]
    return {t.name: [tuple(row) for row in connection.execute(select(t).order_by(t.c.id))] for t in tables}


def replayed(connection: Connection) -> Dump:
    """The tables as the journal alone tells them."""
    state: dict[str, dict[str, tuple[object, ...]]] = {
        t.name: {} for t in metadata.sorted_tables if t not in UNRECORDED
    }
    for text in connection.execute(select(journal.c.changes).order_by(journal.c.seq)).scalars():
        for change in json.loads(text):
            rows, columns = state[change["table"]], metadata.tables[change["table"]].columns.keys()
            rows.pop(change["id"], None)
            if change["new"]:
                rows[change["id"]] = tuple(change["new"][name] for name in columns)
    return {name: [rows[key] for key in sorted(rows)] for name, rows in state.items()}


@dataclass
class Walker:
    """Does random acts; rows of one family only, and resources of the family that made them."""

    casefile: CaseFile

    def rows(self, connection: Connection, table: Table, home: str) -> list[str]:
        column = table.c.id if table is resource else table.c.family_id
        like = f"{home}-%" if table is resource else home
        return list(connection.execute(select(table.c.id).where(column.like(like)).order_by(table.c.id)).scalars())

    def step(self, connection: Connection, home: str, kind: str, name: str, pick: int, text: str) -> None:
        table = metadata.tables[name]
        rows = self.rows(connection, table, home)
        if kind == "insert":
            self.insert(connection, home, table, pick, text)
        elif rows and kind == "update":
            chosen = table.update().where(table.c.id == rows[pick % len(rows)])
            connection.execute(chosen.values({WORDS[table]: text}))
        elif rows:
            connection.execute(table.delete().where(table.c.id == rows[pick % len(rows)]))

    def insert(self, connection: Connection, home: str, table: Table, pick: int, text: str) -> None:
        row: dict[str, object] = {"id": f"{home}-{self.casefile.new_id()}"}
        row |= {} if table is resource else {"family_id": home}
        row |= {"x": pick / 7, "y": 0.1} if table is placement else {}
        for column, target in PLANS[table].items():
            known = self.rows(connection, target, home)
            if not known and not table.c[column].nullable:
                return
            row[column] = known[pick % len(known)] if known else None
        row |= {WORDS[table]: text} if table in WORDS else {}
        connection.execute(table.insert(), row)

    def act(self, home: str, statements: list[tuple[str, str, int, str]], merge: str, stack: str = "") -> None:
        def run(connection: Connection) -> None:
            if connection.execute(select(family.c.id).where(family.c.id == home)).first() is None:
                connection.execute(family.insert(), {"id": home})
            for statement in statements:
                self.step(connection, home, *statement)

        self.casefile.transact(Op("random", stack or home, merge), run)

    def do(self, kind: str, home: str, *rest: Any) -> None:
        if kind == "act":
            self.act(home, *rest)
        else:
            getattr(self.casefile, kind)(home)

    def all_the_way(self, step: Callable[[str], str | None], homes: tuple[str, str]) -> None:
        for home in homes:
            while step(home):
                pass


def entries(connection: Connection) -> int:
    return len(connection.execute(select(journal.c.seq)).all())


def blocked(casefile: CaseFile, kind: str, stack: str) -> bool:
    try:
        casefile.undo(stack) if kind == "undo" else casefile.redo(stack)
    except Problem as problem:
        return problem.code == "undo_blocked" or pytest.fail(problem.code)
    return False


class Desk:
    """One file for all runs (opening one takes longer than a run); each run begins with it wiped."""

    def __init__(self, path: Path) -> None:
        self.path, self.key = new_file(path.parent)
        self.casefile = open_file(path, self.key)
        self.runs = 0

    def reopen(self) -> None:
        self.casefile.close()
        self.casefile = open_file(self.path, self.key)

    def wiped(self) -> tuple[CaseFile, tuple[str, str]]:
        """The empty file and the names of two families new to it."""
        self.casefile.transact(
            Op("wipe", "office"), lambda c: [c.execute(table.delete()) for table in metadata.sorted_tables]
        )
        self.runs += 1
        return self.casefile, (f"a{self.runs}", f"b{self.runs}")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = Desk(tmp_path_factory.mktemp("desk") / "data.db")
    yield made
    made.casefile.close()


@settings(max_examples=runs(30), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(acts=ACTS, reopens=st.integers(0, 9))
def test_undo_all_is_empty_redo_all_is_the_same_and_so_is_opening_again(
    desk: Desk, acts: list[tuple], reopens: int
) -> None:
    casefile, homes = desk.wiped()
    walker = Walker(casefile)
    for kind, which, *rest in acts:
        walker.do(kind, homes[which], *rest)
    final = casefile.read(dump)
    redoable = any(casefile.can_redo(home) for home in homes)
    walker.all_the_way(casefile.undo, homes)
    assert not any(casefile.read(dump).values())
    walker.all_the_way(casefile.redo, homes)
    last = casefile.read(dump)
    assert redoable or last == final
    if reopens == 0:
        desk.reopen()
    assert desk.casefile.read(dump) == last == desk.casefile.read(replayed)
    assert desk.casefile.read(verify) is None


@settings(max_examples=runs(30), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(acts=ACTS)
def test_an_undo_is_whole_or_blocked_when_an_act_of_another_stack_comes_between(desk: Desk, acts: list[tuple]) -> None:
    casefile, (home, other) = desk.wiped()
    walker = Walker(casefile)
    for kind, which, *rest in acts:
        stack = (home, other)[which]
        before, journalled = casefile.read(dump), casefile.read(entries)
        if kind == "act":
            walker.act(home, *rest, stack=stack)
        elif blocked(casefile, kind, stack):
            assert casefile.read(dump) == before
            assert casefile.read(entries) == journalled
    assert casefile.read(dump) == casefile.read(replayed)
    assert casefile.read(verify) is None
