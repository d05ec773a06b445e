"""Acts on 住所を知らせない（支援措置）: the mark, since when, until when, from whom."""

from sqlalchemy import Connection, select

from kasesupport.cases.rows import OpenCase, add, edit, remove
from kasesupport.domain.texts import clean_line
from kasesupport.store import tables

LONGEST = 300  # signs of a note


def protect(case: OpenCase) -> str:
    """Keep address and telephone back from now on; gives the id of the mark."""
    return add(case, "protection.add", tables.protection, since=case.file.today().isoformat())


def correct(case: OpenCase, protection_id: str, **values: str) -> None:
    """Change since, until (PartialDate.text()), kept_from (a person's id, "" for nobody) or note; text_too_long."""
    cleaned: dict[str, str | None] = {key: clean_line(value, LONGEST) for key, value in values.items()}
    if "kept_from" in cleaned:
        cleaned["kept_from_id"] = cleaned.pop("kept_from") or None
    edit(case, "protection.edit", tables.protection, protection_id, **cleaned)


def lift(case: OpenCase, protection_id: str) -> None:
    """They may be known again."""
    remove(case, "protection.remove", tables.protection, protection_id)


def places(connection: Connection) -> dict[str, tuple[str, ...]]:
    """Address and telephone of every family where they are protected, also of before a merge, by the family's id."""
    family = tables.family.c
    wanted = family.id.in_(select(tables.protection.c.family_id))
    rows = connection.execute(select(family.id, family.address, family.phone).where(wanted))
    found: dict[str, tuple[str, ...]] = {row.id: (row.address, row.phone) for row in rows}
    for row in connection.execute(select(tables.former_family)):
        if row.family_id in found:
            found[row.family_id] += (row.address, row.phone)
    return {each: tuple(part for part in told if part) for each, told in found.items()}
