"""Acts on experiences with an entry of the register: what helped and what did not, from cases, without names (視点4-8).

Written on the register's page they belong to the area's undo, from a family's window to that family's; whose they
were is told by the journal alone, to those who may see that family.
"""

from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from kasesupport.cases import area, rows
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.problems import Problem
from kasesupport.domain.register import is_public
from kasesupport.domain.texts import clean_text
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile

Where = CaseFile | OpenCase
TABLE = tables.experience
EFFECTS = ("helped", "partly", "not")


def note(where: Where, entry_id: str, effect: str, text: str, on: str = "", new_id: str = "") -> str:
    """Write down an experience of a day (ISO; today); gives its id. `effect`: one of EFFECTS.

    `new_id`: given beforehand by whoever types it; typing on (`edit` of its text) joins the same undo step.
    Raises experience_needs_words, private_person, text_too_long.
    """
    file = _file(where)
    row = {"id": new_id or file.new_id(), "resource_id": entry_id, **_cleaned(effect=effect, text=text)}
    row["on"] = date.fromisoformat(on).isoformat() if on else file.today().isoformat()

    def noting(connection: Connection) -> str:
        kind = connection.execute(select(tables.resource.c.kind).where(tables.resource.c.id == entry_id)).scalar_one()
        if not is_public(kind):
            raise Problem("private_person")
        connection.execute(insert(TABLE).values(**row))
        return str(row["id"])

    merge = f"experience.{row['id']}.text"
    if isinstance(where, OpenCase):
        return rows.act(where, "experience.add", noting, merge)
    return area.act(where, "experience.add", noting, merge)


def edit(where: Where, experience_id: str, **values: str) -> None:
    """Change effect, text or on. Raises experience_needs_words, text_too_long."""
    statement = update(TABLE).where(TABLE.c.id == experience_id).values(**_cleaned(**values))
    merge = f"experience.{experience_id}.{'.'.join(values)}"
    if isinstance(where, OpenCase):
        rows.act(where, "experience.edit", lambda connection: connection.execute(statement), merge)
    else:
        area.act(where, "experience.edit", lambda connection: connection.execute(statement), merge)


def remove(where: Where, experience_id: str) -> None:
    """Take an experience back."""
    statement = delete(TABLE).where(TABLE.c.id == experience_id)
    if isinstance(where, OpenCase):
        rows.act(where, "experience.remove", lambda connection: connection.execute(statement))
    else:
        area.act(where, "experience.remove", lambda connection: connection.execute(statement))


def _file(where: Where) -> CaseFile:
    return where.file if isinstance(where, OpenCase) else where


def _cleaned(**values: str) -> dict[str, Any]:
    found = {key: clean_text(value) for key, value in values.items()}
    if not found.get("text", "-"):
        raise Problem("experience_needs_words")
    if found.get("effect", EFFECTS[0]) not in EFFECTS:
        raise ValueError(found["effect"])
    return found
