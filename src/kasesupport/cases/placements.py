"""Acts on the picture alone: pins, and 整列 which takes them out. The family is untouched."""

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, delete

from kasesupport.cases.rows import OpenCase, act, put
from kasesupport.domain.record import MIDDLE, STOOD
from kasesupport.store import tables
from kasesupport.store.op import Op

Place = tuple[float, float]


def pin(case: OpenCase, diagram: str, places: Mapping[str, Place]) -> None:
    """Keep subjects, one or several, where the user put them; logical px of the diagram."""
    act(case, "placement.pin", lambda connection: put_pins(connection, case, diagram, places))


def nudge(case: OpenCase, diagram: str, places: Mapping[str, Place]) -> None:
    """As `pin`, by arrow keys: steps in a row with the same subjects are one act to take back."""
    merge = "placement.nudge." + ".".join(sorted(places))
    act(case, "placement.pin", lambda connection: put_pins(connection, case, diagram, places), merge)


def align(case: OpenCase, diagram: str, places: Mapping[str, Place]) -> None:
    """Keep several subjects where they were lined up."""
    act(case, "placement.align", lambda connection: put_pins(connection, case, diagram, places))


def put_pins(connection: Connection, case: OpenCase, diagram: str, places: Mapping[str, Place]) -> None:
    """The same inside another act."""
    table = tables.placement
    same = (table.c.family_id == case.family_id, table.c.diagram == diagram)
    connection.execute(delete(table).where(*same, table.c.subject_id.in_(places)))
    for subject, (x, y) in places.items():
        put(connection, case, table, diagram=diagram, subject_id=subject, x=x, y=y)


def put_in_middle(case: OpenCase, diagram: str, person_id: str) -> None:
    """Draw the ecomap around one person; around the household again where the id is "".

    It is kept as a placement beside those of the diagram, so that 整列 leaves it.
    """
    table = tables.placement

    def putting(connection: Connection) -> None:
        own = (table.c.family_id == case.family_id, table.c.diagram == diagram + MIDDLE)
        connection.execute(delete(table).where(*own))
        if person_id:
            put_pins(connection, case, diagram + MIDDLE, {person_id: (0.0, 0.0)})

    act(case, "placement.middle", putting)


def stand(case: OpenCase, diagram: str, places: Mapping[str, Place], before: Mapping[str, Place]) -> None:
    """Remember where everything stands, as against `before`. No undo step: see Op.silent."""
    table = tables.placement
    moved = {subject: at for subject, at in places.items() if before.get(subject) != at}
    gone = [subject for subject in before if subject not in places]

    def standing(connection: Connection) -> None:
        same = (table.c.family_id == case.family_id, table.c.diagram == diagram + STOOD)
        connection.execute(delete(table).where(*same, table.c.subject_id.in_(gone)))
        put_pins(connection, case, diagram + STOOD, moved)

    if moved or gone:
        case.file.transact(Op("placement.stood", family_id=case.family_id, silent=True), standing)


def arrange(case: OpenCase, diagram: str, subjects: Collection[str] | None = None) -> None:
    """整列: forget the pins of these subjects, or every pin of this diagram."""
    table = tables.placement.c
    rows = [table.family_id == case.family_id, table.diagram == diagram]
    rows += [] if subjects is None else [table.subject_id.in_(subjects)]
    act(case, "placement.arrange", lambda c: c.execute(delete(tables.placement).where(*rows)))
