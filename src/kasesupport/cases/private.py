"""Private persons among the resources (親族・友人・近所): of one family alone, in no offer or list of another."""

from collections.abc import Collection

from sqlalchemy import Connection, Table, delete, select

from kasesupport.cases.rows import OpenCase
from kasesupport.domain.problems import Problem
from kasesupport.domain.register import FIELDS, is_public
from kasesupport.store import tables

RESOURCE, TIE = tables.resource, tables.tie
ECOMAP = ("name", "kind", "phone", "note")  # columns


def require_open_to(connection: Connection, case: OpenCase, resource_id: str) -> None:
    """Raises private_person where it is somebody of another family."""
    kind = connection.execute(select(RESOURCE.c.kind).where(RESOURCE.c.id == resource_id)).scalar()
    if not is_public(kind or "") and _elsewhere(connection, case, resource_id):
        raise Problem("private_person")


def shared(case: OpenCase, resource_id: str) -> bool:
    """Whether another family is tied to an entry: what is changed of it changes there too."""
    return case.file.read(lambda connection: _elsewhere(connection, case, resource_id))


def require_alone(connection: Connection, case: OpenCase, resource_id: str, kind: str) -> None:
    """Raises entry_shared where this kind would make an entry private to which others are tied, entry_known where
    the office has written more of it than a name: that would be lost to the register.
    """
    was = connection.execute(select(RESOURCE.c.kind).where(RESOURCE.c.id == resource_id)).scalar()
    if is_public(kind) or not is_public(was or ""):
        return
    if _elsewhere(connection, case, resource_id):
        raise Problem("entry_shared")
    if not _is_bare(connection, resource_id):
        raise Problem("entry_known")


def drop_bare(connection: Connection, resource_id: str) -> None:
    """An entry of which nothing but name and kind is known, and to which nothing points, goes."""
    bare = _is_bare(connection, resource_id, ("name", "kind"))
    if bare and not _told(connection, resource_id, TIE, tables.action, tables.consent):
        connection.execute(delete(RESOURCE).where(RESOURCE.c.id == resource_id))


def _is_bare(connection: Connection, resource_id: str, but: Collection[str] = ECOMAP) -> bool:
    """Whether the register knows nothing of it `but` these columns; by default what an ecomap can tell."""
    plain = (RESOURCE.c[name] == "" for name in FIELDS if name not in (*but, "council"))
    query = select(RESOURCE.c.id).where(RESOURCE.c.id == resource_id, RESOURCE.c.council == 0, *plain)
    bare = connection.execute(query).first() is not None
    return bare and not _told(connection, resource_id, tables.resource_tag, tables.experience)


def _told(connection: Connection, resource_id: str, *places: Table) -> bool:
    """Whether rows of these tables point to it."""
    found = (select(table.c.id).where(table.c.resource_id == resource_id) for table in places)
    return any(connection.execute(query).first() is not None for query in found)


def _elsewhere(connection: Connection, case: OpenCase, resource_id: str) -> bool:
    """Whether another family is tied to it."""
    other = (TIE.c.resource_id == resource_id, TIE.c.family_id != case.family_id)
    return connection.execute(select(TIE.c.id).where(*other)).first() is not None
