"""After how long without a touch the program locks itself: the office's setting, kept in the vault."""

import json

from sqlalchemy import select

from kasesupport.domain.problems import Problem
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile
from kasesupport.store.op import Op
from kasesupport.store.settings import put

PROPOSED = 5  # minutes; 暫定, until the offices have tried it
LEAST, MOST = 1, 60
KEY = "lock.minutes"


def lock_minutes(file: CaseFile) -> int:
    """Minutes without a touch until the lock. What is not a number within bounds counts as not set."""
    query = select(tables.setting.c.value).where(tables.setting.c.id == KEY)
    kept = file.read(lambda connection: connection.execute(query).scalar())
    minutes = json.loads(kept) if kept else PROPOSED
    return minutes if type(minutes) is int and LEAST <= minutes <= MOST else PROPOSED


def set_lock_minutes(file: CaseFile, minutes: int) -> None:
    """Keep it; nothing is written when it is the same. Problem("minutes_outside")."""
    if not LEAST <= minutes <= MOST:
        raise Problem("minutes_outside", least=LEAST, most=MOST)
    if minutes != lock_minutes(file):
        file.transact(Op("lock.edit"), lambda connection: put(connection, KEY, json.dumps(minutes)))
