"""What an erasure must look at first: the entries that tell of a family, and what else these tell of."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, or_, select

from kasesupport.domain.changes import Change, Row
from kasesupport.domain.ecomap import PERSONAL
from kasesupport.domain.problems import Problem
from kasesupport.store.history.erasure_note import ERASE
from kasesupport.store.tables import family, former_family, journal, metadata, resource, tie

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`emptied`: entries to lose their words; `private`: register entries to go; `retold`: what must be told again;
    `formers`: families that became part of this one, whose entries are among those.
    """

    family_id: str
    emptied: tuple[int, ...]
    private: tuple[str, ...]
    retold: tuple[Change, ...]
    formers: tuple[str, ...] = ()


def surroundings(connection: Connection, family_id: str) -> Surroundings:
    """Reads the whole journal once. Raises no_such_family."""
    if connection.execute(select(family.c.id).where(family.c.id == family_id)).first() is None:
        raise Problem("no_such_family")
    formers = formers_of(connection, family_id)
    ids = frozenset((family_id, *formers))
    own = _own_entries(connection, ids)
    others = [change for changes in own.values() for change in changes if not _of_family(change, ids)]
    shared = _told_elsewhere(connection, {change.key for change in others}, frozenset(own))
    private = _private(connection, family_id, {change.key for change in others} - shared)
    return Surroundings(
        family_id, tuple(own), tuple(sorted(private)), tuple(_retold(connection, others, shared, private)), formers
    )


def formers_of(connection: Connection, family_id: str) -> tuple[str, ...]:
    """The ids of the families that became part of this one."""
    own = former_family.c
    query = select(own.former_id).where(own.family_id == family_id).order_by(own.id)
    return tuple(connection.execute(query).scalars())


def entries_of(connection: Connection, family_id: str) -> ColumnElement[bool]:
    """Which entries of the journal are a family's: its own, and those of the families that became part of it."""
    return journal.c.family_id.in_((family_id, *formers_of(connection, family_id)))


def _own_entries(connection: Connection, ids: Iterable[str]) -> dict[int, list[Change]]:
    """The entries of these families' acts, and those of others that tell of their rows, with their changes."""
    row = journal.c
    named = or_(*(or_(row.family_id == each, func.instr(row.changes, each) > 0) for each in sorted(ids)))
    query = select(row.seq, row.changes).where(named, row.op != ERASE, row.salt != "").order_by(row.seq)
    return {seq: _changes(changes) for seq, changes in connection.execute(query)}


def _changes(told: str) -> list[Change]:
    return [Change(**change) for change in json.loads(told)]


def _of_family(change: Change, ids: frozenset[str]) -> bool:
    if change.table == family.name:
        return change.id in ids
    return any(row is not None and row.get("family_id") in ids for row in (change.old, change.new))


def _told_elsewhere(connection: Connection, keys: Iterable[Key], own: frozenset[int]) -> set[Key]:
    """Those rows of which entries that stay tell too."""
    searched = {row_id: (table, row_id) for table, row_id in keys}
    found: set[Key] = set()
    for seq, changes in connection.execute(select(journal.c.seq, journal.c.changes)) if searched else ():
        if seq not in own:
            found |= {key for row_id, key in searched.items() if row_id in changes}
    return found


def _private(connection: Connection, family_id: str, alone: Iterable[Key]) -> set[str]:
    """Private persons in the register whom no other family is tied to and no other entry tells of."""
    ids = [row_id for table, row_id in alone if table == resource.name]
    elsewhere = select(tie.c.resource_id).where(tie.c.family_id != family_id)
    ours = (resource.c.id.in_(ids), resource.c.kind.in_(PERSONAL), resource.c.id.not_in(elsewhere))
    return set(connection.execute(select(resource.c.id).where(*ours)).scalars())


def _retold(connection: Connection, others: Sequence[Change], shared: set[Key], private: set[str]) -> Iterable[Change]:
    """What keeps the rows that stay proven: for one told elsewhere too all that would be lost, in order, else its end.

    What other entries say of a row's past must go on fitting, but what only the emptied ones said need not stay.
    Last comes the row as it stands, so that who reads the journal through ends with it.
    """
    yield from (change for change in others if change.key in shared)
    for table, row_id in dict.fromkeys(change.key for change in others):
        now = _row(connection, table, row_id)
        if (table, row_id) in shared:
            yield Change(table, row_id, now, now)
        elif now is not None and not (table == resource.name and row_id in private):
            yield Change(table, row_id, None, now)


def _row(connection: Connection, table: str, row_id: str) -> Row | None:
    columns: Any = metadata.tables[table]
    found = connection.execute(select(columns).where(columns.c.id == row_id)).mappings().first()
    return dict(found) if found else None
