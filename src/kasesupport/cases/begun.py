"""書きかけ: records of contacts that whoever opened the file began to write and did not keep; for 今日 alone."""

import re
from datetime import datetime

from sqlalchemy import Connection, select

from kasesupport.cases.restrictions import hidden
from kasesupport.cases.today import FamilyDue
from kasesupport.domain.agenda import Due
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile

# Where such a draft stands: of a new record, of one that is written anew, of what is added to one.
PLACE = re.compile(r"stays\.(?P<family>[0-9a-f-]+)\.contact(?:\.(?:added\.)?(?P<note>[0-9a-f-]+))?")


def place(family_id: str, note_id: str = "", *, added: bool = False) -> str:
    """Where the draft of a family's record stands; `note_id`: of one that is written anew, or (`added`) added to."""
    return f"stays.{family_id}.contact" + (f".{'added.' * added}{note_id}" if note_id else "")


def begun(file: CaseFile) -> tuple[FamilyDue, ...]:
    """One for each draft, the one left longest ago first; of families that one may see. `about`: the note, or ""."""
    return file.read(lambda connection: tuple(_begun(connection, file)))


def _begun(connection: Connection, file: CaseFile) -> list[FamilyDue]:
    family, draft = tables.family.c, tables.draft.c
    seen = select(family.id, family.name).where(family.id.not_in(hidden(connection, file)))
    names = {row.id: row.name for row in connection.execute(seen)}
    mine = select(draft.place, draft.saved_at).where(draft.practitioner_id == file.author.practitioner_id)
    rows = connection.execute(mine.order_by(draft.saved_at)).all()
    places = [(found, row.saved_at) for row in rows if (found := PLACE.fullmatch(row.place))]
    told = ((found["family"], found["note"] or "", datetime.fromisoformat(at).date()) for found, at in places)
    return [FamilyDue(each, names[each], Due("draft", on), note) for each, note, on in told if each in names]
