"""Days for another calendar (.ics, RFC 5545), without names: what kind of day it is, and the case's number.

A time of day is told without a zone ("floating"), as it was written down: whoever reads it stands where the office is.
So no zone's data are needed, here or in the built program.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256

from icalendar import Calendar, Event, vDatetime

NAME = "-//kasesupport//calendar//JA"


@dataclass(frozen=True, slots=True)
class Entry:
    """One day. `key` tells it apart, never written; `number`: the case's; `kind`: in a few words; `at`: "14:00"."""

    key: str
    number: str
    kind: str
    on: date
    at: str = ""


def to_ics(entries: Iterable[Entry], written: datetime) -> bytes:
    """The calendar's bytes; `written`: when. An entry that is written again replaces itself where it was taken in."""
    made = Calendar()
    made.add("prodid", NAME)
    made.add("version", "2.0")
    for each in entries:
        made.add_component(_event(each, written))
    return bytes(made.to_ical())


def title(each: Entry) -> str:
    """What another calendar shows: 会う日 A1B2C3; of a meeting the kind alone."""
    return f"{each.kind} {each.number}".strip()


def _event(each: Entry, written: datetime) -> Event:
    made = Event()
    made.add("uid", f"{sha256(each.key.encode()).hexdigest()[:32]}@kasesupport")
    made["dtstamp"] = vDatetime(written.astimezone(UTC))  # as it is: `add` would look for the zone's data
    made.add("summary", title(each))
    made.add("class", "PRIVATE")
    if (at := _hour(each.at)) is not None:
        made.add("dtstart", datetime.combine(each.on, at))
    else:
        made.add("dtstart", each.on)
        made.add("dtend", each.on + timedelta(days=1))
        made.add("transp", "TRANSPARENT")  # a day to think of, not a day that is taken
    return made


def _hour(told: str) -> time | None:
    hours, colon, minutes = told.partition(":")
    known = colon and hours.isascii() and hours.isdigit() and minutes.isascii() and minutes.isdigit()
    if not known or int(hours) > 23 or int(minutes) > 59:
        return None
    return time(int(hours), int(minutes))
