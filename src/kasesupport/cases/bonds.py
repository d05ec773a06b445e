"""Acts on emotional relations between two persons.

Between two persons there may be several, but one of a kind: of a kind with a direction one each way.
"""

from collections.abc import Callable

from sqlalchemy import Connection, Table, or_, select, update

from kasesupport.cases.rows import OpenCase, act, edit, put, remove
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.people import DIRECTED
from kasesupport.domain.problems import Problem
from kasesupport.domain.texts import clean_line
from kasesupport.store import tables

TABLE: Table = tables.bond
Told = dict[str, str | int]  # the columns a_id, b_id, kind, directed


def add_bond(case: OpenCase, a_id: str, b_id: str, kind: str, *, directed: bool = False) -> str:
    """A relation of a kind (domain.people.BondKind), from a to b where it has a direction; gives its id.

    One that is there already is given, and nothing is done. Raises Problem same_person.
    """
    if a_id == b_id:
        raise Problem("same_person")
    told: Told = {"a_id": a_id, "b_id": b_id, "kind": kind, "directed": int(directed or kind in DIRECTED)}

    def adding(connection: Connection) -> str:
        return _same(connection, case, told) or put(connection, case, TABLE, **told)

    return act(case, "bond.add", adding)


def set_kind(case: OpenCase, bond_id: str, kind: str, *, directed: bool = False) -> None:
    """Make it one of another kind. Raises Problem already_bonded, no_such_bond."""
    _change(case, bond_id, lambda old: {**old, "kind": kind, "directed": int(directed or kind in DIRECTED)})


def turn(case: OpenCase, bond_id: str) -> None:
    """From b to a instead. Raises Problem already_bonded, no_such_bond."""
    _change(case, bond_id, lambda old: {**old, "a_id": old["b_id"], "b_id": old["a_id"]})


def edit_bond(case: OpenCase, bond_id: str, **values: PartialDate | str | None) -> None:
    """Change since (a date or None) or note; typing on joins the same undo step. Problem("text_too_long")."""
    stored = {key: v.text() if isinstance(v, PartialDate) else clean_line(v or "") for key, v in values.items()}
    edit(case, "bond.edit", TABLE, bond_id, **stored)


def remove_bond(case: OpenCase, bond_id: str) -> None:
    """Take it away; the persons stay."""
    remove(case, "bond.remove", TABLE, bond_id)


def _change(case: OpenCase, bond_id: str, changed: Callable[[Told], Told]) -> None:
    def changing(connection: Connection) -> None:
        row = TABLE.c
        columns = select(row.a_id, row.b_id, row.kind, row.directed)
        ours = (row.id == bond_id, row.family_id == case.family_id)
        found = connection.execute(columns.where(*ours)).mappings().first()
        if found is None:
            raise Problem("no_such_bond")
        told = changed(dict(found))
        if _same(connection, case, told, but=bond_id):
            raise Problem("already_bonded")
        connection.execute(update(TABLE).where(*ours).values(**told))

    act(case, "bond.edit", changing)


def _same(connection: Connection, case: OpenCase, told: Told, but: str = "") -> str:
    """The id of the bond that already says so; "" if none does."""
    row = TABLE.c
    there = (row.a_id == told["a_id"]) & (row.b_id == told["b_id"])
    back = (row.a_id == told["b_id"]) & (row.b_id == told["a_id"])
    ends = there if told["directed"] else or_(there, back)
    rows = (row.family_id == case.family_id, row.kind == told["kind"], row.id != but, ends)
    return str(connection.execute(select(row.id).where(*rows)).scalar() or "")
