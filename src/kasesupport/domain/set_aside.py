"""The name of a vault that a restore put aside (戻す前の保管庫): 相談（戻す前 2026-11-30 0915）.vault."""

import re
from datetime import datetime

# No colon, which Windows refuses. The second form is that of the first programs.
MARK = r"（戻す前 \d{4}-\d{2}-\d{2} \d{4}( \d+)?）|\.before-restore-\d{4}-\d{2}-\d{2}T\d{6}(-\d+)?"
ASIDE = re.compile(rf"(?P<stem>.*)({MARK})(?P<suffix>\.[^.]*)?")


def aside_name(stem: str, suffix: str, at: datetime, number: int = 1) -> str:
    """The name for a vault STEM+SUFFIX put aside at this moment; `number` from 2 on tells it from others."""
    again = f" {number}" if number > 1 else ""
    return f"{stem}（戻す前 {at:%Y-%m-%d %H%M}{again}）{suffix}"


def name_before(name: str) -> str:
    """What a folder was called before a restore put it aside; "" for one that is no such folder."""
    found = ASIDE.fullmatch(name)
    return f"{found['stem']}{found['suffix'] or ''}" if found else ""
