"""Private persons among the resources (親族・友人・近所): of one family alone, in no offer or list of another."""

from sqlalchemy import Connection, delete, select

from kasesupport.cases.rows import OpenCase
from kasesupport.domain.problems import Problem
from kasesupport.domain.register import FIELDS, is_public
from kasesupport.store import tables

RESOURCE, TIE = tables.resource, tables.tie


def require_open_to(connection: Connection, case: OpenCase, resource_id: str) -> None:
    """Raises private_person where it is somebody of another family."""
    kind = connection.execute(select(RESOURCE.c.kind).where(RESOURCE.c.id == resource_id)).scalar()
    if not is_public(kind or "") and _elsewhere(connection, case, resource_id):
        raise Problem("private_person")


def shared(case: OpenCase, resource_id: str) -> bool:
    """Whether another family is tied to an entry: what is changed of it changes there too."""
    return case.file.read(lambda connection: _elsewhere(connection, case, resource_id))


def require_alone(connection: Connection, case: OpenCase, resource_id: str, kind: str) -> None:
    """Raises entry_shared where this kind would make an entry private to which others are tied."""
    if not is_public(kind) and _elsewhere(connection, case, resource_id):
        raise Problem("entry_shared")


def drop_bare(connection: Connection, resource_id: str) -> None:
    """An entry of which nothing but name and kind is known, and to which nothing points, goes."""
    empty = (RESOURCE.c[name] == "" for name in FIELDS if name not in ("name", "kind", "council"))
    tellers = (TIE, tables.action, tables.consent, tables.resource_tag, tables.experience)
    told = (select(table.c.id).where(table.c.resource_id == resource_id) for table in tellers)
    if all(connection.execute(query).first() is None for query in told):
        connection.execute(delete(RESOURCE).where(RESOURCE.c.id == resource_id, *empty))


def _elsewhere(connection: Connection, case: OpenCase, resource_id: str) -> bool:
    """Whether another family is tied to it."""
    other = (TIE.c.resource_id == resource_id, TIE.c.family_id != case.family_id)
    return connection.execute(select(TIE.c.id).where(*other)).first() is not None
