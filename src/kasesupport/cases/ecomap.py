"""Acts on resources and ties. The register is shared by all families; ties belong to one."""

from typing import Any

from sqlalchemy import Connection, insert, update

from kasesupport.cases.rows import OpenCase, act, edit, put, remove
from kasesupport.domain.ecomap import HOUSEHOLD
from kasesupport.domain.texts import clean_line, clean_text
from kasesupport.store import tables


def add_resource(case: OpenCase, name: str, kind: str = "other", to: str = HOUSEHOLD) -> str:
    """A new entry of the register, tied to this family in the same act; gives the resource's id."""

    def adding(connection: Connection) -> str:
        resource = case.file.new_id()
        connection.execute(insert(tables.resource).values(id=resource, name=clean_line(name), kind=kind))
        _tie(connection, case, resource, to)
        return resource

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


def _tie(connection: Connection, case: OpenCase, resource_id: str, to: str, **values: str) -> str:
    person = None if to == HOUSEHOLD else to
    row = {"strength": "normal", "direction": "", "state": "now", "purpose": "", **values}
    return put(connection, case, tables.tie, resource_id=resource_id, person_id=person, **row)
