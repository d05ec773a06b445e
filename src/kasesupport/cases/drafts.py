"""What was typed and is not yet an act, kept in the vault through a lock or a power cut; each for its practitioner.

Drafts are neither recorded nor journalled: nobody has done anything yet.
"""

import json
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, select, update

from kasesupport.store.casefile import CaseFile
from kasesupport.store.op import Op
from kasesupport.store.tables import draft

Draft = dict[str, Any]  # plain data, as a form gives it and takes it back
OP = Op("draft.keep", silent=True)


def keep(file: CaseFile, place: str, value: Draft) -> None:
    """Keep what stands at one place (a form, a dialog), instead of what was kept of it before. Raises disk_full."""
    row = {"value": json.dumps(value, ensure_ascii=False), "saved_at": file.now_text()}
    new = {"id": file.new_id(), "practitioner_id": file.author.practitioner_id, "place": place, **row}

    def keeping(connection: Connection) -> None:
        if connection.execute(update(draft).where(_mine(file, place)).values(row)).rowcount == 0:
            connection.execute(insert(draft).values(new))

    file.transact(OP, keeping)


def forget(file: CaseFile, place: str) -> None:
    """It has become an act, or was given up."""
    file.transact(OP, lambda connection: connection.execute(delete(draft).where(_mine(file, place))))


def kept(file: CaseFile) -> dict[str, Draft]:
    """All that was kept for whoever has the vault open, by place. They stay until `forget`."""
    mine = draft.c.practitioner_id == file.author.practitioner_id
    query = select(draft.c.place, draft.c.value).where(mine)
    return file.read(lambda connection: {row.place: json.loads(row.value) for row in connection.execute(query)})


def _mine(file: CaseFile, place: str) -> ColumnElement[bool]:
    return and_(draft.c.practitioner_id == file.author.practitioner_id, draft.c.place == place)
