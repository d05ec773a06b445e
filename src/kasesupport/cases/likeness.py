"""Search before create: all families laid out for comparing, and who of a family stands in another one too.

Families hidden from whoever opened the file are not among them. Of one whose address is protected address and telephone
are not compared; of one that is protected, or hidden from anybody, no hint is given of who belongs to it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from kasesupport.cases.restrictions import hidden
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.likeness import WHOLE_DAY, Known, Shelf, Somebody, elsewhere, shelf, somebody
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile
from kasesupport.store.op import Op

LOOKED, SHOWN = "person.look_elsewhere", "family.shown_elsewhere"
Rows = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Somebody who stands in another family too: shown only when it was asked for."""

    family_id: str
    family: str
    kana: str
    person: str
    birth: str


def known(file: CaseFile) -> Shelf:
    """All families one may see. Takes a moment with thousands: may be asked from any thread."""
    return shelf(file.read(lambda connection: tuple(_families(connection, file))))


def hints(case: OpenCase) -> tuple[Somebody, ...]:
    """Who of other families has name and birthday of somebody in this one, by ids alone; nothing to be shown yet."""
    return tuple(person for _, person in case.file.read(lambda connection: _met(connection, case)))


def look(case: OpenCase) -> tuple[Elsewhere, ...]:
    """The same with what one sees of them. That it was asked for is noted, here and at each family that is shown."""
    met = case.file.read(lambda connection: _met(connection, case))
    return shown(case.file, met, case.family_id)


def shown(file: CaseFile, met: Iterable[tuple[Known, Somebody]], family_id: str = "") -> tuple[Elsewhere, ...]:
    """What one sees of those who were met, after a yes; who said it and when stands in the journal.

    `family_id`: where it was asked, "" while a family is being taken in. Raises read_only_vault, disk_full: it is not
    shown then, for it could not be noted.
    """
    found = tuple(met)
    for each in dict.fromkeys(("", *(family.family_id for family, _ in found))):
        op = Op(SHOWN, each, silent=True, logged=True, any_role=True) if each else _asked(family_id)
        file.transact(op, lambda _connection: None)
    names = file.read(lambda connection: _names(connection, [person.id for _, person in found]))
    return tuple(
        Elsewhere(family.family_id, family.name, family.kana, names.get(person.id, ""), person.birth)
        for family, person in found
    )


def _asked(family_id: str) -> Op:
    return Op(LOOKED, family_id, silent=True, logged=True, any_role=True)


def _met(connection: Connection, case: OpenCase) -> tuple[tuple[Known, Somebody], ...]:
    """Only families that have a birthday of this one's are read."""
    own, person = tables.person.c, tables.person
    mine = connection.execute(select(person).where(own.family_id == case.family_id)).mappings().all()
    births = {row["birth"] for row in mine if len(row["birth"]) == WHOLE_DAY}
    query = select(own.family_id).where(own.birth.in_(births), own.family_id != case.family_id).distinct()
    wanted = set(connection.execute(query).scalars()) if births else set()
    if not wanted:
        return ()
    called = connection.execute(select(tables.family.c.name, tables.family.c.kana).where(_is(case))).one()
    persons = [_somebody(row, called) for row in mine]
    return elsewhere(shelf(_families(connection, case.file, wanted)), persons, {case.family_id})


def _is(case: OpenCase) -> Any:
    return tables.family.c.id == case.family_id


def _families(connection: Connection, file: CaseFile, wanted: set[str] | None = None) -> Iterable[Known]:
    unseen, secret, kept_back = hidden(connection, file), _ids(connection, tables.restriction), _protected(connection)
    heads = [row for row in _heads(connection, wanted) if row.id not in unseen]
    people, closed, formers = _people(connection, wanted), _closed(connection), _formers(connection)
    for row in heads:
        persons = people[row.id]
        places = () if row.id in kept_back else (row, *formers[row.id])
        phones, addresses = tuple(each.phone for each in places), tuple(each.address for each in places)
        earlier = tuple((each.name, each.kana) for each in formers[row.id])
        children = "・".join(name for each in persons if each.is_index and (name := each.name or each.called))
        known = tuple(_somebody(each._mapping, (row.name, row.kana)) for each in persons)
        quiet = row.id in secret or row.id in kept_back
        told = (row.id, row.name, row.kana, children, phones, addresses, row.opened_on)
        yield Known(*told, row.id in closed, quiet, known, earlier)


def _heads(connection: Connection, wanted: set[str] | None) -> Rows:
    own = tables.family.c
    query = select(own.id, own.name, own.kana, own.phone, own.address, own.opened_on)
    found = connection.execute(query if wanted is None else query.where(own.id.in_(wanted))).all()
    return sorted(found, key=lambda row: row.id)


def _formers(connection: Connection) -> defaultdict[str, list[Any]]:
    found = defaultdict[str, list[Any]](list)
    for row in connection.execute(select(tables.former_family)):
        found[row.family_id].append(row)
    return found


def _people(connection: Connection, wanted: set[str] | None) -> defaultdict[str, list[Any]]:
    own, found = tables.person.c, defaultdict[str, list[Any]](list)
    columns = (own.id, own.family_id, own.name, own.kana, own.called, own.former, own.birth, own.is_index, own.loss)
    query = select(*columns).where(own.is_pregnancy == 0)
    for row in connection.execute(query if wanted is None else query.where(own.family_id.in_(wanted))):
        if not row.loss:  # a child who was lost is nobody to look for
            found[row.family_id].append(row)
    return found


def _somebody(row: Any, called: Iterable[str]) -> Somebody:
    return somebody(row["id"], row["name"], row["kana"], row["former"], row["birth"], called)


def _closed(connection: Connection) -> set[str]:
    """Families without an episode that is open."""
    own = tables.episode.c
    rows = connection.execute(select(own.family_id, own.closed_on)).all()
    still = {family for family, closed in rows if not closed}
    return {family for family, _ in rows} - still


def _protected(connection: Connection) -> set[str]:
    return _ids(connection, tables.protection)


def _ids(connection: Connection, table: Any) -> set[str]:
    return set(connection.execute(select(table.c.family_id)).scalars())


def _names(connection: Connection, ids: list[str]) -> dict[str, str]:
    own = tables.person.c
    rows = connection.execute(select(own.id, own.name, own.kana, own.called).where(own.id.in_(ids)))
    return {row.id: row.name or row.kana or row.called for row in rows}
