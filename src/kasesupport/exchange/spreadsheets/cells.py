"""One cell of a spreadsheet as the text one sees in it."""

import re
from datetime import datetime, time, timedelta
from typing import Any

RETURN = "_x000D_"  # how XLSX writes a carriage return
_ZEROS = re.compile(r"0+")


def text(cell: Any) -> str:
    """Dates as ISO, whole numbers without a point, leading zeros that a format shows; "" for an empty cell."""
    value = cell.value
    if isinstance(value, str):
        return value.replace(RETURN, "").replace("\r\n", "\n").replace("\r", "\n").strip()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(value, str(cell.number_format))
    return _other(value)


def _other(value: object) -> str:
    match value:
        case None:
            return ""
        case bool() as flag:
            return "TRUE" if flag else "FALSE"
        case datetime() as moment:
            return _moment(moment)
        case time() as clock:
            return f"{clock:%H:%M}"
        case timedelta() as span:
            return _span(span)
    return str(value).strip()


def _number(number: float, form: str) -> str:
    if isinstance(number, float) and number.is_integer() and abs(number) < 1e15:
        number = int(number)
    if isinstance(number, int):
        return str(number).zfill(len(form)) if _ZEROS.fullmatch(form) and number >= 0 else str(number)
    return f"{number:.10g}"


def _moment(moment: datetime) -> str:
    return moment.date().isoformat() if moment.time() == time(0) else f"{moment:%Y-%m-%d %H:%M}"


def _span(span: timedelta) -> str:
    minutes = round(span.total_seconds() / 60)
    return f"{minutes // 60}:{minutes % 60:02}"
