"""Acts on what a child said about a parent: whether the child lets the parent read it (domain/confided.py)."""

from typing import Any

from sqlalchemy import Connection, update

from kasesupport.cases.rows import OpenCase, act, edit
from kasesupport.store import tables

NOUNS = {"statement": tables.statement, "need": tables.need, "strength": tables.strength}


def may_tell(case: OpenCase, noun: str, entry_id: str, *, agreed: bool) -> None:
    """A child said today that a parent may read this statement, need or strength; False takes that back."""
    on = case.file.today().isoformat() if agreed else ""
    edit(case, f"{noun}.may_tell", NOUNS[noun], entry_id, may_tell_on=on)


def rewrite(case: OpenCase, name: str, noun: str, entry_id: str, **values: Any) -> None:
    """Change columns of a statement or a need; of other words nobody has said yet that they may be told."""
    table = NOUNS[noun]
    same = (table.c.id == entry_id, table.c.family_id == case.family_id)

    def rewriting(connection: Connection) -> None:
        if "text" in values:
            others = (table.c.text != values["text"], table.c.may_tell_on != "")
            connection.execute(update(table).where(*same, *others).values(may_tell_on=""))
        connection.execute(update(table).where(*same).values(**values))

    act(case, name, rewriting, merge=f"{noun}.{entry_id}.{'.'.join(values)}")
