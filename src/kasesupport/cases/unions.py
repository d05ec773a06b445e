"""Acts on partner relations and on how children belong to them."""

from typing import Any

from sqlalchemy import Connection, or_, select, update

from kasesupport.cases import views
from kasesupport.cases.rows import OpenCase, act, add, edit, put, remove
from kasesupport.domain import kinship
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.problems import Problem
from kasesupport.store import tables


def join(case: OpenCase, a_id: str, b_id: str, kind: str = "unknown") -> str:
    """Make two recorded persons partners. Problem("same_person"), Problem("already_partners")."""
    if a_id == b_id:
        raise Problem("same_person")

    def joining(connection: Connection) -> str:
        table = tables.union.c
        either = or_((table.a_id == a_id) & (table.b_id == b_id), (table.a_id == b_id) & (table.b_id == a_id))
        if connection.execute(select(table.id).where(either)).first():
            raise Problem("already_partners")
        return put(connection, case, tables.union, a_id=a_id, b_id=b_id, kind=kind)

    return act(case, "union.join", joining)


def alone(case: OpenCase, parent_id: str) -> str:
    """A place for the children of one known parent; gives the union's id."""
    return add(case, "union.alone", tables.union, a_id=parent_id, kind="unknown")


def add_child(case: OpenCase, union_id: str, child_id: str, kind: str = "biological") -> None:
    """Make a recorded person a child of a union. Problem("own_ancestor"), Problem("already_child")."""
    graph = views.record(case).graph
    union = next(u for u in graph.unions if u.id == union_id)
    if child_id in union.children:
        raise Problem("already_child")
    if any(child_id == parent or child_id in kinship.ancestors(graph, parent) for parent in union.partners):
        raise Problem("own_ancestor")
    add(case, "parentage.add", tables.parentage, union_id=union_id, child_id=child_id, kind=kind)


def edit_union(case: OpenCase, union_id: str, **values: Any) -> None:
    """Change kind (married, cohab, separated, divorced, reconciled, dating, unknown), since or until."""
    stored = {k: v.text() if isinstance(v, PartialDate) else (v or "") for k, v in values.items()}
    edit(case, "union.edit", tables.union, union_id, **stored)


def remove_union(case: OpenCase, union_id: str) -> None:
    """Remove the relation; the persons stay."""
    remove(case, "union.remove", tables.union, union_id)


def set_child_kind(case: OpenCase, union_id: str, child_id: str, kind: str) -> None:
    """How a child belongs to a union: biological, adopted, special_adopted, foster, step."""
    table = tables.parentage
    row = (table.c.union_id == union_id, table.c.child_id == child_id, table.c.family_id == case.family_id)
    act(case, "parentage.edit", lambda c: c.execute(update(table).where(*row).values(kind=kind)))


def set_twins(case: OpenCase, union_id: str, child_ids: tuple[str, ...], identical: bool = False) -> None:
    """Mark children of one union as born together (or, with one child, no longer)."""
    table = tables.parentage
    rows = (table.c.union_id == union_id, table.c.child_id.in_(child_ids), table.c.family_id == case.family_id)
    group = case.file.new_id() if len(child_ids) > 1 else ""
    values = {"twin_group": group, "identical": int(identical)}
    act(case, "parentage.twins", lambda c: c.execute(update(table).where(*rows).values(**values)))
