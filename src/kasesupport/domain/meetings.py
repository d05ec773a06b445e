"""会議: what it is for and what is to be decided (M95); what is said of each family, and who does what until when.

A meeting itself belongs to no family and tells of none. What concerns one is a note of that family about the meeting:
so no family's page or paper can hold another's.
"""

from collections.abc import Mapping
from dataclasses import dataclass

ITEM, TASK = "meeting.items", "meeting.tasks"  # notes of a family, about a meeting by its id
DECIDE, ASKED, ATTENDS = "meeting.decide", "meeting.asked", "meeting.attends"
WHAT, WHO, UNTIL, DONE = "meeting.task_what", "meeting.task_who", "meeting.task_until", "meeting.task_done"
CAME = frozenset({"all", "part"})  # of ATTENDS: the family was there, so one has met it
NAMES: Mapping[str, str] = {
    "case": "個別ケース検討会議", "intake": "受理会議", "policy": "支援方針会議", "progress": "進行管理会議",
    "working": "実務者会議", "team": "センターの打合せ", "other": "そのほかの会議",
}  # fmt: skip
# Of which a sheet for the agencies around one family may tell; the others are the office's or the council's own.
AROUND_A_FAMILY = frozenset({"case"})


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting: `kind` a key of NAMES, `on` ISO or "", `at` "14:00" or words. `people`: who comes beside families."""

    id: str
    kind: str = "case"
    on: str = ""
    at: str = ""
    place: str = ""
    purpose: str = ""
    people: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that was decided: who does what until when (ISO or ""); `done`: the day it was done, or ""."""

    id: str
    what: str = ""
    who: str = ""
    until: str = ""
    done: str = ""
    meeting_id: str = ""
    decided: str = ""  # the day


@dataclass(frozen=True, slots=True)
class Item:
    """A family on a meeting's agenda: the note that holds it, what is to be decided, how many tasks are still open."""

    note_id: str
    family_id: str
    name: str = ""
    decide: str = ""
    tasks: int = 0
    undone: int = 0
