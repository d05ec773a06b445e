"""The office's own facts, kept with the vault: what stands at the foot of a sheet."""

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass

from sqlalchemy import Connection, select

from kasesupport.domain.images import pixels, silent
from kasesupport.domain.problems import Problem
from kasesupport.domain.texts import clean_line
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile
from kasesupport.store.op import Op
from kasesupport.store.settings import get, put

__all__ = ["Office", "logo", "office", "put", "set_logo", "set_office"]

FACTS, LOGO = ("office.name", "office.phone"), "office.logo"
HEAVIEST = 200_000  # bytes of a logo: it goes into the file, its backups and every sheet
LARGEST = 3000  # pixels of its longer side


@dataclass(frozen=True, slots=True)
class Office:
    """The center's name and the number a family can always call."""

    name: str = ""
    phone: str = ""


def office(file: CaseFile) -> Office:
    """What the office has told of itself."""
    query = select(tables.setting.c.id, tables.setting.c.value).where(tables.setting.c.id.in_(FACTS))
    found = file.read(lambda connection: {row.id: json.loads(row.value) for row in connection.execute(query)})
    return Office(found.get("office.name", ""), found.get("office.phone", ""))


def set_office(file: CaseFile, told: Office) -> None:
    """Keep name and number. Problem("text_too_long")."""
    values = {"office.name": clean_line(told.name), "office.phone": clean_line(told.phone)}

    def setting(connection: Connection) -> None:
        for key, value in values.items():
            put(connection, key, json.dumps(value, ensure_ascii=False))

    file.transact(Op("office.edit"), setting)


def logo(file: CaseFile) -> bytes:
    """The office's sign for its sheets, a PNG or a JPEG; b"" where there is none."""
    kept = file.read(lambda connection: get(connection, LOGO))
    return b64decode(json.loads(kept)["content"]) if kept else b""


def set_logo(file: CaseFile, content: bytes) -> None:
    """Keep it, or with b"" no longer have one. Raises logo_no_picture, logo_too_large."""
    kept = checked_logo(content) if content else b""
    value = json.dumps({"content": b64encode(kept).decode("ascii")})
    file.transact(Op("office.logo"), lambda connection: put(connection, LOGO, value))


def checked_logo(content: bytes) -> bytes:
    """A picture that will do, without what a camera tells in it. Raises logo_no_picture, logo_too_large."""
    kept = silent(content)
    size = pixels(kept)
    if size is None:
        raise Problem("logo_no_picture")
    if len(kept) > HEAVIEST or max(size) > LARGEST:
        raise Problem("logo_too_large", limit=HEAVIEST // 1000, pixels=LARGEST)
    return kept
