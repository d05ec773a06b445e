"""Acts on own maps （「だれが関わっていると思う？」）: the ecomap as somebody of the family draws it (視点2-8).

Its ties stand apart from the office's (`tie.own_map_id`). What somebody calls by words of their own is a private entry
of this family (kind "own", or kin, friend, neighbour) and never one of the shared register.
"""

from datetime import date
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, select

from kasesupport.cases import private
from kasesupport.cases.ecomap import forget_unneeded
from kasesupport.cases.placements import Place, put_pins
from kasesupport.cases.rows import OpenCase, act, edit, put
from kasesupport.domain.ecomap import HOUSEHOLD, PERSONAL
from kasesupport.domain.problems import Problem
from kasesupport.domain.record import STOOD
from kasesupport.domain.texts import clean_line
from kasesupport.store import tables

MAP, TIE, PIN = tables.own_map, tables.tie, tables.placement
DRAWN = ("resource_id", "person_id", "strength", "direction", "state", "purpose")  # what goes along with a copied tie


def diagram(map_id: str) -> str:
    """The name of a map's places among the pins."""
    return f"own_map.{map_id}"


def start(case: OpenCase, author_id: str, on: date, title: str = "") -> str:
    """An empty map of a person of the family; gives its id. Raises no_such_author, text_too_long."""
    row = {"author_id": author_id, "on": on.isoformat(), "title": clean_line(title)}

    def starting(connection: Connection) -> str:
        _require_person(connection, case, author_id)
        return put(connection, case, MAP, **row)

    return act(case, "own_map.start", starting)


def edit_map(case: OpenCase, map_id: str, **values: Any) -> None:
    """Change `on` (a date) or `title`; typing on joins the same undo step. Raises text_too_long."""
    stored = {key: v.isoformat() if isinstance(v, date) else clean_line(v) for key, v in values.items()}
    edit(case, "own_map.edit", MAP, map_id, **stored)


def add_words(
    case: OpenCase, map_id: str, name: str, kind: str = "own", to: str = HOUSEHOLD, at: Place | None = None
) -> tuple[str, str]:
    """Somebody or something in words of their own, tied in this map; gives the ids of entry and tie.

    `at`: where this map keeps it, in logical px. `kind`: one of PERSONAL; any other is kept as "own".
    Raises no_such_own_map, text_too_long.
    """
    called = clean_line(name)

    def adding(connection: Connection) -> tuple[str, str]:
        _require_map(connection, case, map_id)
        entry = {"id": case.file.new_id(), "name": called, "kind": kind if kind in PERSONAL else "own"}
        connection.execute(tables.resource.insert().values(**entry))
        return entry["id"], _tie(connection, case, map_id, entry["id"], to, at)

    return act(case, "own_map.add", adding)


def add_tie(case: OpenCase, map_id: str, resource_id: str, to: str = HOUSEHOLD, at: Place | None = None) -> str:
    """A tie in this map from an entry of the register, or of the family's own; the one that is there already stays.

    Gives its id. Raises no_such_own_map, private_person.
    """

    def adding(connection: Connection) -> str:
        _require_map(connection, case, map_id)
        private.require_open_to(connection, case, resource_id)
        known = _known(connection, case, resource_id, _person(to), map_id)
        return known or _tie(connection, case, map_id, resource_id, to, at)

    return act(case, "own_map.tie", adding)


def leave(case: OpenCase, map_id: str, resource_id: str) -> None:
    """Take an entry out of this map: its ties here go; a private one of which nothing tells any more goes too."""

    def leaving(connection: Connection) -> None:
        own = (TIE.c.family_id == case.family_id, TIE.c.own_map_id == map_id, TIE.c.resource_id == resource_id)
        connection.execute(delete(TIE).where(*own))
        forget_unneeded(connection, resource_id)

    act(case, "own_map.leave", leaving)


def copy_tie(case: OpenCase, tie_id: str, chosen_by: str = "") -> str:
    """Put one tie of an own map into the office's ecomap too; gives the id of the tie there.

    One that joins the same two and is there already stays as it is. `chosen_by`: the author as a speaker's code.
    """

    def copying(connection: Connection) -> str:
        row = _row(connection, case, tie_id)
        known = _known(connection, case, row["resource_id"], row["person_id"], None)
        values = {column: row[column] for column in DRAWN}
        return known or put(connection, case, TIE, **values, chosen_by=chosen_by)

    return act(case, "own_map.copy", copying)


def remove_map(case: OpenCase, map_id: str) -> None:
    """Take a map away with its ties and places; private entries of which nothing tells any more go too."""

    def removing(connection: Connection) -> None:
        _require_map(connection, case, map_id)
        told = select(TIE.c.resource_id).where(TIE.c.own_map_id == map_id)
        entries = set(connection.execute(told).scalars())
        connection.execute(delete(MAP).where(MAP.c.id == map_id, MAP.c.family_id == case.family_id))
        places = PIN.c.diagram.in_((diagram(map_id), diagram(map_id) + STOOD))
        connection.execute(delete(PIN).where(PIN.c.family_id == case.family_id, places))
        for entry in entries:
            forget_unneeded(connection, entry)

    act(case, "own_map.remove", removing)


def _require_map(connection: Connection, case: OpenCase, map_id: str) -> None:
    own = (MAP.c.id == map_id, MAP.c.family_id == case.family_id)
    if connection.execute(select(MAP.c.id).where(*own)).first() is None:
        raise Problem("no_such_own_map")


def _require_person(connection: Connection, case: OpenCase, person_id: str) -> None:
    own = (tables.person.c.id == person_id, tables.person.c.family_id == case.family_id)
    if connection.execute(select(tables.person.c.id).where(*own)).first() is None:
        raise Problem("no_such_author")


def _row(connection: Connection, case: OpenCase, tie_id: str) -> RowMapping:
    own = (TIE.c.id == tie_id, TIE.c.family_id == case.family_id, TIE.c.own_map_id.is_not(None))
    if (found := connection.execute(select(TIE).where(*own)).mappings().first()) is None:
        raise Problem("no_such_own_map")
    return found


def _known(
    connection: Connection, case: OpenCase, resource_id: str, person: str | None, map_id: str | None
) -> str | None:
    """The tie of these two in this map (None: the office's)."""
    columns = {TIE.c.person_id: person, TIE.c.own_map_id: map_id}
    same = [column.is_(None) if value is None else column == value for column, value in columns.items()]
    query = select(TIE.c.id).where(TIE.c.family_id == case.family_id, TIE.c.resource_id == resource_id, *same)
    return connection.execute(query).scalar()


def _person(to: str) -> str | None:
    return None if to == HOUSEHOLD else to


def _tie(connection: Connection, case: OpenCase, map_id: str, resource_id: str, to: str, at: Place | None) -> str:
    if at:
        put_pins(connection, case, diagram(map_id), {resource_id: at})
    row = {"strength": "normal", "direction": "", "state": "now", "purpose": ""}
    return put(connection, case, TIE, resource_id=resource_id, person_id=_person(to), own_map_id=map_id, **row)
