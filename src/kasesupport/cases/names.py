"""The names that stand in the vault, so that what goes out for the whole area can be kept free of them."""

from sqlalchemy import Connection, select

from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile


def all_names(file: CaseFile) -> frozenset[str]:
    """Of all families and persons, whoever may see them. For taking out of a text, not for showing."""

    def reading(connection: Connection) -> frozenset[str]:
        told = (
            select(column).where(column != "")
            for column in (tables.family.c.name, tables.person.c.name, tables.person.c.former)
        )
        return frozenset(str(name) for query in told for name in connection.execute(query).scalars())

    return file.read(reading)
