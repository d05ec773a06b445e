"""Rounds of looking back for the tests: many marks in one act, because an act is what costs."""

from collections.abc import Mapping

from sqlalchemy import Connection

from kasesupport.cases import rows
from kasesupport.cases.rows import OpenCase
from kasesupport.store import tables


def mark_all(case: OpenCase, round_id: str, values: Mapping[str, str]) -> None:
    """What `fidelity.mark` leaves when each of the points is marked."""

    def marking(connection: Connection) -> None:
        for point, value in values.items():
            rows.put(connection, case, tables.fidelity_mark, round_id=round_id, point=point, value=value)

    rows.act(case, "fidelity.mark", marking)
