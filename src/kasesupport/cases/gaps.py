"""Acts on 足りないもの: the empty places of one family. Each points to an entry of the area's list (shortages.py).

The entry is found by its words, kind and area, or made in the same act; its words tell no names, for other families
share it and the area's list is printed.
"""

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from kasesupport.cases.rows import OpenCase, act, edit, put
from kasesupport.domain.ecomap import HOUSEHOLD
from kasesupport.domain.problems import Problem
from kasesupport.domain.shortage import shortage_key
from kasesupport.domain.texts import clean_line
from kasesupport.store import tables

GAP, SHORTAGE = tables.gap, tables.shortage


def note(case: OpenCase, text: str, kind: str = "other", area: str = "", to: str = HOUSEHOLD, need: str = "") -> str:
    """Note that something is missing for a member (`to`: person id) or the household; gives the gap's id.

    `text`: what is missing, in words without names; `need`: the id of the need behind it. Where the same place is
    empty already, it is seen again today. Raises text_needed, text_too_long.
    """
    words, where = _needed(text), clean_line(area)

    def noting(connection: Connection) -> str:
        shortage = _found(connection, words, kind, where) or _made(connection, case, words, kind, where)
        if old := _empty_place(connection, case, shortage, to):
            connection.execute(update(GAP).where(GAP.c.id == old).values(seen_on=_today(case), **_behind(need)))
            return old
        return _put(connection, case, shortage, to, need)

    return act(case, "gap.add", noting)


def seen(case: OpenCase, gap_id: str, on: str = "") -> None:
    """It is still missing: on this day (ISO), or today."""
    edit(case, "gap.seen", GAP, gap_id, seen_on=on or _today(case))


def met(case: OpenCase, gap_id: str, on: str = "") -> None:
    """Something has filled the place: on this day (ISO), or today."""
    edit(case, "gap.met", GAP, gap_id, met_on=on or _today(case))


def lack_again(case: OpenCase, gap_id: str) -> None:
    """It is missing again after all: no longer met, and seen today."""
    edit(case, "gap.again", GAP, gap_id, met_on="", seen_on=_today(case))


def move(case: OpenCase, gap_id: str, to: str = HOUSEHOLD, need: str = "") -> None:
    """Say whose place it is (person id or household) and which need (its id, "" for none) stands behind it."""
    edit(case, "gap.edit", GAP, gap_id, person_id=_person(to), need_id=need or None)


def reword(case: OpenCase, gap_id: str, text: str, kind: str = "other", area: str = "") -> None:
    """Say better what is missing. The place then points to the entry with these words, found or made.

    An entry that no other family shares and nobody has worked on is reworded itself. Raises text_needed, text_too_long.
    """
    words, where = _needed(text), clean_line(area)

    def rewording(connection: Connection) -> None:
        old = _shortage_of(connection, case, gap_id)
        found = _found(connection, words, kind, where)
        if old and found in ("", old["id"]) and _alone(connection, old, gap_id):
            new = {"text": words, "kind": kind, "area": where}
            connection.execute(update(SHORTAGE).where(SHORTAGE.c.id == old["id"]).values(**new))
            return
        new_id = found or _made(connection, case, words, kind, where)
        own = (GAP.c.id == gap_id, GAP.c.family_id == case.family_id)
        connection.execute(update(GAP).where(*own).values(shortage_id=new_id))
        if old and old["id"] != new_id:
            _drop_unused(connection, old)

    act(case, "gap.edit", rewording, merge=f"gap.{gap_id}.text")


def remove(case: OpenCase, gap_id: str) -> None:
    """Take the place away, as if it had never been noted; an entry of the list that nobody else uses goes with it."""

    def removing(connection: Connection) -> None:
        old = _shortage_of(connection, case, gap_id)
        connection.execute(delete(GAP).where(GAP.c.id == gap_id, GAP.c.family_id == case.family_id))
        if old:
            _drop_unused(connection, old)

    act(case, "gap.remove", removing)


def _needed(text: str) -> str:
    if not (words := clean_line(text)):
        raise Problem("text_needed")
    return words


def _today(case: OpenCase) -> str:
    return case.file.today().isoformat()


def _person(to: str) -> str | None:
    return None if to == HOUSEHOLD else to


def _behind(need: str) -> dict[str, str]:
    return {"need_id": need} if need else {}


def _found(connection: Connection, text: str, kind: str, area: str) -> str:
    """The entry of the list that says the same, "" if there is none."""
    wanted = shortage_key(text, kind, area)
    query = select(SHORTAGE).where(SHORTAGE.c.kind == kind).order_by(SHORTAGE.c.id)
    rows = connection.execute(query).mappings()
    return next((r["id"] for r in rows if shortage_key(r["text"], r["kind"], r["area"]) == wanted), "")


def _made(connection: Connection, case: OpenCase, text: str, kind: str, area: str) -> str:
    row = {"id": case.file.new_id(), "text": text, "kind": kind, "area": area, "state": "open"}
    connection.execute(insert(SHORTAGE).values(**row))
    return row["id"]


def _put(connection: Connection, case: OpenCase, shortage: str, to: str, need: str) -> str:
    row = {"shortage_id": shortage, "person_id": _person(to), "need_id": need or None}
    return put(connection, case, GAP, noted_on=_today(case), seen_on=_today(case), **row)


def _empty_place(connection: Connection, case: OpenCase, shortage: str, to: str) -> str:
    own = (GAP.c.family_id == case.family_id, GAP.c.shortage_id == shortage, GAP.c.met_on == "")
    query = select(GAP.c.id).where(*own, GAP.c.person_id.is_(_person(to)) if to == HOUSEHOLD else GAP.c.person_id == to)
    return str(connection.execute(query).scalar() or "")


def _shortage_of(connection: Connection, case: OpenCase, gap_id: str) -> RowMapping | None:
    query = select(SHORTAGE).join(GAP, GAP.c.shortage_id == SHORTAGE.c.id)
    own = (GAP.c.id == gap_id, GAP.c.family_id == case.family_id)
    return connection.execute(query.where(*own)).mappings().first()


def _alone(connection: Connection, shortage: RowMapping, gap_id: str) -> bool:
    """Whether this place alone points to the entry, and nobody has worked on it."""
    others = select(GAP.c.id).where(GAP.c.shortage_id == shortage["id"], GAP.c.id != gap_id)
    untouched = shortage["state"] in ("", "open") and not shortage["note"]
    return untouched and connection.execute(others).first() is None


def _drop_unused(connection: Connection, shortage: RowMapping) -> None:
    if _alone(connection, shortage, ""):
        connection.execute(delete(SHORTAGE).where(SHORTAGE.c.id == shortage["id"]))
