"""Acts on the area register (地域資源台帳), which all families share; with an undo of its own (area.py).

Private persons (domain.ecomap.PERSONAL) are no entries of it: what is done here neither makes nor touches one.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from kasesupport.cases import area
from kasesupport.domain.problems import Problem
from kasesupport.domain.register import DAYS, FIELDS, LINES, TEXTS, is_public, unique_tags
from kasesupport.domain.texts import clean_line, clean_text
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile

RESOURCE, TAG = tables.resource, tables.resource_tag
LONG = 300  # characters of a line that is no name: an address, opening hours
Values = Mapping[str, Any]


def add(file: CaseFile, name: str, kind: str = "other", **values: Any) -> str:
    """A new entry; gives its id. Values: the columns of domain.register.FIELDS, and `tags` (texts).

    Raises entry_needs_name, private_person, text_too_long, date_unreadable.
    """
    row = {"id": file.new_id(), **_cleaned({"name": name, "kind": kind, **values})}

    def adding(connection: Connection) -> str:
        _insert(connection, file, [row])
        return str(row["id"])

    return area.act(file, "resource.new", adding)


def edit(file: CaseFile, entry_id: str, **values: Any) -> None:
    """Change columns or `tags` of an entry, for every family that is tied to it. Raises as `add`."""
    cleaned = _cleaned(values)
    merge = f"resource.{entry_id}.{'.'.join(cleaned)}"
    area.act(file, "resource.edit", lambda connection: _update(connection, file, entry_id, cleaned), merge)


def close(file: CaseFile, entry_id: str, on: str = "") -> None:
    """It is no longer there since a day (ISO; today). Ties stay, so that a family's map tells of it."""
    values = _cleaned({"closed_on": on or file.today().isoformat()})
    area.act(file, "resource.close", lambda connection: _update(connection, file, entry_id, values))


def reopen(file: CaseFile, entry_id: str) -> None:
    """It is there again."""
    area.act(file, "resource.reopen", lambda connection: _update(connection, file, entry_id, {"closed_on": ""}))


def check(file: CaseFile, entry_id: str, on: str = "") -> None:
    """Somebody looked on a day (ISO; today) whether what is written still holds."""
    values = _cleaned({"checked_on": on or file.today().isoformat()})
    area.act(file, "resource.check", lambda connection: _update(connection, file, entry_id, values))


def remove(file: CaseFile, entry_id: str) -> None:
    """Take an entry out of the register for good, with its experiences. Raises entry_in_use, private_person."""

    def removing(connection: Connection) -> None:
        _require_public(connection, (entry_id,))
        if any(_mentions(connection, entry_id)):
            raise Problem("entry_in_use")
        connection.execute(delete(RESOURCE).where(RESOURCE.c.id == entry_id))

    area.act(file, "resource.remove", removing)


def bring_in(file: CaseFile, rows: Iterable[Values], changes: Mapping[str, Values]) -> tuple[str, ...]:
    """New entries and changed ones together, as a list that was read brings them: one undo step, all or none.

    Gives the ids of the new ones. Raises as `add`.
    """
    new = [{"id": file.new_id(), **_cleaned({"name": "", **row})} for row in rows]
    changed = {entry_id: _cleaned(values) for entry_id, values in changes.items()}

    def bringing(connection: Connection) -> None:
        _insert(connection, file, new)
        for entry_id, values in changed.items():
            _update(connection, file, entry_id, values)

    area.act(file, "resource.import", bringing)
    return tuple(str(row["id"]) for row in new)


def cleaned(values: Values) -> dict[str, Any]:
    """What `add` would keep of these values; for looking at a row before it is taken in. Raises as `add`."""
    return _cleaned(values)


def _cleaned(values: Values) -> dict[str, Any]:
    found = {key: _column(key, value) for key, value in values.items()}
    if not found.get("name", "-"):
        raise Problem("entry_needs_name")
    if not is_public(found.get("kind", "other")):
        raise Problem("private_person")
    return found


def _column(key: str, value: Any) -> Any:
    if key == "tags":
        return unique_tags(tag for each in value if (tag := clean_line(each)))
    if key not in FIELDS:
        raise KeyError(key)
    if key == "council":
        return int(bool(value))
    if key in TEXTS:
        return clean_text(value)
    if key in DAYS:
        return _day(value)
    return clean_line(value, LONG if key in LINES and key not in ("name", "kana") else 100)


def _day(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat() if value else ""
    except ValueError:
        raise Problem("date_unreadable") from None


def _insert(connection: Connection, file: CaseFile, rows: list[dict[str, Any]]) -> None:
    """Rows of one shape, so that thousands go in at once."""
    empty = {name: 0 if name == "council" else "" for name in FIELDS}
    plain = [{"id": row["id"], **empty, "kind": "other", **_own(row)} for row in rows]
    if plain:
        connection.execute(insert(RESOURCE), plain)
    _put_tags(connection, file, {row["id"]: row.get("tags", ()) for row in rows})


def _update(connection: Connection, file: CaseFile, entry_id: str, values: Values) -> None:
    _require_public(connection, (entry_id,))
    if own := _own(values):
        connection.execute(update(RESOURCE).where(RESOURCE.c.id == entry_id).values(**own))
    if "tags" in values:
        _set_tags(connection, file, entry_id, values["tags"])


def _own(values: Values) -> dict[str, Any]:
    """The columns of the entry itself."""
    return {key: value for key, value in values.items() if key in FIELDS}


def _set_tags(connection: Connection, file: CaseFile, entry_id: str, tags: tuple[str, ...]) -> None:
    """Rows of tags that stay are not touched."""
    rows = connection.execute(select(TAG).where(TAG.c.resource_id == entry_id)).mappings().all()
    gone = [row["id"] for row in rows if row["tag"] not in tags]
    connection.execute(delete(TAG).where(TAG.c.id.in_(gone)))
    there = {row["tag"] for row in rows}
    _put_tags(connection, file, {entry_id: [tag for tag in tags if tag not in there]})


def _put_tags(connection: Connection, file: CaseFile, tags: Mapping[str, Iterable[str]]) -> None:
    rows = [{"id": file.new_id(), "resource_id": entry, "tag": tag} for entry, each in tags.items() for tag in each]
    if rows:
        connection.execute(insert(TAG), rows)


def _require_public(connection: Connection, ids: Iterable[str]) -> None:
    """Raises private_person where one of them is no entry of the register."""
    kinds = connection.execute(select(RESOURCE.c.kind).where(RESOURCE.c.id.in_(tuple(ids)))).scalars()
    if not all(is_public(kind) for kind in kinds):
        raise Problem("private_person")


def _mentions(connection: Connection, entry_id: str) -> Iterable[bool]:
    """Whether each of the tables that families keep tells of this entry."""
    for table in (tables.tie, tables.action, tables.consent):
        yield connection.execute(select(table.c.id).where(table.c.resource_id == entry_id).limit(1)).first() is not None
