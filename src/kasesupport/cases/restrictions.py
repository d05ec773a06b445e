"""要配慮ケース: families hidden from named practitioners, who can open them only with a reason that is kept.

A hidden family stands in no list, no search and no count of theirs. Whoever must reach it all the same types
its name in full and says why (break the glass); the keeper is shown that it was done.
"""

import json

from sqlalchemy import Connection, delete, insert, select

from kasesupport.cases import office
from kasesupport.cases.roles import RIGHTS, require
from kasesupport.domain.problems import Problem
from kasesupport.domain.texts import clean_text, search_key
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile
from kasesupport.store.op import Op

BROKEN, SOUGHT = "glass.break", "glass.seek"
NOTED = "glass.noted"  # the setting: up to which journal entry a keeper has taken note


def restrict(file: CaseFile, family_id: str, practitioner_id: str) -> None:
    """Hide a family from a practitioner from now on. Raises keeper_only."""
    require(file, RIGHTS["restriction"])
    row = {"id": file.new_id(), "family_id": family_id, "practitioner_id": practitioner_id}

    def hiding(connection: Connection) -> None:
        if practitioner_id not in _hidden_from(connection, family_id):
            connection.execute(insert(tables.restriction).values(**row))

    file.transact(Op("restriction.add", family_id, silent=True), hiding)


def unrestrict(file: CaseFile, family_id: str, practitioner_id: str) -> None:
    """Let this practitioner see the family again. Raises keeper_only."""
    require(file, RIGHTS["restriction"])
    table = tables.restriction
    own = (table.c.family_id == family_id, table.c.practitioner_id == practitioner_id)
    op = Op("restriction.remove", family_id, silent=True)
    file.transact(op, lambda connection: connection.execute(delete(table).where(*own)))


def hidden_from(file: CaseFile, family_id: str) -> tuple[str, ...]:
    """The ids of those from whom this family is hidden. Raises keeper_only."""
    require(file, RIGHTS["restriction"])
    return file.read(lambda connection: _hidden_from(connection, family_id))


def hidden(connection: Connection, file: CaseFile) -> frozenset[str]:
    """The families hidden from whoever opened the file. Nobody is named by a recovery key: nothing is hidden then."""
    table = tables.restriction.c
    query = select(table.family_id).where(table.practitioner_id == file.author.practitioner_id)
    return frozenset(connection.execute(query).scalars()) - file.through_glass


def may_see(file: CaseFile, family_id: str) -> bool:
    """Whether this family is open to whoever opened the file, of itself or since a reason was given."""
    return family_id not in file.read(lambda connection: hidden(connection, file))


def require_sight(file: CaseFile, family_id: str) -> None:
    """Raises family_hidden where `may_see` is False."""
    if not may_see(file, family_id):
        raise Problem("family_hidden")


def break_glass(file: CaseFile, family_id: str, reason: str) -> None:
    """Open a hidden family for this session. Raises reason_needed, text_too_long.

    The reason goes into the journal first; where nothing can be written (read_only_vault) it stays hidden.
    """
    _leave_word(file, Op(BROKEN, family_id, silent=True, logged=True, note=_reason(reason)))
    file.through_glass |= {family_id}


def seek(file: CaseFile, name: str, reason: str) -> str:
    """Find a family hidden from oneself by its name or kana, typed in full, and open it; gives its id.

    Raises reason_needed; no_such_family, which is journalled too, so that nobody tries names unseen.
    """
    note, wanted = _reason(reason), search_key(name)
    found = next((f for f, words in file.read(lambda c: _hidden_names(c, file)) if wanted and wanted in words), "")
    if not found:
        _leave_word(file, Op(SOUGHT, silent=True, logged=True, note=note))
        raise Problem("no_such_family")
    break_glass(file, found, reason)
    return found


def take_note(file: CaseFile, seq: int) -> None:
    """The keeper has seen what was opened with a reason up to this journal entry. Raises keeper_only."""
    require(file, RIGHTS["restriction"])
    file.transact(Op("glass.note", silent=True), lambda connection: office.put(connection, NOTED, json.dumps(seq)))


def noted(connection: Connection) -> int:
    """Up to which journal entry a keeper has taken note."""
    value = connection.execute(select(tables.setting.c.value).where(tables.setting.c.id == NOTED)).scalar()
    return int(json.loads(value or "0"))


def _reason(typed: str) -> str:
    reason = clean_text(typed, limit=1000)
    if not reason:
        raise Problem("reason_needed")
    return reason


def _leave_word(file: CaseFile, op: Op) -> None:
    file.transact(op, lambda _connection: None)


def _hidden_from(connection: Connection, family_id: str) -> tuple[str, ...]:
    table = tables.restriction.c
    query = select(table.practitioner_id).where(table.family_id == family_id).order_by(table.id)
    return tuple(connection.execute(query).scalars())


def _hidden_names(connection: Connection, file: CaseFile) -> list[tuple[str, set[str]]]:
    table = tables.family.c
    rows = connection.execute(select(table.id, table.name, table.kana).where(table.id.in_(hidden(connection, file))))
    return [(row.id, {search_key(row.name), search_key(row.kana)}) for row in rows]
