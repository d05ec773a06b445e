"""On which day a week begins in the office's calendars: a setting, kept in the vault."""

import json

from kasesupport.domain.weeks import STARTS, WeekStart
from kasesupport.store.casefile import CaseFile
from kasesupport.store.op import Op
from kasesupport.store.settings import get, put

KEY = "calendar.week_start"
PROPOSED: WeekStart = "sun"  # 暫定, until an office chooses


def week_start(file: CaseFile) -> WeekStart:
    """The day; what makes no sense counts as not set."""
    kept = json.loads(file.read(lambda connection: get(connection, KEY)) or "null")
    return next((each for each in STARTS if each == kept), PROPOSED)


def set_week_start(file: CaseFile, start: WeekStart) -> None:
    """Keep it; nothing is written when it is the same."""
    if start != week_start(file):
        file.transact(Op("calendar.edit"), lambda connection: put(connection, KEY, json.dumps(start)))
