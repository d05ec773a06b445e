"""The folder that photographs and scans come into: the office's setting, and what of it the vault holds already."""

import json
from collections.abc import Iterable

from sqlalchemy import select

from kasesupport.domain.texts import clean_line
from kasesupport.store import settings, tables
from kasesupport.store.casefile import CaseFile
from kasesupport.store.op import Op

KEY = "attach.folder"


def watched_folder(file: CaseFile) -> str:
    """Its path; "" where none is watched. What is no text counts as not set."""
    kept = file.read(lambda connection: settings.get(connection, KEY))
    found = json.loads(kept) if kept else ""
    return found if isinstance(found, str) else ""


def set_watched_folder(file: CaseFile, path: str) -> None:
    """Watch that one from now on, with "" none. Raises text_too_long."""
    told = clean_line(path)
    if told != watched_folder(file):
        value = json.dumps(told, ensure_ascii=False)
        file.transact(Op("attach.folder"), lambda connection: settings.put(connection, KEY, value))


def attached_already(file: CaseFile, digests: Iterable[str]) -> frozenset[str]:
    """Those of these SHA-256 that some family of the vault has; of which it is, nothing is told."""
    column = tables.attachment.c.sha256
    query = select(column).where(column.in_(list(digests)))
    return file.read(lambda connection: frozenset(connection.execute(query).scalars()))
