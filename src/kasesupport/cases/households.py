"""Acts on who lives together."""

from collections.abc import Iterable

from sqlalchemy import Connection, delete

from kasesupport.cases.rows import OpenCase, act, edit, put, remove
from kasesupport.domain.texts import clean_line
from kasesupport.store import tables


def add_household(case: OpenCase, members: Iterable[str], name: str = "") -> str:
    """A closed line around these persons; gives its id."""

    def adding(connection: Connection) -> str:
        household = put(connection, case, tables.household, name=clean_line(name))
        _fill(connection, case, household, members)
        return household

    return act(case, "household.add", adding)


def set_members(case: OpenCase, household_id: str, members: Iterable[str]) -> None:
    """Who lives in this household from now on; with nobody left the household goes."""
    wanted = tuple(members)
    if not wanted:
        remove(case, "household.remove", tables.household, household_id)
        return

    def setting(connection: Connection) -> None:
        rows = tables.household_member.c.household_id == household_id
        connection.execute(delete(tables.household_member).where(rows))
        _fill(connection, case, household_id, wanted)

    act(case, "household.members", setting)


def rename_household(case: OpenCase, household_id: str, name: str) -> None:
    """The word on the line, for example 「母の実家」."""
    edit(case, "household.edit", tables.household, household_id, name=clean_line(name))


def remove_household(case: OpenCase, household_id: str) -> None:
    """Remove the line; the persons stay."""
    remove(case, "household.remove", tables.household, household_id)


def _fill(connection: Connection, case: OpenCase, household_id: str, members: Iterable[str]) -> None:
    for person in dict.fromkeys(members):
        put(connection, case, tables.household_member, household_id=household_id, person_id=person)
