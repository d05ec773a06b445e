"""Acts on persons: add, correct, and one tap for a relative."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, select, update

from kasesupport.cases import households, views
from kasesupport.cases.rows import OpenCase, act, edit, put
from kasesupport.domain import kinship
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.kinship import parentage
from kasesupport.domain.people import FamilyGraph, Person, Union
from kasesupport.domain.possible import require_child, require_line, require_partner
from kasesupport.domain.problems import Problem
from kasesupport.domain.texts import clean_line, clean_text
from kasesupport.store import tables

ENDED = ("divorced", "separated")
PROSE = frozenset({"staff_note"})  # of several lines


def add_person(case: OpenCase, **values: Any) -> str:
    """Add a person without relatives; gives the id."""
    return act(case, "person.add", lambda connection: _person(connection, case, **values))


def edit_person(case: OpenCase, person_id: str, **values: Any) -> None:
    """Change fields of a person: the columns of the table, which are the fields of domain.people.Person.

    But is_index and is_pregnancy for index and pregnancy; conditions have acts of their own (conditions.py).
    """
    edit(case, "person.edit", tables.person, person_id, **_stored(values))


def remove_person(case: OpenCase, person_id: str) -> None:
    """Remove a person from the family; children keep hanging from the other parent, siblings stay siblings."""
    remove_people(case, (person_id,))


def remove_people(case: OpenCase, person_ids: Collection[str]) -> None:
    """Remove several persons as one act, with what then says nothing more: empty unions and households."""

    def removing(connection: Connection) -> None:
        union, person = tables.union, tables.person.c
        ours = union.c.family_id == case.family_id
        for side in (union.c.a_id, union.c.b_id):
            connection.execute(update(union).where(ours, side.in_(person_ids)).values({side.name: None}))
        gone = (person.family_id == case.family_id, person.id.in_(person_ids))
        connection.execute(delete(tables.person).where(*gone))
        _drop_empty_unions(connection, case)
        households.drop_empty(connection, case)

    act(case, "person.remove", removing)


def _drop_empty_unions(connection: Connection, case: OpenCase) -> None:
    """A union says something only with two partners, a parent and a child, or two siblings."""
    for row in _unions(connection, case):
        children = len(_children(connection, row["id"]))
        partners = sum(1 for side in ("a_id", "b_id") if row[side])
        if partners + children < 2:
            connection.execute(delete(tables.union).where(tables.union.c.id == row["id"]))


def add_parent(case: OpenCase, child_id: str, sex: str) -> str:
    """父 (sex "M") or 母 ("F") of a person with one tap.

    Raises Problem has_both_parents if two are recorded, two_biological_mothers, two_biological_fathers.
    """
    home = _home(views.graph(case), child_id, Person("", sex="M" if sex == "M" else "F"))

    def adding(connection: Connection) -> str:
        parent = _person(connection, case, sex=sex)
        _join_parent(connection, case, child_id, parent, home)
        return parent

    return act(case, "person.add_parent", adding)


def add_other_parent(case: OpenCase, child_id: str, kind: str, sex: str = "U") -> str:
    """A 養親・里親・継親 with one tap, beside the parents by birth; gives the parent's id.

    `kind`: adopted, special_adopted, foster or step. A second one of the same kind becomes the first one's partner.
    """
    home = _other_home(views.graph(case), child_id, kind)

    def adding(connection: Connection) -> str:
        parent = _person(connection, case, sex=sex)
        _join_parent(connection, case, child_id, parent, home, kind)
        return parent

    return act(case, "person.add_parent", adding)


def make_parent(case: OpenCase, child_id: str, parent_id: str, kind: str = "biological") -> None:
    """Make a recorded person a parent of another one, by birth or as an adoptive, foster or step parent.

    Raises Problem own_ancestor, already_child, has_both_parents, two_biological_mothers, two_biological_fathers.
    """
    graph = views.graph(case)
    if parent_id in kinship.parents(graph, child_id):
        raise Problem("already_child")
    require_line(graph, child_id, parent_id)
    parent = kinship.person_of(graph, parent_id) or Person(parent_id)
    home = _home(graph, child_id, parent) if kind == "biological" else _other_home(graph, child_id, kind)
    act(case, "person.make_parent", lambda connection: _join_parent(connection, case, child_id, parent_id, home, kind))


def _other_home(graph: FamilyGraph, child_id: str, kind: str) -> Union | None:
    """The union of one parent of this kind, where a second one has a place; None for a new one."""
    homes = [u for u in graph.unions if child_id in u.children and parentage(u, child_id) == kind]
    return next((union for union in homes if len(union.partners) < 2), None)


def _home(graph: FamilyGraph, child_id: str, parent: Person) -> Union | None:
    """The union in which one more parent by birth has a place; None for a new one."""
    homes = [union for union in graph.unions if child_id in union.children]
    homes.sort(key=lambda union: parentage(union, child_id) != "biological")
    home = next(iter(homes), None)
    if home is None or (len(home.partners) > 1 and parentage(home, child_id) != "biological"):
        return None
    if len(home.partners) > 1:
        raise Problem("has_both_parents")
    for child in home.children:
        require_line(graph, child, parent.id)
    require_partner(graph, home, parent)
    return home


def _join_parent(
    connection: Connection, case: OpenCase, child_id: str, parent: str, home: Union | None, kind: str = "biological"
) -> None:
    if home is None:
        new = put(connection, case, tables.union, a_id=parent, kind="unknown")
        put(connection, case, tables.parentage, union_id=new, child_id=child_id, kind=kind)
        return
    union = tables.union
    row = connection.execute(select(union).where(union.c.id == home.id)).mappings().one()
    free = "b_id" if row["a_id"] else "a_id"
    connection.execute(update(union).where(union.c.id == home.id).values({free: parent}))


def add_partner(case: OpenCase, person_id: str, kind: str = "unknown") -> str:
    """A partner with one tap; gives the partner's id. Sex stays open until it is told."""

    def adding(connection: Connection) -> str:
        partner = _person(connection, case)
        put(connection, case, tables.union, a_id=person_id, b_id=partner, kind=kind)
        return partner

    return act(case, "person.add_partner", adding)


def add_sibling(case: OpenCase, person_id: str) -> str:
    """A full sibling with one tap, also where no parent is known; of adoptive parents as the person is."""

    def adding(connection: Connection) -> str:
        union = birth_union(connection, person_id)
        home = union["id"] if union else put(connection, case, tables.union, kind="unknown")
        if union is None:
            put(connection, case, tables.parentage, union_id=home, child_id=person_id, kind="biological")
        return _child(connection, case, home, union["child_kind"] if union else "biological")

    return act(case, "person.add_sibling", adding)


def add_child(case: OpenCase, person_id: str, union_id: str = "") -> str:
    """A child with one tap: of the union named, else of the person's present union, else of the person alone.

    Raises Problem two_biological_mothers, two_biological_fathers for a union named; without one the child then
    hangs from the person alone.
    """
    graph = views.graph(case)
    home = next((u for u in graph.unions if u.id == union_id), None) or _present_union(graph, person_id)
    try:
        require_child(graph, home or Union("", (person_id,)), "")
    except Problem:
        if union_id:
            raise
        home = next((union for union in graph.unions if union.partners == (person_id,)), None)

    def adding(connection: Connection) -> str:
        alone = {"a_id": person_id, "kind": "unknown"}
        return _child(connection, case, home.id if home else put(connection, case, tables.union, **alone))

    return act(case, "person.add_child", adding)


def _present_union(graph: FamilyGraph, person_id: str) -> Union | None:
    own = sorted((union for union in graph.unions if person_id in union.partners), key=lambda union: union.id)
    present = [union for union in own if union.kind not in ENDED] or own
    return present[-1] if present else None


def _child(connection: Connection, case: OpenCase, union_id: str, kind: str = "biological") -> str:
    child = _person(connection, case)
    put(connection, case, tables.parentage, union_id=union_id, child_id=child, kind=kind)
    return child


def set_withheld(case: OpenCase, subject_id: str, field: str, state: str) -> None:
    """Note "not_asked" (まだ聞いていない), "declined" (話したくない), "na" (該当しない) or "" for one field."""
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
    return {key: clean_text(str(value)) if key in PROSE else _column(value) for key, value in values.items()}


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
    """The union a person was born to, else the first one that brought the person up; with the `child_kind` there."""
    join = tables.union.join(tables.parentage, tables.parentage.c.union_id == tables.union.c.id)
    biological = (tables.parentage.c.kind == "biological").desc()
    query = (
        select(tables.union, tables.parentage.c.kind.label("child_kind"))
        .select_from(join)
        .where(tables.parentage.c.child_id == child_id)
    )
    return connection.execute(query.order_by(biological, tables.parentage.c.id)).mappings().first()


def _unions(connection: Connection, case: OpenCase) -> Sequence[RowMapping]:
    query = select(tables.union).where(tables.union.c.family_id == case.family_id).order_by(tables.union.c.id)
    return connection.execute(query).mappings().all()


def _children(connection: Connection, union_id: str) -> Sequence[RowMapping]:
    query = select(tables.parentage).where(tables.parentage.c.union_id == union_id)
    return connection.execute(query).mappings().all()
