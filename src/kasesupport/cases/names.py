"""The names that stand in the vault, so that what goes out for the whole area can be kept free of them."""

from sqlalchemy import Connection, select

from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile


def all_names(file: CaseFile) -> frozenset[str]:
    """Of all families and persons, whoever may see them. For taking out of a text, not for showing."""

    def reading(connection: Connection) -> frozenset[str]:
        person = tables.person.c
        columns = (tables.family.c.name, tables.former_family.c.name, person.name, person.former)
        told = (select(column).where(column != "") for column in columns)
        return frozenset(str(name) for query in told for name in connection.execute(query).scalars())

    return file.read(reading)
