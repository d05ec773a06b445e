"""The office's own facts, kept with the vault: what stands at the foot of a sheet."""

import json
from dataclasses import dataclass

from sqlalchemy import Connection, select

from kasesupport.domain.texts import clean_line
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile
from kasesupport.store.op import Op
from kasesupport.store.settings import put

__all__ = ["Office", "office", "put", "set_office"]


@dataclass(frozen=True, slots=True)
class Office:
    """The center's name and the number a family can always call."""

    name: str = ""
    phone: str = ""


def office(file: CaseFile) -> Office:
    """What the office has told of itself."""
    query = select(tables.setting.c.id, tables.setting.c.value).where(tables.setting.c.id.like("office.%"))
    found = file.read(lambda connection: {row.id: json.loads(row.value) for row in connection.execute(query)})
    return Office(found.get("office.name", ""), found.get("office.phone", ""))


def set_office(file: CaseFile, told: Office) -> None:
    """Keep name and number. Problem("text_too_long")."""
    values = {"office.name": clean_line(told.name), "office.phone": clean_line(told.phone)}

    def setting(connection: Connection) -> None:
        for key, value in values.items():
            put(connection, key, json.dumps(value, ensure_ascii=False))

    file.transact(Op("office.edit"), setting)
