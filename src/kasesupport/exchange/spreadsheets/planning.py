"""What an import does with each row, as somebody chose it."""

from collections.abc import Mapping, Sequence
from typing import Any

from kasesupport.domain.register import Entry, unique_tags
from kasesupport.exchange.spreadsheets.entries import Choices, Plan, Row, columns


def plan(rows: Sequence[Row], choices: Choices) -> Plan:
    """Sorts the rows into what comes in, what changes and what stays out."""
    added: list[Entry] = []
    changed: dict[str, Mapping[str, Any]] = {}
    out: dict[str, list[int]] = {"faulty": [], "known": [], "left": []}
    for row in rows:
        if why := _out(row, choices):
            out[why].append(row.line)
        elif row.twin is None:
            added.append(row.entry)
        elif news := _news(row.twin, row.entry, choices.of_line.get(row.line, choices.existing)):
            changed[row.twin.id] = news
        else:
            out["known"].append(row.line)
    return Plan(tuple(added), changed, **{why: tuple(lines) for why, lines in out.items()})


def _out(row: Row, choices: Choices) -> str:
    if row.barred or (row.faults and row.line not in choices.taken):
        return "faulty"
    return "left" if row.line in choices.left else ""


def _news(known: Entry, told: Entry, how: str) -> Mapping[str, Any]:
    """`fill`: only what is empty. `overwrite`: all that the row says; what it leaves empty stays. Tags are added."""
    if how == "skip":
        return {}
    before = columns(known)
    said = {name: value for name, value in columns(told).items() if value and _speaks(name, value, before, how)}
    said["tags"] = unique_tags((*known.tags, *told.tags))
    return {name: value for name, value in said.items() if value != before[name]}


def _speaks(name: str, value: Any, before: Mapping[str, Any], how: str) -> bool:
    """The kind その他 says nothing against a kind that is known."""
    if name == "kind":
        return bool(value != "other" and (how == "overwrite" or before["kind"] == "other"))
    return how == "overwrite" or not before[name]
