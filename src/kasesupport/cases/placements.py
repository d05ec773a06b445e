"""Acts on the picture alone: pins, and 整列 which takes them out. The family is untouched."""

from collections.abc import Mapping

from sqlalchemy import Connection, delete

from kasesupport.cases.rows import OpenCase, act, put
from kasesupport.store import tables


def pin(case: OpenCase, diagram: str, places: Mapping[str, tuple[float, float]]) -> None:
    """Keep subjects where the user put them; logical px of the diagram."""
    table = tables.placement

    def pinning(connection: Connection) -> None:
        same = (table.c.family_id == case.family_id, table.c.diagram == diagram)
        connection.execute(delete(table).where(*same, table.c.subject_id.in_(places)))
        for subject, (x, y) in places.items():
            put(connection, case, table, diagram=diagram, subject_id=subject, x=x, y=y)

    act(case, "placement.pin", pinning)


def arrange(case: OpenCase, diagram: str) -> None:
    """整列: forget every pin of this diagram."""
    rows = (tables.placement.c.family_id == case.family_id, tables.placement.c.diagram == diagram)
    act(case, "placement.arrange", lambda c: c.execute(delete(tables.placement).where(*rows)))
