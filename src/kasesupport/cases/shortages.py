"""足りない資源: the area's list of what is missing, told over all families without their names.

Entries come from the empty places of families (gaps.py); what the office makes of them is written here.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable

from sqlalchemy import Connection, RowMapping, delete, select, update

from kasesupport.cases import area
from kasesupport.cases.restrictions import hidden
from kasesupport.domain.problems import Problem
from kasesupport.domain.shortage import SHORTAGE_STATES, Shortage
from kasesupport.domain.texts import clean_line, clean_text
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile

SHORTAGE, GAP = tables.shortage, tables.gap


def listed(file: CaseFile) -> tuple[Shortage, ...]:
    """The whole list, what most families lack first. Families hidden from whoever opened the file do not count.

    An entry that only hidden families tell of is left out.
    """
    found = file.read(lambda connection: tuple(_listed(connection, file)))
    return tuple(sorted(found, key=lambda each: (-each.lacking, -each.families, each.first_on, each.id)))


def edit(file: CaseFile, shortage_id: str, **values: str) -> None:
    """Change text, kind, area, state (SHORTAGE_STATES) or note of an entry, for all families.

    Raises text_needed, text_too_long, read_only_role.
    """
    cleaned = {key: clean_text(value) if key == "note" else clean_line(value) for key, value in values.items()}
    if not cleaned.get("text", "-"):
        raise Problem("text_needed")
    if cleaned.get("state", SHORTAGE_STATES[0]) not in SHORTAGE_STATES:
        raise ValueError(cleaned["state"])
    statement = update(SHORTAGE).where(SHORTAGE.c.id == shortage_id).values(**cleaned)
    merge = f"shortage.{shortage_id}.{'.'.join(cleaned)}"
    area.act(file, "shortage.edit", lambda connection: connection.execute(statement), merge)


def join(file: CaseFile, keep: str, other: str) -> None:
    """Two entries mean the same: the places of `other` go over to `keep`, its note is added, and it goes."""

    def joining(connection: Connection) -> None:
        rows = connection.execute(select(SHORTAGE).where(SHORTAGE.c.id.in_((keep, other)))).mappings()
        notes = {row["id"]: row["note"] for row in rows}
        note = clean_text("\n".join(text for text in (notes[keep], notes[other]) if text))
        connection.execute(update(GAP).where(GAP.c.shortage_id == other).values(shortage_id=keep))
        connection.execute(update(SHORTAGE).where(SHORTAGE.c.id == keep).values(note=note))
        connection.execute(delete(SHORTAGE).where(SHORTAGE.c.id == other))

    area.act(file, "shortage.join", joining)


def remove(file: CaseFile, shortage_id: str) -> None:
    """Take an entry off the list that no family tells of any more. Raises shortage_in_use."""
    own = GAP.c.shortage_id == shortage_id

    def removing(connection: Connection) -> None:
        if connection.execute(select(GAP.c.id).where(own)).first() is not None:
            raise Problem("shortage_in_use")
        connection.execute(delete(SHORTAGE).where(SHORTAGE.c.id == shortage_id))

    area.act(file, "shortage.remove", removing)


def _listed(connection: Connection, file: CaseFile) -> Iterable[Shortage]:
    unseen = hidden(connection, file)
    gaps = _grouped(connection.execute(select(GAP)).mappings(), lambda gap: str(gap["shortage_id"]))
    tags = _grouped(connection.execute(select(tables.need_tag)).mappings(), lambda tag: str(tag["need_id"]))
    for row in connection.execute(select(SHORTAGE)).mappings():
        told = gaps[row["id"]]
        seen = [gap for gap in told if gap["family_id"] not in unseen]
        if seen or not told:
            yield _shortage(row, seen, (tag["tag"] for gap in seen for tag in tags[gap["need_id"] or ""]))


def _shortage(row: RowMapping, gaps: list[RowMapping], tags: Iterable[str]) -> Shortage:
    days = [day for gap in gaps for day in (gap["noted_on"], gap["seen_on"]) if day]
    return Shortage(
        row["id"], row["text"], row["kind"] or "other", row["area"], row["state"] or "open", row["note"],
        families=len({gap["family_id"] for gap in gaps}),
        lacking=len({gap["family_id"] for gap in gaps if not gap["met_on"]}),
        first_on=min(days, default=""), last_on=max(days, default=""), tags=tuple(sorted(set(tags))),
    )  # fmt: skip


def _grouped(rows: Iterable[RowMapping], key: Callable[[RowMapping], str]) -> defaultdict[str, list[RowMapping]]:
    found: defaultdict[str, list[RowMapping]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found
