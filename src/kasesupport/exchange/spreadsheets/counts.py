"""Counts of 数で見るふり返り as rows for a spreadsheet: one a number, so that they can be sorted and drawn anew."""

from collections.abc import Iterable
from typing import NamedTuple

from kasesupport.exchange.spreadsheets.sheets import Outgoing

HEADERS = ("区分", "図", "期間と範囲", "行", "列", "数", "伏せた数", "数え方")
HIDDEN = "伏せました"


class Counted(NamedTuple):
    """One number with where it stands. `value` None: it stays in the office; `lead`: what is counted, in words."""

    group: str
    picture: str
    when: str
    row: str
    column: str
    value: int | None
    lead: str


def counts(rows: Iterable[Counted]) -> Outgoing:
    """All of them, without names; a number that stays in is an empty cell with a word beside it."""
    told = tuple(
        (each.group, each.picture, each.when, each.row, each.column, *_number(each.value), each.lead) for each in rows
    )
    return Outgoing("数で見るふり返り", HEADERS, told, numbers=frozenset({HEADERS.index("数")}))


def _number(value: int | None) -> tuple[str, str]:
    return ("", HIDDEN) if value is None else (str(value), "")
