"""Who salvages: the practitioner of the key slot that opened the damaged vault.

Where the table of practitioners has lost pages, the holder's row may be gone. Without one the new vault would not open
(key_withdrawn), so the holder becomes a keeper anew, under the slot's label: that somebody holds it is a fact.
"""

from dataclasses import dataclass, replace

from sqlalchemy import insert

from kasesupport.domain.changes import Row
from kasesupport.domain.problems import Problem
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history.journal import Author
from kasesupport.store.keys.header import Header
from kasesupport.store.keys.slots import Slot
from kasesupport.store.op import Op
from kasesupport.store.salvaging.merging import Merged
from kasesupport.store.salvaging.sources import Source
from kasesupport.store.tables import practitioner


@dataclass(frozen=True, slots=True)
class Holder:
    """`row`: the practitioner, None for a printed key's holder or a new one. `is_new`: to be taken in as a keeper."""

    slot_id: str
    label: str
    row: Row | None
    is_new: bool = False


def slot(found: Header, slot_id: str) -> Slot:
    """The slot of that id."""
    return next(each for each in found.slots if each.id == slot_id)


def find(merged: Merged, file: Source, opened: Slot) -> Holder:
    """Raises key_withdrawn for a slot whose holder has left, or that the whole table of practitioners does not know."""
    rows = [kept.row("practitioner") for kept in merged.rows.get("practitioner", {}).values()]
    held = [row for row in rows if row.get("slot_id") == opened.id]
    present = [row for row in held if row.get("left_on") == ""]
    if present or opened.kind != "practitioner":
        return Holder(opened.id, opened.label, present[0] if present else None)
    if held or file.is_whole("practitioner"):
        raise Problem("key_withdrawn")
    return Holder(opened.id, opened.label, None, is_new=True)


def take_in(opened: CaseFile, holder: Holder, given: Author) -> Author:
    """Who signs the salvage; adds a new keeper's row first."""
    if holder.row is not None:
        return replace(given, practitioner=str(holder.row.get("name", "")), practitioner_id=str(holder.row["id"]))
    if not holder.is_new:
        return given
    row = {"id": opened.new_id(), "name": holder.label, "role": "keeper", "slot_id": holder.slot_id}
    opened.transact(Op("vault.salvage", silent=True), lambda c: c.execute(insert(practitioner).values(**row)))
    return replace(given, practitioner=holder.label, practitioner_id=row["id"])
