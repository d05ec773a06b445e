"""What is wrong in a list, in words, and as a list to hand back to whoever wrote it."""

from collections.abc import Sequence

from kasesupport import messages
from kasesupport.exchange.spreadsheets.entries import Fault, Row
from kasesupport.exchange.spreadsheets.sheets import Outgoing
from kasesupport.exchange.spreadsheets.values import Table, Told

LONGEST = 30  # characters of a value that are shown


def what(fault: Fault, language: str = "ja") -> str:
    """What is wrong."""
    return messages.fault_text(fault.code, language, **fault.facts)


def todo(fault: Fault, language: str = "ja") -> str:
    """What to do."""
    return messages.fault_text(f"{fault.code}_do", language)


def shown(fault: Fault) -> str:
    """The value, cut where it is long."""
    value = " ".join(fault.value.split())
    return value if len(value) <= LONGEST else f"{value[:LONGEST]}…"


def note(told: Told, language: str = "ja") -> str:
    """What one should know of the reading."""
    return messages.fault_text(told.code, language, count=told.count)


def mended(rows: Sequence[Row]) -> tuple[Told, ...]:
    """What was put right on the way, each kind with its count."""
    codes = [code for row in rows for code in row.mended]
    return tuple(Told(code, codes.count(code)) for code in dict.fromkeys(codes))


def to_hand_back(table: Table, rows: Sequence[Row], language: str = "ja") -> Outgoing:
    """The rows with faults as they stand in the list, each with its number and what is to be mended."""
    faulty = {row.line: " ".join(_sentence(fault, language) for fault in row.faults) for row in rows if row.faults}
    lines = [line for line in table.rows if line.number in faulty]
    cells = tuple((str(line.number), faulty[line.number], *line.cells) for line in lines)
    return Outgoing("直すところ", ("行", "直すところ", *table.headers), cells, numbers=frozenset({0}))


def _sentence(fault: Fault, language: str) -> str:
    where = f"［{fault.header}］" if fault.header else ""
    stop = "。" if language == "ja" else ". "
    return f"{where}{what(fault, language)}{stop}{todo(fault, language)}"
