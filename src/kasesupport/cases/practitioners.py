"""Who works with this vault: their names and roles, and which families are whose.

What takes a right is no undo step: who may not do it must not be able to undo it either.
"""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from kasesupport.cases.restrictions import break_glass, may_see, restrict, unrestrict
from kasesupport.cases.roles import RIGHTS, ROLES, may, require
from kasesupport.domain.problems import Problem
from kasesupport.domain.texts import clean_line
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile
from kasesupport.store.op import Op

__all__ = [
    "RIGHTS", "ROLES", "Assignment", "Practitioner", "add_practitioner", "assign", "assignments", "break_glass",
    "come_back", "edit_practitioner", "leave", "may", "may_see", "me", "practitioners", "require", "restrict",
    "unassign", "unrestrict",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Practitioner:
    """One who works with this vault. `slot_id`: the key that is theirs, "" for none; `left_on`: ISO date or ""."""

    id: str
    name: str = ""
    kana: str = ""
    title: str = ""
    role: str = "practitioner"
    slot_id: str = ""
    left_on: str = ""


@dataclass(frozen=True, slots=True)
class Assignment:
    """担当: this practitioner works with this family; `is_main` for the one who answers for it."""

    family_id: str
    practitioner_id: str
    is_main: bool = False


def practitioners(file: CaseFile, *, with_left: bool = False) -> tuple[Practitioner, ...]:
    """All who work with the vault, in the order in which they came; `with_left`: and who no longer does."""
    query = select(tables.practitioner).order_by(tables.practitioner.c.id)
    rows = file.read(lambda connection: connection.execute(query).mappings().all())
    found = tuple(Practitioner(**row) for row in rows)
    return found if with_left else tuple(one for one in found if not one.left_on)


def me(file: CaseFile) -> Practitioner | None:
    """Whoever opened the file; None for a recovery key, which is nobody's."""
    return next((one for one in practitioners(file) if one.id == file.author.practitioner_id), None)


def add_practitioner(file: CaseFile, name: str, *, kana: str = "", title: str = "", role: str = "practitioner") -> str:
    """A new colleague, without a key as yet; gives the id. Raises keeper_only, name_needed, text_too_long."""
    require(file, RIGHTS["roles"])
    row = {"id": file.new_id(), **_cleaned({"name": name, "kana": kana, "title": title, "role": role})}
    file.transact(_op("practitioner.add"), lambda c: c.execute(insert(tables.practitioner).values(**row)))
    return str(row["id"])


def edit_practitioner(file: CaseFile, practitioner_id: str, **values: str) -> None:
    """Change name, kana, title, role or slot_id. Raises keeper_only, name_needed, text_too_long, last_keeper.

    One's own name, kana and title anybody may change who may write.
    """
    own = practitioner_id == file.author.practitioner_id and not {"role", "slot_id"} & set(values)
    require(file, RIGHTS["write" if own else "roles"])
    _change(file, _op("practitioner.edit"), practitioner_id, _cleaned(values))


def leave(file: CaseFile, practitioner_id: str) -> None:
    """From today on this colleague no longer works here. The name stays on what was done; the key is removed apart.

    Raises keeper_only, last_keeper.
    """
    require(file, RIGHTS["roles"])
    _change(file, _op("practitioner.leave"), practitioner_id, {"left_on": file.today().isoformat()})


def come_back(file: CaseFile, practitioner_id: str) -> None:
    """A colleague who had left works here again. Raises keeper_only."""
    require(file, RIGHTS["roles"])
    _change(file, _op("practitioner.return"), practitioner_id, {"left_on": ""})


def assign(file: CaseFile, family_id: str, practitioner_id: str, *, main: bool = False) -> None:
    """Give a family to a practitioner; a new main one takes the place of the former. Raises supervisor_only."""
    require(file, RIGHTS["assignment"])
    table = tables.assignment
    row = {"id": file.new_id(), "family_id": family_id, "practitioner_id": practitioner_id, "is_main": int(main)}

    def assigning(connection: Connection) -> None:
        if main:
            connection.execute(update(table).where(table.c.family_id == family_id).values(is_main=0))
        _drop(connection, family_id, practitioner_id)
        connection.execute(insert(table).values(**row))

    file.transact(_op("assignment.add", family_id), assigning)


def unassign(file: CaseFile, family_id: str, practitioner_id: str) -> None:
    """Take a family from a practitioner. Raises supervisor_only."""
    require(file, RIGHTS["assignment"])
    file.transact(_op("assignment.remove", family_id), lambda c: _drop(c, family_id, practitioner_id))


def assignments(file: CaseFile, family_id: str = "") -> tuple[Assignment, ...]:
    """Who works with this family, or ("") who works with which; the main one first, then in order of entry."""
    table = tables.assignment
    query = select(table).order_by(table.c.is_main.desc(), table.c.id)
    if family_id:
        query = query.where(table.c.family_id == family_id)
    rows = file.read(lambda connection: connection.execute(query).all())
    return tuple(Assignment(r.family_id, r.practitioner_id, bool(r.is_main)) for r in rows)


def _op(name: str, family_id: str = "") -> Op:
    return Op(name, family_id, silent=True)


def _drop(connection: Connection, family_id: str, practitioner_id: str) -> None:
    table = tables.assignment
    own = (table.c.family_id == family_id, table.c.practitioner_id == practitioner_id)
    connection.execute(delete(table).where(*own))


def _cleaned(values: dict[str, str]) -> dict[str, str]:
    cleaned = {key: value if key == "slot_id" else clean_line(value) for key, value in values.items()}
    if not cleaned.get("name", "-"):
        raise Problem("name_needed")
    if cleaned.get("role", ROLES[0]) not in ROLES:
        raise ValueError(cleaned["role"])
    return cleaned


def _change(file: CaseFile, op: Op, practitioner_id: str, values: dict[str, Any]) -> None:
    """The change and the look at who is left are one act, so that two of them cannot lose the last keeper together."""
    table = tables.practitioner

    def changing(connection: Connection) -> None:
        before = _keepers(connection)
        connection.execute(update(table).where(table.c.id == practitioner_id).values(**values))
        if before and not _keepers(connection):
            raise Problem("last_keeper")

    file.transact(op, changing)
    _sign_anew(file, practitioner_id)


def _keepers(connection: Connection) -> set[str]:
    """Those who can open the vault as its keeper."""
    table = tables.practitioner.c
    able = (table.role == "keeper", table.left_on == "", table.slot_id != "")
    return set(connection.execute(select(table.id).where(*able)).scalars())


def _sign_anew(file: CaseFile, practitioner_id: str) -> None:
    """A new role or name of one's own holds at once, not from the next opening on."""
    mine = me(file) if practitioner_id == file.author.practitioner_id else None
    if mine is not None:
        file.sign_as(replace(file.author, practitioner=mine.name, role=mine.role))
