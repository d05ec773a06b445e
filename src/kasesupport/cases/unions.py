"""Acts on partner relations and on how children belong to them."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, or_, select, update

from kasesupport.cases import views
from kasesupport.cases.rows import OpenCase, act, add, edit, put, remove
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.kinship import parentage
from kasesupport.domain.people import FamilyGraph, Union
from kasesupport.domain.possible import require_child, require_parents, siblings_home
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
    """Make a recorded person a child of a union; it may be one of another union too.

    Raises Problem own_ancestor, already_child, third_biological_parent, two_biological_mothers,
    two_biological_fathers.
    """
    graph = views.graph(case)
    require_child(graph, _union(graph, union_id), child_id, kind)
    add(case, "parentage.add", tables.parentage, union_id=union_id, child_id=child_id, kind=kind)


def make_siblings(case: OpenCase, a_id: str, b_id: str) -> None:
    """Make two recorded persons full siblings: children of the parents of one of them, or of parents not yet known.

    Raises Problem already_siblings, siblings_of_others, own_ancestor.
    """
    graph = views.graph(case)
    home, joining = siblings_home(graph, a_id, b_id)
    if home:
        kind = parentage(home, a_id if joining == b_id else b_id)
        add(case, "parentage.add", tables.parentage, union_id=home.id, child_id=joining, kind=kind)
        return

    def making(connection: Connection) -> None:
        union = put(connection, case, tables.union, kind="unknown")
        for child in (a_id, b_id):
            put(connection, case, tables.parentage, union_id=union, child_id=child, kind="biological")

    act(case, "parentage.add", making)


def remove_child(case: OpenCase, union_id: str, child_id: str) -> None:
    """The person stays, but is no longer a child of this union. A union that says nothing any more goes."""
    union = _union(views.graph(case), union_id)
    left = len(union.partners) + len([child for child in union.children if child != child_id])

    def removing(connection: Connection) -> None:
        connection.execute(delete(tables.parentage).where(*_rows(case, union_id, (child_id,))))
        if left < 2:
            connection.execute(delete(tables.union).where(tables.union.c.id == union_id))

    act(case, "parentage.remove", removing)


def edit_union(case: OpenCase, union_id: str, **values: Any) -> None:
    """Change kind (married, cohab, separated, divorced, reconciled, dating, unknown), since or until."""
    stored = {k: v.text() if isinstance(v, PartialDate) else (v or "") for k, v in values.items()}
    edit(case, "union.edit", tables.union, union_id, **stored)


def remove_union(case: OpenCase, union_id: str) -> None:
    """Remove the relation; the persons stay."""
    remove(case, "union.remove", tables.union, union_id)


def set_child_kind(case: OpenCase, union_id: str, child_id: str, kind: str) -> None:
    """How a child belongs to a union: biological, adopted, special_adopted, foster, step.

    Raises Problem third_biological_parent, two_biological_mothers, two_biological_fathers.
    """
    graph = views.graph(case)
    if kind == "biological":
        partners = _union(graph, union_id).partners
        require_parents(graph, child_id, [p for p in graph.persons if p.id in partners], union_id)
    rows = _rows(case, union_id, (child_id,))
    act(case, "parentage.edit", lambda c: c.execute(update(tables.parentage).where(*rows).values(kind=kind)))


def set_births(case: OpenCase, union_id: str, births: Iterable[tuple[Sequence[str], bool]]) -> None:
    """Who of a union's children were born together, all in one act: groups, each identical or not."""
    groups = [(tuple(group), identical) for group, identical in births if len(group) > 1]
    table, ours = tables.parentage, tables.parentage.c
    all_rows = (ours.union_id == union_id, ours.family_id == case.family_id)

    def setting(connection: Connection) -> None:
        connection.execute(update(table).where(*all_rows).values(twin_group="", identical=0))
        for group, identical in groups:
            values = {"twin_group": case.file.new_id(), "identical": int(identical)}
            connection.execute(update(table).where(*_rows(case, union_id, group)).values(**values))

    act(case, "parentage.twins", setting)


def set_custody(case: OpenCase, union_id: str, child_id: str, parent_ids: Collection[str]) -> None:
    """親権: which partners of the union hold it; both may, nobody is "not told". Raises Problem not_a_parent."""
    union = _union(views.graph(case), union_id)
    if child_id not in union.children or not set(parent_ids) <= set(union.partners):
        raise Problem("not_a_parent")

    def setting(connection: Connection) -> None:
        query = select(tables.parentage.c.id).where(*_rows(case, union_id, (child_id,)))
        row = connection.execute(query).scalar_one()
        connection.execute(delete(tables.custody).where(tables.custody.c.parentage_id == row))
        for parent in dict.fromkeys(parent_ids):
            put(connection, case, tables.custody, parentage_id=row, parent_id=parent)

    act(case, "custody.set", setting)


def _rows(case: OpenCase, union_id: str, child_ids: Collection[str]) -> tuple[ColumnElement[bool], ...]:
    row = tables.parentage.c
    return row.union_id == union_id, row.child_id.in_(child_ids), row.family_id == case.family_id


def _union(graph: FamilyGraph, union_id: str) -> Union:
    found = next((union for union in graph.unions if union.id == union_id), None)
    if found is None:
        raise Problem("no_such_union")
    return found
