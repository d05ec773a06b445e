"""Acts on persons: add, correct, and one tap for a relative."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, select, update

from kasesupport.cases import views
from kasesupport.cases.rows import OpenCase, act, edit, put
from kasesupport.domain import kinship
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.problems import Problem
from kasesupport.domain.texts import clean_line
from kasesupport.store import tables

ENDED = ("divorced", "separated")


def add_person(case: OpenCase, **values: Any) -> str:
    """Add a person without relatives; gives the id."""
    return act(case, "person.add", lambda connection: _person(connection, case, **values))


def edit_person(case: OpenCase, person_id: str, **values: Any) -> None:
    """Change fields of a person: name, kana, called, sex, birth, death, deceased, is_index, is_pregnancy, note."""
    edit(case, "person.edit", tables.person, person_id, **_stored(values))


def remove_person(case: OpenCase, person_id: str) -> None:
    """Remove a person from the family; children keep hanging from the other parent, siblings stay siblings."""

    def removing(connection: Connection) -> None:
        for side in (tables.union.c.a_id, tables.union.c.b_id):
            connection.execute(update(tables.union).where(side == person_id).values({side.name: None}))
        connection.execute(delete(tables.person).where(tables.person.c.id == person_id))
        _drop_empty_unions(connection, case)

    act(case, "person.remove", removing)


def _drop_empty_unions(connection: Connection, case: OpenCase) -> None:
    """A union says something only with two partners, a parent and a child, or two siblings."""
    for row in _unions(connection, case):
        children = len(_children(connection, row["id"]))
        partners = sum(1 for side in ("a_id", "b_id") if row[side])
        if partners + children < 2:
            connection.execute(delete(tables.union).where(tables.union.c.id == row["id"]))


def add_parent(case: OpenCase, child_id: str, sex: str) -> str:
    """父 (sex "M") or 母 ("F") of a person with one tap. Problem("has_both_parents") if two are recorded."""

    def adding(connection: Connection) -> str:
        parent = _person(connection, case, sex=sex)
        _join_parent(connection, case, child_id, parent)
        return parent

    return act(case, "person.add_parent", adding)


def make_parent(case: OpenCase, child_id: str, parent_id: str) -> None:
    """Make a recorded person a parent of another one.

    Problem("own_ancestor"), Problem("already_child"), Problem("has_both_parents").
    """
    graph = views.record(case).graph
    if parent_id in kinship.parents(graph, child_id):
        raise Problem("already_child")
    if child_id == parent_id or child_id in kinship.ancestors(graph, parent_id):
        raise Problem("own_ancestor")
    act(case, "person.make_parent", lambda connection: _join_parent(connection, case, child_id, parent_id))


def _join_parent(connection: Connection, case: OpenCase, child_id: str, parent: str) -> None:
    union = birth_union(connection, child_id)
    if union is None:
        new = put(connection, case, tables.union, a_id=parent, kind="unknown")
        put(connection, case, tables.parentage, union_id=new, child_id=child_id, kind="biological")
        return
    free = next((side for side in ("a_id", "b_id") if not union[side]), None)
    if free is None:
        raise Problem("has_both_parents")
    connection.execute(update(tables.union).where(tables.union.c.id == union["id"]).values({free: parent}))


def add_partner(case: OpenCase, person_id: str, kind: str = "unknown") -> str:
    """A partner with one tap; gives the partner's id. Sex stays open until it is told."""

    def adding(connection: Connection) -> str:
        partner = _person(connection, case)
        put(connection, case, tables.union, a_id=person_id, b_id=partner, kind=kind)
        return partner

    return act(case, "person.add_partner", adding)


def add_sibling(case: OpenCase, person_id: str) -> str:
    """A full sibling with one tap, also where no parent is known."""

    def adding(connection: Connection) -> str:
        union = birth_union(connection, person_id)
        home = union["id"] if union else put(connection, case, tables.union, kind="unknown")
        if union is None:
            put(connection, case, tables.parentage, union_id=home, child_id=person_id, kind="biological")
        return _child(connection, case, home)

    return act(case, "person.add_sibling", adding)


def add_child(case: OpenCase, person_id: str, union_id: str = "") -> str:
    """A child with one tap: of the union named, else of the person's present union, else of the person alone."""

    def adding(connection: Connection) -> str:
        home = union_id or _present_union(connection, case, person_id)
        return _child(connection, case, home or put(connection, case, tables.union, a_id=person_id, kind="unknown"))

    return act(case, "person.add_child", adding)


def _present_union(connection: Connection, case: OpenCase, person_id: str) -> str:
    own = [row for row in _unions(connection, case) if person_id in (row["a_id"], row["b_id"])]
    present = [row for row in own if row["kind"] not in ENDED] or own
    return str(present[-1]["id"]) if present else ""


def _child(connection: Connection, case: OpenCase, union_id: str) -> str:
    child = _person(connection, case)
    put(connection, case, tables.parentage, union_id=union_id, child_id=child, kind="biological")
    return child


def set_withheld(case: OpenCase, subject_id: str, field: str, state: str) -> None:
    """Note 「まだ聞いていない」 ("not_asked"), 「話したくない」 ("declined") or neither ("") for one field."""
    table = tables.withheld
    same = (table.c.family_id == case.family_id, table.c.subject_id == subject_id, table.c.field == field)

    def setting(connection: Connection) -> None:
        connection.execute(delete(table).where(*same))
        if state:
            put(connection, case, table, subject_id=subject_id, field=field, state=state)

    act(case, "withheld.set", setting, merge=f"withheld.{subject_id}.{field}")


def _person(connection: Connection, case: OpenCase, **values: Any) -> str:
    return put(connection, case, tables.person, **{"sex": "U", **_stored(values)})


def _stored(values: dict[str, Any]) -> dict[str, Any]:
    return {key: _column(value) for key, value in values.items()}


def _column(value: Any) -> str | int:
    match value:
        case bool():
            return int(value)
        case PartialDate():
            return value.text()
        case None:
            return ""
        case _:
            return clean_line(str(value))


def birth_union(connection: Connection, child_id: str) -> RowMapping | None:
    """The union a person was born to, else the first one that brought the person up."""
    join = tables.union.join(tables.parentage, tables.parentage.c.union_id == tables.union.c.id)
    biological = (tables.parentage.c.kind == "biological").desc()
    query = select(tables.union).select_from(join).where(tables.parentage.c.child_id == child_id)
    return connection.execute(query.order_by(biological, tables.parentage.c.id)).mappings().first()


def _unions(connection: Connection, case: OpenCase) -> Sequence[RowMapping]:
    query = select(tables.union).where(tables.union.c.family_id == case.family_id).order_by(tables.union.c.id)
    return connection.execute(query).mappings().all()


def _children(connection: Connection, union_id: str) -> Sequence[RowMapping]:
    query = select(tables.parentage).where(tables.parentage.c.union_id == union_id)
    return connection.execute(query).mappings().all()
