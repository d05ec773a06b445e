"""Acts on resources and ties. The register is shared by all families; ties belong to one."""

from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from kasesupport.cases.rows import OpenCase, act, edit, put, remove
from kasesupport.domain.ecomap import HOUSEHOLD
from kasesupport.domain.texts import clean_line, clean_text
from kasesupport.store import tables


def add_resource(case: OpenCase, name: str, kind: str = "other", to: str = HOUSEHOLD) -> tuple[str, str]:
    """A new entry of the register, tied to this family in the same act; gives the ids of resource and tie."""

    def adding(connection: Connection) -> tuple[str, str]:
        resource = case.file.new_id()
        connection.execute(insert(tables.resource).values(id=resource, name=clean_line(name), kind=kind))
        return resource, _tie(connection, case, resource, to)

    return act(case, "resource.add", adding)


def edit_resource(case: OpenCase, resource_id: str, **values: Any) -> None:
    """Correct name, kind, phone or note of an entry, for every family that is tied to it."""
    cleaned = {
        key: clean_text(str(value)) if key == "note" else clean_line(str(value)) for key, value in values.items()
    }
    statement = update(tables.resource).where(tables.resource.c.id == resource_id).values(**cleaned)
    act(case, "resource.edit", lambda c: c.execute(statement), merge=f"resource.{resource_id}.{'.'.join(cleaned)}")


def add_tie(case: OpenCase, resource_id: str, to: str = HOUSEHOLD, **values: str) -> str:
    """A tie from a resource to a member or, by default, to the household; gives its id."""
    return act(case, "tie.add", lambda connection: _tie(connection, case, resource_id, to, **values))


def edit_tie(case: OpenCase, tie_id: str, **values: str) -> None:
    """Change strength, direction, state or purpose."""
    edit(case, "tie.edit", tables.tie, tie_id, **{key: clean_line(value) for key, value in values.items()})


def remove_tie(case: OpenCase, tie_id: str) -> None:
    """Remove one tie; the entry of the register stays."""
    remove(case, "tie.remove", tables.tie, tie_id)


def leave_resource(case: OpenCase, resource_id: str) -> None:
    """Take a resource out of this family's ecomap: its ties go, the entry of the register stays."""
    act(case, "resource.leave", lambda connection: _untie(connection, case, resource_id))


def use_entry(case: OpenCase, resource_id: str, entry_id: str) -> None:
    """Put an entry of the register in the place of one that was just typed.

    The ties and the pin go over; the typed entry goes where no other family is tied to it.
    """

    def using(connection: Connection) -> None:
        ties, places = tables.tie, tables.placement
        own = (ties.c.family_id == case.family_id, ties.c.resource_id == resource_id)
        connection.execute(update(ties).where(*own).values(resource_id=entry_id))
        pin = (places.c.family_id == case.family_id, places.c.subject_id == resource_id)
        connection.execute(update(places).where(*pin).values(subject_id=entry_id))
        if connection.execute(select(ties.c.id).where(ties.c.resource_id == resource_id)).first() is None:
            connection.execute(delete(tables.resource).where(tables.resource.c.id == resource_id))

    act(case, "resource.use", using)


def _untie(connection: Connection, case: OpenCase, resource_id: str) -> None:
    table = tables.tie.c
    own = (table.family_id == case.family_id, table.resource_id == resource_id)
    connection.execute(delete(tables.tie).where(*own))


def _tie(connection: Connection, case: OpenCase, resource_id: str, to: str, **values: str) -> str:
    person = None if to == HOUSEHOLD else to
    row = {"strength": "normal", "direction": "", "state": "now", "purpose": "", **values}
    return put(connection, case, tables.tie, resource_id=resource_id, person_id=person, **row)
