"""How much stands in a vault, for a report on the program itself: numbers alone, no name, no word, no place, no day."""

from collections.abc import Mapping

from sqlalchemy import Connection, Table, func, select

from kasesupport.cases.backups import backups
from kasesupport.store import migrations, tables
from kasesupport.store.casefile import CaseFile

COUNTED: Mapping[str, Table] = {"families": tables.family, "people": tables.person, "acts": tables.journal}


def numbers(file: CaseFile) -> Mapping[str, int]:
    """Schema, rows of the large tables, bytes of the file, and how many backups there are."""
    size = file.home.file.stat().st_size
    return {"schema": migrations.NEWEST, **file.read(_counts), "bytes": size, "backups": len(backups(file))}


def _counts(connection: Connection) -> dict[str, int]:
    return {
        name: int(connection.execute(select(func.count()).select_from(table)).scalar_one())
        for name, table in COUNTED.items()
    }
