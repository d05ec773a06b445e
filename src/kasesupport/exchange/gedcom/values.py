"""Single values of a GEDCOM record."""

from fastgedcom.base import Line

from kasesupport.domain.dates import PartialDate
from kasesupport.domain.texts import LINE_LIMIT, clean_line
from kasesupport.exchange.checked import Notes
from kasesupport.exchange.gedcom import dates
from kasesupport.exchange.gedcom.lines import is_pointer


def text(line: Line, tag: str) -> str:
    """The words of a sub-line, on one line; "" where it is missing."""
    return plain(line.get_sub_line(tag))


def plain(line: Line) -> str:
    """The words of a line itself, with its continuations, on one line."""
    told = line.payload_with_cont.replace("@@", "@").replace("\n", " ")
    return clean_line(told)[:LINE_LIMIT]


def pointers(line: Line, tag: str) -> tuple[str, ...]:
    """The ids that sub-lines of a kind name, each once."""
    found = [each.payload.strip() for each in line.get_sub_lines(tag)]
    return tuple(dict.fromkeys(word.strip("@") for word in found if is_pointer(word)))


def flag(line: Line, tag: str) -> bool:
    """Whether a sub-line says yes."""
    return line.get_sub_line_payload(tag).strip().upper() == "Y"


def day(line: Line, notes: Notes) -> PartialDate | None:
    """The date of an event; what is lost of it is noted."""
    told = line.get_sub_line("DATE")
    words = told.payload or text(told, "PHRASE")
    found = dates.parsed(words)
    if found.loss == "range":
        notes.add("「いつより前」「いつから」のような幅のある日付は、わかる年月までで読みました。")
    elif found.loss:
        notes.add("日付として読めないものは、空けて読みました。")
    return found.date
