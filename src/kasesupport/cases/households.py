"""Acts on who lives together."""

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import ColumnElement, Connection, Table, delete, select

from kasesupport.cases.placements import Place, put_pins
from kasesupport.cases.rows import OpenCase, act, edit, put, remove
from kasesupport.domain.problems import Problem
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


def move(
    case: OpenCase,
    person_ids: Collection[str],
    from_id: str = "",
    to_id: str = "",
    pins: Mapping[str, Place] | None = None,
) -> None:
    """Take persons out of one household and into another as one act; "" leaves out either.

    `pins`: where they were put down in the genogram, logical px.
    A person may live in several; one that nobody is left in goes. Raises Problem no_such_household.
    """

    def moving(connection: Connection) -> None:
        member, house = tables.household_member, tables.household.c
        ours = select(house.id).where(house.family_id == case.family_id, house.id == to_id)
        if to_id and connection.execute(ours).first() is None:
            raise Problem("no_such_household")
        left = (member.c.household_id == from_id, member.c.person_id.in_(person_ids), _own(case, member))
        connection.execute(delete(member).where(*left))
        if to_id:
            there = select(member.c.person_id).where(member.c.household_id == to_id)
            before = frozenset(connection.execute(there).scalars())
            _fill(connection, case, to_id, (person for person in person_ids if person not in before))
        drop_empty(connection, case)
        put_pins(connection, case, "genogram", pins or {})

    act(case, "household.move", moving)


def drop_empty(connection: Connection, case: OpenCase) -> None:
    """Inside an act: households that nobody lives in any more go."""
    lived_in = select(tables.household_member.c.household_id)
    empty = (_own(case, tables.household), tables.household.c.id.not_in(lived_in))
    connection.execute(delete(tables.household).where(*empty))


def rename_household(case: OpenCase, household_id: str, name: str) -> None:
    """The word on the line, for example 「母の実家」."""
    edit(case, "household.edit", tables.household, household_id, name=clean_line(name))


def remove_household(case: OpenCase, household_id: str) -> None:
    """Remove the line; the persons stay."""
    remove(case, "household.remove", tables.household, household_id)


def _own(case: OpenCase, table: Table) -> ColumnElement[bool]:
    return table.c.family_id == case.family_id


def _fill(connection: Connection, case: OpenCase, household_id: str, members: Iterable[str]) -> None:
    for person in dict.fromkeys(members):
        put(connection, case, tables.household_member, household_id=household_id, person_id=person)
