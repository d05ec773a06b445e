"""What somebody drew by hand: a name, a picture, a signature. Each stroke is an act, so that each can be taken back."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, RowMapping, delete, insert, select

from kasesupport.cases.rows import OpenCase, act, put, remove
from kasesupport.domain.strokes import Dot, Drawn, Stroke, thinned, understood, written
from kasesupport.store import tables

DRAWN, STROKE = tables.drawn, tables.stroke


def draw(
    case: OpenCase, drawn_id: str, dots: Sequence[Dot], what: str, speaker_id: str, on: date, sheet: str = ""
) -> str:
    """Add a stroke; with the first one the drawing begins, and an undo of that takes both. Gives the stroke's id."""
    text, new = written(thinned(dots)), case.file.new_id()

    def drawing(connection: Connection) -> str:
        mine = (DRAWN.c.id == drawn_id, DRAWN.c.family_id == case.family_id)
        if connection.execute(select(DRAWN.c.id).where(*mine)).first() is None:
            told = {"what": what, "speaker_id": speaker_id or None, "on": on.isoformat(), "sheet": sheet}
            put(connection, case, DRAWN, id=drawn_id, **told)
        connection.execute(insert(STROKE).values(id=new, family_id=case.family_id, drawn_id=drawn_id, points=text))
        return new

    return act(case, "hand.draw", drawing)


def rub_out(case: OpenCase, strokes: Iterable[str]) -> None:
    """Take away strokes by their ids, in one act."""
    gone = delete(STROKE).where(STROKE.c.id.in_(list(strokes)), STROKE.c.family_id == case.family_id)
    act(case, "hand.rub", lambda connection: connection.execute(gone))


def throw_away(case: OpenCase, drawn_id: str) -> None:
    """Take away the whole drawing."""
    remove(case, "hand.remove", DRAWN, drawn_id)


def listed(case: OpenCase) -> tuple[Drawn, ...]:
    """All of the family's, newest first, without their strokes."""
    query = select(DRAWN).where(DRAWN.c.family_id == case.family_id).order_by(DRAWN.c.on.desc(), DRAWN.c.id.desc())
    return case.file.read(lambda connection: tuple(_drawn(row) for row in connection.execute(query).mappings()))


def strokes(case: OpenCase, drawn_id: str) -> tuple[Stroke, ...]:
    """The strokes of one, in the order they were drawn. Raises Problem("stroke_unreadable")."""
    mine = (STROKE.c.drawn_id == drawn_id, STROKE.c.family_id == case.family_id)
    query = select(STROKE.c.id, STROKE.c.points).where(*mine).order_by(STROKE.c.id)
    rows = case.file.read(lambda connection: connection.execute(query).all())
    return tuple(Stroke(row.id, understood(row.points)) for row in rows)


def signatures(case: OpenCase, sheet: str) -> tuple[Drawn, ...]:
    """The newest signature of each person on a sheet, with its strokes; emptied ones are none."""
    found: dict[str, Drawn] = {}
    for each in listed(case):
        is_new = (each.what, each.sheet) == ("signature", sheet) and each.speaker_id not in found
        if is_new and (lines := strokes(case, each.id)):
            found[each.speaker_id] = replace(each, strokes=lines)
    return tuple(found.values())


def _drawn(row: RowMapping) -> Drawn:
    return Drawn(row["id"], row["what"], row["speaker_id"] or "", row["on"], row["sheet"])
