"""The small change all acts are made of: add, edit and remove rows, always through the one door."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, delete, insert, update

from kasesupport.store.casefile import CaseFile
from kasesupport.store.op import Op

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class OpenCase:
    """One family on the table: what every act of a family is done to."""

    file: CaseFile
    family_id: str
    episode_id: str


def act(case: OpenCase, name: str, fn: Callable[[Connection], T], merge: str = "") -> T:
    """Do `fn` as one act of this family: one transaction, one undo step, one journal entry."""
    return case.file.transact(Op(name, family_id=case.family_id, merge=merge), fn)


def put(connection: Connection, case: OpenCase, table: Table, /, **values: Any) -> str:
    """Add a row of this family inside an act; gives its id. The episode is filled in where the table has one."""
    row = {"id": case.file.new_id(), "family_id": case.family_id, **values}
    if "episode_id" in table.c:
        row.setdefault("episode_id", case.episode_id)
    connection.execute(insert(table).values(**row))
    return str(row["id"])


def add(case: OpenCase, name: str, table: Table, /, **values: Any) -> str:
    """Add one row as an act of its own; typing on in its `text` joins the same undo step."""
    row = {"id": case.file.new_id(), **values}
    return act(case, name, lambda connection: put(connection, case, table, **row), f"{table.name}.{row['id']}.text")


def edit(case: OpenCase, name: str, table: Table, row_id: str, /, **values: Any) -> None:
    """Change columns of one row; typing on in the same columns joins the same undo step."""
    statement = update(table).where(table.c.id == row_id, table.c.family_id == case.family_id).values(**values)
    merge = f"{table.name}.{row_id}.{'.'.join(values)}"
    act(case, name, lambda connection: connection.execute(statement), merge)


def remove(case: OpenCase, name: str, table: Table, row_id: str) -> None:
    """Remove one row with what hangs on it."""
    statement = delete(table).where(table.c.id == row_id, table.c.family_id == case.family_id)
    act(case, name, lambda connection: connection.execute(statement))
