"""What an import of a list found and did, as data and as lines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kasesupport import messages
from kasesupport.exchange.spreadsheets import checking, saying
from kasesupport.exchange.spreadsheets.checking import Columns
from kasesupport.exchange.spreadsheets.entries import Fault, Plan, Row
from kasesupport.exchange.spreadsheets.fields import fields, kind_of
from kasesupport.exchange.spreadsheets.values import ReadFile, Told


@dataclass(frozen=True, slots=True)
class Report:
    """The file as it was read, where its columns go, its rows, and what was made of them."""

    found: ReadFile
    to: Columns
    rows: Sequence[Row]
    made: Plan
    language: str


def data(report: Report) -> Mapping[str, object]:
    """For --json."""
    reading, table, made = report.found.reading, report.found.table, report.made
    kinds = {word: report.to.kinds.get(word, kind_of(word)[0]) for word in checking.kinds_in(table, report.to.fields)}
    return {
        "form": report.found.form, "sheet": reading.sheet, "encoding": reading.encoding,
        "delimiter": reading.delimiter, "header": reading.header, "rows": len(table.rows),
        "columns": dict(zip(table.headers, report.to.fields, strict=True)), "kinds": kinds,
        "added": len(made.added), "changed": len(made.changed), "known": made.known, "faulty": made.faulty,
        "faults": [_fault_data(fault, report.language) for fault in _faults(report)],
        "notes": [{"code": note.code, "count": note.count} for note in _notes(report)],
    }  # fmt: skip


def lines(report: Report, done: str) -> tuple[str, ...]:
    """For people; `done` is the key of the last line's words."""
    made, known = report.made, fields()
    counts = {"added": len(made.added), "changed": len(made.changed), "known": len(made.known)}
    pairs = zip(report.found.table.headers, report.to.fields, strict=True)
    left = _say(report, "list_left")
    return (
        _read(report),
        *(f"  {header} → {known[to].label if to else left}" for header, to in pairs),
        *(saying.note(note, report.language) for note in _notes(report)),
        *(_fault_line(fault, report) for fault in _faults(report)),
        _say(report, done, **counts, faulty=len(made.faulty)),
    )


def _read(report: Report) -> str:
    reading = report.found.reading
    how = reading.sheet if report.found.form == "xlsx" else reading.encoding
    return _say(report, "list_read", how=how, header=reading.header, rows=len(report.found.table.rows))


def _fault_line(fault: Fault, report: Report) -> str:
    parts = (fault.header, f"「{saying.shown(fault)}」" if fault.value else "")
    where = "".join(parts)
    told = {"what": saying.what(fault, report.language), "todo": saying.todo(fault, report.language)}
    return _say(report, "list_fault", line=fault.line, where=f" {where}" if where else "", **told)


def _fault_data(fault: Fault, language: str) -> Mapping[str, object]:
    return {
        "line": fault.line, "field": fault.name, "header": fault.header, "value": fault.value, "code": fault.code,
        "message": saying.what(fault, language), "todo": saying.todo(fault, language),
    }  # fmt: skip


def _faults(report: Report) -> Sequence[Fault]:
    return [fault for row in report.rows for fault in row.faults]


def _notes(report: Report) -> tuple[Told, ...]:
    return (*report.found.table.notes, *saying.mended(report.rows))


def _say(report: Report, key: str, **facts: object) -> str:
    return messages.command_text(key, report.language, **facts)
