"""A meeting in words: its day, its hour, its kind."""

from datetime import date

from kasesupport.domain.dates import day, hour
from kasesupport.domain.meetings import NAMES, Meeting
from kasesupport.ui.agenda.words import day_name


def when(meeting: Meeting, today: date) -> str:
    """12月3日（木）　午後2時."""
    on = day(meeting.on)
    return "　".join(part for part in (day_name(on, today) if on else "", hour(meeting.at)) if part)


def called(meeting: Meeting) -> str:
    """What kind of meeting it is."""
    return NAMES.get(meeting.kind, NAMES["other"])
